"""Which files belong to which task; their content is storage/evidence_files.py's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from core.ports.progress import EvidenceRow
from storage.engine import Database
from storage.tables import evidence


class EvidenceStore:
    """Implements core.ports.progress.Evidences; the only writer of `evidence`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a row of the table's columns."""
        return await self._db.insert(insert(evidence).values(**values))

    async def get(self, evidence_id: int) -> EvidenceRow | None:
        """One file that is not undone."""
        row = (await self._db.execute(
            select(evidence).where(evidence.c.id == evidence_id, evidence.c.undone_at.is_(None))
        )).first()
        return _row(row) if row else None

    async def of_task(self, task_id: int, limit: int) -> list[EvidenceRow]:
        """The latest files."""
        rows = await self._db.execute(
            select(evidence)
            .where(evidence.c.task_id == task_id, evidence.c.undone_at.is_(None))
            .order_by(evidence.c.at.desc(), evidence.c.id.desc()).limit(limit)
        )
        return [_row(r) for r in rows]

    async def count_and_size(self, task_id: int) -> tuple[int, int]:
        """How many files the task has, and their bytes together."""
        row = (await self._db.execute(
            select(func.count().label("files"),
                   func.coalesce(func.sum(evidence.c.size), 0).label("bytes"))
            .where(evidence.c.task_id == task_id, evidence.c.undone_at.is_(None))
        )).one()
        return int(row.files), int(row.bytes)

    async def undo(self, row_id: int, at: datetime) -> None:
        """Mark as undone."""
        await self._db.execute(
            update(evidence).where(evidence.c.id == row_id).values(undone_at=at)
        )


def _row(r: Any) -> EvidenceRow:
    return EvidenceRow(r.id, r.task_id, r.person_id, r.at, r.sha256, r.size, r.mime, r.name,
                       r.channel)
