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
_NUMBERED = re.compile(_BEFORE + r"(\d{1,4})\s*(?:[:)=\-]\s*|\.\s*(?!\d)|\s+)" + _AFTER + r"(?=\S)")
#: A number with a sign behind it begins a line's new text wherever a row begins.
_MARKED = re.compile(_BEFORE + r"(\d{1,4})\s*(?:[:)]|\.(?!\d))\s*(?=\S)")
_DROP = re.compile(r"\s*(?:bo|xoa|loai|bo di|drop)\s+(?:dong\s+|cac dong\s+)?"
                   r"(\d{1,4}(?:\s*(?:,|va|\s)\s*\d{1,4}){0,19})\s*[.!]?\s*")
_ADD = re.compile(r"\s*(?:them|bo sung|add)(?:\s+dong)?(?:\s*:\s*|\s+)(?=\S)")
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
    if match := (_MARKED if marked else _NUMBERED).match(folded):
        return [TypedEdit(EditKind.WRITE, int(match[1]), row[match.end():].strip())]
    return []


def _of_prefix(row: str, marked: bool) -> list[TypedEdit]:
    match = (_MARKED if marked else _NUMBERED).match(row)
    return [TypedEdit(EditKind.WRITE, int(match[1]), row[match.end():].strip())] if match else []
