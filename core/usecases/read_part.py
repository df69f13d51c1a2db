"""A unit's part of a report as it stands, and the board of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.gathering import heads, keepers, next_opening, reads, writes
from core.parts import FOREIGN, PartLines, PartText, compose
from core.parts_truth import Renderer, draft
from core.people import Person, Role, Unit, decides, visible_units
from core.policy import Policy
from core.ports.parts import PartFacts, Parts, ReportPeriod, UnitPart
from core.ports.people import People, Units
from core.ports.runtime import Calendar
from core.quarters import parse_period
from core.reminders_people import Directory, directory_of
from core.summary_lines import PartState

#: Tasks of one unit that a part may speak of.
MOST = 3000
_RECENT = 12
#: So long after its due day a gathering that nobody closed is the one that is meant.
_LATE = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One unit's part on the board; `keeper` is whom it was handed to."""

    part: UnitPart
    unit: Unit
    state: PartState
    by: str = ""
    keeper: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """All parts of a gathering, in the organisation's order. `manages`: may urge and close.

    `own` are the parts that the reader writes; `others` is gathered at the same time.
    """

    gathering: ReportPeriod
    rows: tuple[PartRow, ...]
    manages: bool
    own: frozenset[int] = frozenset()
    others: tuple[ReportPeriod, ...] = ()

    @property
    def missing(self) -> tuple[PartRow, ...]:
        """Those that nobody has confirmed."""
        return tuple(row for row in self.rows if row.state is PartState.DRAFT)


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: its lines as they stand. `writes`: this reader may change and confirm it.

    `drafted` is what progress says now, for showing the part again once it has been changed.
    """

    gathering: ReportPeriod
    row: PartRow
    lines: PartLines
    writes: bool
    people: tuple[Person, ...] = ()
    drafted: tuple[PartText, ...] = ()

    @property
    def mark(self) -> str:
        """What a button carries so that an old one is known."""
        return f"{self.row.part.version}-{self.lines.digest}"


@dataclass(frozen=True, slots=True)
class ReadPart:
    """Heads and those it was handed to read their own; overseers all; to others there is none."""

    parts: Parts
    facts: PartFacts
    people: People
    units: Units
    calendar: Calendar
    policy: Policy
    render: Renderer

    async def gatherings(self, act: Act, text: str) -> list[ReportPeriod]:
        """The period typed, else those that are being gathered, what is due first; else the last.

        Raises WorkError `parts-none`, `parts-not-gathered`, `period-unknown`.
        """
        if not text.strip():
            found = await self.parts.periods(_RECENT)
            if not found:
                calendar = await self.calendar.load(act.today.year)
                coming = next_opening(act.today, self.policy, calendar)
                raise WorkError("parts-none", day=coming.opens_on if coming else None)
            running = [g for g in found
                       if g.closed_at is None and g.due_on + _LATE >= act.today]
            return sorted(running, key=lambda g: g.due_on) or found[:1]
        period = parse_period(text, self.policy.scheme, act.today, self.policy.windows)
        gathering = await self.parts.period(period.code, period.scheme)
        if gathering is None:
            raise WorkError("parts-not-gathered", start=period.start, end=period.end)
        return [gathering]

    async def board(
        self, act: Act, gathering: ReportPeriod, others: Sequence[ReportPeriod] = ()
    ) -> Board:
        """Raises NotFoundError for people who do not oversee."""
        if visible_units(act.person) is not None:
            raise NotFoundError("part")
        rows = await self.rows(gathering)
        directory = await directory_of_rows(self.people, rows)
        own = frozenset(r.part.id for r in rows
                        if writes(act.person, r.unit.id, r.part.assignee_id, directory))
        return Board(gathering, rows, decides(act.person), own, tuple(others))

    async def mine(self, act: Act, gatherings: Sequence[ReportPeriod]) -> list[PartView]:
        """The parts this person answers for; of several no lines yet.

        Raises NotFoundError when there is none, WorkError `parts-no-work` for a head whose unit
        had nothing to do.
        """
        rows = {each.id: await self.rows(each) for each in gatherings}
        directory = await directory_of_rows(
            self.people, [row for found in rows.values() for row in found])
        found = [PartView(gathering, row, PartLines(), True)
                 for gathering in gatherings for row in rows[gathering.id]
                 if writes(act.person, row.unit.id, row.part.assignee_id, directory)]
        if not found:
            raise WorkError("parts-no-work") if act.person.has(Role.HEAD) else NotFoundError("part")
        return found if len(found) > 1 else [await self.view(act, found[0].row.part)]

    async def __call__(self, act: Act, part_id: int, *, lock: bool = False) -> PartView:
        """One part. Raises NotFoundError where this person may not see it."""
        part = await self.parts.get(part_id, lock=lock)
        if part is None:
            raise NotFoundError("part")
        return await self.view(act, part)

    async def view(
        self, act: Act, part: UnitPart, drafted: Sequence[PartText] | None = None
    ) -> PartView:
        """The part with its lines, drafted now or as given; raises NotFoundError as above."""
        directory = await directory_of(
            self.people, units=[part.unit_id], persons=[part.assignee_id])
        unit = await self.units.get(part.unit_id)
        gathering = await self.parts.period_of(part.period_id)
        if unit is None or gathering is None or not reads(
                act.person, part.unit_id, part.assignee_id, directory):
            raise NotFoundError("part")
        if drafted is None:
            drafted = await self._drafted(gathering, part, act.now)
        lines = await self._lines(part, drafted)
        row = self._row(part, unit, gathering, await self.people.many(_named([part])))
        return PartView(gathering, row, lines,
                        writes(act.person, part.unit_id, part.assignee_id, directory),
                        tuple(await self.people.of_unit(part.unit_id)), tuple(drafted))

    async def _drafted(
        self, gathering: ReportPeriod, part: UnitPart, now: datetime
    ) -> list[PartText]:
        zone, period = self.policy.zone, gathering.period
        day = min(now.astimezone(zone).date(), period.end)
        since = datetime.combine(period.start, time(), zone)
        facts = await self.facts.facts(period, day, part.unit_id, MOST)
        return draft(facts, self.render, since, day)

    async def _lines(self, part: UnitPart, drafted: Sequence[PartText]) -> PartLines:
        stored = part.lines
        if part.confirmed_at is None:
            stored = await self._taken_over(part)
        return compose(stored, drafted, confirmed=part.confirmed_at is not None)

    async def _taken_over(self, part: UnitPart) -> tuple[PartText, ...]:
        """With what was written for units that this one has taken over since."""
        heirs = await self.facts.successors()
        if part.unit_id not in heirs.values():
            return part.lines
        own = {line.key for line in part.lines}
        lines = list(part.lines)
        for other in await self.parts.of_period(part.period_id):
            if heirs.get(other.unit_id) == part.unit_id:
                taken = [_renumbered(line, other.id) for line in other.lines if line.touched]
                lines += [line for line in taken if line.key not in own]
        return tuple(lines)

    async def rows(self, gathering: ReportPeriod) -> tuple[PartRow, ...]:
        """The parts of units that still answer for themselves, in the organisation's order."""
        heirs = await self.facts.successors()
        parts = [p for p in await self.parts.of_period(gathering.id) if p.unit_id not in heirs]
        units = {unit.id: unit for unit in await self.units.all()}
        order = {unit_id: place for place, unit_id in enumerate(units)}
        for part in parts:
            closed = None if part.unit_id in units else await self.units.get(part.unit_id)
            if closed is not None:
                units[closed.id] = closed
        names = await self.people.many(_named(parts))
        parts.sort(key=lambda p: order.get(p.unit_id, len(order)))
        return tuple(self._row(p, units[p.unit_id], gathering, names) for p in parts)

    def _row(
        self, part: UnitPart, unit: Unit, gathering: ReportPeriod, names: Mapping[int, Person]
    ) -> PartRow:
        by, keeper = names.get(part.confirmed_by or 0), names.get(part.assignee_id or 0)
        kept = keeper is not None and keeper.active and unit.id in keeper.units()
        return PartRow(part, unit, self.state(part, gathering), by.full_name if by else "",
                       keeper.full_name if keeper and kept else "")

    def state(self, part: UnitPart, gathering: ReportPeriod) -> PartState:
        """Confirmed in time, late, or not."""
        at = part.confirmed_at
        return part.state(gathering.due_on, at.astimezone(self.policy.zone).date() if at else None)


async def directory_of_rows(people: People, rows: Sequence[PartRow]) -> Directory:
    """Who may answer for these parts."""
    return await directory_of(people, units=[r.unit.id for r in rows],
                              persons=[r.part.assignee_id for r in rows])


def keepers_of(row: PartRow, directory: Directory, *, heads_too: bool) -> tuple[int, ...]:
    """Who is told of the part; its heads besides, where whom it was handed to is running late."""
    kept = keepers(row.unit.id, row.part.assignee_id, directory)
    return tuple(dict.fromkeys((*kept, *heads(row.unit.id, directory)))) if heads_too else kept


def days_left(due_on: date, today: date) -> int:
    """Whole days to the due day, negative past it."""
    return (due_on - today) // timedelta(days=1)


def _renumbered(line: PartText, part_id: int) -> PartText:
    """An added line under a key of its own, the same each time it is read."""
    return line if line.number is None else replace(line, number=part_id * FOREIGN + line.number)


def _named(parts: Sequence[UnitPart]) -> list[int]:
    return sorted({i for p in parts for i in (p.confirmed_by, p.assignee_id) if i is not None})
