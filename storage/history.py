"""What was done, when, by whom, from which channel; rows are never changed or removed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select, update

from core.acting import Act
from core.ports.tasks import NOTED, HistoryRow
from storage.engine import Database
from storage.tables import history

_ADD = insert(history)


class HistoryStore:
    """Implements core.ports.tasks.Histories."""

    def __init__(self, database: Database) -> None:
        self._db = database

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
        await self._db.execute(_ADD, {
            "task_id": task_id, "at": at, "action": action,
            "person_id": act.person.id if act else None,
            "channel": act.channel if act else "clock",
            "change_id": act.change_id if act else uuid4().hex,
            "before": dict(before), "after": dict(after), "created": dict(created)})

    async def of_task(self, task_id: int, limit: int) -> list[HistoryRow]:
        """Newest first."""
        rows = await self._db.execute(
            select(history).where(history.c.task_id == task_id)
            .order_by(history.c.at.desc(), history.c.id.desc()).limit(limit)
        )
        return [_row(r) for r in rows]

    async def last_change(self, person_id: int, since: datetime) -> list[HistoryRow]:
        """All rows of the person's last change that is not undone, since then."""
        last = (
            select(history.c.change_id)
            .where(history.c.person_id == person_id, history.c.at >= since,
                   history.c.undone_at.is_(None), history.c.action.not_in(NOTED))
            .order_by(history.c.at.desc(), history.c.id.desc()).limit(1).scalar_subquery()
        )
        rows = await self._db.execute(
            select(history).where(history.c.change_id == last).order_by(history.c.id.desc())
        )
        return [_row(r) for r in rows]

    async def of_change(self, change_id: str) -> list[HistoryRow]:
        """All rows of one change, newest first; empty when there is no such change."""
        rows = await self._db.execute(
            select(history).where(history.c.change_id == change_id).order_by(history.c.id.desc())
        )
        return [_row(r) for r in rows]

    async def mark_undone(self, change_id: str, at: datetime) -> None:
        """The change was taken back."""
        await self._db.execute(
            update(history).where(history.c.change_id == change_id).values(undone_at=at)
        )


def _row(row: Any) -> HistoryRow:
    return HistoryRow(row.id, row.task_id, row.person_id, row.at, row.channel, row.action,
                      row.before, row.after, row.created, row.change_id, row.undone_at)
