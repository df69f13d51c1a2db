"""What is told about the units' parts, read from the database at the moment of sending."""

from dataclasses import dataclass

from core.gathering import writes
from core.notices import Kind
from core.parts_notices import PartConfirmed, PartDue, PartsAsked, PartsStand
from core.people import decides
from core.ports.deliveries import Delivery
from core.ports.parts import Parts, ReportPeriod
from core.ports.people import People
from core.usecases.compose import GONE, NOT_ALLOWED, Composed, Scene
from core.usecases.read_part import PartRow, ReadPart, days_left, keepers_of

_RECENT = 12


@dataclass(frozen=True, slots=True)
class ComposeParts:
    """Nothing is said of a part that was confirmed meanwhile, or of a closed gathering."""

    parts: Parts
    people: People
    read: ReadPart

    async def __call__(self, delivery: Delivery, scene: Scene) -> Composed:
        """The kinds that core.notices.Kind has for parts."""
        if delivery.kind in (Kind.PARTS, Kind.PARTS_URGED):
            return await self._asked(delivery, scene)
        if delivery.kind == Kind.PARTS_DONE:
            return await self._done(delivery, scene)
        if not decides(scene.person):
            return NOT_ALLOWED
        gathering = await self.parts.period_of(delivery.payload["period_id"])
        if gathering is None or gathering.closed_at is not None:
            return GONE
        rows = await self.read.rows(gathering)
        missing = tuple(r.unit.name for r in rows if r.part.confirmed_at is None)
        if bool(missing) is (delivery.kind == Kind.PARTS_IN):
            return GONE
        return PartsStand(gathering.period, gathering.due_on, len(rows), missing)

    async def _done(self, delivery: Delivery, scene: Scene) -> Composed:
        part = await self.parts.get(delivery.payload["part_id"])
        gathering = await self.parts.period_of(part.period_id) if part else None
        if part is None or gathering is None or part.confirmed_at is None:
            return GONE
        if not writes(scene.person, part.unit_id, part.assignee_id, scene.directory):
            return NOT_ALLOWED
        names = {row.part.id: row for row in await self.read.rows(gathering)}
        if part.id not in names:
            return GONE
        return PartConfirmed(part.id, gathering.period, names[part.id].unit.name,
                             names[part.id].by)

    async def _asked(self, delivery: Delivery, scene: Scene) -> Composed:
        """The parts named (somebody urges), else all that wait for this reader."""
        named = delivery.payload.get("part_ids")
        found = []
        for gathering in await self.parts.periods(_RECENT):
            if gathering.closed_at is not None:
                continue
            found += [_due(row, gathering, scene) for row in await self.read.rows(gathering)
                      if _concerns(row, gathering, named, scene)]
        if not found:
            return GONE
        by = delivery.payload.get("by")
        person = await self.people.get(by) if by is not None else None
        return PartsAsked(
            tuple(sorted(found, key=lambda p: (p.due_on, p.part_id))),
            bool(delivery.payload.get("fresh")), person.full_name if person else "",
            bool(delivery.payload.get("handed")))


def _concerns(
    row: PartRow, gathering: ReportPeriod, named: list[int] | None, scene: Scene
) -> bool:
    if row.part.confirmed_at is not None:
        return False
    if named is not None:
        return row.part.id in named and writes(
            scene.person, row.unit.id, row.part.assignee_id, scene.directory)
    late = scene.today >= gathering.due_on
    return scene.person.id in keepers_of(row, scene.directory, heads_too=late)


def _due(row: PartRow, gathering: ReportPeriod, scene: Scene) -> PartDue:
    return PartDue(row.part.id, gathering.period, row.unit.name, gathering.due_on,
                   days_left(gathering.due_on, scene.today))
