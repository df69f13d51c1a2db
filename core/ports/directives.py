"""Directives, their drafts under review, and the reader of their files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from core.acting import Act
from core.directives import DirectiveHeader, DirectiveReading
from core.tasks import Task

#: documents.reading.read_directive: raises WorkError only; slow, so it runs in a thread.
ReadDirective: TypeAlias = Callable[[Path, str], DirectiveReading]


@dataclass(frozen=True, slots=True)
class Directive:
    """A stored directive. `key` is core.directives.directive_key of the file it came from."""

    id: int
    key: str
    doc_type: str
    number: str
    issuer: str
    issued_on: date | None
    subject: str
    signer: str
    file_name: str
    needs_acceptance: bool


@dataclass(frozen=True, slots=True)
class DraftCounts:
    """`duties` as the directive numbers them; `works` one for each unit; `no_lead` and `unsure`
    works whose unit, or whose day, is still to be asked."""

    duties: int = 0
    works: int = 0
    no_lead: int = 0
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A duty under review: one task, or a parent with one task for each unit."""

    task: Task
    children: tuple[Task, ...] = ()

    @property
    def works(self) -> tuple[Task, ...]:
        """The tasks that will be given to units."""
        return self.children if self.task.is_parent else (self.task,)


class Directives(Protocol):
    """The stored directives."""

    async def open(
        self, key: str, header: DirectiveHeader, file_name: str, by: int, at: datetime,
        needs_acceptance: bool,
    ) -> Directive:
        """The directive with this key, made when it is new; a blank number is filled in."""
        ...

    async def lock(self, directive_id: int) -> Directive:
        """The directive, which nobody else imports into till the unit's end."""
        ...

    async def get(self, directive_id: int) -> Directive | None:
        """One directive."""
        ...

    async def by_number(self, number: str, issued_on: date | None) -> Directive | None:
        """The newest with this number; with `issued_on`, of this date or of none."""
        ...

    async def set(self, directive_id: int, **fields: Any) -> None:
        """Fill in `number` or `issued_on`."""
        ...


class Drafts(Protocol):
    """Reads tasks in state `draft`; the Tasks store writes them."""

    async def known(self, directive_id: int) -> set[str]:
        """Source keys of all duties of the directive, drafts or not."""
        ...

    async def counts(self, directive_id: int) -> DraftCounts:
        """How much is under review."""
        ...

    async def page(self, directive_id: int, offset: int, limit: int) -> list[DraftItem]:
        """Duties under review, in the directive's order."""
        ...

    async def ready(self, directive_id: int, limit: int) -> list[Task]:
        """Works with a lead unit, in order."""
        ...

    async def without_lead(self, directive_id: int, limit: int) -> list[Task]:
        """Works whose unit is to be asked, in order."""
        ...

    async def with_deadline(self, directive_id: int, limit: int, after: int) -> list[Task]:
        """Drafts with deadline words and an id above `after`, by id."""
        ...

    async def all(self, directive_id: int, limit: int) -> list[Task]:
        """Drafts, children before their parents."""
        ...


class Announce(Protocol):
    """Tells owners of their new tasks, one notice a person."""

    async def __call__(self, act: Act, task_ids: Sequence[int]) -> None:
        """Write the notices in the current unit."""
        ...
