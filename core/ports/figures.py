"""The figures of a period, counted in the database, and the lines of its report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from core.ports.lists import TaskLine
from core.quarters import Period
from core.summary import (
    BlockerLine,
    Counts,
    DirectiveCounts,
    EvidenceLine,
    Extras,
    Figure,
    LateLine,
    NextLine,
    OverdueLine,
    PersonCounts,
    ResultLine,
    TaskFact,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """All figures of a period at one snapshot; `cells` and `extras` by the unit that led."""

    cells: Mapping[tuple[int | None, str], Counts] = field(default_factory=dict)
    directives: Sequence[DirectiveCounts] = ()
    people: Sequence[PersonCounts] = ()
    extras: Mapping[int | None, Extras] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cut:
    """One figure, and of which unit, field, directive or person; None is all of them.

    `directive_id` 0: tasks of no directive; `person_id` 0: tasks without an assignee.
    """

    figure: Figure
    unit_id: int | None = None
    field: str | None = None
    directive_id: int | None = None
    person_id: int | None = None


class Figures(Protocol):
    """Counts and lines; `unit_id` None is the whole organisation, `snapshot` an office day."""

    async def counts(
        self, period: Period, snapshot: date, unit_id: int | None
    ) -> Mapping[tuple[int | None, str], Counts]:
        """Counts by (lead unit, field), agreeing with core.summary.classify."""
        ...

    async def tally(
        self, period: Period, snapshot: date, unit_id: int | None, stale_days: int
    ) -> Tally:
        """The counts with all that stands beside them, of the same moment."""
        ...

    async def counted(
        self, period: Period, snapshot: date, cut: Cut, stale_days: int, offset: int, limit: int
    ) -> tuple[int, Sequence[TaskLine]]:
        """How many tasks a figure counts, and a page of them, the oldest deadline first."""
        ...

    async def facts(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[TaskFact]:
        """The period's tasks for the annex, by unit and code."""
        ...

    async def evidence(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[EvidenceLine]:
        """The files given to these tasks up to the snapshot, by unit and code."""
        ...

    async def results(
        self, start: datetime, end: datetime, unit_id: int | None, limit: int
    ) -> Sequence[ResultLine]:
        """The result line each task had at `end`, of those reported on since `start`.

        The field is its code; both are midnights of the office.
        """
        ...

    async def blockers(
        self, until: datetime, unit_id: int | None, limit: int
    ) -> Sequence[BlockerLine]:
        """Difficulties still unanswered, oldest first."""
        ...

    async def overdue(
        self, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[OverdueLine]:
        """Tasks past their day and open at the end of the snapshot, worst first."""
        ...

    async def late(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[LateLine]:
        """Its late and overdue tasks and those on the boundary, with what is said of them now."""
        ...

    async def due_within(
        self, snapshot: date, start: date, end: date, unit_id: int | None, limit: int
    ) -> Sequence[NextLine]:
        """Tasks open at the end of the snapshot, due from `start` to `end`, both included."""
        ...
