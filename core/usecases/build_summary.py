"""The summary of a period: the database counts, this puts the pages together."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.fields import FIELDS
from core.people import Role, Unit, visible_units
from core.policy import Policy
from core.ports.figures import Figures
from core.ports.people import Units
from core.quarters import Period, following, parse_period, previous
from core.summary import Counts, Extras, Summary
from core.trend import trend_before

#: A report lists so many lines of each sort, and so many tasks in its annex, at the most.
LINES = 200
ANNEX = 50_000
_K = TypeVar("_K")
_V = TypeVar("_V", Counts, Extras)
_Cells = Mapping[tuple[int | None, str], Counts]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """Coordinator, director and observer: everything or a unit; a head: the own unit."""

    figures: Figures
    units: Units
    policy: Policy
    field_label: Callable[[str], str]
    #: Puts the units' own parts into it.
    collect: Callable[[Summary, Unit | None], Awaitable[Summary]] | None = None

    async def __call__(
        self, act: Act, period_text: str, unit_id: int | None = None, *, annex: bool = True
    ) -> Summary:
        """The period's summary at `act.now`.

        Raises WorkError `period-unknown`, `period-upside-down`, `period-future`, NotFoundError.
        """
        period = parse_period(period_text, self.policy.scheme, act.today, self.policy.windows)
        unit = await unit_of_report(act, self.units, unit_id)
        return await self.of(period, act.now, unit, annex=annex)

    async def of(
        self, period: Period, now: datetime, unit: Unit | None, *, annex: bool = True,
        late: bool = False,
    ) -> Summary:
        """The same for the clock and the command line, which answer to nobody's role.

        `late` asks for the late tasks without the annex: a ranking needs what excuses them.
        """
        zone = self.policy.zone
        day = last_day(period, now.astimezone(zone).date())
        start = datetime.combine(period.start, time(), zone)
        end = datetime.combine(day + timedelta(days=1), time(), zone)
        only = unit.id if unit else None
        tally = await self.figures.tally(period, day, only, self.policy.stale_days)
        before = previous(period, self.policy.windows)
        earlier = await self.figures.counts(before, before.end, only)
        after = following(period, self.policy.windows)
        results = await self.figures.results(start, end, only, LINES)
        units = await self._units({led for led, _ in [*tally.cells, *earlier]})
        summary = Summary(
            organisation=self.policy.organisation,
            parent=self.policy.parent,
            place=self.policy.place,
            period=period,
            snapshot=now,
            counts=_total(tally.cells.values()),
            unit=unit.name if unit else None,
            by_unit=_by_unit(tally.cells, units),
            by_field=self._by_field(tally.cells),
            previous=_total(earlier.values()),
            results=tuple(replace(r, field=self.field_label(r.field)) for r in results),
            blockers=tuple(await self.figures.blockers(end, only, LINES)),
            overdue=tuple(await self.figures.overdue(day, only, LINES)),
            next_period=tuple(
                await self.figures.due_within(day, after.start, after.end, only, LINES)
            ),
            tasks=tuple(await self.figures.facts(period, day, only, ANNEX)) if annex else (),
            evidence=(tuple(await self.figures.evidence(period, day, only, ANNEX))
                      if annex else ()),
            late=(tuple(await self.figures.late(period, day, only, ANNEX))
                  if annex or late else ()),
            trend=(await trend_before(self.figures, before, _total(earlier.values()), only,
                                      self.policy.windows) if annex else ()),
            timezone=zone.key,
            previous_period=before,
            previous_by_unit=_by_unit(earlier, units),
            by_directive=tuple(tally.directives),
            by_person=tuple(tally.people),
            extras=sum(tally.extras.values(), Extras()),
            extras_by_unit=_in_order(tally.extras, units),
        )
        summary.check()
        return await self.collect(summary, unit) if self.collect else summary

    async def _units(self, needed: set[int | None]) -> Sequence[Unit]:
        """The organisation's units in its order, then closed ones that these figures name."""
        found = await self.units.all()
        missing = {i for i in needed if i is not None} - {unit.id for unit in found}
        closed = [await self.units.get(unit_id) for unit_id in sorted(missing)]
        return [*found, *(unit for unit in closed if unit is not None)]

    def _by_field(self, cells: _Cells) -> tuple[tuple[str, str, Counts], ...]:
        sums = _sums((field, counts) for (_, field), counts in cells.items())
        ranked = sorted(sums, key=lambda f: FIELDS.index(f) if f in FIELDS else len(FIELDS))
        return tuple((f, self.field_label(f), sums[f]) for f in ranked)


async def unit_of_report(act: Act, units: Units, unit_id: int | None) -> Unit | None:
    """The unit that a report may be about, None for all: a head's is the own unit.

    Raises NotFoundError `summary` for people without figures, `unit` for no such unit.
    """
    if visible_units(act.person) is not None:
        headed = act.person.units(Role.HEAD)
        unit_id = unit_id if unit_id is not None else min(headed, default=None)
        if unit_id not in headed:
            raise NotFoundError("summary")
    if unit_id is None:
        return None
    unit = await units.get(unit_id)
    if unit is None:
        raise NotFoundError("unit")
    return unit


def last_day(period: Period, today: date) -> date:
    """The last day counted: the period's end, or today in a running one (office-local).

    Raises WorkError `period-future` when no day of it has come yet.
    """
    if today < period.start:
        raise WorkError("period-future", start=period.start, end=period.end)
    return min(today, period.end)


def _by_unit(cells: _Cells, units: Sequence[Unit]) -> tuple[tuple[int | None, str, Counts], ...]:
    return _in_order(_sums((unit_id, counts) for (unit_id, _), counts in cells.items()), units)


def _in_order(
    found: Mapping[int | None, _V], units: Sequence[Unit]
) -> tuple[tuple[int | None, str, _V], ...]:
    """With the units' names, in the organisation's own order."""
    names = {unit.id: unit.name for unit in units}
    order = {unit.id: place for place, unit in enumerate(units)}
    ranked = sorted(found, key=lambda unit_id: order.get(unit_id or 0, len(order)))
    return tuple((i, names.get(i or 0, ""), found[i]) for i in ranked)


def _total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, start=Counts())


def _sums(pairs: Iterable[tuple[_K, Counts]]) -> dict[_K, Counts]:
    found: dict[_K, Counts] = {}
    for key, counts in pairs:
        found[key] = found.get(key, Counts()) + counts
    return found
