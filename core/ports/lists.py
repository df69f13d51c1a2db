"""Pages of tasks and other things, found, ordered and cut in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from core.tasks import State

#: Lines on one page of a list in the chat.
PAGE = 6


class ListKind(StrEnum):
    """The lists a person can ask for."""

    MINE = "mine"
    OVERDUE = "overdue"
    UPCOMING = "upcoming"
    SEARCH = "search"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose tasks may be listed: None is everybody's; else those units' and the person's own."""

    person_id: int
    unit_ids: frozenset[int] | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task in a list."""

    id: int
    code: str
    title: str
    unit: str
    due_on: date | None
    state: State
    percent: int | None
    restricted: bool
    last_progress_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnitOverdue:
    """How a unit stands in /overdue: how many, and the oldest of them."""

    unit_id: int
    unit: str
    count: int
    oldest: date


@dataclass(frozen=True, slots=True)
class OpenBlocker:
    """A difficulty that waits for an answer."""

    id: int
    task_id: int
    code: str
    title: str
    unit: str
    text: str
    waits_for: str
    at: datetime


class TaskLists(Protocol):
    """Open tasks by list; all bounded by the page."""

    async def mine(
        self, person_id: int, headed: frozenset[int], offset: int
    ) -> tuple[int, Sequence[TaskLine]]:
        """How many open tasks the person owns, and a page of them, most urgent first."""
        ...

    async def due_before(
        self, scope: Scope, unit_id: int | None, first: date | None, last: date, offset: int
    ) -> Sequence[TaskLine]:
        """Open tasks due from `first` (None: ever) to `last`, both included; oldest first."""
        ...

    async def count_due(
        self, scope: Scope, unit_id: int | None, first: date | None, last: date
    ) -> int:
        """How many."""
        ...

    async def overdue_by_unit(self, scope: Scope, today: date) -> Sequence[UnitOverdue]:
        """Units with overdue tasks, worst first."""
        ...

    async def search(self, scope: Scope, words: Sequence[str], offset: int) -> Sequence[TaskLine]:
        """Tasks (any state) whose code, title, detail or latest result has all folded words."""
        ...

    async def count_search(self, scope: Scope, words: Sequence[str]) -> int:
        """How many."""
        ...

    async def stale(self, scope: Scope, since: datetime, offset: int) -> Sequence[TaskLine]:
        """Open tasks without a deadline, nobody reporting on them since then; oldest first."""
        ...

    async def count_stale(self, scope: Scope, since: datetime) -> int:
        """How many."""
        ...


class WaitingLists(Protocol):
    """What waits for people who decide."""

    async def blockers(self, scope: Scope, offset: int) -> Sequence[OpenBlocker]:
        """Unanswered difficulties, oldest first."""
        ...

    async def count_blockers(self, scope: Scope) -> int:
        """How many."""
        ...
