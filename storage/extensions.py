"""Wishes for more time and what was decided."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from core.ports.progress import ExtensionRow
from storage.engine import Database
from storage.tables import extension


class ExtensionStore:
    """Implements core.ports.progress.Extensions; the only writer of `extension`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        return await self._db.insert(insert(extension).values(**values))

    async def get(self, extension_id: int) -> ExtensionRow | None:
        """One that is not undone."""
        row = (await self._db.execute(
            select(extension)
            .where(extension.c.id == extension_id, extension.c.undone_at.is_(None))
        )).first()
        return _row(row) if row else None

    async def of_task(self, task_id: int) -> list[ExtensionRow]:
        """All of the task, oldest first."""
        rows = await self._db.execute(
            select(extension)
            .where(extension.c.task_id == task_id, extension.c.undone_at.is_(None))
            .order_by(extension.c.asked_at, extension.c.id)
        )
        return [_row(r) for r in rows]

    async def decide(
        self, extension_id: int, state: str, granted_on: date | None, by: int, at: datetime
    ) -> bool:
        """Decide what is still open; False when somebody has decided already."""
        done = await self._db.execute(
            update(extension)
            .where(extension.c.id == extension_id, extension.c.state == "asked",
                   extension.c.undone_at.is_(None))
            .values(state=state, granted_on=granted_on, decided_by=by, decided_at=at)
        )
        return done.rowcount == 1

    async def undecide(self, extension_id: int, at: datetime) -> None:
        """Take the decision back: the wish waits again."""
        await self._set(extension_id, state="asked", granted_on=None, decided_by=None,
                        decided_at=None)

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone."""
        await self._set(row_id, undone_at=at)

    async def _set(self, extension_id: int, **values: Any) -> None:
        await self._db.execute(
            update(extension).where(extension.c.id == extension_id).values(**values)
        )


def _row(r: Any) -> ExtensionRow:
    return ExtensionRow(r.id, r.task_id, r.asked_by, r.asked_at, r.reason, r.from_due_on,
                        r.wanted_on, r.state, r.granted_on, r.decided_by, r.decided_at)
