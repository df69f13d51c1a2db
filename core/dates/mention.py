"""A time named in a text, and the moment from which it is read."""

import calendar as months
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.calendar import WorkCalendar

#: Words for the next month, quarter, year, and how this and next are spelt.
NEXT = frozenset({"sau", "toi"})
SPOKEN = ("này", "nay", "ni", "sau", "tới", "tơi")


@dataclass(frozen=True, slots=True)
class Moment:
    """`now` in the office's time zone, its calendar, and the directive's own date if known."""

    now: datetime
    calendar: WorkCalendar
    directive_date: date | None = None

    @property
    def today(self) -> date:
        """The office's date at `now`."""
        return self.now.date()


@dataclass(slots=True)
class Mention:
    """Days `first` to `last` named by the tokens `start` to `end` (exclusive).

    `day`, `month`, `weekday` are the parts as written, for recurring duties. `ask` is True when
    a person should confirm; `explicit` when the year was written; `weak` when the words are no
    more than a hint ("cuối giờ"); `rolled` when the day was moved to a working day; `void` when no
    calendar has the day.
    """

    start: int
    end: int
    first: date
    last: date
    unit: str = "day"
    kind: str = "date"
    at: time | None = None
    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    ask: bool = False
    explicit: bool = False
    weak: bool = False
    rolled: bool = False
    void: bool = False


def nowhere(start: int, end: int, today: date) -> Mention:
    """The mention of a day that no calendar has (31/4): nothing else may be read in its place."""
    return Mention(start, end, today, today, void=True)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, months.monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """The corresponding day `count` months on, or that month's last (Civil Code Điều 148.3)."""
    index = day.year * 12 + day.month - 1 + count
    end = month_end(index // 12, index % 12 + 1)
    return end.replace(day=min(day.day, end.day))


def year_named(word: str, moment: Moment) -> int | None:
    """A year from its digits or from this / next; years that no calendar has are None."""
    if not word.isdigit():
        return moment.today.year + (word in ("sau", "toi"))
    year = int(word) + (2000 if len(word) <= 2 else 0)
    return year if 1900 <= year <= 2999 else None


def settle_year(
    end_in: Callable[[int], date | None], year: int | None, moment: Moment
) -> tuple[date, bool] | None:
    """The day `end_in(year)`, and whether to ask.

    Without a year: the directive's own (asked for, when that lies before its date), else the
    first such day that is not past. `end_in` gives None in years without that day (29/2).
    """
    if year is not None:
        day = end_in(year) if 1900 <= year <= 2999 else None
        return (day, False) if day else None
    if moment.directive_date:
        day = end_in(moment.directive_date.year)
        return (day, day < moment.directive_date) if day else None
    for offset in range(9):  # 29/2 comes again within eight years
        day = end_in(moment.today.year + offset)
        if day and day >= moment.today:
            return day, False
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """`day` plus `days`, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def edges(first: date, middle: date, last: date, part: str) -> tuple[date, date]:
    """The day a part of a period means (Civil Code Điều 146.2, 146.3); else all of it."""
    if part == "dau":
        return first, first
    if part == "giua":
        return middle, middle
    return (last, last) if part == "cuoi" else (first, last)
