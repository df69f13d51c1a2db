"""The lines of a report: annex, results, blockers, overdue, what comes next. All bounded."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select

from core.quarters import Period
from core.summary import BlockerLine, NextLine, OverdueLine, ResultLine, TaskFact
from core.tasks import OPEN, Deadline, State
from storage.engine import Database
from storage.figures import CountStore, in_unit, of_period
from storage.tables import blocker, directive, evidence, extension, task, task_support, unit

#: A directive without a number is named by the beginning of its subject.
_SUBJECT = 50


class FigureStore(CountStore):
    """Implements core.ports.figures.Figures."""

    def __init__(self, database: Database, zone: ZoneInfo) -> None:
        super().__init__(database)
        self._zone = zone

    async def facts(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[TaskFact]:
        """The period's tasks for the annex, by unit and code."""
        day = min(snapshot, period.end)
        rows = (await self._db.execute(
            _annex().where(of_period(period, day), in_unit(unit_id))
            .order_by(unit.c.position, unit.c.id, task.c.code).limit(limit)
        )).all()
        supporting = await self._supporting()
        return [_fact(row, supporting.get(row.id, ())) for row in rows]

    async def results(
        self, start: datetime, end: datetime, unit_id: int | None, limit: int
    ) -> Sequence[ResultLine]:
        """The newest result line of each task reported on in [start, end); field as code."""
        rows = await self._db.execute(
            _lines(task.c.field, task.c.last_result)
            .where(task.c.last_progress_at >= start, task.c.last_progress_at < end,
                   task.c.last_result != "", in_unit(unit_id))
            .order_by(unit.c.position, task.c.code).limit(limit)
        )
        return [ResultLine(r.code, r.title, r.unit, r.field, r.last_result) for r in rows]

    async def blockers(
        self, until: datetime, unit_id: int | None, limit: int
    ) -> Sequence[BlockerLine]:
        """Difficulties still unanswered, oldest first."""
        rows = await self._db.execute(
            _lines(blocker.c.text, blocker.c.waits_for, blocker.c.at)
            .join(blocker, blocker.c.task_id == task.c.id)
            .where(_unanswered(), blocker.c.at < until, in_unit(unit_id),
                   task.c.state.not_in((State.COMPLETED, State.CANCELLED)))
            .order_by(blocker.c.at).limit(limit)
        )
        return [BlockerLine(r.code, r.title, r.unit, r.text, r.waits_for,
                        r.at.astimezone(self._zone).date())
                for r in rows]

    async def overdue(
        self, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[OverdueLine]:
        """Open tasks past their day, worst first."""
        rows = await self._db.execute(
            _lines(task.c.due_on)
            .where(_open(), task.c.due_on < snapshot, in_unit(unit_id))
            .order_by(task.c.due_on, task.c.id).limit(limit)
        )
        return [OverdueLine(r.code, r.title, r.unit, r.due_on, (snapshot - r.due_on).days)
                for r in rows]

    async def due_within(
        self, start: date, end: date, unit_id: int | None, limit: int
    ) -> Sequence[NextLine]:
        """Open tasks due from `start` to `end`, both included."""
        rows = await self._db.execute(
            _lines(task.c.due_on)
            .where(_open(), task.c.due_on.between(start, end), in_unit(unit_id))
            .order_by(task.c.due_on, task.c.id).limit(limit)
        )
        return [NextLine(r.code, r.title, r.unit, r.due_on) for r in rows]

    async def _supporting(self) -> dict[int, tuple[str, ...]]:
        rows = await self._db.execute(
            select(task_support.c.task_id, unit.c.short_name, unit.c.name)
            .join(unit, unit.c.id == task_support.c.unit_id)
            .order_by(unit.c.position)
        )
        found: dict[int, tuple[str, ...]] = {}
        for row in rows:
            found[row.task_id] = (*found.get(row.task_id, ()), row.short_name or row.name)
        return found


def _lines(*columns: ColumnElement[Any]) -> Select[Any]:
    """Tasks as a reader sees them; a restricted task carries no title out of the chat."""
    title = task.c.title
    return (
        select(task.c.code, title, unit.c.name.label("unit"), *columns)
        .join(unit, unit.c.id == task.c.lead_unit_id)
        .where(~task.c.is_parent, task.c.state != State.DRAFT)
    )


def _open() -> ColumnElement[bool]:
    return task.c.state.in_(OPEN)


def _unanswered() -> ColumnElement[bool]:
    return blocker.c.closed_at.is_(None) & blocker.c.undone_at.is_(None)


def _annex() -> Select[Any]:
    extensions = (
        select(func.count()).select_from(extension)
        .where(extension.c.task_id == task.c.id, extension.c.state == "granted")
        .scalar_subquery()
    )
    files = (
        select(func.count()).select_from(evidence)
        .where(evidence.c.task_id == task.c.id, evidence.c.undone_at.is_(None))
        .scalar_subquery()
    )
    trouble = (
        select(func.max(blocker.c.id))
        .where(blocker.c.task_id == task.c.id, _unanswered()).correlate(task)
        .scalar_subquery()
    )
    return (
        select(task, unit.c.name.label("unit_name"), directive.c.number, directive.c.issued_on,
               directive.c.subject, blocker.c.text.label("blocker"), blocker.c.waits_for,
               extensions.label("extension_count"), files.label("evidence_count"))
        .join(unit, unit.c.id == task.c.lead_unit_id)
        .outerjoin(directive, directive.c.id == task.c.directive_id)
        .outerjoin(blocker, blocker.c.id == trouble)
    )


def _fact(row: Any, supporting: tuple[str, ...]) -> TaskFact:
    return TaskFact(
        id=row.id, code=row.code, title=row.title, unit_id=row.lead_unit_id,
        unit_name=row.unit_name, field=row.field, state=State(row.state),
        assigned_on=row.assigned_on,
        deadline=Deadline(row.deadline_text, row.due_on, row.due_time, row.named_date),
        directive=_directive(row), completed_on=row.completed_on, cancelled_on=row.cancelled_on,
        boundary_decision=row.boundary_decision, original_due_on=row.original_due_on,
        target_on=row.target_on, percent=row.percent, last_result=row.last_result,
        blocker=row.blocker or "", waits_for=row.waits_for or "",
        extension_count=row.extension_count, evidence_count=row.evidence_count,
        # The directive's own words are shorter than the names of all the units they mean.
        supporting=(row.support_text,) if row.support_text else supporting,
    )


def _directive(row: Any) -> str:
    if not row.number:
        subject = row.subject or ""
        return subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rstrip()}…"
    return f"{row.number} {row.issued_on:%d/%m/%Y}" if row.issued_on else str(row.number)
