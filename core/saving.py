"""What may wait when a channel's month runs short: pure rules.

What can wait until the person's next morning without being late may wait; nothing else may.
Source: docs/decisions/0015-monthly-quota.md.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from core.calendar import WorkCalendar
from core.notices import Kind, Line, Notice
from core.reminders import Ground
from core.reminders_times import allowed_from, local_moment

#: Said at its hour, asked for by somebody, or bound to a day of its own.
NEVER_WAIT = frozenset({Kind.HOUR, Kind.DIGEST, Kind.URGE, Kind.PARTS, Kind.PARTS_URGED,
                        Kind.PARTS_MISSING, Kind.QUOTA, Kind.PEOPLE_LIMIT, Kind.LINKED,
                        Kind.UNLINKED})
#: An announcement that no other message has taken along leaves after so many working days.
PATIENCE_DAYS = 3
#: After the morning's message, so that this one may take along what waits.
_BEHIND = timedelta(minutes=30)
_DAY = timedelta(days=1)
_LAST = timedelta(seconds=1)


def may_wait(kind: str, lines: Sequence[Line], made_on: date, today: date,
             calendar: WorkCalendar, *, spent: bool = False) -> bool:
    """True when the message is of the same use on the next working day.

    `lines`: the tasks that it speaks of. `made_on`: the day it was written. Days are the office's.
    `spent`: there is no room for it today anyhow.
    """
    if kind in NEVER_WAIT:
        return False
    next_morning = calendar.next_working(today + _DAY)
    if any(_is_pressing(line, today, next_morning) for line in lines):
        return False
    if spent or kind == Kind.MORNING:
        # What it says is said again by a later one, at the latest on the last day of the term.
        return True
    return calendar.working_days_between(made_on, today) < PATIENCE_DAYS


def lines_of(notice: Notice) -> tuple[Line, ...]:
    """The tasks that a notice speaks of."""
    if hasattr(notice, "lines"):
        return tuple(notice.lines)
    return (notice.line,) if hasattr(notice, "line") else ()


def waits_until(kind: str, now: datetime, hour: time | None, ground: Ground) -> datetime:
    """When what waits is looked at again. `hour`: the person's own morning hour.

    A morning's message waits for the end of its day, when it becomes part of the next one.
    """
    today = now.astimezone(ground.zone).date()
    if kind == Kind.MORNING:
        return local_moment(today + _DAY, time(0), ground.zone) - _LAST
    day = ground.calendar.next_working(today + _DAY)
    morning = local_moment(day, hour or min(ground.ladder.slots), ground.zone)
    return allowed_from(morning, ground.ladder, ground.zone) + _BEHIND


def _is_pressing(line: Line, today: date, next_morning: date) -> bool:
    """Escalated, overdue, or due before the next morning could tell it."""
    if not line.task.is_open:
        return False
    if line.level:
        return True
    due_on = None if line.days_left is None else today + timedelta(days=line.days_left)
    return due_on is not None and due_on < next_morning
