"""What a head types about the numbered lines of the draft: "3: Đã …", "bỏ 3", "kiến nghị …"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.fold import fold


class EditKind(StrEnum):
    """What is to be done."""

    WRITE = "write"
    DROP = "drop"
    ADD = "add"
    PROPOSE = "propose"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class TypedEdit:
    """One wish; `number` names the line as it was numbered, 0 for a new one."""

    kind: EditKind
    number: int = 0
    text: str = ""


_BEFORE = r"\s*(?:(?:sua|viet lai)\s+)?(?:dong\s+)?"
_AFTER = r"(?:(?:sua|viet lai)(?:\s+(?:lai|thanh|la))*\s*:?\s+|thanh\s+)?"
#: "2 tuần nữa", "1-2 hôm": time, which begins no line; "3 ngày 5/6 …" may.
_TIME = r"(?![-\d\s]*(?:(?:tuan|thang|ngay|hom|gio|buoi)\b(?! \d)|(?:nam|quy) nua\b))"
_NUMBERED = re.compile(_BEFORE + r"(\d{1,4})\s*(?:[:)=]\s*|-\s*" + _TIME + r"|\.\s*(?!\d)|\s+"
                       + _TIME + ")" + _AFTER + r"(?=\S)")
_DROPPED = re.compile(r"(?:bo|xoa|loai)(?: di| bo| dong nay)?(?: a| nhe)?|drop")
#: A number with a sign behind it begins a line's new text wherever a row begins.
_MARKED = re.compile(_BEFORE + r"(\d{1,4})\s*(?:[:)]|\.(?!\d))\s*(?=\S)")
_DROP = re.compile(r"\s*(?:bo|xoa|loai|bo di|drop)\s+(?:dong\s+|cac dong\s+)?"
                   r"(\d{1,4}(?:\s*(?:,|va|\s)\s*\d{1,4}){0,19})\s*[.!]?\s*")
#: "thêm 5 ngày nữa" asks for time, "bổ sung hồ sơ" is work that was done.
_ADD = re.compile(
    r"\s*(?:(?:them|bo sung|add)(?:\s+dong(?:\s*:\s*|\s+)|\s*:\s*)"
    r"|(?:them|add)\s+(?!thoi gian\b|han\b"
    r"|(?:\d+|mot|hai|ba|vai|may) (?:ngay|hom|tuan|thang)\b))(?=\S)")
#: "đề nghị gia hạn" is no proposal of a unit, it is a wish about a task.
_PROPOSE = re.compile(
    r"\s*(?:kien nghi|de xuat|propose|de nghi(?!.*\b(?:gia|lui|doi) han))(?:\s*:\s*|\s+)(?=\S)")
_CONFIRM = re.compile(
    r"\s*(?:(?:toi|em|ok)\s+)?(?:xac nhan|dong y|duyet|confirm)\s*(?:a|nhe)?[.!\s]*")


def read_edits(text: str) -> list[TypedEdit]:
    """The wishes in what was typed, several rows being several; empty when it is none.

    Words are matched without diacritics; what is to be written stays as it was typed.
    """
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) > 1 and all(_of_row(row, marked=True) for row in rows):
        return [edit for row in rows for edit in _of_row(row, marked=True)]
    return _of_row(text.strip(), marked=False)


def _of_row(row: str, *, marked: bool) -> list[TypedEdit]:
    # A letter that folds into two would move what follows it.
    folded = fold(row)
    if len(folded) != len(row):
        return _of_prefix(row, marked)
    if _CONFIRM.fullmatch(folded):
        return [TypedEdit(EditKind.CONFIRM)]
    if match := _DROP.fullmatch(folded):
        return [TypedEdit(EditKind.DROP, int(n)) for n in re.findall(r"\d+", match[1])]
    for pattern, kind in ((_ADD, EditKind.ADD), (_PROPOSE, EditKind.PROPOSE)):
        if match := pattern.match(folded):
            # "kiến nghị Sở Tư pháp …" is the sentence itself, "kiến nghị: …" announces it.
            whole = kind is EditKind.PROPOSE and ":" not in match.group()
            text = row.strip() if whole else row[match.end():].strip()
            return [TypedEdit(kind, text=text[:1].upper() + text[1:])]
    match = (_MARKED if marked else _NUMBERED).match(folded)
    return [_rewrite(match, row)] if match else []


def _of_prefix(row: str, marked: bool) -> list[TypedEdit]:
    match = (_MARKED if marked else _NUMBERED).match(row)
    return [_rewrite(match, row)] if match else []


def _rewrite(match: re.Match[str], row: str) -> TypedEdit:
    """"3: …"; "3: bỏ" leaves it out."""
    number, text = int(match[1]), row[match.end():].strip()
    if is_drop(text):
        return TypedEdit(EditKind.DROP, number)
    return TypedEdit(EditKind.WRITE, number, text)


def is_drop(text: str) -> bool:
    """Nothing but the word that leaves a line out."""
    return _DROPPED.fullmatch(fold(text).strip(" .!")) is not None
