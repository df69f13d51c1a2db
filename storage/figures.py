"""The counts of a period, in one grouped query that agrees with core.summary.classify."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, true

from core.quarters import Period
from core.summary import Cell, Counts
from core.tasks import State
from storage.engine import Database
from storage.tables import task

_ENDED = (State.COMPLETED, State.CANCELLED)


class CountStore:
    """The counting half of core.ports.figures.Figures."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def counts(
        self, period: Period, snapshot: date, unit_id: int | None
    ) -> Mapping[tuple[int | None, str], Counts]:
        """Counts by (lead unit, field); each checked against the identity."""
        day = min(snapshot, period.end)
        cells = (
            select(
                task.c.lead_unit_id.label("unit"),
                task.c.field.label("field"),
                cell_of(day).label("cell"),
                (task.c.assigned_on < period.start).label("carried"),
            )
            .where(of_period(period, day), in_unit(unit_id))
            .subquery()
        )
        columns = (cells.c.unit, cells.c.field, cells.c.cell, cells.c.carried)
        rows = await self._db.execute(select(*columns, func.count().label("n")).group_by(*columns))
        figures: dict[tuple[int | None, str], dict[str, int]] = {}
        for row in rows:
            group = figures.setdefault((row.unit, row.field), {})
            for name in (row.cell, "carried_in" if row.carried else "new"):
                group[name] = group.get(name, 0) + row.n
        return {key: _checked(found) for key, found in figures.items()}


def of_period(period: Period, day: date) -> ColumnElement[bool]:
    """Counted in the period: assigned by `day`, and not ended before the period began."""
    return and_(
        ~task.c.is_parent,
        task.c.state != State.DRAFT,
        task.c.assigned_on <= day,
        or_(task.c.state.not_in(_ENDED), _ended_on() >= period.start),
    )


def in_unit(unit_id: int | None) -> ColumnElement[bool]:
    """Of that lead unit, or of any."""
    return true() if unit_id is None else task.c.lead_unit_id == unit_id


def cell_of(day: date) -> ColumnElement[Any]:
    """The cell's name, as core.summary.classify gives it for a counted task."""
    state = task.c.state
    return case(
        (and_(state.in_(_ENDED), _ended_on() > day), _time_cell(day)),
        (state == State.CANCELLED, literal(Cell.CANCELLED.value)),
        (state == State.COMPLETED, _completed_cell()),
        (state.in_((State.SUBMITTED, State.DECLINED)), literal(Cell.WAITING_CONFIRMATION.value)),
        (state == State.PAUSED, literal(Cell.PAUSED.value)),
        else_=_time_cell(day),
    )


def _ended_on() -> ColumnElement[Any]:
    return case(
        (task.c.state == State.COMPLETED, task.c.completed_on),
        (task.c.state == State.CANCELLED, task.c.cancelled_on),
    )


def _time_cell(day: date) -> ColumnElement[Any]:
    return case(
        (task.c.due_on.is_(None), literal(Cell.OPEN_NO_DEADLINE.value)),
        (task.c.due_on < day, literal(Cell.OPEN_OVERDUE.value)),
        else_=literal(Cell.OPEN_IN_TERM.value),
    )


def _completed_cell() -> ColumnElement[Any]:
    done, due = task.c.completed_on, task.c.due_on
    return case(
        (due.is_(None), literal(Cell.COMPLETED_NO_DEADLINE.value)),
        (done < due, literal(Cell.EARLY.value)),
        (done == due, literal(Cell.ON_TIME.value)),
        (done == task.c.named_date,
         func.coalesce(task.c.boundary_decision, Cell.BOUNDARY.value)),
        else_=literal(Cell.LATE.value),
    )


def _checked(figures: dict[str, int]) -> Counts:
    counts = Counts(**figures)
    counts.check()
    return counts
