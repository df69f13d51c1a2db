"""What a unit's part is drafted from: its tasks of the period, their reports and difficulties.

Three statements, however many tasks there are.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from core.parts_truth import OpenBlocker, PartFact, Report
from core.quarters import Period
from core.summary import Cell
from core.summary_extras import COMPLETED_CELLS, OPEN_CELLS
from core.tasks import Kind, Recurrence
from storage.figures import CountStore
from storage.figures_behind import unanswered
from storage.figures_standing import Snapshot, standing
from storage.tables import blocker, progress, task

#: Of so many reports on one task the truth is made; older ones have been overtaken.
_REPORTS = 12


class PartFactStore(CountStore):
    """Implements core.ports.parts.PartFacts."""

    async def facts(
        self, period: Period, snapshot: date, unit_id: int, limit: int
    ) -> Sequence[PartFact]:
        """The unit's tasks of the period that have something to say, by code."""
        at = await self.snapshot(period, snapshot)
        rows = (await self._db.execute(_speaking(at, unit_id).limit(limit))).all()
        ids = [row.id for row in rows]
        reports = await self._reports(at, ids) if ids else {}
        blockers = await self._blockers(at, ids) if ids else {}
        return [_fact(row, tuple(reports.get(row.id, ())), tuple(blockers.get(row.id, ())))
                for row in rows]

    async def _reports(self, at: Snapshot, ids: list[int]) -> dict[int, list[Report]]:
        """The last reports of each task up to the snapshot; notes and others' parts are none."""
        place = func.row_number().over(
            partition_by=progress.c.task_id,
            order_by=(progress.c.at.desc(), progress.c.id.desc())).label("place")
        last = (
            select(progress.c.task_id, progress.c.at, progress.c.state, progress.c.percent,
                   progress.c.done_count, progress.c.total_count, progress.c.forecast_on,
                   progress.c.raw_text, place)
            .where(progress.c.task_id.in_(ids), progress.c.at < at.end, progress.c.note == "",
                   progress.c.undone_at.is_(None), progress.c.unit_id.is_(None))
            .subquery()
        )
        rows = await self._db.execute(
            select(last).where(last.c.place <= _REPORTS).order_by(last.c.task_id, last.c.place))
        found: dict[int, list[Report]] = {}
        for row in rows:
            found.setdefault(row.task_id, []).append(Report(
                row.at, row.state, row.percent, _counts(row), row.forecast_on,
                row.raw_text or ""))
        return found

    async def _blockers(self, at: Snapshot, ids: list[int]) -> dict[int, list[OpenBlocker]]:
        rows = await self._db.execute(
            select(blocker).where(blocker.c.task_id.in_(ids), unanswered(at.end))
            .order_by(blocker.c.at, blocker.c.id))
        found: dict[int, list[OpenBlocker]] = {}
        for row in rows:
            found.setdefault(row.task_id, []).append(OpenBlocker(
                row.id, row.text, row.waits_for, row.at.astimezone(self._zone).date(), row.at))
        return found


def _speaking(at: Snapshot, unit_id: int) -> Select[Any]:
    """Heard of within the period, done, late, or owing a word."""
    s = standing(at, unit_id).subquery("s")
    owes = or_(task.c.kind == Kind.ONGOING, task.c.recurrence == Recurrence.CONTINUOUS)
    trouble = (
        select(blocker.c.id).where(blocker.c.task_id == s.c.id, unanswered(at.end))
        .correlate(s).exists()
    )
    ended = [cell.value for cell in COMPLETED_CELLS]
    waits = [Cell.OPEN_OVERDUE.value, Cell.WAITING_CONFIRMATION.value]
    still = and_(s.c.cell.in_([cell.value for cell in OPEN_CELLS]),
                 or_(s.c.heard_at >= at.start, s.c.cell.in_(waits), owes, trouble))
    return (
        select(s.c.id, s.c.field, s.c.cell, s.c.due_on, s.c.completed_on, s.c.heard_at,
               s.c.last_result, owes.label("owes"), task.c.code, task.c.title, task.c.percent,
               task.c.restricted,
               task.c.done_count, task.c.total_count, task.c.forecast_on, task.c.last_progress_at)
        .join(task, task.c.id == s.c.id)
        .where(or_(s.c.cell.in_(ended), still))
        .order_by(task.c.code, s.c.id)
    )


def _fact(
    row: Any, reports: tuple[Report, ...], blockers: tuple[OpenBlocker, ...]
) -> PartFact:
    base = None
    # What the task carries is of then only while nobody has reported since.
    if not reports and row.heard_at is not None and row.heard_at == row.last_progress_at:
        base = Report(row.heard_at, None, row.percent, _counts(row), row.forecast_on)
    return PartFact(row.id, row.code or "", row.title, row.field, Cell(row.cell), row.due_on,
                    row.completed_on, row.heard_at, row.last_result or "", bool(row.owes), base,
                    reports, blockers, row.restricted)


def _counts(row: Any) -> tuple[int, int] | None:
    if row.done_count is None or row.total_count is None:
        return None
    return row.done_count, row.total_count
