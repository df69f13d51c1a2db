"""Who ordered it, its number, date and subject, from the text around a task table.

Layout of a document: Nghị định 30/2020/NĐ-CP, Phụ lục I; the line that ties an annex to its
document: "(Kèm theo Kế hoạch số …/KH-… ngày … của …)".
"""

import re
from datetime import date
from pathlib import PurePath

from core.directives import DirectiveHeader
from core.fold import fold
from documents.reading.grid import Content, Grid

_TYPES = {
    "ke hoach": "ke_hoach",
    "quyet dinh": "quyet_dinh",
    "thong bao": "thong_bao",
    "bao cao": "bao_cao",
    "chi thi": "chi_thi",
    "cong dien": "cong_dien",
    "cong van": "cong_van",
}
_TYPE_NAMES = "|".join(_TYPES)
_NUMBER = re.compile(r"^Số\s*:?\s*(\d+\s*/\s*[\wĐ][\w\-–&.Đ ]*)$", re.IGNORECASE)
_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_SHORT_DATE = re.compile(r"ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.IGNORECASE)
_SUBJECT = re.compile(r"^V/v:?\s*(.+)$", re.IGNORECASE)
_ANNEX = re.compile(rf"^\W*(?:ban hanh )?kem theo ({_TYPE_NAMES})\b")
_ANNEX_NUMBER = re.compile(r"số\s*:?\s*(\d+\s*/\s*[\wĐ][\w\-–&Đ]*)", re.IGNORECASE)
_ANNEX_ISSUER = re.compile(r"\scủa\s+(.+?)[\s.;)\]]*$", re.IGNORECASE)
_PARENT = re.compile(r"^(ubnd|uy ban nhan dan|bo|hdnd|chinh phu|tinh uy|so)\b")
_NO_TITLE = re.compile(r"^(phu luc|bieu|mau|cong hoa|doc lap|ubnd|uy ban|hdnd|so|bo|noi nhan)\b")
_BODY_BEGINS = re.compile(r"^(can cu|thuc hien|kinh gui|[ivx]+\.|\d+\.|- )")
#: The header stands at the top; the tie to an annex may stand anywhere.
_TOP_LINES = 40
_LONGEST_LINE = 500


def read_header(content: Content, file_name: str) -> DirectiveHeader:
    """What the file says of its directive; "" or None for what it leaves blank.

    The document's own header goes before the annex's line; without both the subject is a title
    in capitals at the top, and at last the file's name without its ending.
    """
    lines = [line for line in _lines(content) if len(line) < _LONGEST_LINE]
    top = lines[:_TOP_LINES]
    annex_title, annex = _annex(lines)
    kind, subject = _kind_and_subject(top)
    number = _first(_NUMBER, top) or _first(_ANNEX_NUMBER, [annex], search=True)
    signer, signer_title = _signature(content)
    annex_kind = _ANNEX.search(fold(annex))
    return DirectiveHeader(
        doc_type=kind or (_TYPES[annex_kind.group(1)] if annex_kind else ""),
        number=re.sub(r"\s", "", number).replace("–", "-"),
        issuer=_issuer(content) or _first(_ANNEX_ISSUER, [annex], search=True),
        issued_on=_issued_on(top, annex),
        subject=subject or annex_title or _title(top) or PurePath(file_name).stem,
        signer=signer,
        signer_title=signer_title,
    )


def _grid_lines(grid: Grid, rows: int) -> list[str]:
    return [
        line
        for row in range(min(rows, len(grid.rows)))
        for cell in grid.own_cells(row)
        for line in cell.text.split("\n")
    ]


def _lines(content: Content) -> list[str]:
    lines: list[str] = []
    for block in content.blocks:
        if isinstance(block, Grid):
            lines.extend(_grid_lines(block, 10))
        else:
            lines.extend(block.split("\n"))
    return lines


def _annex(lines: list[str]) -> tuple[str, str]:
    """The annex's title and the line that ties it to its document; "" for what is missing."""
    for at, line in enumerate(lines):
        if not _ANNEX.search(fold(line)):
            continue
        title: list[str] = []
        for above in reversed(lines[max(0, at - 4) : at]):
            if not above.isupper() or _NO_TITLE.match(fold(above)):
                break
            title.insert(0, above)
        return " ".join(title), line
    return "", ""


def _title(lines: list[str]) -> str:
    """The first line in capitals that can be a title; "" when there is none at the very top."""
    for line in lines[:8]:
        if line.isupper() and len(line.split()) > 3 and not _NO_TITLE.match(fold(line)):
            return line
    return ""


def _kind_and_subject(lines: list[str]) -> tuple[str, str]:
    for at, line in enumerate(lines):
        name = fold(line).strip(" .:")
        if line.isupper() and name in _TYPES:
            return _TYPES[name], _subject_after(lines, at)
        if match := _SUBJECT.match(line):
            return "cong_van", match.group(1).strip()
    if any(fold(line).startswith("kinh gui") for line in lines):
        return "cong_van", ""
    return "", ""


def _subject_after(lines: list[str], at: int) -> str:
    """The subject takes the line below the kind, and those that go on in small letters."""
    subject: list[str] = []
    for line in lines[at + 1 : at + 5]:
        if _BODY_BEGINS.match(fold(line)) or (subject and not line[0].islower()):
            break
        subject.append(line)
    return " ".join(subject)


def _first(pattern: re.Pattern[str], lines: list[str], search: bool = False) -> str:
    find = pattern.search if search else pattern.match
    return next((match.group(1).strip() for line in lines if (match := find(line))), "")


def _issued_on(lines: list[str], annex: str) -> date | None:
    """The date beside the place name; a date inside a sentence is another document's."""
    own = [match for line in lines if len(line) < 80 and (match := _DATE.search(line))]
    tied = _SHORT_DATE.search(annex) or _DATE.search(annex)
    match = own[0] if own else tied
    if not match:
        return None
    day, month, year = (int(group) for group in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _issuer(content: Content) -> str:
    """The capitals above "Số:" in the letterhead, without the parent body's line."""
    for cell in _cells(content, first_tables=2):
        lines = cell.split("\n")
        names = []
        for line in lines:
            if re.match(r"^số\s*:", line, re.IGNORECASE):
                break
            if line.isupper():
                names.append(line)
        else:
            continue
        if len(names) > 1 and _PARENT.match(fold(names[0])) and _is_agency(names[1]):
            names = names[1:]
        return " ".join(names)
    return ""


def _is_agency(line: str) -> bool:
    """True when a line begins an agency's name, so that the one above it is its parent."""
    kinds = "so|ban|chi cuc|cuc|van phong|trung tam|truong|phong|thanh tra|ubnd|uy ban"
    return bool(re.match(rf"^({kinds})\b", fold(line)))


def _signature(content: Content) -> tuple[str, str]:
    """Name and title of the signer, from the cell beside "Nơi nhận"; "" when there is none."""
    for grid in reversed(content.grids):
        for row in range(min(3, len(grid.rows))):
            cells = grid.own_cells(row)
            if not any(fold(cell.text).startswith("noi nhan") for cell in cells):
                continue
            for cell in cells:
                if not fold(cell.text).startswith("noi nhan"):
                    lines = cell.text.split("\n")
                    names = [line for line in lines if not line.isupper()]
                    titles = [line for line in lines if line.isupper()]
                    return (names[-1] if names else ""), " ".join(titles)
    return "", ""


def _cells(content: Content, first_tables: int) -> list[str]:
    return [
        cell.text
        for grid in content.grids[:first_tables]
        for row in range(min(3, len(grid.rows)))
        for cell in grid.own_cells(row)
    ]
