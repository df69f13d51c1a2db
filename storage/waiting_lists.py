"""Difficulties without an answer."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select, true

from core.ports.lists import PAGE, OpenBlocker, Scope
from core.tasks import State
from storage.engine import Database
from storage.tables import blocker, task, unit


class WaitingListStore:
    """Implements core.ports.lists.WaitingLists."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def blockers(self, scope: Scope, offset: int) -> Sequence[OpenBlocker]:
        """Unanswered difficulties, oldest first."""
        rows = await self._db.execute(
            select(blocker.c.id, blocker.c.task_id, task.c.code, task.c.title, unit.c.short_name,
                   unit.c.name, blocker.c.text, blocker.c.waits_for, blocker.c.at)
            .join(task, task.c.id == blocker.c.task_id)
            .join(unit, unit.c.id == task.c.lead_unit_id)
            .where(_waiting(scope))
            .order_by(blocker.c.at, blocker.c.id).limit(PAGE).offset(offset)
        )
        return [OpenBlocker(r.id, r.task_id, r.code, r.title, r.short_name or r.name, r.text,
                            r.waits_for, r.at) for r in rows]

    async def count_blockers(self, scope: Scope) -> int:
        """How many."""
        found = await self._db.execute(
            select(func.count()).select_from(blocker)
            .join(task, task.c.id == blocker.c.task_id).where(_waiting(scope))
        )
        return int(found.scalar_one())


def _waiting(scope: Scope) -> ColumnElement[bool]:
    in_scope = (
        true() if scope.unit_ids is None else task.c.lead_unit_id.in_(list(scope.unit_ids))
    )
    return and_(
        blocker.c.closed_at.is_(None), blocker.c.answered_at.is_(None),
        blocker.c.undone_at.is_(None),
        task.c.state.not_in((State.COMPLETED, State.CANCELLED)), in_scope,
    )
