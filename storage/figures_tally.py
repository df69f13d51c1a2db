"""All figures of a period in one statement: every part groups the same standing of the tasks."""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from core.summary import Figure
from storage.figures_behind import behind, times_extended, unanswered
from storage.figures_people import assignments
from storage.figures_standing import KEPT, Snapshot, standing
from storage.tables import blocker, extension

#: Directives with a line of their own; the rest stand together.
DIRECTIVES = 200
CELL, DIRECTIVE, PERSON, EXTRA = "cell", "directive", "person", "extra"
_LISTED = (Figure.BLOCKED, Figure.STALE, Figure.EVIDENCE_PRESENT, Figure.EVIDENCE_MISSING)
_NO_ID = cast(null(), BigInteger)
_NO_TEXT = cast(null(), String)


@lru_cache(KEPT)
def tally_statement(at: Snapshot, unit_id: int | None, stale_days: int) -> CompoundSelect[Any]:
    """Rows of (part, unit, id, name, carried, n).

    Cells: `id` empty, `name` field|cell. Directives: `id` of the directive (0: the rest), `name`
    cell. People: `id` of the person, `name` cell. Extras: `name` of the figure of core.summary.
    """
    s = standing(at, unit_id).cte("s")
    parts = [_cells(s), _directives(s), _people(s, at)]
    parts += [_extra(figure.value, s, behind(figure, s, at, stale_days)) for figure in _LISTED]
    return union_all(*parts, _extended(s, at), *_wishes(s, at), *_difficulties(s, at))


@lru_cache(KEPT)
def cells_statement(at: Snapshot, unit_id: int | None) -> Select[Any]:
    """The first part alone."""
    return _cells(standing(at, unit_id).cte("s"))


def _cells(s: CTE) -> Select[Any]:
    name = s.c.field.concat("|").concat(s.c.cell)
    return _part(CELL, s.c.unit, _NO_ID, name, s.c.carried).group_by(
        s.c.unit, s.c.field, s.c.cell, s.c.carried)


def _directives(s: CTE) -> Select[Any]:
    top = (
        select(s.c.directive_id).where(s.c.directive_id.is_not(None))
        .group_by(s.c.directive_id).order_by(func.count().desc(), s.c.directive_id)
        .limit(DIRECTIVES)
    )
    key = case((s.c.directive_id.is_(None), _NO_ID), (s.c.directive_id.in_(top), s.c.directive_id),
               else_=0).label("key")
    keyed = select(key, s.c.cell, s.c.carried).subquery("keyed")
    return _part(DIRECTIVE, _NO_ID, keyed.c.key, keyed.c.cell, keyed.c.carried).group_by(
        keyed.c.key, keyed.c.cell, keyed.c.carried)


def _people(s: CTE, at: Snapshot) -> Select[Any]:
    them = assignments(s, is_sqlite=at.is_sqlite).subquery("them")
    joined = s.outerjoin(them, them.c.task_id == s.c.id)
    return (
        _part(PERSON, s.c.unit, them.c.person_id, s.c.cell, s.c.carried).select_from(joined)
        .group_by(s.c.unit, them.c.person_id, s.c.cell, s.c.carried)
    )


def _extra(name: str, s: CTE, condition: ColumnElement[bool]) -> Select[Any]:
    return _part(EXTRA, s.c.unit, _NO_ID, literal(name), s.c.carried).where(condition).group_by(
        s.c.unit, s.c.carried)


def _extended(s: CTE, at: Snapshot) -> Select[Any]:
    times = select(s.c.unit, s.c.carried, times_extended(s, at).label("times")).subquery("times")
    name = case((times.c.times == 1, "extended_once"), (times.c.times == 2, "extended_twice"),
                else_="extended_more").label("name")
    named = select(times.c.unit, times.c.carried, name).where(times.c.times > 0).subquery("named")
    return _part(EXTRA, named.c.unit, _NO_ID, named.c.name, named.c.carried).group_by(
        named.c.unit, named.c.name, named.c.carried)


def _wishes(s: CTE, at: Snapshot) -> list[Select[Any]]:
    kept, decided = extension.c.undone_at.is_(None), _during(extension.c.decided_at, at)
    return [
        _events("extensions_asked", extension, and_(kept, _during(extension.c.asked_at, at)), s),
        _events("extensions_granted", extension,
                and_(kept, decided, extension.c.state == "granted"), s),
        _events("extensions_refused", extension,
                and_(kept, decided, extension.c.state == "refused"), s),
    ]


def _difficulties(s: CTE, at: Snapshot) -> list[Select[Any]]:
    kept = blocker.c.undone_at.is_(None)
    blocked = behind(Figure.OPEN, s, at, 0)
    return [
        _events("blockers_raised", blocker, and_(kept, _during(blocker.c.at, at)), s),
        _events("blockers_answered", blocker, and_(kept, _during(blocker.c.answered_at, at)), s),
        _events("blockers_open", blocker, and_(unanswered(at.end), blocked), s),
    ]


def _events(name: str, table: Table, condition: ColumnElement[bool], s: CTE) -> Select[Any]:
    return (
        _part(EXTRA, s.c.unit, _NO_ID, literal(name), s.c.carried)
        .select_from(table.join(s, s.c.id == table.c.task_id))
        .where(condition).group_by(s.c.unit, s.c.carried)
    )


def _during(moment: ColumnElement[Any], at: Snapshot) -> ColumnElement[bool]:
    return and_(moment >= at.start, moment < at.end)


def _part(
    part: str, unit: ColumnElement[Any], key: ColumnElement[Any], name: ColumnElement[Any],
    carried: ColumnElement[Any],
) -> Select[Any]:
    return select(literal(part).label("part"), unit.label("unit"), key.label("id"),
                  name.label("name"), carried.label("carried"), func.count().label("n"))
