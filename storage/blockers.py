"""Difficulties and their answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from core.ports.progress import BlockerRow
from storage.engine import Database
from storage.tables import blocker


class BlockerStore:
    """Implements core.ports.progress.Blockers; the only writer of `blocker`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        return await self._db.insert(insert(blocker).values(**values))

    async def get(self, blocker_id: int) -> BlockerRow | None:
        """One that is not undone."""
        row = (await self._db.execute(
            select(blocker).where(blocker.c.id == blocker_id, blocker.c.undone_at.is_(None))
        )).first()
        return _row(row) if row else None

    async def open_of(self, task_id: int) -> list[BlockerRow]:
        """Those that are not closed, oldest first."""
        rows = await self._db.execute(
            select(blocker)
            .where(blocker.c.task_id == task_id, blocker.c.closed_at.is_(None),
                   blocker.c.undone_at.is_(None))
            .order_by(blocker.c.at, blocker.c.id)
        )
        return [_row(r) for r in rows]

    async def answer(self, blocker_id: int, text: str, by: int, at: datetime) -> None:
        """Store a decider's answer."""
        await self._set(blocker_id, answer=text, answered_by=by, answered_at=at)

    async def unanswer(self, blocker_id: int, at: datetime) -> None:
        """Take the answer back."""
        await self._set(blocker_id, answer="", answered_by=None, answered_at=None)

    async def close(self, blocker_id: int, at: datetime) -> None:
        """The owner says it is over."""
        await self._set(blocker_id, closed_at=at)

    async def reopen(self, blocker_id: int, at: datetime) -> None:
        """It is not over after all."""
        await self._set(blocker_id, closed_at=None)

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone."""
        await self._set(row_id, undone_at=at)

    async def _set(self, blocker_id: int, **values: Any) -> None:
        await self._db.execute(
            update(blocker).where(blocker.c.id == blocker_id).values(**values)
        )


def _row(r: Any) -> BlockerRow:
    return BlockerRow(r.id, r.task_id, r.person_id, r.at, r.text, r.waits_for, r.answer,
                      r.answered_by, r.answered_at, r.closed_at)
