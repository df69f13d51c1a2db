"""What people report on tasks: progress, evidence, blockers, wishes for more time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One report. `unit_id` is set for a supporting unit's contribution; `state` is what the
    words said (core.progress), not the task's."""

    id: int
    task_id: int
    person_id: int | None
    unit_id: int | None
    at: datetime
    raw_text: str | None
    state: str | None
    percent: int | None
    done_count: int | None
    total_count: int | None
    forecast_on: date | None
    note: str
    channel: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file that shows the work; the content lies under its hash."""

    id: int
    task_id: int
    person_id: int | None
    at: datetime
    sha256: str
    size: int
    mime: str
    name: str
    channel: str


@dataclass(frozen=True, slots=True)
class BlockerRow:
    """Something that stops the work, whom it waits for, and what was answered."""

    id: int
    task_id: int
    person_id: int | None
    at: datetime
    text: str
    waits_for: str
    answer: str
    answered_by: int | None
    answered_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A wish for another deadline; `state` is asked, granted or refused."""

    id: int
    task_id: int
    asked_by: int | None
    asked_at: datetime
    reason: str
    from_due_on: date | None
    wanted_on: date
    state: str
    granted_on: date | None
    decided_by: int | None
    decided_at: datetime | None


class Undoable(Protocol):
    """Rows that can be taken back; they stay, marked."""

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone: no reader shows it any more."""
        ...


class ProgressRows(Undoable, Protocol):
    """Reports, newest first where several are given."""

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        ...

    async def get(self, progress_id: int) -> ProgressRow | None:
        """One report that is not undone."""
        ...

    async def of_task(self, task_id: int, limit: int) -> list[ProgressRow]:
        """The latest reports."""
        ...


class Evidences(Undoable, Protocol):
    """Which files belong to which task."""

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        ...

    async def get(self, evidence_id: int) -> EvidenceRow | None:
        """One file that is not undone."""
        ...

    async def of_task(self, task_id: int, limit: int) -> list[EvidenceRow]:
        """The latest files."""
        ...

    async def count_and_size(self, task_id: int) -> tuple[int, int]:
        """How many files the task has, and their bytes together."""
        ...


class Blockers(Undoable, Protocol):
    """Difficulties."""

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        ...

    async def get(self, blocker_id: int) -> BlockerRow | None:
        """One that is not undone."""
        ...

    async def open_of(self, task_id: int) -> list[BlockerRow]:
        """Those that are not closed, oldest first."""
        ...

    async def answer(self, blocker_id: int, text: str, by: int, at: datetime) -> None:
        """Store a decider's answer."""
        ...

    async def unanswer(self, blocker_id: int, at: datetime) -> None:
        """Take the answer back."""
        ...

    async def close(self, blocker_id: int, at: datetime) -> None:
        """The owner says it is over."""
        ...

    async def reopen(self, blocker_id: int, at: datetime) -> None:
        """It is not over after all."""
        ...


class Extensions(Undoable, Protocol):
    """Wishes for more time and their decisions."""

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        ...

    async def get(self, extension_id: int) -> ExtensionRow | None:
        """One that is not undone."""
        ...

    async def of_task(self, task_id: int) -> list[ExtensionRow]:
        """All of the task, oldest first."""
        ...

    async def decide(
        self, extension_id: int, state: str, granted_on: date | None, by: int, at: datetime
    ) -> bool:
        """Decide what is still open; False when somebody has decided already."""
        ...

    async def undecide(self, extension_id: int, at: datetime) -> None:
        """Take the decision back: the wish waits again."""
        ...


class EvidenceFiles(Protocol):
    """The content of evidence, kept under its hash."""

    async def keep(self, path: Path, sha256: str) -> None:
        """Copy the file in; the same content twice is kept once."""
        ...

    async def read(self, sha256: str) -> bytes | None:
        """The content; None when it is gone."""
        ...

    def place(self, sha256: str) -> Path:
        """Where the content lies, unless it is gone."""
        ...
