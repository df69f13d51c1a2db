"""Which tasks a figure counts: the same condition counts them and lists them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, FromClause, and_, func, or_, select, true

from core.ports.figures import Cut
from core.summary import Cell, Figure
from core.summary_extras import COMPLETED_CELLS, OPEN_CELLS
from storage.figures_people import has_assignee, is_assigned
from storage.figures_standing import Snapshot
from storage.tables import blocker, evidence, extension

_SUMS: Mapping[Figure, tuple[Cell, ...]] = {
    Figure.COMPLETED: COMPLETED_CELLS,
    Figure.OPEN: OPEN_CELLS,
}


def behind(figure: Figure, s: FromClause, at: Snapshot, stale_days: int) -> ColumnElement[bool]:
    """The condition over `standing` of the tasks that the figure counts."""
    match figure:
        case Figure.TOTAL:
            return true()
        case Figure.CARRIED_IN:
            return s.c.carried
        case Figure.NEW:
            return ~s.c.carried
        case Figure.COMPLETED | Figure.OPEN:
            return s.c.cell.in_(_SUMS[figure])
        case Figure.EXTENDED:
            return times_extended(s, at) > 0
        case Figure.BLOCKED:
            return and_(s.c.cell.in_(OPEN_CELLS), _blockers(s, at) > 0)
        case Figure.STALE:
            return _is_stale(s, at, stale_days)
        case Figure.EVIDENCE_PRESENT:
            return and_(s.c.cell.in_(COMPLETED_CELLS), _has_evidence(s, at))
        case Figure.EVIDENCE_MISSING:
            return and_(s.c.cell.in_(COMPLETED_CELLS), ~_has_evidence(s, at))
        case _:
            return s.c.cell == figure.value


def within(cut: Cut, s: FromClause) -> ColumnElement[bool]:
    """The condition over `standing` of the row of a table that the cut names (units apart)."""
    parts: list[ColumnElement[bool]] = [true()]
    if cut.field is not None:
        parts.append(s.c.field == cut.field)
    if cut.directive_id == 0:
        parts.append(s.c.directive_id.is_(None))
    elif cut.directive_id is not None:
        parts.append(s.c.directive_id == cut.directive_id)
    if cut.person_id == 0:
        parts.append(~has_assignee(s))
    elif cut.person_id is not None:
        parts.append(is_assigned(s, cut.person_id))
    return and_(*parts)


def times_extended(s: FromClause, at: Snapshot) -> ColumnElement[int]:
    """How often a task was granted more time up to the snapshot."""
    return (
        select(func.count()).select_from(extension)
        .where(extension.c.task_id == s.c.id, extension.c.state == "granted",
               extension.c.decided_at < at.end, extension.c.undone_at.is_(None))
        .correlate(s).scalar_subquery()
    )


def unanswered(until: datetime) -> ColumnElement[bool]:
    """A difficulty raised before that moment and without an answer at it."""
    return and_(
        blocker.c.at < until, blocker.c.undone_at.is_(None),
        or_(blocker.c.closed_at.is_(None), blocker.c.closed_at >= until),
        or_(blocker.c.answered_at.is_(None), blocker.c.answered_at >= until),
    )


def _blockers(s: FromClause, at: Snapshot) -> ColumnElement[int]:
    return (
        select(func.count()).select_from(blocker)
        .where(blocker.c.task_id == s.c.id, unanswered(at.end)).correlate(s).scalar_subquery()
    )


def _is_stale(s: FromClause, at: Snapshot, stale_days: int) -> ColumnElement[bool]:
    since = at.end - timedelta(days=stale_days)
    heard = func.coalesce(s.c.heard_at, s.c.created_at)
    return and_(s.c.cell == Cell.OPEN_NO_DEADLINE.value, heard < since)


def _has_evidence(s: FromClause, at: Snapshot) -> ColumnElement[bool]:
    return (
        select(evidence.c.id)
        .where(evidence.c.task_id == s.c.id, evidence.c.at < at.end,
               evidence.c.undone_at.is_(None))
        .correlate(s).exists()
    )
