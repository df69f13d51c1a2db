"""Quiet hours and slots: when a message may leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from core.calendar import WorkCalendar
from core.policy import Ladder

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """One morning message: its office-local day and hour, and the aware moment it leaves.

    `number` counts the day's slots from 0. `joined`: its hour has passed and a later one too, so
    only what is waiting there already may be joined.
    """

    day: date
    number: int
    hour: time
    send_at: datetime
    joined: bool = False

    def key(self, person_id: int) -> str:
        """Names the one message of this person in this slot, whatever hour is chosen for it."""
        return f"morning:{person_id}:{self.day:%Y%m%d}:{self.number}"


def is_quiet(at: datetime, ladder: Ladder, zone: ZoneInfo) -> bool:
    """True from `quiet_from` (inclusive) until `quiet_until` (exclusive), office-local."""
    return hour_is_quiet(at.astimezone(zone).time(), ladder)


def hour_is_quiet(hour: time, ladder: Ladder) -> bool:
    """The same of an office-local hour."""
    if ladder.quiet_from <= ladder.quiet_until:
        return ladder.quiet_from <= hour < ladder.quiet_until
    return hour >= ladder.quiet_from or hour < ladder.quiet_until


def allowed_from(at: datetime, ladder: Ladder, zone: ZoneInfo) -> datetime:
    """`at`, or the end of the quiet hours that it falls in."""
    if not is_quiet(at, ladder, zone):
        return at
    local = at.astimezone(zone)
    end = local_moment(local.date(), ladder.quiet_until, zone)
    return end if end > at else local_moment(local.date() + _DAY, ladder.quiet_until, zone)


def slots_from(
    now: datetime, ladder: Ladder, zone: ZoneInfo, calendar: WorkCalendar,
    morning_at: time | None = None, limit: int = 4,
) -> list[Slot]:
    """The next slots of a person, earliest first, on working days only.

    Today's slots that have passed come first and leave at `now`, or when the day's quiet hours
    end: so a message missed in a stop still goes out. `morning_at` stands for the day's first slot.
    """
    return list(islice(_slots(now, ladder, zone, calendar, _hours(ladder, morning_at)), limit))


def _slots(
    now: datetime, ladder: Ladder, zone: ZoneInfo, calendar: WorkCalendar, hours: list[time],
) -> Iterator[Slot]:
    loud = allowed_from(now, ladder, zone)
    day = today = now.astimezone(zone).date()
    while True:
        day = calendar.next_working(day)
        moments = [(n, hour, local_moment(day, hour, zone)) for n, hour in enumerate(hours)]
        passed = sum(1 for _, _, moment in moments if moment <= now)
        if day == today == loud.astimezone(zone).date():
            for n, hour, _ in moments[:passed]:
                yield Slot(day, n, hour, loud, joined=n < passed - 1)
        for n, hour, moment in moments[passed:]:
            yield Slot(day, n, hour, moment)
        day += _DAY


def _hours(ladder: Ladder, morning_at: time | None) -> list[time]:
    """The day's slots, none of them in quiet hours: those move to the hour they end."""
    first, *others = sorted(ladder.slots)
    loud = {ladder.quiet_until if hour_is_quiet(hour, ladder) else hour
            for hour in (morning_at or first, *others)}
    return sorted(loud)


def local_moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, of an office-local day and hour.

    UTC, because sums and differences within one zone are those of its wall clock, which in
    other countries is put forward and back.
    """
    return datetime.combine(day, hour, zone).astimezone(UTC)
