"""Periods whose parts are gathered, the units' parts, and the facts they are drafted from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.parts import PartText
from core.parts_truth import PartFact
from core.quarters import Period
from core.summary_lines import PartState


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A gathering. `due_on` is office-local and inclusive; the moments are aware."""

    id: int
    period: Period
    due_on: date
    opened_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit's part: `lines` are those that people touched, or all of them once confirmed."""

    id: int
    period_id: int
    unit_id: int
    assignee_id: int | None
    lines: tuple[PartText, ...]
    drafted_at: datetime
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None
    version: int = 0

    def state(self, due_on: date, confirmed_on: date | None) -> PartState:
        """`confirmed_on` is the office-local day of `confirmed_at`."""
        if self.confirmed_at is None or confirmed_on is None:
            return PartState.DRAFT
        return PartState.LATE if confirmed_on > due_on else PartState.CONFIRMED


class Parts(Protocol):
    """The rows of both tables."""

    async def period(self, code: str, scheme: str) -> ReportPeriod | None:
        """The gathering of that period, if it was ever opened."""
        ...

    async def period_of(self, period_id: int) -> ReportPeriod | None:
        """The same by its id."""
        ...

    async def periods(self, limit: int) -> list[ReportPeriod]:
        """The latest gatherings, by their last day, newest first."""
        ...

    async def open(
        self, period: Period, due_on: date, at: datetime, unit_ids: Collection[int]
    ) -> ReportPeriod:
        """Begin the gathering, or add these units to it; what is there stays as it is."""
        ...

    async def close(self, period_id: int, at: datetime | None, by: int | None) -> None:
        """Close the gathering, or open it again (`at` None)."""
        ...

    async def of_period(self, period_id: int) -> list[UnitPart]:
        """All parts of a gathering."""
        ...

    async def get(self, part_id: int, *, lock: bool = False) -> UnitPart | None:
        """One part; `lock` keeps it for this unit of work."""
        ...

    async def save(self, part: UnitPart) -> UnitPart:
        """Write it with its version counted up.

        Raises WorkError `part-changed` when somebody wrote it since it was read.
        """
        ...


class PartFacts(Protocol):
    """What parts are drafted from, in a handful of statements however many tasks there are."""

    async def facts(
        self, period: Period, snapshot: date, unit_id: int, limit: int
    ) -> Sequence[PartFact]:
        """The unit's tasks of the period that have something to say, by code."""
        ...

    async def successors(self) -> Mapping[int, int]:
        """Closed units and the units that stand in their place."""
        ...
