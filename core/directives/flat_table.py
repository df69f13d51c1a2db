"""A task table whose cells an extraction has run together, rebuilt row by row.

What still stands: the headings in the order of the columns, the numbers of the rows, the order of
the cells in a row, the names of units, the words of deadlines, capitals at the start of a cell. A
cell merged over several rows stands in one of them: what a row leaves out it has from the row
above in its section, or, at the head of a section, from the first row that says it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.directives.flat_cells import DEADLINE, DETAIL, LEAD, PRODUCT, SUPPORT, TITLE, cells_of
from core.directives.lines import Line
from core.directives.model import Duty
from core.directives.rows import Row, row_duty
from core.directives.times import Clock

_START = re.compile(r"(?:tt|stt|so tt|so thu tu)\b")
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (SUPPORT, re.compile(r"(?:(?:don vi|co quan)(?:,? ca nhan)? )?phoi hop(?: thuc hien)?")),
    (LEAD, re.compile(
        r"(?:don vi|co quan|bo phan|phong)(?:,? (?:ca nhan|don vi))?(?: (?:chu tri|thuc hien"
        r"|phu trach|tham muu"
        r"|duoc giao))+|chu tri(?: (?:thuc hien|tham muu))*|phan cong(?: thuc hien)?")),
    (DEADLINE, re.compile(
        r"(?:thoi (?:gian|han)|tien do|han)(?: (?:hoan thanh|thuc hien|bao cao|trinh))*")),
    (PRODUCT, re.compile(
        r"(?:du kien )?(?:san pham|ket qua|dau ra)(?: (?:dau ra|du kien|dat duoc|thuc hien))*")),
    (DETAIL, re.compile(
        r"(?:muc tieu|giai phap|yeu cau|chi tieu)(?:[/, ]+(?:muc tieu|giai phap|yeu cau"
        r"|chi tieu))*"
        r"(?: (?:thuc hien|cu the|khac phuc))*")),
    (TITLE, re.compile(
        r"(?:ten )?(?:noi dung|nhiem vu|cong viec|danh muc)(?:[/, ]+(?:noi dung|nhiem vu"
        r"|cong viec|cu the|thuc hien"
        r"|hoat dong|chu yeu))*")),
    ("note", re.compile(r"ghi chu|kinh phi|lanh dao(?: so)?(?: phu trach| chi dao)?|don vi tinh")),
)  # fmt: skip
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3})\s*[.)]?(?:\s+(?=\S)|\Z)")
_ROMAN = re.compile(r"([IVX]{1,5}|[A-H])\s*[.)]?\s+(?=[A-ZĐÀ-Ỹ])")
_MAX_HEADER = 30
_COLUMN_NUMBERS = re.compile(r"[\s()\d]+\Z")


@dataclass(slots=True)
class _Raw:
    """Lines of one numbered row; `level` is the depth of its number."""

    number: str
    level: int
    lines: list[str]


def read_flat_table(lines: Sequence[Line], clock: Clock) -> tuple[list[Line], list[Duty]]:
    """The lines before the first flattened task table, and the duties of its rows.

    All lines and no duties when there is none.
    """
    for at, line in enumerate(lines):
        if not _START.match(line.folded) or line.whole or len(line.text) > 90:
            continue
        if found := _header(lines, at):
            columns, first = found
            rows = _rows(lines[first:])
            duties = _duties(rows, columns, clock)
            if duties:
                return list(lines[:at]), duties
    return list(lines), []


def _header(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int] | None:
    """The columns' roles in order, and the first line below the header."""
    words: list[str] = []
    for place in range(at, min(at + _MAX_HEADER, len(lines))):
        text = lines[place].text
        first = place > at and (
            re.match(r"(?:1|I|A|01)\s*[.)]?(?:\s|\Z)|1\.1\b", text) is not None
        )
        if first and (not _COLUMN_NUMBERS.match(text) or (lines[place].is_page and words)):
            columns = _columns(" ".join(words))
            return (columns, place) if columns else None
        if not _COLUMN_NUMBERS.match(text):
            words.append(lines[place].folded)
    return None


def _columns(header: str) -> tuple[str, ...]:
    """Roles in the order their headings stand in; () for no task table."""
    places: list[tuple[int, str]] = []
    taken = [False] * (len(header) + 1)
    for role, pattern in _HEADINGS:
        for match in pattern.finditer(header):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                places.append((match.start(), role))
    roles: list[str] = []
    for _, role in sorted(places):
        if role not in roles:
            roles.append(role)
    if TITLE not in roles and DETAIL in roles:
        roles[roles.index(DETAIL)] = TITLE
    tasks = TITLE in roles and bool({LEAD, SUPPORT, DEADLINE} & set(roles))
    return tuple(roles) if tasks else ()


def _rows(lines: Sequence[Line]) -> list[_Raw]:
    """Rows and sections by their numbers; a page's number between them is passed over."""
    rows: list[_Raw] = []
    open_numbers: list[str] = []
    for at, line in enumerate(lines):
        number, rest = _row_start(line, lines[at + 1 :], open_numbers)
        if number:
            level = 0 if number[0].isalpha() else 1 + number.count(".")
            rows.append(_Raw(number, level, [rest] if rest else []))
            open_numbers = _opened(open_numbers, number)
        elif rows and not line.is_page:
            rows[-1].lines.append(line.text)
    return rows


def _row_start(line: Line, below: Sequence[Line], opened: Sequence[str]) -> tuple[str, str]:
    match = _ROMAN.match(line.text)
    if match and (line.text[match.end() :].isupper() or not opened or opened[0].isalpha()):
        return match.group(1), line.text[match.end() :]
    match = _NUMBER.match(line.text)
    if match is None or not _expected(match.group(1), opened):
        return "", ""
    number, rest = match.group(1), line.text[match.end() :]
    if line.is_page and "." not in number and _comes_again(number, below):
        return "", ""
    if "." not in number and rest and not rest[0].isupper():
        return "", ""
    if not rest and "." not in number and not line.is_page:
        return "", ""
    return number, rest


def _comes_again(number: str, below: Sequence[Line]) -> bool:
    """True when the same number opens a row further down: this one was the page's."""
    following = str(int(number) + 1)
    for line in below[:80]:
        match = _NUMBER.match(line.text)
        if match is None:
            continue
        rest = line.text[match.end() :]
        if match.group(1) == number and (rest[:1].isupper() or line.is_page):
            return True
        if match.group(1) in (following, f"{number}.1") and rest[:1].isupper():
            return match.group(1) == following and False
    return False


def _expected(number: str, opened: Sequence[str]) -> bool:
    """True when `number` can follow the numbers that are open: the next brother, or a first
    child."""
    plain = [known for known in opened if known[0].isdigit()]
    if not plain:
        return number in ("1", "01", "1.1")
    head, _, last = number.rpartition(".")
    for known in plain:
        known_head, _, known_last = known.rpartition(".")
        if head == known_head and int(known_last) < int(last) <= int(known_last) + 2:
            return True
    restarts = number == "1" and len(opened) > len(plain) and len(plain) == 0
    return restarts or (int(last) == 1 and bool(head) and head.lstrip("0") == plain[-1].lstrip("0"))


def _opened(opened: Sequence[str], number: str) -> list[str]:
    if number[0].isalpha():
        return [number]
    kept = [n for n in opened if n[0].isalpha() or n.count(".") < number.count(".")]
    return [*kept, number]


def _duties(rows: Sequence[_Raw], columns: tuple[str, ...], clock: Clock) -> list[Duty]:
    """Rows with their cells filled in, as duties; rows above deeper ones are sections."""
    sections: list[tuple[int, str]] = []
    group: list[Row] = []
    duties: list[Row] = []
    for at, raw in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        heading = following is not None and (
            following.level > raw.level
            and (raw.level == 0 or following.number.startswith(f"{raw.number}."))
        )
        if heading:
            duties += _filled(group, columns)
            group = []
            sections = [s for s in sections if s[0] < raw.level]
            sections.append((raw.level, " ".join(raw.lines)))
            continue
        row = cells_of(raw.lines, columns, clock)
        if row is None:
            continue
        headings = tuple(words for _, words in sections)
        group.append(replace(row, number=raw.number, headings=headings))
    duties += _filled(group, columns)
    return [row_duty(row, clock, annex=True) for row in duties]


_MERGED = ("lead", "support", "detail")


def _filled(group: Sequence[Row], columns: tuple[str, ...]) -> list[Row]:
    """Rows of one section with what merged cells say of them."""
    rows = list(group)
    for at, row in enumerate(rows):
        if row.detail[:1].islower() and at:  # the end of a cell that began in the row above
            above = rows[at - 1]
            rows[at - 1] = replace(above, detail=f"{above.detail} {row.detail}".strip())
            rows[at] = replace(row, detail="")
    for name, role in zip(_MERGED, (LEAD, SUPPORT, DETAIL), strict=True):
        if role not in columns:
            continue
        known = next((getattr(row, name) for row in rows if getattr(row, name)), "")
        first = True
        for at, row in enumerate(rows):
            own = getattr(row, name)
            if own:
                known, first = own, False
            elif name != "detail" or not first:
                rows[at] = _with(rows[at], name, known)
    return rows


def _with(row: Row, name: str, words: str) -> Row:
    if name == "lead":
        return replace(row, lead=words)
    return replace(row, support=words) if name == "support" else replace(row, detail=words)


