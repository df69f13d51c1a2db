"""Reporting windows of an office's own: days of the year instead of those of the scheme.

Nghị định 09/2019/NĐ-CP Điều 12 lets a body that sets up a periodic report fix its own window.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d\d)-(\d\d)\.\.(\d\d)-(\d\d)", re.ASCII)
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day of a period, both inclusive, as (month, day)."""

    first: tuple[int, int]
    last: tuple[int, int]

    def near(self, middle: date) -> tuple[date, date]:
        """The window's days in the year in which it lies nearest to `middle`."""
        found = [self._ending(middle.year + shift) for shift in (-1, 0, 1)]
        return min(found, key=lambda days: abs(days[0] + (days[1] - days[0]) / 2 - middle))

    def _ending(self, year: int) -> tuple[date, date]:
        begins = year if self.first <= self.last else year - 1
        return _day(begins, *self.first), _day(year, *self.last)


#: The tail of a period's code ("Q2", "06", "H1", "9M", "" for the year) → its window.
Windows = Mapping[str, Window]
NO_WINDOWS: Windows = {}


def read_window(text: str) -> Window:
    """Read "03-10..06-09": month-day of the first and the last day, both inclusive.

    "02-29" is the last day of February in any year. Raises ValueError for anything else.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError("MM-DD..MM-DD is needed")
    numbers = tuple(int(part) for part in match.groups())
    window = Window((numbers[0], numbers[1]), (numbers[2], numbers[3]))
    for month, day in (window.first, window.last):
        date(_LEAP, month, day)
    return window


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
