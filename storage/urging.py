"""Overdue tasks with all that a letter of urging says of them, in one statement."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from core.ports.letters import UnitDebts
from core.ports.reports import UrgedTask
from storage.engine import Database
from storage.figures import CountStore, directive_name
from storage.figures_behind import unanswered
from storage.figures_standing import units_of
from storage.tables import OPEN_TASK, blocker, directive, extension, history, task


class UrgingStore:
    """Implements core.ports.letters.OverdueTasks."""

    def __init__(self, database: Database, figures: CountStore) -> None:
        self._db = database
        self._figures = figures

    async def debts(
        self, unit_id: int | None, today: date, now: datetime, limit: int
    ) -> Sequence[UnitDebts]:
        """By the unit that answers for them (None: all units); at most `limit` a unit.

        A closed unit's tasks are its successor's, as in the figures.
        """
        heirs = await self._figures.successors()
        led = None if unit_id is None else units_of(unit_id, heirs)
        rows = await self._db.execute(_overdue(led, today, now, limit))
        totals: dict[int, dict[int, int]] = {}
        tasks: dict[int, list[UrgedTask]] = {}
        for row in rows:
            unit = heirs.get(row.lead_unit_id, row.lead_unit_id)
            totals.setdefault(unit, {})[row.lead_unit_id] = row.total
            tasks.setdefault(unit, []).append(_task(row, today))
        # Of several merged units each gave its worst: together they are cut once more.
        return [UnitDebts(unit, sum(totals[unit].values()), tuple(found[:limit]))
                for unit, found in tasks.items()]


def _overdue(
    led: Sequence[int] | None, today: date, now: datetime, limit: int
) -> Select[Any]:
    led_by = task.c.lead_unit_id
    place = func.row_number().over(partition_by=led_by, order_by=(task.c.due_on, task.c.id))
    ranked = (
        select(task.c.id, func.count().over(partition_by=led_by).label("total"),
               place.label("place"))
        .where(OPEN_TASK, task.c.due_on < today, led_by.is_not(None),
               *([led_by.in_(led)] if led is not None else []))
        .subquery("ranked")
    )
    trouble = (
        select(func.max(blocker.c.id)).where(blocker.c.task_id == task.c.id, unanswered(now))
        .correlate(task).scalar_subquery()
    )
    extended = (
        select(func.count()).select_from(extension)
        .where(extension.c.task_id == task.c.id, extension.c.state == "granted",
               extension.c.undone_at.is_(None))
        .correlate(task).scalar_subquery()
    )
    urged = (
        select(func.count(history.c.change_id.distinct())).select_from(history)
        .where(history.c.task_id == task.c.id, history.c.action == "urge",
               history.c.undone_at.is_(None))
        .correlate(task).scalar_subquery()
    )
    return (
        select(task.c.code, task.c.title, task.c.due_on, task.c.restricted, task.c.lead_unit_id,
               directive.c.number, directive.c.issued_on, directive.c.subject, blocker.c.text,
               blocker.c.waits_for, extended.label("extended"), urged.label("urged"),
               ranked.c.total)
        .select_from(ranked)
        .join(task, task.c.id == ranked.c.id)
        .outerjoin(directive, directive.c.id == task.c.directive_id)
        .outerjoin(blocker, blocker.c.id == trouble)
        .where(ranked.c.place <= limit)
        .order_by(task.c.due_on, task.c.id)
    )


def _task(row: Any, today: date) -> UrgedTask:
    days = (today - row.due_on).days
    if row.restricted:
        return UrgedTask(row.code or "", "", "", row.due_on, days, extended=row.extended,
                         urged=row.urged, restricted=True)
    return UrgedTask(row.code or "", row.title, directive_name(row), row.due_on, days,
                     _trouble(row.text or "", row.waits_for or ""), row.extended, row.urged)


def _trouble(text: str, waits_for: str) -> str:
    if not waits_for or waits_for.casefold() in text.casefold():
        return text
    return f"{text} (chờ {waits_for})"
