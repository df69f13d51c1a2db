"""Gatherings of units' parts, and the parts: the only writer of both tables."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.errors import WorkError
from core.parts import PartText
from core.ports.parts import ReportPeriod, UnitPart
from core.quarters import Period, Scheme
from core.summary_json import dump, load
from storage.engine import Database
from storage.tables import report_period, unit_part


class PartStore:
    """Implements core.ports.parts.Parts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def period(self, code: str, scheme: str) -> ReportPeriod | None:
        """The gathering of that period, if it was ever opened."""
        return await self._one((report_period.c.code == code) & (report_period.c.scheme == scheme))

    async def period_of(self, period_id: int) -> ReportPeriod | None:
        """The same by its id."""
        return await self._one(report_period.c.id == period_id)

    async def periods(self, limit: int) -> list[ReportPeriod]:
        """The latest gatherings, by their last day, newest first."""
        rows = await self._db.execute(
            select(report_period)
            .order_by(report_period.c.end.desc(), report_period.c.start.desc(),
                      report_period.c.id.desc()).limit(limit))
        return [_period(row) for row in rows]

    async def open(
        self, period: Period, due_on: date, at: datetime, unit_ids: Collection[int]
    ) -> ReportPeriod:
        """Begin the gathering, or add these units to it; what is there stays as it is."""
        # Several processes may open the same period at the same time.
        await self._db.execute(self._insert(report_period).on_conflict_do_nothing(), [
            {"code": period.code, "scheme": period.scheme.value, "start": period.start,
             "end": period.end, "due_on": due_on, "opened_at": at}])
        found = await self.period(period.code, period.scheme)
        assert found is not None  # noqa: S101 - it was there, or is now
        there = {part.unit_id for part in await self.of_period(found.id)}
        rows = [{"period_id": found.id, "unit_id": unit_id, "lines": [], "drafted_at": at}
                for unit_id in sorted(set(unit_ids) - there)]
        if rows:
            await self._db.execute(self._insert(unit_part).on_conflict_do_nothing(), rows)
        return found

    async def close(self, period_id: int, at: datetime | None, by: int | None) -> None:
        """Close the gathering, or open it again (`at` None)."""
        await self._db.execute(update(report_period).where(report_period.c.id == period_id)
                               .values(closed_at=at, closed_by=by))

    async def of_period(self, period_id: int) -> list[UnitPart]:
        """All parts of a gathering."""
        rows = await self._db.execute(
            select(unit_part).where(unit_part.c.period_id == period_id).order_by(unit_part.c.id))
        return [_part(row) for row in rows]

    async def get(self, part_id: int, *, lock: bool = False) -> UnitPart | None:
        """One part; `lock` keeps it for this unit of work."""
        query = select(unit_part).where(unit_part.c.id == part_id)
        row = (await self._db.execute(query.with_for_update() if lock else query)).first()
        return _part(row) if row else None

    async def save(self, part: UnitPart) -> UnitPart:
        """Write it with its version counted up.

        Raises WorkError `part-changed` when somebody wrote it since it was read.
        """
        done = await self._db.execute(
            update(unit_part)
            .where(unit_part.c.id == part.id, unit_part.c.version == part.version)
            .values(lines=dump(part.lines), assignee_id=part.assignee_id,
                    confirmed_by=part.confirmed_by, confirmed_at=part.confirmed_at,
                    version=part.version + 1))
        if done.rowcount != 1:
            raise WorkError("part-changed")
        return replace(part, version=part.version + 1)

    def _insert(self, table: Table) -> Any:
        return (sqlite if self._db.is_sqlite else postgresql).insert(table)

    async def _one(self, condition: Any) -> ReportPeriod | None:
        row = (await self._db.execute(select(report_period).where(condition))).first()
        return _period(row) if row else None


def _period(row: Any) -> ReportPeriod:
    period = Period(row.code, Scheme(row.scheme), row.start, row.end)
    return ReportPeriod(row.id, period, row.due_on, row.opened_at, row.closed_at)


def _part(row: Any) -> UnitPart:
    return UnitPart(row.id, row.period_id, row.unit_id, row.assignee_id,
                    tuple(load(PartText, line) for line in row.lines), row.drafted_at,
                    row.confirmed_by, row.confirmed_at, row.version)
