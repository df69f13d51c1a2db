"""The stated day of a recurring duty in machine form, and when it comes next.

A rule is `PERIOD:SLOT[,SLOT…]`:

- `weekly:w5`: ISO weekday 5 (Friday);
- `monthly:19`: day 19;
- `quarterly:m3d14`: day 14 of the quarter's third month;
- `half_yearly:m6d14`: day 14 of the half-year's sixth month;
- `yearly:m12d14`: 14 December; `yearly:m6d14,m12d14`: both.

Day 0 is the eve of the period's month (of "trước ngày 1"); a day that the month has not is its
last (`monthly:31`). "" is a duty whose day nobody stated.
"""

import calendar as months
import re
from datetime import date, timedelta

from core.tasks import Recurrence

_SLOT = re.compile(r"(?:w(?P<w>[1-7])|(?:m(?P<m>\d{1,2})d)?(?P<d>\d{1,2}))\Z")
_MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}


def next_due(rule: str, recurrence: Recurrence, after: date) -> date | None:
    """The first due day later than `after` (office-local, inclusive deadline).

    Without a rule it is the last day of the period that holds the next day (domain.md §5.2
    rows 19 and 22). None for duties without a period. Raises ValueError for a broken rule.
    """
    period, slots = _parse(rule, recurrence)
    if period is Recurrence.WEEKLY:
        return min(_next_weekday(int(slot["w"] or 7), after) for slot in slots)
    size = _MONTHS.get(period)
    if size is None:
        return None
    first = (after.year * 12 + after.month - 1) // size * size
    days = [
        day
        for offset in (0, size, 2 * size)
        for slot in slots
        if (day := _in_period(first + offset, size, slot)) > after
    ]
    return min(days)


def _parse(rule: str, recurrence: Recurrence) -> tuple[Recurrence, list[re.Match[str]]]:
    name, _, text = rule.partition(":")
    period = Recurrence(name) if rule else recurrence
    slots = [_SLOT.match(part) for part in (text or _period_end(period)).split(",")]
    if not all(slots):
        raise ValueError(rule)
    return period, [slot for slot in slots if slot]


def _period_end(period: Recurrence) -> str:
    return "w5" if period is Recurrence.WEEKLY else f"m{_MONTHS.get(period, 1)}d31"


def _next_weekday(weekday: int, after: date) -> date:
    return after + timedelta(days=(weekday - after.isoweekday() - 1) % 7 + 1)


def _in_period(first: int, size: int, slot: re.Match[str]) -> date:
    index = first + min(int(slot["m"] or size), size) - 1
    year, month = index // 12, index % 12 + 1
    day = min(int(slot["d"] or 0), months.monthrange(year, month)[1])
    return date(year, month, 1) + timedelta(days=day - 1)
