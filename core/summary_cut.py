"""A sealed report's figures of one unit or one row, and their tasks, read from its own tasks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from core.errors import NotFoundError
from core.ports.figures import Cut
from core.quarters import Period
from core.summary import (
    Cell,
    Counts,
    DirectiveCounts,
    Extras,
    Figure,
    Summary,
    TaskFact,
    classify,
    count,
)
from core.summary_extras import COMPLETED_CELLS, OPEN_CELLS

_K = TypeVar("_K")


class _OfUnit(Protocol):
    """A line that names its unit."""

    @property
    def unit(self) -> str: ...


_L = TypeVar("_L", bound=_OfUnit)
#: Nothing in a seal says when somebody last spoke of a task.
UNANSWERED = frozenset({Figure.STALE})
_HAS: Mapping[Figure, Callable[[TaskFact, Cell], bool]] = {
    Figure.TOTAL: lambda fact, cell: True,
    Figure.COMPLETED: lambda fact, cell: cell in COMPLETED_CELLS,
    Figure.OPEN: lambda fact, cell: cell in OPEN_CELLS,
    Figure.EXTENDED: lambda fact, cell: fact.extension_count > 0,
    Figure.BLOCKED: lambda fact, cell: cell in OPEN_CELLS and bool(fact.blocker),
    Figure.EVIDENCE_PRESENT: lambda fact, cell: (
        cell in COMPLETED_CELLS and fact.evidence_count > 0),
    Figure.EVIDENCE_MISSING: lambda fact, cell: (
        cell in COMPLETED_CELLS and not fact.evidence_count),
}


def answers(summary: Summary, figure: Figure) -> bool:
    """True when the summary's own tasks tell which of them the figure counts.

    Never for `stale`, nor for a summary whose annex was cut short or left out.
    """
    return figure not in UNANSWERED and len(summary.tasks) == summary.counts.total


def tasks_behind(summary: Summary, cut: Cut) -> list[TaskFact]:
    """The tasks that the figure counts, the oldest deadline first; those without one last.

    Raises NotFoundError `figure` when the summary cannot tell.
    """
    if not answers(summary, cut.figure):
        raise NotFoundError("figure")
    found = [fact for fact in summary.tasks if _within(fact, cut) and _counted(fact, cut, summary)]
    return sorted(found, key=lambda f: (f.deadline.due_on is None, str(f.deadline.due_on), f.id))


def narrowed(summary: Summary, unit_id: int) -> Summary:
    """The same report of one of its units: its lines, its rows counted from its tasks.

    Raises NotFoundError `unit` for a unit that is not in it.
    """
    found = [(name, counts) for row_id, name, counts in summary.by_unit if row_id == unit_id]
    if not found:
        raise NotFoundError("unit")
    (name, counts), *_ = found
    tasks = tuple(fact for fact in summary.tasks if fact.unit_id == unit_id)
    fields = _grouped(tasks, lambda fact: fact.field, summary)
    directives = _grouped(tasks, lambda fact: (fact.directive_id, fact.directive), summary)
    extras = [row for row in summary.extras_by_unit if row[0] == unit_id]
    earlier = tuple(row for row in summary.previous_by_unit if row[0] == unit_id)
    before = summary.previous
    return replace(
        summary, unit=name, counts=counts, by_unit=((unit_id, name, counts),), tasks=tasks,
        by_field=tuple((f, label, fields[f]) for f, label, _ in summary.by_field if f in fields),
        by_directive=tuple(
            DirectiveCounts(key, words, row) for (key, words), row in sorted(
                directives.items(), key=lambda d: (d[0][0] is None, -d[1].total, d[0]))),
        by_person=tuple(row for row in summary.by_person if row.unit_id == unit_id),
        extras=_extras(summary, extras), extras_by_unit=tuple(extras),
        previous=before and sum((row[2] for row in earlier), Counts()),
        previous_by_unit=earlier, trend=(),
        results=_named(summary.results, name), blockers=_named(summary.blockers, name),
        overdue=_named(summary.overdue, name), next_period=_named(summary.next_period, name),
        proposals=_named(summary.proposals, name), evidence=_named(summary.evidence, name),
        parts=tuple(part for part in summary.parts if part.unit_id == unit_id),
        late=tuple(line for line in summary.late if line.unit_id == unit_id),
    )


def _extras(summary: Summary, rows: Sequence[tuple[int | None, str, Extras]]) -> Extras | None:
    """A unit without a row has nothing but noughts, unless none were counted at all."""
    return rows[0][2] if rows else summary.extras and Extras()


def _named(lines: Sequence[_L], unit: str) -> tuple[_L, ...]:
    return tuple(line for line in lines if line.unit == unit)


def _within(fact: TaskFact, cut: Cut) -> bool:
    people = [person_id for person_id, _ in fact.assignees]
    return (
        cut.unit_id in (None, fact.unit_id)
        and cut.field in (None, fact.field)
        and (cut.directive_id is None or cut.directive_id == (fact.directive_id or 0))
        and (cut.person_id is None or cut.person_id in (people or [0]))
    )


def _counted(fact: TaskFact, cut: Cut, summary: Summary) -> bool:
    cell = classify(fact, summary.period, summary.counted_to)
    if cell is None:
        return False
    if cut.figure in (Figure.CARRIED_IN, Figure.NEW):
        return _is_carried(fact, summary.period) == (cut.figure is Figure.CARRIED_IN)
    has = _HAS.get(cut.figure)
    return has(fact, cell) if has else cell.value == cut.figure.value


def _is_carried(fact: TaskFact, period: Period) -> bool:
    return fact.assigned_on is not None and fact.assigned_on < period.start


def _grouped(
    tasks: Iterable[TaskFact], key: Callable[[TaskFact], _K], summary: Summary
) -> dict[_K, Counts]:
    groups: dict[_K, list[TaskFact]] = {}
    for fact in tasks:
        groups.setdefault(key(fact), []).append(fact)
    return {k: count(facts, summary.period, summary.counted_to) for k, facts in groups.items()}
