"""Which tasks are late, who may speak of why, and who may judge it: pure rules.

Lateness costs people points (Nghị định 335/2025/NĐ-CP: each late item 25% of its progress points,
unless an objective cause is confirmed by the competent authority; domain.md §3 end). So the machine
records, people decide, the owner may contest, and the record shows all of it.
"""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.people import Person, Role, decides
from core.ports.delays import DelayRow
from core.tasks import OPEN, State, Task, Timeliness, timeliness

#: A reason or an objection longer than this is cut.
TEXT_LIMIT = 2000


class Cause(StrEnum):
    """Nguyên nhân khách quan, chủ quan: what the owner says, and what a verdict says."""

    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"


def days_late(task: Task, today: date) -> int:
    """Whole days past the due day of a task that was reported late, or is overdue; else 0.

    `today` is office-local. One done on the named day of "trước ngày D" is not late until a person
    says so (domain.md §5.1); a paused, declined or cancelled one is not late at all.
    """
    due_on = task.deadline.due_on
    if due_on is None or task.is_parent:
        return 0
    if task.state in OPEN:
        return max((today - due_on).days, 0)
    done = task.completed_on
    if done is None or task.state not in (State.SUBMITTED, State.COMPLETED):
        return 0
    stands = timeliness(task.deadline, done, task.boundary_decision)
    return (done - due_on).days if stands is Timeliness.LATE else 0


def speaks_of(row: DelayRow | None, due_on: date | None, zone: ZoneInfo) -> DelayRow | None:
    """The record, when it was begun after `due_on`; None for one about an earlier deadline.

    A reason why the first date was missed excuses nobody from missing the second.
    """
    if row is None or due_on is None or local_day(row.at, zone) <= due_on:
        return None
    return row


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The office's date at that moment."""
    return moment.astimezone(zone).date()


def is_excused(row: DelayRow | None) -> bool:
    """Objective, and confirmed to be: the only thing that takes a late task off the count."""
    return row is not None and row.verdict == Cause.OBJECTIVE


def is_open_contest(row: DelayRow | None) -> bool:
    """The owner's objection stands and nobody has judged since."""
    if row is None or not row.contest or row.contested_at is None:
        return False
    return row.decided_at is None or row.decided_at < row.contested_at


def waits_for_verdict(row: DelayRow | None) -> bool:
    """A reason or an objection that nobody has judged yet."""
    return row is not None and (not row.verdict or is_open_contest(row))


def may_judge(person: Person, task: Task, row: DelayRow) -> bool:
    """Decides, and has no share in it: neither gave the reason or the objection, nor owns the task.

    Without an assignee the unit's head is the owner.
    """
    owner = person.id in task.assignees or (
        not task.assignees and task.lead_unit_id in person.units(Role.HEAD))
    return decides(person) and not owner and person.id not in (row.person_id, row.contested_by)
