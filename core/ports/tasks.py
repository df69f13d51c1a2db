"""Tasks, their history and their codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from core.acting import Act
from core.tasks import Task

#: What was only noted: there is nothing to take back.
NOTED = frozenset({"undo", "export_my_data", "export_evidence", "draft_letter", "urge",
                   "ask_evidence"})


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change as it is told: who, when, from where, what, old and new values."""

    id: int
    task_id: int | None
    person_id: int | None
    at: datetime
    channel: str
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    created: Mapping[str, Any] = field(default_factory=dict)
    change_id: str = ""
    undone_at: datetime | None = None


class Tasks(Protocol):
    """The tasks. Columns are named as the fields of core.tasks.Task and of the table."""

    async def get(self, task_id: int) -> Task | None:
        """One task with its people."""
        ...

    async def by_code(self, code: str) -> Task | None:
        """By its full code (any case)."""
        ...

    async def many(self, task_ids: Sequence[int]) -> list[Task]:
        """In the order asked for; unknown ids are left out."""
        ...

    async def children(self, parent_id: int) -> list[Task]:
        """The tasks under a parent."""
        ...

    async def open_of(self, person_id: int, headed: Iterable[int], limit: int) -> list[Task]:
        """Open tasks the person owns: assigned to them, or unassigned in units they head."""
        ...

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a task row; `supporting` and `assignees` are sets of ids."""
        ...

    async def update(self, task: Task, values: Mapping[str, Any]) -> None:
        """Change columns (and `supporting`, `assignees`) of the version in hand.

        Raises WorkError `changed-meanwhile` when somebody changed the task since it was read.
        """
        ...

    async def remove_draft(self, task_id: int) -> None:
        """Delete a draft that was dropped in review."""
        ...

    async def next_code(self, prefix: str, year: int) -> str:
        """The next free code, such as `CCHC-2026-012`."""
        ...


class Histories(Protocol):
    """What was done, for ever."""

    async def add(
        self,
        act: Act | None,
        at: datetime,
        task_id: int | None,
        action: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        created: Mapping[str, Any],
    ) -> None:
        """Write a row; `act` is None for what the clock did."""
        ...

    async def of_task(self, task_id: int, limit: int) -> list[HistoryRow]:
        """Newest first."""
        ...

    async def last_change(self, person_id: int, since: datetime) -> list[HistoryRow]:
        """All rows of the person's last change that is not undone, since then; NOTED is none."""
        ...

    async def of_change(self, change_id: str) -> list[HistoryRow]:
        """All rows of one change, newest first; empty when there is no such change."""
        ...

    async def mark_undone(self, change_id: str, at: datetime) -> None:
        """The change was taken back."""
        ...
