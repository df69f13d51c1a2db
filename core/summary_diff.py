"""What two summaries of one period say differently: a sealed report, and the figures of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from core.summary import Cell, Counts, Extras, ResultLine, Summary, TaskFact, classify

#: Sums stand beside the cells they are made of, in the order they are read.
_FIGURES = ("total", *(f.name for f in fields(Counts)), "completed", "open")
_EXTRAS = tuple(f.name for f in fields(Extras))


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of Counts or Extras by its name, as it was and as it is."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class UnitChange:
    """The figures of one unit that differ; `unit` is its name."""

    unit: str
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task that is counted otherwise.

    `before` None: it came in; `after` None: it left. The units are those it was counted for;
    both are empty where it was not counted.
    """

    id: int
    code: str
    title: str
    before: Cell | None
    after: Cell | None
    unit_before: str
    unit_after: str
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class ResultChange:
    """What was said of a task's result; an empty text: nothing."""

    id: int
    code: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SummaryDiff:
    """Everything that differs, nothing that does not."""

    before: Summary
    after: Summary
    figures: tuple[FigureChange, ...]
    units: tuple[UnitChange, ...]
    extras: tuple[FigureChange, ...]
    tasks: tuple[TaskChange, ...]
    results: tuple[ResultChange, ...]

    @property
    def is_empty(self) -> bool:
        """The two say the same."""
        return not (self.figures or self.units or self.extras or self.tasks or self.results)


def difference(before: Summary, after: Summary) -> SummaryDiff:
    """What changed from `before` to `after`; both with their tasks, of the same period and unit."""
    old, new = _cells(before), _cells(after)
    return SummaryDiff(
        before, after,
        figures=_changes(before.counts, after.counts, _FIGURES),
        units=_units(before, after),
        extras=_changes(before.extras or Extras(), after.extras or Extras(), _EXTRAS),
        tasks=tuple(_moved(old, new)),
        results=tuple(_results(before, after)),
    )


_Cells = Mapping[int, tuple[TaskFact, Cell]]


def _cells(summary: Summary) -> _Cells:
    found = ((fact, classify(fact, summary.period, summary.counted_to)) for fact in summary.tasks)
    return {fact.id: (fact, cell) for fact, cell in found if cell is not None}


def _changes(
    before: Counts | Extras, after: Counts | Extras, names: Iterable[str]
) -> tuple[FigureChange, ...]:
    found = (FigureChange(n, getattr(before, n), getattr(after, n)) for n in names)
    return tuple(change for change in found if change.before != change.after)


def _units(before: Summary, after: Summary) -> tuple[UnitChange, ...]:
    """By id, in the order of today; units that are gone stand last."""
    old = {unit_id: (name, counts) for unit_id, name, counts in before.by_unit}
    new = {unit_id: (name, counts) for unit_id, name, counts in after.by_unit}
    found = []
    for unit_id in [*new, *(key for key in old if key not in new)]:
        name = (new.get(unit_id) or old[unit_id])[0]
        was, now = (side[unit_id][1] if unit_id in side else Counts() for side in (old, new))
        found.append(UnitChange(name, _changes(was, now, _FIGURES)))
    return tuple(change for change in found if change.figures)


def _moved(old: _Cells, new: _Cells) -> Iterable[TaskChange]:
    for task_id in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(task_id), new.get(task_id)
        fact, _ = now or old[task_id]
        change = TaskChange(
            task_id, fact.code, fact.title, was and was[1], now and now[1],
            was[0].unit_name if was else "", now[0].unit_name if now else "",
            restricted=any(side[0].restricted for side in (was, now) if side),
        )
        if (change.before, change.unit_before) != (change.after, change.unit_after):
            yield change


def _results(before: Summary, after: Summary) -> Iterable[ResultChange]:
    """Of tasks in both: the line that the report prints where both print one, else the task's."""
    old_lines, new_lines = _by_code(before.results), _by_code(after.results)
    old = {fact.id: fact for fact in before.tasks}
    for fact in after.tasks:
        if fact.id not in old:
            continue
        texts = (old[fact.id].last_result, fact.last_result)
        if fact.code in old_lines and fact.code in new_lines:
            texts = (old_lines[fact.code], new_lines[fact.code])
        if texts[0] != texts[1]:
            yield ResultChange(fact.id, fact.code, *texts)


def _by_code(lines: Iterable[ResultLine]) -> dict[str, str]:
    return {line.code: line.text for line in lines}
