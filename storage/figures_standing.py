"""Where every task of a period stood at the end of a day: the one source of all its figures.

Counting and listing both select from `standing`, so a figure and the list behind it cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Select,
    String,
    Subquery,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
)

from core.quarters import Period
from core.summary import Cell
from core.tasks import State
from storage.tables import Moment, history, task

_ENDED = (State.COMPLETED, State.CANCELLED)
#: Ids of this many digits compare as text as they do as numbers.
_PAD = 10**18
_DIGITS = 19
_DATES = ("due_on", "named_date", "completed_on", "accepted_on", "cancelled_on")
_CHANGING = ("state", "lead_unit_id", *_DATES, "last_progress_at", "last_result", "assignees")
_Columns = Mapping[str, ColumnElement[Any]]
#: A report asks for the same standing many times; building it takes longer than running it.
KEPT = 32


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A period at the end of `day` (office-local, inclusive), in the office's time zone.

    `rewound`: tasks have been changed since, so that the history must tell how they stood.
    `successors`: closed units and the units that took over from them.
    """

    period: Period
    day: date
    zone: ZoneInfo
    is_sqlite: bool
    rewound: bool
    successors: Mapping[int, int] = field(hash=False)

    @property
    def start(self) -> datetime:
        """The period's first moment."""
        return datetime.combine(self.period.start, time(), self.zone)

    @property
    def end(self) -> datetime:
        """The first moment that is not counted any more."""
        return datetime.combine(self.day + timedelta(days=1), time(), self.zone)


@lru_cache(KEPT)
def standing(at: Snapshot, unit_id: int | None = None) -> Select[Any]:
    """The period's tasks as they stood at the snapshot, one row each.

    Columns: id, unit, field, directive_id, state, the dates, heard_at, last_result, created_at,
    people, changed_hands, cell, carried.

    A task belongs to the unit that led it at the snapshot: who answers for the result at the
    period's end reports it, and a task moved in the middle is counted once. A closed unit's tasks
    belong to its successor, whichever period is asked for: the organisation keeps no date of a
    merger, and the old unit has nobody left who could report. Cell as core.summary.classify gives
    it; `boundary_decision` and field are read as they are now, for a verdict on a day that is past
    and a corrected label are no events of a period.
    """
    then = _then(at)
    ended = _ended_on(then)
    found = (
        select(
            then.c.id, _unit(then.c.unit, at).label("unit"), then.c.field, then.c.directive_id,
            then.c.state, *(then.c[name] for name in _DATES), then.c.heard_at, then.c.last_result,
            then.c.created_at, then.c.people, then.c.changed_hands,
            _cell(then, ended, at.day).label("cell"),
            (then.c.assigned_on < at.period.start).label("carried"),
        )
        .where(then.c.state != State.DRAFT,
               or_(then.c.state.not_in(_ENDED), ended >= at.period.start))
    )
    if unit_id is None:
        return found
    return found.where(then.c.unit.in_(units_of(unit_id, at.successors)))


def units_of(unit_id: int, successors: Mapping[int, int]) -> list[int]:
    """The unit and those it took over from; none when it is closed and another took over."""
    own = [] if unit_id in successors else [unit_id]
    return own + [old for old, new in successors.items() if new == unit_id]


def _then(at: Snapshot) -> Subquery:
    """The tasks that may be of the period, with the columns that change as they were then."""
    now: _Columns = {name: task.c[name] for name in _CHANGING if name != "assignees"}
    candidate = and_(
        ~task.c.is_parent, task.c.assigned_on <= at.day,
        # Who ended before the period had ended at its close too: nothing to rewind.
        or_(task.c.state.not_in(_ENDED), _ended_on(task) >= at.period.start),
    )
    fixed = (task.c.id, task.c.field, task.c.directive_id, task.c.assigned_on,
             task.c.boundary_decision, task.c.created_at)
    if not at.rewound:
        statement = select(*fixed, *_named(now, null(), literal(0))).where(
            candidate, task.c.state != State.DRAFT)
        return statement.subquery("then")
    later = _later(at, candidate)
    back = {name: case((later.c[name].is_(None), now[name]), else_=_value(later, name, at))
            for name in now}
    # The task's own people are in task_assignee, unless they have changed since.
    hands = case((later.c.assignees.is_(None), literal(0)), else_=literal(1))
    columns = _named(back, _text(later, "assignees"), hands)
    joined = task.outerjoin(later, later.c.task_id == task.c.id)
    return select(*fixed, *columns).select_from(joined).where(candidate).subquery("then")


def _named(
    columns: _Columns, people: ColumnElement[Any], hands: ColumnElement[int]
) -> list[ColumnElement[Any]]:
    names = {"lead_unit_id": "unit", "last_progress_at": "heard_at"}
    return [*(column.label(names.get(name, name)) for name, column in columns.items()),
            cast(people, Text).label("people"), hands.label("changed_hands")]


def _later(at: Snapshot, candidate: ColumnElement[bool]) -> Subquery:
    """What was changed after the snapshot: for each task and column, its value before that.

    The first later row that names the column holds it in `before`; a row's number and that value
    are one text, so that a single pass finds the least of each column.
    """
    firsts = []
    for name in _CHANGING:
        before, after = history.c.before[name].as_string(), history.c.after[name].as_string()
        numbered = cast(history.c.id + literal(_PAD, BigInteger), String)
        marked = case((or_(before.is_not(None), after.is_not(None)),
                       numbered.concat(func.coalesce(before, ""))))
        firsts.append(func.min(marked).label(name))
    return (
        select(history.c.task_id, *firsts)
        .join(task, task.c.id == history.c.task_id)
        .where(candidate, history.c.at >= at.end)
        .group_by(history.c.task_id).subquery("later")
    )


def _text(later: Subquery, name: str) -> ColumnElement[Any]:
    return func.nullif(func.substr(later.c[name], _DIGITS + 1), "")


def _value(later: Subquery, name: str, at: Snapshot) -> ColumnElement[Any]:
    """The text of the history as the column's own type."""
    text = _text(later, name)
    if name in _DATES:
        return type_coerce(text, Date) if at.is_sqlite else cast(text, Date)
    if name == "last_progress_at":
        # SQLite keeps moments as text in UTC; ISO text of any zone becomes the same.
        return type_coerce(func.datetime(text), Moment) if at.is_sqlite else cast(text, Moment)
    return cast(text, BigInteger) if name == "lead_unit_id" else text


def _unit(unit: ColumnElement[Any], at: Snapshot) -> ColumnElement[Any]:
    if not at.successors:
        return unit
    return case(*((unit == old, new) for old, new in sorted(at.successors.items())), else_=unit)


def _ended_on(then: Any) -> ColumnElement[Any]:
    """The day it was accepted, or reported where nobody accepts; or cancelled."""
    return case(
        (and_(then.c.state == State.COMPLETED, then.c.completed_on.is_not(None)),
         func.coalesce(then.c.accepted_on, then.c.completed_on)),
        (then.c.state == State.CANCELLED, then.c.cancelled_on),
    )


def _cell(then: Subquery, ended: ColumnElement[Any], day: date) -> ColumnElement[Any]:
    """The cell's name, as core.summary.classify gives it for a counted task."""
    state = then.c.state
    waiting = literal(Cell.WAITING_CONFIRMATION.value)
    return case(
        (and_(state == State.COMPLETED, ended > day, then.c.completed_on <= day), waiting),
        (and_(state.in_(_ENDED), ended > day), _time_cell(then, day)),
        (state == State.CANCELLED, literal(Cell.CANCELLED.value)),
        (state == State.COMPLETED, _completed_cell(then)),
        (state.in_((State.SUBMITTED, State.DECLINED)), waiting),
        (state == State.PAUSED, literal(Cell.PAUSED.value)),
        else_=_time_cell(then, day),
    )


def _time_cell(then: Subquery, day: date) -> ColumnElement[Any]:
    return case(
        (then.c.due_on.is_(None), literal(Cell.OPEN_NO_DEADLINE.value)),
        (then.c.due_on < day, literal(Cell.OPEN_OVERDUE.value)),
        else_=literal(Cell.OPEN_IN_TERM.value),
    )


def _completed_cell(then: Subquery) -> ColumnElement[Any]:
    done, due = then.c.completed_on, then.c.due_on
    return case(
        (due.is_(None), literal(Cell.COMPLETED_NO_DEADLINE.value)),
        (done < due, literal(Cell.EARLY.value)),
        (done == due, literal(Cell.ON_TIME.value)),
        (done == then.c.named_date,
         func.coalesce(then.c.boundary_decision, Cell.BOUNDARY.value)),
        else_=literal(Cell.LATE.value),
    )
