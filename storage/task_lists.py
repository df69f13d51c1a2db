"""The lists of open tasks. Their condition is written out so that the partial indexes apply."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select, true

from core.ports.lists import PAGE, Scope, TaskLine, UnitOverdue
from core.tasks import State
from storage.engine import Database
from storage.tables import OPEN_TASK, task, task_assignee, task_support, unit
from storage.tasks import owned


class TaskListStore:
    """Implements core.ports.lists.TaskLists."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def mine(
        self, person_id: int, headed: frozenset[int], offset: int
    ) -> tuple[int, Sequence[TaskLine]]:
        """How many open tasks the person owns, and a page of them, most urgent first."""
        who = {"person": person_id, "headed": list(headed)}
        rows = (await self._db.execute(_MINE, {**who, "offset": offset})).all()
        total = rows[0].total if rows else 0
        if not rows and offset:
            total = (await self._db.execute(_HOW_MANY_MINE, who)).scalar_one()
        return total, [_line(row) for row in rows]

    async def due_before(
        self, scope: Scope, unit_id: int | None, first: date | None, last: date, offset: int
    ) -> Sequence[TaskLine]:
        """Open tasks due from `first` (None: ever) to `last`, both included; oldest first."""
        return await self._page(_open(_due(scope, unit_id, first, last)), offset)

    async def count_due(
        self, scope: Scope, unit_id: int | None, first: date | None, last: date
    ) -> int:
        """How many."""
        return await self._count(and_(OPEN_TASK, _due(scope, unit_id, first, last)))

    async def overdue_by_unit(self, scope: Scope, today: date) -> Sequence[UnitOverdue]:
        """Units with overdue tasks, worst first."""
        number = func.count().label("number")
        oldest = func.min(task.c.due_on).label("oldest")
        grouped = (
            select(task.c.lead_unit_id, number, oldest)
            .where(OPEN_TASK, task.c.due_on < today, _in_scope(scope))
            .group_by(task.c.lead_unit_id).subquery()
        )
        rows = await self._db.execute(
            select(grouped, unit.c.short_name, unit.c.name)
            .join(unit, unit.c.id == grouped.c.lead_unit_id)
            .order_by(grouped.c.number.desc(), grouped.c.oldest, unit.c.position)
        )
        return [UnitOverdue(r.lead_unit_id, r.short_name or r.name, r.number, r.oldest)
                for r in rows]

    async def search(self, scope: Scope, words: Sequence[str], offset: int) -> Sequence[TaskLine]:
        """Tasks (any state) whose code, title, detail or latest result has all folded words."""
        return await self._page(_found(scope, words), offset)

    async def count_search(self, scope: Scope, words: Sequence[str]) -> int:
        """How many."""
        return await self._count(_matching(scope, words))

    async def stale(self, scope: Scope, since: datetime, offset: int) -> Sequence[TaskLine]:
        """Open tasks without a deadline, nobody reporting on them since then; oldest first."""
        statement = _lines().where(OPEN_TASK, _stale(scope, since)).order_by(
            func.coalesce(task.c.last_progress_at, task.c.created_at), task.c.id)
        return await self._rows(statement, offset)

    async def count_stale(self, scope: Scope, since: datetime) -> int:
        """How many."""
        return await self._count(and_(OPEN_TASK, _stale(scope, since)))

    async def _page(self, statement: Select[Any], offset: int) -> Sequence[TaskLine]:
        return await self._rows(statement.order_by(*_URGENT_FIRST), offset)

    async def _rows(self, statement: Select[Any], offset: int) -> Sequence[TaskLine]:
        rows = await self._db.execute(statement.limit(PAGE).offset(offset))
        return [_line(row) for row in rows]

    async def _count(self, condition: ColumnElement[bool]) -> int:
        found = await self._db.execute(select(func.count()).select_from(task).where(condition))
        return int(found.scalar_one())


def _line(r: Any) -> TaskLine:
    return TaskLine(r.id, r.code, r.title, r.short_name or r.name, r.due_on, State(r.state),
                    r.percent, r.restricted, r.last_progress_at)


def _lines() -> Select[Any]:
    return select(
        task.c.id, task.c.code, task.c.title, task.c.due_on, task.c.state, task.c.percent,
        task.c.restricted, task.c.last_progress_at, unit.c.short_name, unit.c.name,
    ).join(unit, unit.c.id == task.c.lead_unit_id)


def _open(condition: ColumnElement[bool]) -> Select[Any]:
    return _lines().where(OPEN_TASK, condition)


# Built once: to put a statement together costs as much as to run it, and no list is asked for
# as often as one's own.
_URGENT_FIRST = (task.c.due_on.asc().nulls_last(), task.c.id)
_OWNED = owned(bindparam("person"), bindparam("headed", expanding=True))
_MINE = (_open(_OWNED).add_columns(func.count().over().label("total"))
         .order_by(*_URGENT_FIRST).limit(PAGE).offset(bindparam("offset")))
_HOW_MANY_MINE = select(func.count()).select_from(task).where(OPEN_TASK, _OWNED)


def _found(scope: Scope, words: Sequence[str]) -> Select[Any]:
    return _lines().where(_matching(scope, words))


def _due(
    scope: Scope, unit_id: int | None, first: date | None, last: date
) -> ColumnElement[bool]:
    parts = [task.c.due_on <= last, _in_scope(scope)]
    if first is not None:
        parts.append(task.c.due_on >= first)
    if unit_id is not None:
        parts.append(task.c.lead_unit_id == unit_id)
    return and_(*parts)


def _matching(scope: Scope, words: Sequence[str]) -> ColumnElement[bool]:
    listed = and_(~task.c.is_parent, task.c.state != State.DRAFT, _in_scope(scope))
    return and_(listed, *(task.c.search_text.contains(word, autoescape=True) for word in words))


def _stale(scope: Scope, since: datetime) -> ColumnElement[bool]:
    heard = func.coalesce(task.c.last_progress_at, task.c.created_at)
    return and_(task.c.due_on.is_(None), heard < since, _in_scope(scope))


def _in_scope(scope: Scope) -> ColumnElement[bool]:
    """SQL of core.people.sees_task."""
    if scope.unit_ids is None:
        return true()
    units = list(scope.unit_ids)
    supported = exists().where(
        task_support.c.task_id == task.c.id, task_support.c.unit_id.in_(units))
    assigned = exists().where(
        task_assignee.c.task_id == task.c.id, task_assignee.c.person_id == scope.person_id)
    return or_(task.c.lead_unit_id.in_(units), supported, assigned)
