"""What a report says beside the counts, who and what they are split by, and which figures open."""

from dataclasses import dataclass, fields
from enum import StrEnum

from core.summary_counts import Cell, Counts, IdentityError


class Figure(StrEnum):
    """A figure of a report that opens: the tasks behind it can be listed, exactly as many.

    The cells of `core.summary_counts.Cell` by their names, the sums of them, and the tasks that
    the extras speak of.
    """

    TOTAL = "total"
    CARRIED_IN = "carried_in"
    NEW = "new"
    COMPLETED = "completed"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    BOUNDARY = "boundary"
    COMPLETED_NO_DEADLINE = "completed_no_deadline"
    OPEN = "open"
    OPEN_IN_TERM = "open_in_term"
    OPEN_OVERDUE = "open_overdue"
    OPEN_NO_DEADLINE = "open_no_deadline"
    WAITING_CONFIRMATION = "waiting_confirmation"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    EXTENDED = "extended"
    BLOCKED = "blocked"
    STALE = "stale"
    EVIDENCE_PRESENT = "evidence_present"
    EVIDENCE_MISSING = "evidence_missing"


COMPLETED_CELLS = (Cell.EARLY, Cell.ON_TIME, Cell.LATE, Cell.BOUNDARY, Cell.COMPLETED_NO_DEADLINE)
OPEN_CELLS = (Cell.OPEN_IN_TERM, Cell.OPEN_OVERDUE, Cell.OPEN_NO_DEADLINE,
              Cell.WAITING_CONFIRMATION, Cell.PAUSED)


@dataclass(frozen=True, slots=True)
class Extras:
    """Figures beside the counts, of the same tasks at the same snapshot.

    Wishes for more time: `extensions_asked` within the period, `…_granted` and `…_refused` decided
    within it; `extended_once`, `…_twice`, `…_more` are tasks by how often they were granted more
    time up to the snapshot ("đã gia hạn n lần", domain.md §4.5). Difficulties: `blockers_raised`
    and `…_answered` within the period, `…_open` those without an answer at the snapshot; `blocked`
    are the unfinished tasks that have one. `stale`: open, without deadline, nobody reporting on
    them for the policy's `stale_days` (domain.md §4.4). `evidence_present` and `…_missing` split
    the completed tasks.
    """

    extensions_asked: int = 0
    extensions_granted: int = 0
    extensions_refused: int = 0
    extended_once: int = 0
    extended_twice: int = 0
    extended_more: int = 0
    blockers_raised: int = 0
    blockers_answered: int = 0
    blockers_open: int = 0
    blocked: int = 0
    stale: int = 0
    evidence_present: int = 0
    evidence_missing: int = 0

    @property
    def extended(self) -> int:
        """Tasks of the period that were granted more time at least once."""
        return self.extended_once + self.extended_twice + self.extended_more

    def check(self, counts: Counts) -> None:
        """Raise IdentityError unless these can be figures of the same tasks as `counts`."""
        if self.evidence_present + self.evidence_missing != counts.completed:
            raise IdentityError(f"evidence of {self} does not split {counts.completed} completed")
        if self.extended > counts.total or self.stale > counts.open_no_deadline:
            raise IdentityError(f"{self} exceeds {counts}")
        if self.blocked > min(self.blockers_open, counts.open):
            raise IdentityError(f"{self.blocked} blocked of {counts.open} open tasks")

    def __add__(self, other: "Extras") -> "Extras":
        return Extras(
            **{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(Extras)}
        )


@dataclass(frozen=True, slots=True)
class DirectiveCounts:
    """The tasks of one directive.

    `directive` is its number and date as printed. `directive_id` None: tasks of no directive; 0:
    all the directives that found no line of their own; both without a name.
    """

    directive_id: int | None
    directive: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class PersonCounts:
    """The tasks a person was assigned to at the snapshot; a shared task counts for each of them.

    `unit` is the lead unit's name. Tasks without an assignee are the unit's: `person_id` None and
    no name.
    """

    person_id: int | None
    name: str
    unit_id: int | None
    unit: str
    counts: Counts
