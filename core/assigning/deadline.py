"""Which words of a line say by when, and whether they belong to the work as well."""

import re
from dataclasses import dataclass

from core.dates import DeadlineReading
from core.deadlines import Reader
from core.fold import fold
from core.tasks import Recurrence

#: A deadline further back belongs to a story, not to a line.
_LONGEST = 4_000
_MOST_PIECES, _LONGEST_PIECE = 12, 60
_PIECE = re.compile(r"[^,;\n()]+")
_EDGE = re.compile(r"[,;:\n.()]|(?<=\s)-")
_DAY_WORDS = re.compile(
    r"\b(?:truoc|han|cham nhat|muon nhat|den ngay)(?: (?:ngay|thu))? \d{1,2}\b(?! ?(?:%|phan tram))"
)
#: "Báo cáo quý I": the period says what the report is about, and by when too.
_HOURS = re.compile(r"\b(?:sáng|sang|trưa|trua|chiều|chieu|tối|toi) $", re.IGNORECASE)
_PERIOD = re.compile(r"(?:quy|thang|nam|\d+ thang)\b")


@dataclass(frozen=True, slots=True)
class When:
    """Where the deadline's words stand, and which words it takes from the title: None if none."""

    span: tuple[int, int] = (0, 0)
    taken: tuple[int, int] | None = None


def find_when(text: str, reader: Reader) -> When:
    """The deadline of a line. A piece that says nothing else comes before words inside others:
    in "làm quà 27/7, 30/6" it is the second."""
    head = text[:_LONGEST]
    reading = reader.read(head)
    if reading.span is None:
        return When()
    span = _with_its_hours(head, reading.span)
    if not _alone(head, span) and _is_plain(reading):
        if other := _own_piece(head, reader):
            return When(other, other)
        if _PERIOD.match(fold(reading.text)) and not _begins_piece(head, span[0]):
            return When(span)
    return When(span, span)


def _with_its_hours(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """ "Chiều thứ 5": the part of the day before it belongs to it."""
    before = _HOURS.search(text[max(0, span[0] - 8) : span[0]])
    return (span[0] - len(before[0]), span[1]) if before else span


def _is_plain(reading: DeadlineReading) -> bool:
    """True for a bare date or period: no "trước", "hạn", "chậm nhất" and no "hằng tháng"."""
    bare = re.match(r"(?:ngay )?\d|quy\b|thang\b|nam\b", fold(reading.text))
    return reading.recurrence is Recurrence.NONE and bare is not None


def _own_piece(text: str, reader: Reader) -> tuple[int, int] | None:
    for number, piece in enumerate(_PIECE.finditer(text)):
        words = piece[0].strip(" .:-")
        if number >= _MOST_PIECES:
            return None
        if not 0 < len(words) <= _LONGEST_PIECE or not re.search(r"\d", words):
            continue
        found = reader.read(words)
        if found.span == (0, len(words)) and found.due_on is not None:
            start = piece.start() + piece[0].index(words)
            return start, start + len(words)
    return None


def names_a_day(title: str) -> bool:
    """True when words left in a title sound like a deadline: "trước 32/3"."""
    return _DAY_WORDS.search(fold(title[:_LONGEST])) is not None


def _alone(text: str, span: tuple[int, int]) -> bool:
    behind = text[span[1] : span[1] + 3].strip(" ")
    ends = not behind or _EDGE.match(behind) is not None
    return ends and _begins_piece(text, span[0])


def _begins_piece(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or _EDGE.search(before[-1]) is not None or before.endswith("-")
