"""Duties under review, as SQL finds them; they are written by the task store."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from core.ports.directives import DraftCounts, DraftItem
from core.tasks import State, Task
from storage.engine import Database
from storage.tables import task
from storage.tasks import TaskStore

_PARENT = task.alias("parent")


class DraftStore:
    """Implements core.ports.directives.Drafts."""

    def __init__(self, database: Database, tasks: TaskStore) -> None:
        self._db = database
        self._tasks = tasks

    async def known(self, directive_id: int) -> set[str]:
        """Source keys of all duties of the directive, drafts or not."""
        rows = await self._db.execute(
            select(task.c.source_key).distinct()
            .where(task.c.directive_id == directive_id, task.c.source_key.is_not(None))
        )
        return {row.source_key for row in rows}

    async def counts(self, directive_id: int) -> DraftCounts:
        """How much is under review."""
        work = ~task.c.is_parent
        row = (await self._db.execute(
            select(
                func.count().filter(_is_top()),
                func.count().filter(work),
                func.count().filter(work & task.c.lead_unit_id.is_(None)),
                func.count().filter(work & task.c.deadline_unsure),
            )
            .select_from(_with_parent())
            .where(_draft_of(directive_id))
        )).one()
        return DraftCounts(*row)

    async def page(self, directive_id: int, offset: int, limit: int) -> list[DraftItem]:
        """Duties under review, in the directive's order."""
        tops = await self._tasks.find(
            select(task).select_from(_with_parent())
            .where(_draft_of(directive_id), _is_top())
            .order_by(task.c.id).offset(offset).limit(limit)
        )
        children = await self._tasks.find(
            select(task)
            .where(task.c.parent_id.in_([t.id for t in tops]), task.c.state == State.DRAFT)
            .order_by(task.c.id)
        )
        return [DraftItem(t, tuple(c for c in children if c.parent_id == t.id)) for t in tops]

    async def ready(self, directive_id: int, limit: int) -> list[Task]:
        """Works with a lead unit, in order."""
        return await self._tasks.find(
            _drafts(directive_id, limit)
            .where(~task.c.is_parent, task.c.lead_unit_id.is_not(None)).order_by(task.c.id)
        )

    async def without_lead(self, directive_id: int, limit: int) -> list[Task]:
        """Works whose unit is to be asked, in order."""
        return await self._tasks.find(
            _drafts(directive_id, limit)
            .where(~task.c.is_parent, task.c.lead_unit_id.is_(None)).order_by(task.c.id)
        )

    async def with_deadline(self, directive_id: int, limit: int, after: int) -> list[Task]:
        """Drafts with deadline words and an id above `after`, by id."""
        return await self._tasks.find(
            _drafts(directive_id, limit)
            .where(task.c.deadline_text != "", task.c.id > after).order_by(task.c.id)
        )

    async def all(self, directive_id: int, limit: int) -> list[Task]:
        """Drafts, children before their parents."""
        return await self._tasks.find(
            _drafts(directive_id, limit).order_by(task.c.is_parent, task.c.id)
        )


def _draft_of(directive_id: int) -> ColumnElement[bool]:
    return and_(task.c.directive_id == directive_id, task.c.state == State.DRAFT)


def _drafts(directive_id: int, limit: int) -> Select[Any]:
    return select(task).where(_draft_of(directive_id)).limit(limit)


def _with_parent() -> Any:
    return task.outerjoin(_PARENT, _PARENT.c.id == task.c.parent_id)


def _is_top() -> ColumnElement[bool]:
    """Stands by itself in the review: no parent, or one that was accepted before it."""
    return task.c.parent_id.is_(None) | (_PARENT.c.state != State.DRAFT)
