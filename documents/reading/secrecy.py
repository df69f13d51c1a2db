"""Secrecy stamps: a document marked MẬT, TỐI MẬT or TUYỆT MẬT is refused and not kept.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15; domain.md §9.1. Only a stamp counts: "bí mật nhà nước",
"mật độ" or "bảo mật" in running text are ordinary words.
"""

import re
import unicodedata
from collections.abc import Iterable

from core.fold import fold
from documents.reading.grid import without_invisible

_LEVEL = r"(?:TUYỆT\s*M\s*Ậ\s*T|TỐI\s*M\s*Ậ\s*T|M\s*Ậ\s*T)"
#: The whole of a line, with a frame or a copy number at most.
_STAMP = re.compile(rf"^[\W_]*{_LEVEL}[\W_]*(?:\(?\s*Bản số\W*\d*\W*)?$")
#: "Độ mật: Tối mật"; the letters are the stamps' signs (Thông tư 24/2020/TT-BCA).
_LABELLED = re.compile(
    rf"(?:^|\W)độ\s+mật\s*:\s*[\W_]*(?:{_LEVEL}|[abc](?=\W|$))(?=\W|$)", re.IGNORECASE
)
_LABEL_ONLY = re.compile(r"^[\W_]*(?:mức\s+)?độ\s+mật[\W_]*$", re.IGNORECASE)
_LEVEL_ONLY = re.compile(rf"^[\W_]*(?:{_LEVEL}|[ABC])[\W_]*$", re.IGNORECASE)
_LABEL_AND_LEVEL = re.compile(rf"^[\W_]*(?:mức\s+)?độ\s+mật[\W_]+{_LEVEL}[\W_]*$", re.IGNORECASE)
_LONGEST_STAMP = 200
_GAP = re.compile(r"[\n\t]|\s{3,}")

_WORD = re.compile(r"[^\W_]+")
_HIGHER_LEVEL = re.compile(r"\b(?:tuyệt|tối)[\W_]+mật\b", re.IGNORECASE)
_HIGHER_LEVEL_PLAIN = re.compile(r"(?:^|[\W_])(?:tuyet|toi)[\W_]*mat(?:[\W_]|$)")
#: "BẢO MẬT", "MẬT ĐỘ" … in a file name in capitals.
_BEFORE = frozenset({"BÍ", "BẢO", "CẨN", "THÂN", "NỘI", "ONG", "ĐƯỜNG", "RỈ"})
_AFTER = frozenset({"ĐỘ", "ONG", "KHẨU", "MÃ", "VỤ", "THIẾT", "NGỮ", "DANH", "HOA"})


def has_stamp(texts: Iterable[str]) -> bool:
    """True when one of the texts (paragraphs, cells, in reading order) is a secrecy stamp.

    A stamp is a line that is nothing else, in capitals, or the level after "Độ mật".
    """
    label_before = False
    for text in texts:
        for line in _GAP.split(_visible(text)):
            if not line.strip():
                continue
            if _is_stamp(line) or (label_before and _LEVEL_ONLY.match(line[:_LONGEST_STAMP])):
                return True
            label_before = bool(_LABEL_ONLY.match(line[:_LONGEST_STAMP]))
    return False


def _is_stamp(line: str) -> bool:
    if _LABELLED.search(line):
        return True
    if len(line) > _LONGEST_STAMP:
        return False
    return bool(_STAMP.match(line) or _LABEL_AND_LEVEL.match(line))


def is_secret_name(file_name: str) -> bool:
    """True when a file's name carries a level: "MẬT - Ke hoach.docx", "toi_mat.xlsx"."""
    name = _visible(file_name)
    if _HIGHER_LEVEL.search(name.replace("_", " ")):
        return True
    if name.isascii() and _HIGHER_LEVEL_PLAIN.search(fold(name)):
        return True
    words = ["", *_WORD.findall(name), ""]
    return any(
        word == "MẬT" and words[at] not in _BEFORE and words[at + 2] not in _AFTER
        for at, word in enumerate(words[1:-1])
    )


def _visible(text: str) -> str:
    """NFC without zero-width characters, so that a stamp cannot hide behind its spelling."""
    return unicodedata.normalize("NFC", without_invisible(text))
