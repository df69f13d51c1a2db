"""A channel's monthly quota: how much is used, how long it will do, when to save.

Source: docs/decisions/0015-monthly-quota.md. Pure: days are the office's, `now` is office-local.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.calendar import WorkCalendar

#: Coordinators are told when so many per cent are used; at the last one nothing more is sent.
WARNINGS = (70, 90)
SPENT_STEP = 100
#: Kept for answers to people: pings stop before it.
RESERVE_PERCENT = 2
#: Until so many working days have begun, the month's own pace says nothing.
EARLY_DAYS = 2
#: The morning's messages are so much of a day's.
_MORNING = Fraction(1, 2)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a channel's plan allows: messages a month (both ways) and people; 0: no limit."""

    messages: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Used:
    """Messages of a month; `begun_on`: the office's day of the first."""

    incoming: int = 0
    outgoing: int = 0
    begun_on: date | None = field(default=None, compare=False)

    @property
    def total(self) -> int:
        """Both ways."""
        return self.incoming + self.outgoing


class Level(StrEnum):
    """How a channel's month stands."""

    PLENTY = "plenty"
    TIGHT = "tight"
    SPENT = "spent"


class Basis(StrEnum):
    """What a forecast rests on."""

    PACE = "pace"
    LAST_MONTH = "last_month"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Month:
    """The working days of a month, and how many have passed: today counts by its part."""

    days: tuple[date, ...]
    today: date
    passed: Fraction

    @property
    def left(self) -> Fraction:
        """Working days still to come, today's rest included."""
        return len(self.days) - self.passed

    @property
    def begun(self) -> int:
        """Working days that have begun."""
        return sum(1 for day in self.days if day <= self.today)

    def since(self, first: date | None) -> "Month":
        """The month of a channel whose first message came on that day: no pace before it."""
        days = tuple(day for day in self.days if first is None or day >= first)
        before = len(self.days) - len(days)
        return Month(days, self.today, max(self.passed - before, Fraction(0)))


@dataclass(frozen=True, slots=True)
class Forecast:
    """`total`: messages by the month's end, None when it is too early to tell. `runs_out_on`: the
    day on which the quota will be used up, None when it will last."""

    basis: Basis
    total: int | None = None
    runs_out_on: date | None = None

    @property
    def lasts(self) -> bool:
        """True when nothing says that it will not do."""
        return self.runs_out_on is None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a channel's month stands; `month` is its first day."""

    channel: str
    month: date
    used: Used
    limit: int
    level: Level
    forecast: Forecast

    @property
    def left(self) -> int:
        """Messages that may still come or go."""
        return max(self.limit - self.used.total, 0)

    @property
    def step(self) -> int:
        """The highest warning that is reached: 0, 70, 90 or 100."""
        return step(self.used.total, self.limit)


def day_of(at: datetime, zone: ZoneInfo) -> date:
    """The office's day at `at` (aware)."""
    return at.astimezone(zone).date()


def month_of(at: datetime, zone: ZoneInfo) -> date:
    """The first day of the office's month at `at` (aware)."""
    return day_of(at, zone).replace(day=1)


def month_before(month: date) -> date:
    """The first day of the month before."""
    return (month - _DAY).replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month behind the one that begins on `month`."""
    return (month + 31 * _DAY).replace(day=1)


def days_in(month: date, calendar: WorkCalendar) -> tuple[date, ...]:
    """The working days of the month that begins on `month`."""
    return tuple(day for day in _month_days(month) if calendar.is_working(day))


def month_at(now: datetime, calendar: WorkCalendar, morning: time, evening: time) -> Month:
    """Where the month stands at `now` (office-local); pings leave from `morning` to `evening`."""
    today = now.date()
    days = days_in(today.replace(day=1), calendar)
    passed = Fraction(sum(1 for day in days if day < today))
    if today in days:
        passed += _part_of_day(now.time(), morning, evening)
    return Month(days, today, passed)


def reserve(limit: int) -> int:
    """So many of the last messages are kept for answers."""
    return -(-limit * RESERVE_PERCENT // 100)


def room(limit: int, *, answering: bool) -> int:
    """How many messages may be used in all by an answer, or by a ping."""
    return limit if answering else limit - reserve(limit)


def level(used: int, limit: int, month: Month) -> Level:
    """Spent: pings stop. Tight: 90 % are used, or at the month's pace the rest will not do.

    The pace of the first two working days counts only when 70 % are used already.
    """
    if used >= room(limit, answering=False):
        return Level.SPENT
    first, second = (used * 100 >= percent * limit for percent in WARNINGS)
    # At the month's pace: used / passed × all days is more than there is.
    short = used * len(month.days) > limit * month.passed
    known = first or month.begun > EARLY_DAYS
    return Level.TIGHT if second or (known and short) else Level.PLENTY


def step(used: int, limit: int) -> int:
    """The highest warning that is reached: 0, 70, 90 or 100."""
    if used >= room(limit, answering=False):
        return SPENT_STEP
    return max((percent for percent in WARNINGS if used * 100 >= percent * limit), default=0)


def foresee(used: int, limit: int, month: Month, last: int, last_days: int) -> Forecast:
    """What the month will have used. `last`: messages of the month before, on `last_days` days."""
    if used >= limit:
        return Forecast(Basis.PACE, used, month.today)
    if month.begun > EARLY_DAYS and month.passed:
        basis, pace = Basis.PACE, Fraction(used) / month.passed
    elif last and last_days:
        basis, pace = Basis.LAST_MONTH, Fraction(last, last_days)
    else:
        return Forecast(Basis.NONE)
    total = used + pace * month.left
    runs_out_on = _runs_out_on(limit - used, pace, month) if total > limit else None
    return Forecast(basis, round(total), runs_out_on)


def people_step(linked: int, limit: int) -> int:
    """The highest warning that the people linked have reached: 0, 90 or 100 per cent."""
    if not limit:
        return 0
    if linked >= limit:
        return SPENT_STEP
    return WARNINGS[1] if linked * 100 >= WARNINGS[1] * limit else 0


def _runs_out_on(left: int, pace: Fraction, month: Month) -> date:
    coming = [day for day in month.days if day >= month.today]
    room_left = Fraction(left)
    for day in coming:
        whole = day != month.today
        room_left -= pace * (1 if whole else month.left - (len(coming) - 1))
        if room_left < 0:
            return day
    return coming[-1]


def _part_of_day(hour: time, morning: time, evening: time) -> Fraction:
    """0 before the morning's messages, then from a half to 1 in the evening."""
    if hour < morning:
        return Fraction(0)
    if hour >= evening or evening <= morning:
        return Fraction(1)
    since, whole = _minutes(hour) - _minutes(morning), _minutes(evening) - _minutes(morning)
    return _MORNING + (1 - _MORNING) * Fraction(since, whole)


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _month_days(month: date) -> Iterator[date]:
    day = month
    while day.month == month.month:
        yield day
        day += _DAY
