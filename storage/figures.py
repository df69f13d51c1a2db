"""The figures of a period: counted by the database, named, and the tasks behind each of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.ports.figures import Cut, Tally
from core.ports.lists import TaskLine
from core.quarters import Period
from core.summary import Counts, DirectiveCounts, Extras, PersonCounts
from core.tasks import State
from storage.engine import Database
from storage.figures_behind import behind, within
from storage.figures_standing import Snapshot, standing
from storage.figures_tally import (
    CELL,
    DIRECTIVE,
    EXTRA,
    PERSON,
    cells_statement,
    tally_statement,
)
from storage.tables import directive, history, person, task, unit, unit_predecessor

#: A directive without a number is named by the beginning of its subject.
_SUBJECT = 50
_Figures = dict[str, int]
# Built once: each tick and each report asks for them.
_LAST = select(history.c.at).order_by(history.c.id.desc()).limit(1)
_CLOSED = select(unit.c.id).where(~unit.c.active).order_by(unit.c.id)
_TAKEN_OVER = select(unit_predecessor)


class CountStore:
    """The counting half of core.ports.figures.Figures."""

    def __init__(self, database: Database, zone: ZoneInfo) -> None:
        self._db = database
        self._zone = zone

    async def counts(
        self, period: Period, snapshot: date, unit_id: int | None
    ) -> Mapping[tuple[int | None, str], Counts]:
        """Counts by (lead unit, field); each checked against the identity."""
        at = await self.snapshot(period, snapshot)
        return _cells((await self._db.execute(cells_statement(at, unit_id))).all())

    async def tally(
        self, period: Period, snapshot: date, unit_id: int | None, stale_days: int
    ) -> Tally:
        """The counts with all that stands beside them, of the same moment."""
        at = await self.snapshot(period, snapshot)
        rows = (await self._db.execute(tally_statement(at, unit_id, stale_days))).all()
        return Tally(_cells(rows), await self._directives(rows), await self._people(rows),
                     _extras(rows))

    async def counted(
        self, period: Period, snapshot: date, cut: Cut, stale_days: int, offset: int, limit: int
    ) -> tuple[int, Sequence[TaskLine]]:
        """How many tasks a figure counts, and a page of them, the oldest deadline first."""
        at = await self.snapshot(period, snapshot)
        s = standing(at, cut.unit_id).subquery("s")
        condition = behind(cut.figure, s, at, stale_days) & within(cut, s)
        total = await self._db.execute(select(func.count()).select_from(s).where(condition))
        rows = await self._db.execute(
            select(s.c.id, s.c.state, s.c.due_on, task.c.code, task.c.title, task.c.percent,
                   task.c.restricted, task.c.last_progress_at, unit.c.short_name, unit.c.name)
            .join(task, task.c.id == s.c.id).join(unit, unit.c.id == s.c.unit)
            .where(condition).order_by(s.c.due_on.asc().nulls_last(), s.c.id)
            .limit(limit).offset(offset)
        )
        return int(total.scalar_one()), [
            TaskLine(r.id, r.code, r.title, r.short_name or r.name, r.due_on, State(r.state),
                     r.percent, r.restricted, r.last_progress_at) for r in rows]

    async def snapshot(self, period: Period, day: date) -> Snapshot:
        """The period at the end of `day`, or at its own end when that is earlier."""
        day = min(day, period.end)
        end = datetime.combine(day + timedelta(days=1), time(), self._zone)
        # Rows of history are written as things happen: the last one is the latest.
        last = (await self._db.execute(_LAST)).scalar()
        return Snapshot(period, day, self._zone, self._db.is_sqlite,
                        last is not None and last >= end, await self.successors())

    async def successors(self) -> Mapping[int, int]:
        """Closed units and the units that stand in their place, at the end of the chain."""
        closed = {row.id for row in await self._db.execute(_CLOSED)}
        heirs: dict[int, set[int]] = {}
        for row in await self._db.execute(_TAKEN_OVER):
            heirs.setdefault(row.predecessor_id, set()).add(row.unit_id)
        found = {}
        for old in closed:
            seen, now = {old}, old
            # A unit that was divided has no one successor: its tasks stay under its own name.
            while now in closed and len(heirs.get(now, ())) == 1:
                (now,) = heirs[now]
                if now in seen:
                    break
                seen.add(now)
            if now not in closed:
                found[old] = now
        return found

    async def _directives(self, rows: Iterable[Any]) -> Sequence[DirectiveCounts]:
        found = _grouped((row.id, row) for row in rows if row.part == DIRECTIVE)
        named = await self._db.execute(
            select(directive.c.id, directive.c.number, directive.c.issued_on, directive.c.subject)
            .where(directive.c.id.in_([key for key in found if key])))
        names = {row.id: directive_name(row) for row in named}
        lines = [DirectiveCounts(key, names.get(key, ""), _checked(figures))
                 for key, figures in found.items()]
        # Biggest first; those without a name of their own at the end.
        return sorted(lines, key=lambda d: (not d.directive_id, -d.counts.total, d.directive_id
                                            if d.directive_id is not None else -1))

    async def _people(self, rows: Iterable[Any]) -> Sequence[PersonCounts]:
        found = _grouped(((row.unit, row.id), row) for row in rows if row.part == PERSON)
        named = await self._db.execute(
            select(person.c.id, person.c.full_name)
            .where(person.c.id.in_({key for _, key in found if key})))
        people = {row.id: row.full_name for row in named}
        units = (await self._db.execute(select(unit.c.id, unit.c.name, unit.c.position))).all()
        names = {row.id: row.name for row in units}
        order = {row.id: (row.position, row.id) for row in units}
        lines = [PersonCounts(who, people.get(who, ""), led, names.get(led, ""), _checked(figures))
                 for (led, who), figures in found.items()]
        return sorted(lines, key=lambda p: (order[p.unit_id or 0], p.person_id is None, p.name,
                                            p.person_id or 0))


def directive_name(row: Any) -> str:
    """Number and date as printed, else the beginning of its subject."""
    if not row.number:
        subject = row.subject or ""
        return subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rstrip()}…"
    return f"{row.number} {_day(row.issued_on)}" if row.issued_on else str(row.number)


def _day(value: date) -> str:
    """05/6/2026: months with a leading zero only 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def _cells(rows: Iterable[Any]) -> dict[tuple[int | None, str], Counts]:
    found: dict[tuple[int | None, str], _Figures] = {}
    for row in rows:
        if row.part == CELL:
            field, _, cell = row.name.rpartition("|")
            _add(found.setdefault((row.unit, field), {}), cell, row)
    return {key: _checked(figures) for key, figures in found.items()}


def _extras(rows: Iterable[Any]) -> dict[int | None, Extras]:
    found: dict[int | None, _Figures] = {}
    for row in rows:
        if row.part == EXTRA:
            figures = found.setdefault(row.unit, {})
            figures[row.name] = figures.get(row.name, 0) + row.n
    return {unit_id: Extras(**figures) for unit_id, figures in found.items()}


def _grouped(keyed: Iterable[tuple[Any, Any]]) -> dict[Any, _Figures]:
    found: dict[Any, _Figures] = {}
    for key, row in keyed:
        _add(found.setdefault(key, {}), row.name, row)
    return found


def _add(figures: _Figures, cell: str, row: Any) -> None:
    for name in (cell, "carried_in" if row.carried else "new"):
        figures[name] = figures.get(name, 0) + row.n


def _checked(figures: _Figures) -> Counts:
    counts = Counts(**figures)
    counts.check()
    return counts
