"""The lines of a report: annex, results, blockers, overdue, what comes next. All bounded."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, func, select

from core.quarters import Period, Scheme
from core.summary import BlockerLine, Cell, NextLine, OverdueLine, ResultLine, TaskFact
from core.summary_extras import OPEN_CELLS
from core.tasks import OPEN, Deadline, State
from storage.evidence_ledger import LedgerStore
from storage.figures import directive_name
from storage.figures_behind import times_extended, unanswered
from storage.figures_people import assignments
from storage.figures_standing import Snapshot, standing
from storage.late_lines import LateStore
from storage.tables import blocker, directive, evidence, person, task, task_support, unit

_INSTANT = timedelta(microseconds=1)


class FigureStore(LedgerStore, LateStore):
    """Implements core.ports.figures.Figures."""

    async def facts(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[TaskFact]:
        """The period's tasks for the annex, by unit and code."""
        at = await self.snapshot(period, snapshot)
        s = standing(at, unit_id).subquery("s")
        rows = (await self._db.execute(
            _annex(s, at).order_by(unit.c.position, unit.c.id, task.c.code).limit(limit)
        )).all()
        supporting, people = await self._supporting(), await self._assignees(s, at)
        return [_fact(row, supporting.get(row.id, ()), people.get(row.id, ())) for row in rows]

    async def results(
        self, start: datetime, end: datetime, unit_id: int | None, limit: int
    ) -> Sequence[ResultLine]:
        """The result line each task had at `end`, of those reported on since `start`."""
        first = start.astimezone(self._zone).date()
        last = (end - _INSTANT).astimezone(self._zone).date()
        s = (await self._standing(first, last, unit_id)).subquery("s")
        rows = await self._db.execute(
            _lines(s, s.c.field, s.c.last_result, task.c.restricted)
            .where(s.c.heard_at >= start, s.c.heard_at < end, s.c.last_result != "")
            .order_by(unit.c.position, task.c.code).limit(limit)
        )
        return [ResultLine(r.code, r.title, r.unit, r.field, r.last_result, r.restricted)
                for r in rows]

    async def blockers(
        self, until: datetime, unit_id: int | None, limit: int
    ) -> Sequence[BlockerLine]:
        """Difficulties still unanswered, oldest first; of tasks that were open then."""
        day = (until - _INSTANT).astimezone(self._zone).date()
        s = (await self._standing(day, day, unit_id)).subquery("s")
        rows = await self._db.execute(
            _lines(s, blocker.c.text, blocker.c.waits_for, blocker.c.at, task.c.restricted)
            .join(blocker, blocker.c.task_id == s.c.id)
            .where(unanswered(until), s.c.cell.in_(OPEN_CELLS))
            .order_by(blocker.c.at, blocker.c.id).limit(limit)
        )
        return [BlockerLine(r.code, r.title, r.unit, r.text, r.waits_for,
                        r.at.astimezone(self._zone).date(), r.restricted)
                for r in rows]

    async def overdue(
        self, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[OverdueLine]:
        """Open tasks past their day, worst first; as they stood on the day of the snapshot."""
        s = (await self._standing(snapshot, snapshot, unit_id)).subquery("s")
        rows = await self._db.execute(
            _lines(s, s.c.due_on, task.c.restricted)
            .where(s.c.cell == Cell.OPEN_OVERDUE.value)
            .order_by(s.c.due_on, s.c.id).limit(limit)
        )
        return [OverdueLine(r.code, r.title, r.unit, r.due_on, (snapshot - r.due_on).days,
                            r.restricted)
                for r in rows]

    async def due_within(
        self, snapshot: date, start: date, end: date, unit_id: int | None, limit: int
    ) -> Sequence[NextLine]:
        """Tasks open on the day of the snapshot, due from `start` to `end`, both included."""
        s = (await self._standing(snapshot, snapshot, unit_id)).subquery("s")
        rows = await self._db.execute(
            _lines(s, s.c.due_on, task.c.restricted)
            .where(s.c.state.in_(OPEN), s.c.due_on.between(start, end))
            .order_by(s.c.due_on, s.c.id).limit(limit)
        )
        return [NextLine(r.code, r.title, r.unit, r.due_on, r.restricted) for r in rows]

    async def _standing(self, first: date, last: date, unit_id: int | None) -> Select[Any]:
        """The tasks of these days as they stood at the end of the last one."""
        days = Period(f"{first}..{last}", Scheme.CALENDAR, first, last)
        return standing(await self.snapshot(days, last), unit_id)

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

    async def _assignees(
        self, s: Subquery, at: Snapshot
    ) -> dict[int, tuple[tuple[int, str], ...]]:
        """(person id, name) of everyone who was assigned to each task then."""
        them = assignments(s, is_sqlite=at.is_sqlite).subquery("them")
        rows = await self._db.execute(
            select(them.c.task_id, person.c.id, person.c.full_name)
            .join(person, person.c.id == them.c.person_id)
            .order_by(person.c.full_name, person.c.id)
        )
        found: dict[int, tuple[tuple[int, str], ...]] = {}
        for row in rows:
            found[row.task_id] = (*found.get(row.task_id, ()), (row.id, row.full_name))
        return found


def _lines(s: FromClause, *columns: ColumnElement[Any]) -> Select[Any]:
    """Tasks of `standing` as a reader sees them."""
    return (
        select(task.c.code, task.c.title, unit.c.name.label("unit"), *columns)
        .select_from(s).join(task, task.c.id == s.c.id).join(unit, unit.c.id == s.c.unit)
    )


def _annex(s: Subquery, at: Snapshot) -> Select[Any]:
    files = (
        select(func.count()).select_from(evidence)
        .where(evidence.c.task_id == task.c.id, evidence.c.at < at.end,
               evidence.c.undone_at.is_(None))
        .scalar_subquery()
    )
    trouble = (
        select(func.max(blocker.c.id))
        .where(blocker.c.task_id == task.c.id, unanswered(at.end)).correlate(task)
        .scalar_subquery()
    )
    return (
        select(task.c.id, task.c.code, task.c.title, task.c.assigned_on, task.c.deadline_text,
               task.c.due_time, task.c.boundary_decision, task.c.original_due_on,
               task.c.target_on, task.c.percent, s.c.last_result, task.c.support_text,
               task.c.directive_id, task.c.restricted,
               s.c.unit, s.c.field, s.c.state, s.c.due_on, s.c.named_date, s.c.completed_on,
               s.c.accepted_on, s.c.cancelled_on,
               unit.c.name.label("unit_name"), directive.c.number, directive.c.issued_on,
               directive.c.subject, blocker.c.text.label("blocker"), blocker.c.waits_for,
               times_extended(s, at).label("extension_count"), files.label("evidence_count"))
        .select_from(s)
        .join(task, task.c.id == s.c.id)
        .join(unit, unit.c.id == s.c.unit)
        .outerjoin(directive, directive.c.id == task.c.directive_id)
        .outerjoin(blocker, blocker.c.id == trouble)
    )


def _fact(
    row: Any, supporting: tuple[str, ...], assignees: tuple[tuple[int, str], ...]
) -> TaskFact:
    return TaskFact(
        id=row.id, code=row.code, title=row.title, unit_id=row.unit,
        unit_name=row.unit_name, field=row.field, state=State(row.state),
        assigned_on=row.assigned_on,
        deadline=Deadline(row.deadline_text, row.due_on, row.due_time, row.named_date),
        directive=directive_name(row), completed_on=row.completed_on, cancelled_on=row.cancelled_on,
        boundary_decision=row.boundary_decision, original_due_on=row.original_due_on,
        target_on=row.target_on, percent=row.percent, last_result=row.last_result or "",
        blocker=row.blocker or "", waits_for=row.waits_for or "",
        extension_count=row.extension_count, evidence_count=row.evidence_count,
        # The directive's own words are shorter than the names of all the units they mean.
        supporting=(row.support_text,) if row.support_text else supporting,
        accepted_on=row.accepted_on, directive_id=row.directive_id, assignees=assignees,
        restricted=row.restricted,
    )
