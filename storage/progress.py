"""Reports on tasks, as they were written and as they were read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from core.ports.progress import ProgressRow
from storage.engine import Database
from storage.tables import progress


class ProgressStore:
    """Implements core.ports.progress.ProgressRows; the only writer of `progress`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        return await self._db.insert(insert(progress).values(**values))

    async def get(self, progress_id: int) -> ProgressRow | None:
        """One report that is not undone."""
        row = (await self._db.execute(
            select(progress).where(progress.c.id == progress_id, progress.c.undone_at.is_(None))
        )).first()
        return _row(row) if row else None

    async def of_task(self, task_id: int, limit: int) -> list[ProgressRow]:
        """The latest reports."""
        rows = await self._db.execute(
            select(progress)
            .where(progress.c.task_id == task_id, progress.c.undone_at.is_(None))
            .order_by(progress.c.at.desc(), progress.c.id.desc()).limit(limit)
        )
        return [_row(r) for r in rows]

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone."""
        await self._db.execute(
            update(progress).where(progress.c.id == row_id).values(undone_at=at)
        )


def _row(r: Any) -> ProgressRow:
    return ProgressRow(r.id, r.task_id, r.person_id, r.unit_id, r.at, r.raw_text, r.state,
                       r.percent, r.done_count, r.total_count, r.forecast_on, r.note,
                       r.channel)
