"""Working days of an office: five-day week, public holidays and announced swaps.

Source: Quyết định 188/1999/QĐ-TTg (Saturday and Sunday off), Bộ luật Lao động 2019 Điều 111-112.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """`off`: days off besides weekends. `working`: weekend days that are worked (hoán đổi)."""

    off: frozenset[date] = field(default_factory=frozenset)
    working: frozenset[date] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        """True when the office is open on `day`."""
        if day in self.working:
            return True
        return day.weekday() < 5 and day not in self.off

    def previous_working(self, day: date) -> date:
        """The last working day that is not after `day` (`day` itself counts)."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def next_working(self, day: date) -> date:
        """The first working day that is not before `day` (`day` itself counts)."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is itself excluded.

        Civil Code 2015, Điều 147.2: the first day of a period is not counted.
        """
        for _ in range(count):
            day = self.next_working(day + _DAY)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; 0 when `end` is not later."""
        return sum(1 for day in _days(start + _DAY, end) if self.is_working(day))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY
