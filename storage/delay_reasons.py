"""Why tasks were late: each act adds a row, the last one stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from core.errors import WorkError
from core.ports.delays import DelayRow
from storage.engine import Database
from storage.tables import delay_reason, task


class DelayStore:
    """Implements core.ports.delays.Delays; the only writer of `delay_reason`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        return await self._db.insert(insert(delay_reason).values(**values))

    async def get(self, delay_id: int) -> DelayRow | None:
        """One that is not undone."""
        row = (await self._db.execute(
            select(delay_reason)
            .where(delay_reason.c.id == delay_id, delay_reason.c.undone_at.is_(None))
        )).first()
        return _row(row) if row else None

    async def latest(self, task_id: int) -> DelayRow | None:
        """The one that stands for the task."""
        row = (await self._db.execute(
            select(delay_reason)
            .where(delay_reason.c.task_id == task_id, delay_reason.c.undone_at.is_(None))
            .order_by(delay_reason.c.id.desc()).limit(1)
        )).first()
        return _row(row) if row else None

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone, unless a later row rests on it."""
        row = await self.get(row_id)
        if row is None:
            return
        last = await self.latest(row.task_id)
        if last is not None and last.id != row.id:
            code = (await self._db.execute(
                select(task.c.code).where(task.c.id == row.task_id))).scalar()
            raise WorkError("undo-changed", code=code or "")
        await self._db.execute(
            update(delay_reason).where(delay_reason.c.id == row_id).values(undone_at=at))


def _row(r: Any) -> DelayRow:
    return DelayRow(r.id, r.task_id, r.person_id, r.at, r.cause, r.text, r.verdict, r.decided_by,
                    r.decided_at, r.contest, r.contested_by, r.contested_at)
