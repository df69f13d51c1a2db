"""Put pings into people's morning messages: one message per person and slot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.notices import Kind
from core.ports.deliveries import UNSENT, Deliveries, NewDelivery, NewItem
from core.reminders import Ground
from core.reminders_people import Directory
from core.reminders_times import Slot, slots_from
from core.tasks import Task


@dataclass(frozen=True, slots=True)
class Ping:
    """A task that a person is to be told of, and why."""

    person_id: int
    task: Task
    milestone: str


@dataclass(frozen=True, slots=True)
class PlacePings:
    """Joins messages that have not left yet; what has left is followed by the next slot's."""

    deliveries: Deliveries

    async def __call__(
        self, now: datetime, pings: Sequence[Ping], directory: Directory, ground: Ground
    ) -> None:
        """Write the messages and their items in the current unit."""
        slots = await self.slots(now, {p.person_id for p in pings}, directory, ground)
        await self.deliveries.add([
            NewDelivery(slot.key(person_id), Kind.MORNING, person_id, slot.send_at, {}, now)
            for person_id, slot in slots.items()
        ])
        await self.deliveries.add_items([
            NewItem(slots[p.person_id].key(p.person_id), p.person_id, p.task.id, p.milestone,
                    p.task.deadline_revision)
            for p in pings
        ])

    async def slots(
        self, now: datetime, person_ids: Iterable[int], directory: Directory, ground: Ground
    ) -> dict[int, Slot]:
        """Each person's first slot from `now` on whose message has not left."""
        coming = {
            person_id: slots_from(now, ground.ladder, ground.zone, ground.calendar,
                                  directory.people[person_id].morning_at
                                  if person_id in directory.people else None)
            for person_id in sorted(person_ids)
        }
        keys = [slot.key(i) for i, slots in coming.items() for slot in slots]
        states = await self.deliveries.states(keys) if keys else {}
        return {
            person_id: next(
                (s for s in slots if states.get(s.key(person_id)) in (None, *UNSENT)), slots[-1])
            for person_id, slots in coming.items()
        }
