"""Which cell of a report a task falls in, and the figures made of the cells (domain.md §1.6).

The pure rule; the SQL that counts in storage must agree with `classify`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from core.quarters import Period
from core.tasks import Deadline, State, Timeliness, TimeState, time_state, timeliness


class Cell(StrEnum):
    """Where a counted task stands; each value is the name of the figure it adds to."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    BOUNDARY = "boundary"
    COMPLETED_NO_DEADLINE = "completed_no_deadline"
    OPEN_IN_TERM = "open_in_term"
    OPEN_OVERDUE = "open_overdue"
    OPEN_NO_DEADLINE = "open_no_deadline"
    WAITING_CONFIRMATION = "waiting_confirmation"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class IdentityError(Exception):
    """Figures that do not add up: a fault of the counting, never of a person."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of one period. `boundary` waits for a decision and stands among the completed.

    `waiting_confirmation` holds the declined too: both wait for the coordinator.
    """

    carried_in: int = 0
    new: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    boundary: int = 0
    completed_no_deadline: int = 0
    open_in_term: int = 0
    open_overdue: int = 0
    open_no_deadline: int = 0
    waiting_confirmation: int = 0
    paused: int = 0
    cancelled: int = 0

    @property
    def total(self) -> int:
        """Tasks of the period: carried in and new."""
        return self.carried_in + self.new

    @property
    def completed_with_deadline(self) -> int:
        """Completed tasks that had a deadline; the whole of the on-time rate."""
        return self.early + self.on_time + self.late + self.boundary

    @property
    def completed(self) -> int:
        """Completed within the period."""
        return self.completed_with_deadline + self.completed_no_deadline

    @property
    def open(self) -> int:
        """Not finished at the snapshot, whoever it waits for."""
        unfinished = self.open_in_term + self.open_overdue + self.open_no_deadline
        return unfinished + self.waiting_confirmation + self.paused

    @property
    def completion_rate(self) -> Decimal | None:
        """Completed of the total, in percent."""
        return rate(self.completed, self.total)

    @property
    def on_time_rate(self) -> Decimal | None:
        """Early and on time of those completed with a deadline, in percent."""
        return rate(self.early + self.on_time, self.completed_with_deadline)

    def of(self, cell: Cell) -> int:
        """The figure of one cell."""
        figure: int = getattr(self, cell.value)
        return figure

    def check(self) -> None:
        """Raise IdentityError unless total = completed + open + cancelled (domain.md §1.6)."""
        if self.total != self.completed + self.open + self.cancelled:
            raise IdentityError(
                f"total {self.total} is not completed {self.completed} + open {self.open} "
                f"+ cancelled {self.cancelled}"
            )

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            **{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)}
        )


def rate(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in percent, two decimals, halves upwards; None of nothing."""
    if whole == 0:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class TaskFact:
    """What is known of one counted task at the snapshot (parents, which only group, are left out).

    Dates are office-local. `directive` is number and date as printed; `supporting` names units;
    `blocker` and `waits_for` are those of the blocker still unanswered. `completed_on` is the day
    the owner reported it done, `accepted_on` the day that was accepted, where somebody accepts.
    `assignees` are (person id, name). Of a `restricted` task no list in the chat shows the title.
    """

    id: int
    code: str
    title: str
    unit_id: int | None
    unit_name: str
    field: str
    state: State
    assigned_on: date | None
    deadline: Deadline
    directive: str = ""
    completed_on: date | None = None
    cancelled_on: date | None = None
    boundary_decision: str | None = None
    original_due_on: date | None = None
    target_on: date | None = None
    percent: int | None = None
    last_result: str = ""
    blocker: str = ""
    waits_for: str = ""
    extension_count: int = 0
    evidence_count: int = 0
    supporting: tuple[str, ...] = ()
    accepted_on: date | None = None
    directive_id: int | None = None
    assignees: tuple[tuple[int, str], ...] = ()
    restricted: bool = False

    @property
    def ended_on(self) -> date | None:
        """The day its completion was final, or it was cancelled; None while it is neither.

        Until it is accepted it is open for the report ("chờ xác nhận"), so it ends in the period
        in which it is accepted: else no report would ever show it completed. Whether it was in
        time is another matter: that is decided by `completed_on` (domain.md §4.2).
        """
        if self.state is State.COMPLETED:
            return self.completed_on and (self.accepted_on or self.completed_on)
        return self.cancelled_on if self.state is State.CANCELLED else None

    def overdue_days(self, on: date) -> int:
        """Whole days past the due day on `on` (office-local); 0 in term or without deadline."""
        due_on = self.deadline.due_on
        return max((on - due_on).days, 0) if due_on else 0


def classify(fact: TaskFact, period: Period, snapshot: date) -> Cell | None:
    """The cell the task falls in; None when it is not of the period.

    `snapshot` is an office-local day, that whole day included; a later one than the period's end
    counts as the end. Not of the period: drafts, tasks assigned after the snapshot, and tasks
    completed or cancelled before the period began or on a day nobody recorded. A task that ended
    after the snapshot was open then.
    """
    snapshot = min(snapshot, period.end)
    if fact.state is State.DRAFT or fact.assigned_on is None or fact.assigned_on > snapshot:
        return None
    if fact.state not in (State.COMPLETED, State.CANCELLED):
        return _open_cell(fact, snapshot)
    if fact.ended_on is None or fact.ended_on < period.start:
        return None
    if fact.ended_on > snapshot:
        return _cell_before_end(fact, snapshot)
    if fact.completed_on is None or fact.state is State.CANCELLED:
        return Cell.CANCELLED
    return _completed_cell(fact, fact.completed_on)


def count(facts: Iterable[TaskFact], period: Period, snapshot: date) -> Counts:
    """The figures of these tasks, checked; `snapshot` as in `classify`."""
    figures = dict.fromkeys((f.name for f in fields(Counts)), 0)
    for fact in facts:
        cell = classify(fact, period, snapshot)
        if cell is None or fact.assigned_on is None:
            continue
        figures[cell.value] += 1
        figures["carried_in" if fact.assigned_on < period.start else "new"] += 1
    counts = Counts(**figures)
    counts.check()
    return counts


def _completed_cell(fact: TaskFact, completed_on: date) -> Cell:
    kind = timeliness(fact.deadline, completed_on, fact.boundary_decision)
    return Cell.COMPLETED_NO_DEADLINE if kind is Timeliness.NO_DEADLINE else Cell(kind.value)


def _cell_before_end(fact: TaskFact, snapshot: date) -> Cell:
    """Where a task stood that ended after the snapshot."""
    done = fact.completed_on if fact.state is State.COMPLETED else None
    if done is not None and done <= snapshot:
        return Cell.WAITING_CONFIRMATION
    return _time_cell(fact, snapshot)


def _open_cell(fact: TaskFact, snapshot: date) -> Cell:
    if fact.state in (State.SUBMITTED, State.DECLINED):
        return Cell.WAITING_CONFIRMATION
    return Cell.PAUSED if fact.state is State.PAUSED else _time_cell(fact, snapshot)


def _time_cell(fact: TaskFact, snapshot: date) -> Cell:
    match time_state(fact.deadline.due_on, snapshot):
        case TimeState.NO_DEADLINE:
            return Cell.OPEN_NO_DEADLINE
        case TimeState.OVERDUE:
            return Cell.OPEN_OVERDUE
        case _:
            return Cell.OPEN_IN_TERM
