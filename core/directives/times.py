"""Until when: the deadline words of a duty, found by the one reader of deadlines (core.dates)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from core.dates import OFFICE_ZONE, DeadlineReading, read_deadline
from core.directives.folding import fold
from core.tasks import Recurrence

#: A bare scope in running text ("CCHC năm 2021") is no deadline; these words make it one.
_GOVERNED = re.compile(
    r"(?:truoc|cham nhat|muon nhat|khong qua|trong|den|het|hoan thanh|xong|han|thoi (?:han|gian)"
    r"|tu\b|giai doan|hang|moi|dinh ky|ca nam|thuong xuyen|lien tuc|dot xuat|khi|sau|ngay sau"
    r"|cuoi)"
)
_BARE = re.compile(r"(?:thang|quy|nam|6 thang|9 thang)\b")
_NAMES_TIME = re.compile(r"\d|\b(?:nam|thang|quy|tuan)\b")
_EMPHASIS = re.compile(r"\bnhiem vu\b[^.;]{0,20}\btrong tam\b")
_EVENT = re.compile(r"\b(?:khi|sau)\b")
_SPENDING = re.compile(r"(?:chi|kinh phi)\s+thuong xuyen\s+$")
_REPORTED = re.compile(r"\bbao cao (nam|quy|thang)\b(?! (?:19|20)\d\d)")
_REPORT_PERIODS = {
    "nam": Recurrence.YEARLY, "quy": Recurrence.QUARTERLY, "thang": Recurrence.MONTHLY,
}  # fmt: skip
_DEFINITE = frozenset(
    {Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY, Recurrence.HALF_YEARLY,
     Recurrence.YEARLY}
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class When:
    """Deadline words verbatim with their place; `recurrence` is a value of Recurrence."""

    text: str = ""
    start: int = -1
    due_on: date | None = None
    recurrence: Recurrence = Recurrence.NONE

    @property
    def is_definite(self) -> bool:
        """True for a day or a period that comes again: what parts a duty from its neighbour."""
        dated = self.due_on is not None and self.recurrence is Recurrence.NONE
        return dated or self.recurrence in _DEFINITE

    @property
    def rank(self) -> int:
        """How much it says: a day or period before "đột xuất" before "thường xuyên"."""
        if self.is_definite:
            return 4
        if self.due_on or self.recurrence is Recurrence.AD_HOC:
            return 3
        return 2 if self.recurrence is Recurrence.CONTINUOUS else int(bool(self.text))


Clock = Callable[[str], DeadlineReading]


def clock_of(read_from: date | None) -> Clock:
    """Reads deadline words as on the day `read_from` (office-local)."""
    day = read_from or date(2000, 1, 1)
    now = datetime.combine(day, time(8), OFFICE_ZONE)

    @lru_cache(maxsize=4096)
    def read(text: str) -> DeadlineReading:
        return read_deadline(text, now, directive_date=read_from)

    return read


def read_from_of(issued_on: date | None, partial: str, text: str) -> date | None:
    """The day from which a directive's dates count: its own, the first of a blank date's month,
    the first of the year that its text names most; None when it names none."""
    if issued_on:
        return issued_on
    if len(partial) == 7:
        return date(int(partial[:4]), int(partial[5:]), 1)
    years = _YEAR.findall(partial) or _YEAR.findall(text[:60_000])
    if not years:
        return None
    return date(int(max(sorted(set(years)), key=years.count)), 1, 1)


#: Words without which a sentence names no time; it costs a hundredth of reading one.
_MAY_NAME_TIME = re.compile(
    r"\d\s*[/.-]\s*\d|\b(?:ngay|thang|quy|nam|tuan|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|thuong"
    r"|lien tuc|dinh ky|dot xuat|phat sinh|khi|sau|hang|hom|mai|nua|han|gio|cuoi|dau|truoc|moi|cham"
    r"|muon|lan|ky|den|het|trong|\d+h\d*)\b"
)


def when_in(text: str, read: Clock) -> When:
    """The deadline words inside a sentence; a bare year or month without a word that makes it a
    deadline is the matter's scope, and "chi thường xuyên" a kind of spending."""
    if len(text) > _LONGEST:
        return When()
    whole = fold(text)
    if not _MAY_NAME_TIME.search(whole):
        return When()
    reading = read(text)
    folded = fold(reading.text)
    period = _REPORTED.search(whole)
    if period and reading.recurrence not in _DEFINITE and len(whole) == len(text):
        start, end = period.span()
        return When(text[start:end], start, None, _REPORT_PERIODS[period.group(1)])
    if not reading.text or reading.span is None or reading.kind == "urgency":
        return When()
    empty = reading.due_on is None and reading.recurrence is Recurrence.NONE
    if empty and not (reading.kind == "event" and _EVENT.search(fold(reading.text))):
        return When()
    start = reading.span[0]
    if folded == "lien tuc" or (reading.due_on and not _NAMES_TIME.search(folded)):
        return When()
    scope = reading.recurrence is Recurrence.NONE and not _GOVERNED.match(folded)
    if scope and _BARE.match(folded):
        return When()
    if folded == "phat sinh" or (
        folded.startswith("trong nam") and _EMPHASIS.search(fold(text[max(0, start - 60) : start]))
    ):
        return When()
    if _SPENDING.search(fold(text[max(0, start - 25) : start])):
        return When()
    return When(reading.text, start, reading.due_on, reading.recurrence)


def when_of(label: str, read: Clock) -> When:
    """The deadline a cell or a "Thời gian" line states: all of its words."""
    words = label.strip(" .;:")
    reading = read(words)
    period = _REPORTED.search(fold(words))
    if period and reading.recurrence not in _DEFINITE:
        return When(words, 0, None, _REPORT_PERIODS[period.group(1)])
    return When(words, 0, reading.due_on, reading.recurrence)
