"""The summary of a period: the database counts, this puts the pages together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TypeVar

from core.acting import Act
from core.errors import NotFoundError
from core.fields import FIELDS
from core.people import Role, Unit, visible_units
from core.policy import Policy
from core.ports.figures import Figures
from core.ports.people import Units
from core.quarters import Period, following, parse_period, previous
from core.summary import Counts, Summary

#: A report lists so many lines of each sort, and so many tasks in its annex, at the most.
LINES = 200
ANNEX = 50_000
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """Coordinator, director and observer: everything or a unit; a head: the own unit."""

    figures: Figures
    units: Units
    policy: Policy
    field_label: Callable[[str], str]

    async def __call__(
        self, act: Act, period_text: str, unit_id: int | None = None, *, annex: bool = True
    ) -> Summary:
        """The period's summary at `act.now`. Raises WorkError `period-unknown`, NotFoundError."""
        period = parse_period(period_text, self.policy.scheme, act.today)
        unit = await self._unit(act, unit_id)
        return await self.of(period, act.now, unit, annex=annex)

    async def of(
        self, period: Period, now: datetime, unit: Unit | None, *, annex: bool = True
    ) -> Summary:
        """The same for the clock and the command line, which answer to nobody's role."""
        zone = self.policy.zone
        day = min(now.astimezone(zone).date(), period.end)
        start = datetime.combine(period.start, time(), zone)
        end = datetime.combine(day + timedelta(days=1), time(), zone)
        only = unit.id if unit else None
        cells = await self.figures.counts(period, day, only)
        before = previous(period)
        earlier = await self.figures.counts(before, before.end, only)
        after = following(period)
        results = await self.figures.results(start, end, only, LINES)
        summary = Summary(
            organisation=self.policy.organisation,
            parent=self.policy.parent,
            place=self.policy.place,
            period=period,
            snapshot=now,
            counts=_total(cells.values()),
            unit=unit.name if unit else None,
            by_unit=self._by_unit(cells, await self.units.all()),
            by_field=self._by_field(cells),
            previous=_total(earlier.values()),
            results=tuple(replace(r, field=self.field_label(r.field)) for r in results),
            blockers=tuple(await self.figures.blockers(end, only, LINES)),
            overdue=tuple(await self.figures.overdue(day, only, LINES)),
            next_period=tuple(
                await self.figures.due_within(after.start, after.end, only, LINES)
            ),
            tasks=tuple(await self.figures.facts(period, day, only, ANNEX)) if annex else (),
            timezone=zone.key,
        )
        summary.check()
        return summary

    async def _unit(self, act: Act, unit_id: int | None) -> Unit | None:
        allowed = visible_units(act.person)
        if allowed is None:
            return await self._named(unit_id) if unit_id is not None else None
        headed = act.person.units(Role.HEAD)
        wanted = unit_id if unit_id is not None else min(headed, default=None)
        if wanted not in headed:
            raise NotFoundError("summary")
        return await self._named(wanted)

    async def _named(self, unit_id: int | None) -> Unit:
        unit = await self.units.get(unit_id) if unit_id is not None else None
        if unit is None:
            raise NotFoundError("unit")
        return unit

    def _by_unit(
        self, cells: Mapping[tuple[int | None, str], Counts], units: list[Unit]
    ) -> tuple[tuple[int | None, str, Counts], ...]:
        names = {unit.id: unit.name for unit in units}
        sums = _sums((unit_id, counts) for (unit_id, _), counts in cells.items())
        order = {unit.id: place for place, unit in enumerate(units)}
        ranked = sorted(sums, key=lambda unit_id: order.get(unit_id or 0, len(order)))
        return tuple((i, names.get(i or 0, ""), sums[i]) for i in ranked)

    def _by_field(
        self, cells: Mapping[tuple[int | None, str], Counts]
    ) -> tuple[tuple[str, str, Counts], ...]:
        sums = _sums((field, counts) for (_, field), counts in cells.items())
        ranked = sorted(sums, key=lambda f: FIELDS.index(f) if f in FIELDS else len(FIELDS))
        return tuple((f, self.field_label(f), sums[f]) for f in ranked)


def _total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, start=Counts())


def _sums(pairs: Iterable[tuple[_K, Counts]]) -> dict[_K, Counts]:
    found: dict[_K, Counts] = {}
    for key, counts in pairs:
        found[key] = found.get(key, Counts()) + counts
    return found
