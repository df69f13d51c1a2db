"""Task, its stored states, its derived time states, and which change is allowed when."""

import dataclasses
from datetime import date, datetime, time
from enum import StrEnum

from core.errors import WorkError
from core.people import TaskPeople


class State(StrEnum):
    """Stored states (domain.md §4.2)."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    COMPLETED = "completed"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class Kind(StrEnum):
    """What sort of duty it is."""

    ASSIGNED = "assigned"
    REMEDIATION = "remediation"
    ONGOING = "ongoing"
    RECURRING = "recurring"


class Recurrence(StrEnum):
    """How often a duty comes again; `continuous` duties owe a line in every period."""

    NONE = "none"
    CONTINUOUS = "continuous"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    AD_HOC = "ad_hoc"


class TimeState(StrEnum):
    """Derived from today and the deadline, never stored."""

    NO_DEADLINE = "no_deadline"
    IN_TERM = "in_term"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


class Timeliness(StrEnum):
    """How a completed task stands to its deadline."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    BOUNDARY = "boundary"
    NO_DEADLINE = "no_deadline"


#: Work is still to be done by the owner.
OPEN = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.RETURNED})
#: Not finished in the counts of domain.md §1.6.
UNFINISHED = OPEN | {State.SUBMITTED, State.PAUSED, State.DECLINED}


@dataclasses.dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as written and as read. Dates are office-local and inclusive.

    `due_on` is the last on-time day; `named_date` the day the words name (D of "trước ngày D");
    `due_time` a clock time on `due_on`, when one was stated; `why` how the words became the day
    (core.dates.DeadlineReading.why), "" for a day that stands there itself.
    """

    text: str = ""
    due_on: date | None = None
    due_time: time | None = None
    named_date: date | None = None
    why: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One duty of one lead unit; a parent only groups its children and is never counted."""

    id: int
    code: str | None
    title: str
    state: State
    kind: Kind
    field: str
    lead_unit_id: int | None
    deadline: Deadline
    assigned_on: date | None = None
    detail: str = ""
    product: str = ""
    #: Figures to be reached and whom to report to, in the words of the order.
    targets: str = ""
    report_to: str = ""
    directive_id: int | None = None
    item_no: str = ""
    parent_id: int | None = None
    is_parent: bool = False
    recurrence: Recurrence = Recurrence.NONE
    series_id: int | None = None
    start_on: date | None = None
    target_on: date | None = None
    original_due_on: date | None = None
    deadline_revision: int = 0
    #: The words leave the day open (no year, "theo kế hoạch"): a person is asked in review.
    deadline_unsure: bool = False
    restricted: bool = False
    needs_acceptance: bool = False
    percent: int | None = None
    done_count: int | None = None
    total_count: int | None = None
    forecast_on: date | None = None
    last_progress_at: datetime | None = None
    last_result: str = ""
    completed_on: date | None = None
    accepted_on: date | None = None
    cancelled_on: date | None = None
    paused_from: str | None = None
    boundary_decision: str | None = None
    recurrence_rule: str = ""
    lead_text: str = ""
    support_text: str = ""
    source_key: str | None = None
    urgency: str = "normal"
    assigned_by: int | None = None
    escalated_level: int = 0
    last_step_at: datetime | None = None
    wake_at: datetime | None = None
    version: int = 0
    supporting: frozenset[int] = dataclasses.field(default_factory=frozenset)
    assignees: frozenset[int] = dataclasses.field(default_factory=frozenset)

    @property
    def people(self) -> TaskPeople:
        """What permission checks need."""
        return TaskPeople(self.lead_unit_id, self.supporting, self.assignees)

    @property
    def is_open(self) -> bool:
        """True while the owner still has work to do."""
        return self.state in OPEN and not self.is_parent


def time_state(due_on: date | None, today: date, soon_days: int = 3) -> TimeState:
    """Where an open task stands on `today` (office-local); `due_on` is inclusive."""
    if due_on is None:
        return TimeState.NO_DEADLINE
    if today > due_on:
        return TimeState.OVERDUE
    return TimeState.DUE_SOON if (due_on - today).days <= soon_days else TimeState.IN_TERM


def timeliness(
    deadline: Deadline, completed_on: date, boundary_decision: str | None = None
) -> Timeliness:
    """Early before the due day, on time on it, late after it.

    A completion on the named day D of "trước ngày D" is `boundary` until a person decides
    (domain.md §5.1: lateness costs people points, Nghị định 335/2025/NĐ-CP).
    """
    due_on = deadline.due_on
    if due_on is None:
        return Timeliness.NO_DEADLINE
    if completed_on < due_on:
        return Timeliness.EARLY
    if completed_on == due_on:
        return Timeliness.ON_TIME
    if completed_on == deadline.named_date:
        return Timeliness(boundary_decision) if boundary_decision else Timeliness.BOUNDARY
    return Timeliness.LATE


_ALLOWED: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ASSIGNED, State.CANCELLED}),
    State.ASSIGNED: frozenset(
        {State.IN_PROGRESS, State.SUBMITTED, State.COMPLETED, State.PAUSED, State.CANCELLED,
         State.DECLINED}
    ),
    State.IN_PROGRESS: frozenset(
        {State.SUBMITTED, State.COMPLETED, State.PAUSED, State.CANCELLED, State.DECLINED}
    ),
    State.SUBMITTED: frozenset(
        {State.COMPLETED, State.RETURNED, State.CANCELLED, State.IN_PROGRESS}
    ),
    State.RETURNED: frozenset(
        {State.IN_PROGRESS, State.SUBMITTED, State.COMPLETED, State.PAUSED, State.CANCELLED}
    ),
    State.COMPLETED: frozenset({State.RETURNED}),
    State.PAUSED: frozenset({State.ASSIGNED, State.IN_PROGRESS, State.CANCELLED}),
    State.DECLINED: frozenset({State.ASSIGNED, State.CANCELLED}),
    State.CANCELLED: frozenset(),
}


def check_move(task: Task, to: State) -> None:
    """Raise WorkError `wrong-state` when the task may not go from its state to `to`."""
    if task.state is not to and to not in _ALLOWED[task.state]:
        raise WorkError("wrong-state", code=task.code or "", state=task.state.value)
