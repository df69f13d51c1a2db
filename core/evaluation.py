"""Ranking of units and people for a period: a proposal from the figures, people decide.

Nghị định 335/2025/NĐ-CP (công chức; domain.md §3 end) has people evaluated by quantity, quality and
progress: each time an item is late takes 25% of that item's progress points, unless an objective
cause is confirmed by the competent authority. The points of an item are the evaluator's own, so no
points are computed here: what is offered is the number of late items without a confirmed objective
cause. Nothing enters but the figures of the report and the records of its late tasks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.people import Person, Role, decides
from core.summary import Cell, Counts, LateLine, Summary, rate

#: With fewer tasks that fell due nobody is ranked: one late task would decide everything.
MINIMUM = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a ranking. `id` is the unit's or the person's; `unit` the person's units.

    `place` None: too few tasks fell due to be ranked. `excused` are late or overdue through an
    objective cause that was confirmed, `contested` those whose owner disagrees and waits.
    """

    id: int
    name: str
    unit: str
    counts: Counts
    excused: int = 0
    contested: int = 0
    place: int | None = None

    @property
    def lateness(self) -> int:
        """Late and overdue together, excused or not."""
        return self.counts.late + self.counts.open_overdue

    @property
    def unexcused(self) -> int:
        """Late items without a confirmed objective cause: what the decree takes points for."""
        return self.lateness - self.excused

    @property
    def in_time(self) -> int:
        """Completed early and on time."""
        return self.counts.early + self.counts.on_time

    @property
    def fell_due(self) -> int:
        """In time, or late without excuse; one that waits for a verdict on its day is neither."""
        return self.in_time + self.unexcused

    @property
    def on_time_rate(self) -> Decimal | None:
        """Of those completed with a deadline, as the report has it (domain.md §1.6)."""
        return self.counts.on_time_rate

    @property
    def adjusted_rate(self) -> Decimal | None:
        """In time, of all that fell due, overdue ones with them, less the excused ones.

        None when nothing fell due.
        """
        return rate(self.in_time, self.fell_due)


def rank_units(summary: Summary) -> tuple[Standing, ...]:
    """The units, best first; tasks that wait for a unit are nobody's."""
    late = _by(summary.late, lambda line: (line.unit_id,) if line.unit_id is not None else ())
    return rank(
        _standing(unit_id, name, "", counts, late.get(unit_id, ()))
        for unit_id, name, counts in summary.by_unit if unit_id is not None
    )


def rank_people(summary: Summary) -> tuple[Standing, ...]:
    """The people, best first; a task that several share counts for each of them."""
    late = _by(summary.late, lambda line: line.person_ids)
    counts: dict[int, Counts] = {}
    names: dict[int, str] = {}
    units: dict[int, list[str]] = {}
    for row in summary.by_person:
        if row.person_id is None:
            continue
        counts[row.person_id] = counts.get(row.person_id, Counts()) + row.counts
        names[row.person_id] = row.name
        units.setdefault(row.person_id, []).append(row.unit)
    return rank(
        _standing(i, names[i], "; ".join(units[i]), counts[i], late.get(i, ())) for i in counts
    )


def rank(standings: Iterable[Standing], minimum: int = MINIMUM) -> tuple[Standing, ...]:
    """Places by the adjusted rate as it is printed: equal ones share a place (1, 2, 2, 4).

    Those with fewer than `minimum` tasks that fell due stand at the end, without a place.
    """
    ordered = sorted(standings, key=lambda s: _order(s, minimum))
    placed: list[Standing] = []
    for number, line in enumerate(ordered, 1):
        if line.fell_due < max(minimum, 1):
            placed.append(line)
            continue
        same = placed and placed[-1].adjusted_rate == line.adjusted_rate
        placed.append(replace(line, place=placed[-1].place if same else number))
    return tuple(placed)


def complete(summary: Summary) -> bool:
    """True when every late task that the figures count has its line."""
    lines = sum(line.is_late for line in summary.late)
    return lines == summary.counts.of(Cell.LATE) + summary.counts.of(Cell.OPEN_OVERDUE)


def may_evaluate(person: Person) -> bool:
    """Sees the sheets that name people: those who decide, and heads (their own unit's)."""
    return decides(person) or person.has(Role.HEAD)


def _order(line: Standing, minimum: int) -> tuple[bool, Decimal, int, str, int]:
    few = line.fell_due < max(minimum, 1)
    return few, -(line.adjusted_rate or Decimal(0)), -line.in_time, line.name, line.id


def _by(
    lines: Iterable[LateLine], keys: Callable[[LateLine], Iterable[int]]
) -> Mapping[int, Sequence[LateLine]]:
    found: dict[int, list[LateLine]] = {}
    for line in lines:
        for key in keys(line):
            found.setdefault(key, []).append(line)
    return found


def _standing(
    id_: int, name: str, unit: str, counts: Counts, late: Sequence[LateLine]
) -> Standing:
    excused = sum(line.is_excused for line in late)
    contested = sum(line.is_late and line.contest_open for line in late)
    return Standing(id_, name, unit, counts, excused, contested)
