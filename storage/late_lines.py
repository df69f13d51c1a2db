"""The late tasks of a period, who had them, and what was said, contested and decided of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select

from core.lateness import Cause, is_open_contest, speaks_of
from core.ports.delays import DelayRow
from core.quarters import Period
from core.summary import Cell, LateLine
from storage.figures import CountStore
from storage.figures_people import assignments
from storage.figures_standing import Snapshot, standing
from storage.tables import delay_reason, person, task, unit

_CELLS = tuple(cell.value for cell in (Cell.LATE, Cell.OPEN_OVERDUE, Cell.BOUNDARY))


class LateStore(CountStore):
    """The part of core.ports.figures.Figures that speaks of lateness."""

    async def late(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[LateLine]:
        """By unit and code, at most `limit`; one statement, whatever their number.

        Tasks stand as they stood at the snapshot. What was said of them is read as it is now: a
        reason is given, and judged, when the period is over.
        """
        at = await self.snapshot(period, snapshot)
        tasks: dict[int, Any] = {}
        people: dict[int, list[tuple[int, str]]] = {}
        for row in await self._db.execute(_statement(at, unit_id, limit)):
            tasks[row.id] = row
            if row.person_id is not None:
                people.setdefault(row.id, []).append((row.person_id, row.full_name))
        return [_line(row, people.get(task_id, []), at, self._zone)
                for task_id, row in tasks.items()]


def _statement(at: Snapshot, unit_id: int | None, limit: int) -> Select[Any]:
    """A row for each of the late tasks and each of its assignees."""
    s = standing(at, unit_id).subquery("s")
    late = select(s).where(s.c.cell.in_(_CELLS)).order_by(s.c.id).limit(limit).cte("late")
    them = assignments(late, is_sqlite=at.is_sqlite).subquery("them")
    last = (
        select(func.max(delay_reason.c.id).label("id")).where(delay_reason.c.undone_at.is_(None))
        .group_by(delay_reason.c.task_id).subquery("last")
    )
    said = select(delay_reason).join(last, last.c.id == delay_reason.c.id).subquery("said")
    judge = person.alias("judge")
    return (
        select(late.c.id, late.c.unit, late.c.due_on, late.c.completed_on, late.c.cell,
               task.c.code, task.c.title, unit.c.name.label("unit_name"), them.c.person_id,
               person.c.full_name, said.c.id.label("said_id"), said.c.at, said.c.cause,
               said.c.text, said.c.verdict, said.c.decided_at, said.c.contest,
               said.c.contested_at, judge.c.full_name.label("judge"))
        .select_from(late).join(task, task.c.id == late.c.id)
        .outerjoin(unit, unit.c.id == late.c.unit)
        .outerjoin(them, them.c.task_id == late.c.id)
        .outerjoin(person, person.c.id == them.c.person_id)
        .outerjoin(said, said.c.task_id == late.c.id)
        .outerjoin(judge, judge.c.id == said.c.decided_by)
        .order_by(unit.c.position.nulls_last(), unit.c.id, task.c.code, person.c.full_name,
                  person.c.id)
    )


def _line(
    row: Any, people: Sequence[tuple[int, str]], at: Snapshot, zone: ZoneInfo
) -> LateLine:
    cell = Cell(row.cell)
    done = None if cell is Cell.OPEN_OVERDUE else row.completed_on
    said = speaks_of(_said(row), row.due_on, zone)
    judge = row.judge or "" if said and said.verdict else ""
    objective = said is not None and said.verdict == Cause.OBJECTIVE
    return LateLine(
        task_id=row.id, code=row.code, title=row.title, unit_id=row.unit, unit=row.unit_name or "",
        people=tuple(name for _, name in people), due_on=row.due_on,
        days=((done or at.day) - row.due_on).days, completed_on=done,
        reason=said.text if said else "", cause=said.cause if said else "",
        confirmed_by=judge if objective else "", contest=said.contest if said else "",
        judged_by="" if objective else judge, contest_open=is_open_contest(said), cell=cell,
        person_ids=tuple(person_id for person_id, _ in people),
    )


def _said(row: Any) -> DelayRow | None:
    if row.said_id is None:
        return None
    return DelayRow(row.said_id, row.id, None, row.at, row.cause, row.text, row.verdict, None,
                    row.decided_at, row.contest, None, row.contested_at)
