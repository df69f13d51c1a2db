"""Why a task was late: what is said for it, what is held against it, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class DelayRow:
    """The record of one late task as it stood after one act; a later row takes its place.

    `person_id` gave the reason `text` with its `cause` at `at`; both texts are empty while only a
    contest was raised. `verdict` is core.lateness.Cause or "": what `decided_by` said of the
    cause. `contest` is what `contested_by` holds against the record. Moments are aware.
    """

    id: int
    task_id: int
    person_id: int | None
    at: datetime
    cause: str
    text: str
    verdict: str = ""
    decided_by: int | None = None
    decided_at: datetime | None = None
    contest: str = ""
    contested_by: int | None = None
    contested_at: datetime | None = None


class Delays(Protocol):
    """Rows are only added and taken back, never changed."""

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        ...

    async def get(self, delay_id: int) -> DelayRow | None:
        """One that is not undone."""
        ...

    async def latest(self, task_id: int) -> DelayRow | None:
        """The one that stands for the task."""
        ...

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone: the row before it stands again.

        Raises WorkError `undo-changed` when a later row rests on it.
        """
        ...
