"""The ladder of pings as a pure rule: what one task needs now, and when to look at it again.

Source: design.md §3 Pings; domain.md §4.4. A milestone is named `before:N`, `after:N` (days to
or since the deadline) or `hour`; an escalation `escalate:LEVEL`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from core.calendar import WorkCalendar
from core.policy import Ladder
from core.reminders_times import allowed_from, is_quiet, local_moment
from core.tasks import Recurrence, State, Task

#: The day is planned before anybody's morning hour.
PLANNING_HOUR = time(5, 0)
HOUR = "hour"
_ONCE = (Recurrence.NONE, Recurrence.CONTINUOUS, Recurrence.AD_HOC)
_NEVER = datetime.min.replace(tzinfo=UTC)
_DAY = timedelta(days=1)
#: Longer than any run of days off: a milestone moves by less than this.
_MARGIN = 21


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the ladder and the working day it is sent on."""

    name: str
    day: date


Steps: TypeAlias = tuple[tuple[Milestone, datetime], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a task needs at a moment. `level` is the escalation level it now stands at."""

    ping: str | None = None
    hour: bool = False
    escalations: tuple[int, ...] = ()
    level: int = 0
    recur: bool = False
    wake_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rule stands on: the office's ladder, zone and working days."""

    ladder: Ladder
    zone: ZoneInfo
    calendar: WorkCalendar
    #: What was worked out already: thousands of tasks share a few days.
    _steps: dict[tuple[date, date], Steps] = field(
        default_factory=dict, init=False, repr=False, compare=False)
    _levels: dict[date, tuple[datetime, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False)

    def steps(self, due_on: date, today: date) -> Steps:
        """The milestones around `today` of a deadline and when each is planned, in order."""
        key = (due_on, today)
        if key not in self._steps:
            self._steps[key] = tuple(
                (step, self.planned(step.day)) for step in milestones(due_on, today, self))
        return self._steps[key]

    def levels(self, base: date) -> tuple[datetime, ...]:
        """When each level is told of a task of which nothing is heard since `base`."""
        if base not in self._levels:
            self._levels[base] = tuple(
                self.planned(self.calendar.add_working_days(base, days))
                for days in self.ladder.escalate)
        return self._levels[base]

    def planned(self, day: date) -> datetime:
        """When `day` is planned."""
        return local_moment(day, PLANNING_HOUR, self.zone)

    def planned_from(self, moment: datetime) -> datetime:
        """The first planning hour of a working day at or after `moment`."""
        day = moment.astimezone(self.zone).date()
        if self.planned(day) < moment:
            day += _DAY
        return self.planned(self.calendar.next_working(day))


def look(task: Task, now: datetime, ground: Ground) -> Look:
    """Pings and escalations due at `now` (aware) and not settled before, and the next moment.

    Only the latest step reached is told, however many were missed. `wake_at` is later than
    `now`, or None when the clock has nothing more to do with the task.
    """
    due_on = task.deadline.due_on
    if not task.is_open or due_on is None:
        done = task.state in (State.COMPLETED, State.SUBMITTED)
        return Look(level=task.escalated_level, recur=done and comes_again(task))
    peace = in_peace(task, now, ground)
    reached, coming = _steps(task, due_on, now, ground)
    told, level_wake = _escalations(task, due_on, now, ground)
    hour_at = hour_ping_at(task, ground)
    overdue = now.astimezone(ground.zone).date() > due_on
    wakes = [coming, level_wake, hour_at]
    if comes_again(task):
        wakes.append(ground.planned(due_on + _DAY))
    return Look(
        ping=None if peace or reached is None else reached.name,
        hour=not peace and _hour_due(task, hour_at, now, ground),
        escalations=told,
        level=max(told, default=task.escalated_level),
        recur=overdue and comes_again(task),
        wake_at=min((w for w in wakes if w is not None and w > now), default=None),
    )


def milestones(due_on: date, today: date, ground: Ground) -> list[Milestone]:
    """The steps around `today`, in the order they are sent.

    Those before aim at the last working day of the term and move to the working day before;
    those after it move to the next working day: nothing is overdue on a day off.
    """
    calendar, ladder = ground.calendar, ground.ladder
    target = calendar.previous_working(due_on)
    before = [Milestone(f"before:{n}", calendar.previous_working(target - n * _DAY))
              for n in sorted(ladder.before, reverse=True)]
    since = (today - due_on).days
    after = [Milestone(f"after:{n}", calendar.next_working(due_on + n * _DAY))
             for n in _after(ladder, since)]
    return before + after


def comes_again(task: Task) -> bool:
    """True for a duty with a period of its own: weekly to yearly."""
    return task.recurrence not in _ONCE


def in_peace(task: Task, now: datetime, ground: Ground) -> bool:
    """True when the owner has just answered and foresees an end in time."""
    due_on, forecast, said = task.deadline.due_on, task.forecast_on, task.last_progress_at
    if due_on is None or forecast is None or said is None:
        return False
    fresh = now - said < timedelta(hours=ground.ladder.fresh_hours)
    return fresh and now.astimezone(ground.zone).date() <= forecast <= due_on


def answered_until(task: Task, ladder: Ladder) -> datetime:
    """An answer holds escalation back until this moment."""
    if task.last_progress_at is None:
        return _NEVER
    return task.last_progress_at + timedelta(days=ladder.answer_stale_days)


def hour_ping_at(task: Task, ground: Ground) -> datetime | None:
    """When a deadline with a clock time gets its last ping; None when it gets none.

    Quiet hours move it to their end, if that is still before the deadline.
    """
    due_at = due_moment(task, ground.zone)
    if due_at is None or ground.ladder.hours_before <= 0:
        return None
    wanted = due_at - timedelta(hours=ground.ladder.hours_before)
    moment = allowed_from(wanted, ground.ladder, ground.zone)
    working = ground.calendar.is_working(moment.astimezone(ground.zone).date())
    return moment if moment < due_at and working else None


def due_moment(task: Task, zone: ZoneInfo) -> datetime | None:
    """The aware moment of a deadline that names a clock time."""
    deadline = task.deadline
    if deadline.due_on is None or deadline.due_time is None:
        return None
    return local_moment(deadline.due_on, deadline.due_time, zone)


def _after(ladder: Ladder, since: int) -> Iterator[int]:
    """Days after the deadline: those named, then every so many days, around `since`."""
    yield from sorted(ladder.after)
    step, last = ladder.weekly_after, max(ladder.after, default=0)
    if step > 0:
        skipped = max(0, (since - _MARGIN - last) // step)
        n = last + step * (skipped + 1)
        while n <= since + _MARGIN + step:
            yield n
            n += step


def _steps(
    task: Task, due_on: date, now: datetime, ground: Ground
) -> tuple[Milestone | None, datetime | None]:
    """(the latest step reached and not settled, when the next one comes)."""
    settled = task.last_step_at or _NEVER
    first = _first_day(task)
    reached = None
    for step, at in ground.steps(due_on, now.astimezone(ground.zone).date()):
        if step.day < first:
            continue
        if at > now:
            return reached, at
        if at > settled:
            reached = step
    return reached, None


def _first_day(task: Task) -> date:
    """The first day with something to tell: the notice of the assignment has told that day's.

    Of the next occurrence of a duty, which the clock makes, there was no notice.
    """
    if task.assigned_on is None:
        return date.min
    return task.assigned_on if task.series_id is not None else task.assigned_on + _DAY


def _escalations(
    task: Task, due_on: date, now: datetime, ground: Ground
) -> tuple[tuple[int, ...], datetime | None]:
    """(levels to tell now, when the next one may come)."""
    # Who was given a task that was already late gets the same working days to answer.
    base = max(due_on, task.assigned_on or due_on)
    held = answered_until(task, ground.ladder)
    levels = {level: at for level, at in enumerate(ground.levels(base), 1)
              if level > task.escalated_level}
    if held > now:
        waits = [max(at, ground.planned_from(held)) for at in levels.values()]
        return (), min(waits, default=None)
    told = tuple(level for level, at in levels.items() if at <= now)
    return told, min((at for at in levels.values() if at > now), default=None)


def _hour_due(task: Task, hour_at: datetime | None, now: datetime, ground: Ground) -> bool:
    due_at = due_moment(task, ground.zone)
    if hour_at is None or due_at is None or is_quiet(now, ground.ladder, ground.zone):
        return False
    settled = task.last_step_at
    if settled is None:
        # Never looked at: given today, the notice of the assignment has just told it.
        given_today = _first_day(task) > now.astimezone(ground.zone).date()
        settled = now if given_today else _NEVER
    return settled < hour_at <= now < due_at
