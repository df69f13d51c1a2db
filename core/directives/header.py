"""The header of a directive: kind, number, issuer, date, subject, recipients, signer.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I. An extraction mixes the two columns of the letterhead,
so their fixed words are cut out of each line before it is read. The line that ties an annex to
its document ("(Kèm theo Kế hoạch số …/KH-… ngày … của …)") speaks where the letterhead is blank.
"""

import re
from collections.abc import Sequence
from datetime import date

from core.directives.folding import fold
from core.directives.lines import Line
from core.directives.model import DirectiveHeader
from core.directives.signature import columns_of, read_recipients, read_signature
from core.directives.spelling import spelled

TYPES = {
    "ke hoach": "ke_hoach",
    "quyet dinh": "quyet_dinh",
    "thong bao": "thong_bao",
    "thong bao ket luan": "thong_bao",
    "bao cao": "bao_cao",
    "chi thi": "chi_thi",
    "cong dien": "cong_dien",
    "cong van": "cong_van",
    "chuong trinh": "chuong_trinh",
    "chuong trinh hanh dong": "chuong_trinh",
    "huong dan": "huong_dan",
    "de an": "de_an",
    "phuong an": "phuong_an",
    "to trinh": "to_trinh",
}
_NAMES = "|".join(sorted(TYPES, key=len, reverse=True))
_MOTTO = re.compile(
    r"C[ỘO]NG\s+H[ÒO]?[AÀÒ]?A?\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<no>\d{1,6}[a-zA-Z]?)?[\s.…]*/\s*(?P<code>[A-ZĐ0-9][\wĐ.&]*(?:\s?[-–]\s?[A-ZĐ0-9][\wĐ.&]*)*)"
)
_TIED_NUMBER = re.compile(r"số\s*:?\s*(\d+\s*/\s*[\wĐ][\w\-–&Đ]*)", re.IGNORECASE)
_TIED_BLANK = re.compile(r"số\s*:?[\s.…]*(/\s*[A-ZĐ][\w\-–&Đ]*)", re.IGNORECASE)
_DATE = re.compile(
    r"ngày[\s.…]*(\d{1,2})?[\s.…]*tháng[\s.…]*(\d{1,2})?[\s.…]*năm[\s.…]*(\d{4})", re.IGNORECASE
)
_SHORT_DATE = re.compile(
    r"ngày[\s.…]*(\d{1,2})?[\s.…]*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.IGNORECASE
)
_SUBJECT = re.compile(r"(?:^|\s)V/v:?\s*(.+)$", re.IGNORECASE)
_TIE = re.compile(rf"^\W*(?:ban hanh )?kem theo ({_NAMES})\b")
_TIED_ISSUER = re.compile(r"\scủa\s+(?:Giám đốc\s+|Chủ tịch\s+)?(.+?)[\s.;)\]]*$", re.IGNORECASE)
_PARENT = re.compile(r"^(ubnd|uy ban nhan dan|bo|hdnd|chinh phu|tinh uy|so)\b")
_AGENCY = re.compile(
    r"^(so|ban|chi cuc|cuc|van phong|trung tam|truong|phong|thanh tra|ubnd|uy ban|xa|phuong"
    r"|huyen)\b"
)
_NO_TITLE = re.compile(r"^(phu luc|bieu|mau|cong hoa|doc lap|ubnd|uy ban|hdnd|so|bo|noi nhan)\b")
BODY_BEGINS = re.compile(r"^(can cu|thuc hien|kinh gui|ngay \d|[ivx]+\.|\d+\.|- )")
_PLACE_LINE = re.compile(r"[^.;:]{2,40},\s*ngày")
#: The header stands at the top; the tie to an annex may stand anywhere.
_TOP_LINES = 40
_LONGEST_LINE = 500


def read_header(lines: Sequence[Line], otherwise: str = "") -> DirectiveHeader:
    """What the lines say of their directive; "" or None for what they leave blank.

    The document's own header goes before the annex's line; without both the subject is a title
    in capitals at the top, and at last `otherwise`.
    """
    texts = [line.text for line in lines if len(line.text) < _LONGEST_LINE]
    top = [words for text in texts[:_TOP_LINES] if (words := _without_motto(text))]
    annex_title, tie = _annex(texts)
    kind, subject = _kind_and_subject(top)
    number, partial = _number(top, tie)
    issued_on, date_partial, date_text = _issued_on(top, tie)
    tied_kind = _TIE.search(fold(tie))
    capitals, parent = _letterhead(top)
    issuer = spelled(capitals, lines) or _group(_TIED_ISSUER, tie) or _stated_issuer(lines)
    parted = [piece for line in lines for piece in columns_of(line)]
    signer, signer_title = read_signature(parted)
    return DirectiveHeader(
        doc_type=kind or (TYPES[tied_kind.group(1)] if tied_kind else ""),
        number=number,
        issuer=issuer,
        issued_on=issued_on,
        subject=subject or annex_title or _title(top) or otherwise,
        signer=signer,
        signer_title=signer_title,
        number_partial="" if number else partial,
        date_partial=date_partial,
        date_text=date_text,
        place=_place(parent, issuer),
        recipients=read_recipients(parted, letter=kind == "cong_van"),
    )


def _without_motto(text: str) -> str:
    return " ".join(_MOTTO.sub("  ", text).split())


def _group(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group(1).strip() if match else ""


def _annex(texts: Sequence[str]) -> tuple[str, str]:
    """The annex's title and the line that ties it to its document; "" for what is missing."""
    for at, text in enumerate(texts):
        if not _TIE.search(fold(text)):
            continue
        tie = text if ")" in text else " ".join(texts[at : at + 3]).split(")")[0]
        title: list[str] = []
        for above in reversed(texts[max(0, at - 4) : at]):
            if not above.isupper() or _NO_TITLE.match(fold(above)):
                break
            title.insert(0, above)
        return " ".join(title), tie
    return "", ""


def _title(top: Sequence[str]) -> str:
    """The first line in capitals that can be a title; "" when there is none at the very top."""
    for line in top[:8]:
        if line.isupper() and len(line.split()) > 3 and not _NO_TITLE.match(fold(line)):
            return line
    return ""


def _kind_and_subject(top: Sequence[str]) -> tuple[str, str]:
    for at, line in enumerate(top):
        name = fold(line).strip(" .:")
        if line.isupper() and name in TYPES:
            return TYPES[name], _subject_after(top, at)
        if match := _SUBJECT.search(line):
            return "cong_van", _letter_subject(match.group(1), top[at + 1 : at + 6])
    if any(fold(line).startswith("kinh gui") for line in top):
        return "cong_van", ""
    return "", ""


def _letter_subject(first: str, below: Sequence[str]) -> str:
    """A letter's subject stands in a narrow column: it goes on to "Kính gửi"; the
    other column's date may stand between its lines."""
    subject = [first.strip()]
    dated = False
    for line in below:
        folded = fold(line)
        if BODY_BEGINS.match(folded):
            break
        if _DATE.search(line) or _PLACE_LINE.match(line):
            dated = True
            continue
        if dated and not line[0].islower():
            break
        if folded.startswith("so") or (line.isupper() and len(line.split()) > 2):
            break
        subject.append(line)
    return " ".join(subject)


def _subject_after(top: Sequence[str], at: int) -> str:
    """The subject takes the line below the kind, and those that go on in small letters or
    with a figure."""
    subject: list[str] = []
    for line in top[at + 1 : at + 6]:
        goes_on = line[0].islower() or line[0].isdigit()
        if BODY_BEGINS.match(fold(line)) or (subject and not goes_on):
            break
        subject.append(line)
    return " ".join(subject)


def _number(top: Sequence[str], tie: str) -> tuple[str, str]:
    """The number, and what a draft has of it ("/KH-SXD")."""
    for line in top:
        if (match := _NUMBER.match(line)) and not _TIE.search(fold(line)):
            code = re.sub(r"\s", "", match["code"]).replace("–", "-")
            return (f"{match['no']}/{code}", "") if match["no"] else ("", f"/{code}")
    number = re.sub(r"\s", "", _group(_TIED_NUMBER, tie)).replace("–", "-")
    return number, re.sub(r"\s", "", _group(_TIED_BLANK, tie)).replace("–", "-")


def _issued_on(top: Sequence[str], tie: str) -> tuple[date | None, str, str]:
    """The date beside the place name, else the tie's; a partial one ("2021-04"); its words.

    A date inside a sentence is another document's.
    """
    own = [m for line in top if len(line) < 90 and (m := _own_date(line))]
    match = own[0] if own else _SHORT_DATE.search(tie) or _DATE.search(tie)
    if not match:
        return None, "", ""
    day, month, year = match.groups()
    words = " ".join(match.group().split())
    if not month:
        return None, year, words
    try:
        first = date(int(year), int(month), int(day) if day else 1)
    except ValueError:
        return None, "", words
    return (first, "", words) if day else (None, f"{first:%Y-%m}", words)


def _own_date(line: str) -> re.Match[str] | None:
    if BODY_BEGINS.match(fold(line)) or fold(line).startswith("("):
        return None
    return _DATE.search(line)


def _letterhead(top: Sequence[str]) -> tuple[str, str]:
    """The issuer in capitals, and the parent body above it; "" for what there is none of."""
    names: list[str] = []
    for line in top[:15]:
        if re.match(r"số\s*:?\s*[\d./…]", line, re.IGNORECASE):
            break
        if fold(line).strip(" .:") in TYPES or _SUBJECT.search(line):
            break
        if line.isupper() and len(line) > 3:
            names.append(line)
        elif names and BODY_BEGINS.match(fold(line)):
            break
    else:
        return "", ""
    parent = ""
    if len(names) > 1 and _PARENT.match(fold(names[0])) and _AGENCY.match(fold(names[1])):
        at = next((i for i, n in enumerate(names[1:], 1) if _AGENCY.match(fold(n))), 1)
        if not (fold(names[0]) == "uy ban nhan dan" and len(names) == 2):
            parent, names = " ".join(names[:at]), names[at:]
    return " ".join(names), parent


_NAMED = re.compile(
    r"\b(?:Sở|Chi cục|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?=[A-ZĐÀ-Ỹ]|xã|phường|huyện)"
)
_HEAD = re.compile(r",\s+(?:Giám đốc|Chủ tịch|Chi cục trưởng)\b")
_DOES = re.compile(
    r",?\s+(?:đã ban hành|ban hành|xây dựng kế hoạch|xây dựng Kế hoạch|đề nghị|yêu cầu|triển khai"
    r"|thông báo|chỉ đạo|hướng dẫn|nhận thấy|nhận được)\b"
)
_NOT_NAME = re.compile(r"[.;:()\d]|\b(?:của|về|việc|ngày|tại|tỉnh)\b")


def _stated_issuer(lines: Sequence[Line]) -> str:
    """Who orders, by the text alone: "Sở Công Thương đã ban hành …"."""
    text = " ".join(line.text for line in lines[:80])[:12_000]
    for match in _NAMED.finditer(text):
        words = text[match.start() : match.start() + 100]
        verb = _DOES.search(words)
        name = _HEAD.split(words[: verb.start()])[0] if verb else ""
        if name and not _NOT_NAME.search(name):
            return name
    return ""


_PROVINCE = re.compile(r"(?:ubnd|uy ban nhan dan) (tinh|thanh pho|tp\.?|huyen|thi xa|xa|phuong) ")


def _place(parent: str, issuer: str) -> str:
    """ "UBND TỈNH HÀ TĨNH" → "tỉnh Hà Tĩnh", unless the issuer's name has it."""
    match = _PROVINCE.match(fold(parent) + " ")
    if not match or fold(issuer).startswith(("ubnd", "uy ban")):
        return ""
    words = parent.split()[len(match.group(0)[: match.start(1)].split()) :]
    kind = 2 if match.group(1) in ("thanh pho", "thi xa") else 1
    return " ".join([w.lower() for w in words[:kind]] + [w.capitalize() for w in words[kind:]])
