"""The end of a directive: who gets it and who signs it."""

import re
from collections.abc import Sequence

from core.directives.folding import fold
from core.directives.lines import Line

_TITLE = re.compile(
    r"(?<!\w)((?:KT|TL|TM|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ .,-]*[A-ZĐÀ-Ỹ]"
    r"|(?:PHÓ\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|CỤC TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|CHÁNH THANH TRA|BỘ TRƯỞNG|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC)"
    r"(?:\s+(?!PHÓ)[A-ZĐÀ-Ỹ]{2,})*)(?!\w)"
)
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]*\s+){1,4}[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\Z")
_NO_NAME = re.compile(r"^(noi nhan|phu luc|nhu tren|luu|so|van phong|ban|phong|kinh gui)\b")
_ITEM = re.compile(r"^[-–+•*]\s*(.+)$")
_NOTE = re.compile(r"\s*\((?:để\s+)?(?:b/c|p/h|báo cáo|biết|t/h|thực hiện|phối hợp)[^)]*\)", re.I)
_SKIPPED = re.compile(r"^(nhu tren|nhu kinh gui|luu\b|website|trang ttdt|cong ttdt)")
_LONGEST, _LONGEST_TAIL, _ABOVE = 500, 45, 12
_GUTTER = re.compile(r"\s{3,}")


def columns_of(line: Line) -> list[str]:
    """The words of a line that wide blanks part, each with single blanks."""
    if "   " not in line.raw.strip():
        return [line.text] if len(line.text) < _LONGEST else []
    pieces = _GUTTER.split(line.raw.strip())
    return [" ".join(piece.split()) for piece in pieces if len(piece) < _LONGEST]


def tail_start(texts: Sequence[str]) -> int:
    """Where "Nơi nhận" stands; the number of lines when it stands nowhere."""
    for at, text in enumerate(texts):
        if fold(text[:12]).startswith("noi nhan"):
            return at
    return len(texts)


def read_signature(texts: Sequence[str]) -> tuple[str, str]:
    """Name and title of the signer ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"); "" for what is missing.

    The two columns at the end may stand on one line ("Nơi nhận: TL. CHỦ TỊCH"), or one above the
    other: then the signer may come before "Nơi nhận".
    """
    start = tail_start(texts)
    found = _signed(texts[start : start + _LONGEST_TAIL])
    return found if found[0] else max(found, _signed(texts[max(0, start - _ABOVE) : start]))


def _signed(texts: Sequence[str]) -> tuple[str, str]:
    titles: list[str] = []
    for text in texts:
        if fold(text).startswith("phu luc"):
            break
        if titles and _NAME.match(text) and not _NO_NAME.match(fold(text)) and not text.isupper():
            return text, " ".join(titles)
        if not text.isupper() and not text.startswith(("-", "Nơi", "NƠI")):
            continue
        titles += [found.strip() for found in _TITLE.findall(text)]
    return "", " ".join(titles)


def read_recipients(texts: Sequence[str], *, letter: bool) -> tuple[str, ...]:
    """Whom a letter addresses ("Kính gửi"), or the list under "Nơi nhận" of other documents."""
    if letter and (found := _addressed(texts)):
        return found
    start = tail_start(texts)
    names: list[str] = []
    for text in texts[start + 1 : start + _LONGEST_TAIL]:
        match = _ITEM.match(text)
        if match is None:
            if names and not text.isupper() and text[0].islower():
                names[-1] += f" {text}"
                continue
            if names and _NAME.match(text):
                break
            continue
        names.append(_TITLE.sub("", match.group(1)))
    plain = [_NOTE.sub("", name).strip(" .;,") for name in names]
    return tuple(name for name in plain if name and not _SKIPPED.match(fold(name)))


def _addressed(texts: Sequence[str]) -> tuple[str, ...]:
    for at, text in enumerate(texts[:60]):
        if not fold(text[:12]).startswith("kinh gui"):
            continue
        names: list[str] = []
        rest = text.partition(":")[2].strip()
        if rest:
            names += [rest]
        for below in texts[at + 1 : at + 25]:
            if match := _ITEM.match(below):
                names.append(match.group(1))
            elif names and below[0].islower() and not names[-1].endswith("."):
                names[-1] += f" {below}"
            else:
                break
        parts = [part.strip(" .;,") for name in names for part in name.split(";")]
        return tuple(part for part in parts if part)
    return ()
