"""The figures of a period, counted in the database, and the lines of its report."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.quarters import Period
from core.summary import BlockerLine, Counts, NextLine, OverdueLine, ResultLine, TaskFact


class Figures(Protocol):
    """Counts and lines; `unit_id` None is the whole organisation, `snapshot` an office day."""

    async def counts(
        self, period: Period, snapshot: date, unit_id: int | None
    ) -> Mapping[tuple[int | None, str], Counts]:
        """Counts by (lead unit, field), agreeing with core.summary.classify."""
        ...

    async def facts(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[TaskFact]:
        """The period's tasks for the annex, by unit and code."""
        ...

    async def results(
        self, start: datetime, end: datetime, unit_id: int | None, limit: int
    ) -> Sequence[ResultLine]:
        """The newest result line of each task reported on in [start, end); field as code."""
        ...

    async def blockers(
        self, until: datetime, unit_id: int | None, limit: int
    ) -> Sequence[BlockerLine]:
        """Difficulties still unanswered, oldest first."""
        ...

    async def overdue(
        self, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[OverdueLine]:
        """Open tasks past their day, worst first."""
        ...

    async def due_within(
        self, start: date, end: date, unit_id: int | None, limit: int
    ) -> Sequence[NextLine]:
        """Open tasks due from `start` to `end`, both included."""
        ...
