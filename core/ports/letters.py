"""What a letter that urges a unit speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.ports.reports import UrgedTask


@dataclass(frozen=True, slots=True)
class UnitDebts:
    """A unit's overdue tasks, the worst first; `total` of them, of which these are some."""

    unit_id: int
    total: int
    tasks: tuple[UrgedTask, ...]


class OverdueTasks(Protocol):
    """Open tasks past their day as they are now, with what a letter says of them."""

    async def debts(
        self, unit_id: int | None, today: date, now: datetime, limit: int
    ) -> Sequence[UnitDebts]:
        """By the unit that answers for them (None: all units); at most `limit` a unit."""
        ...
