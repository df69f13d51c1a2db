"""Put pings into people's morning messages: one message per person and slot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from core.notices import Kind
from core.ports.deliveries import UNSENT, Deliveries, DeliveryState, NewDelivery, NewItem
from core.reminders import Ground
from core.reminders_people import Directory
from core.reminders_times import Slot, slots_from
from core.tasks import Task

#: Nearly always the first slot will do; when not, so many times more are looked at.
_AHEAD = 4


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
        slots: dict[int, Slot] = {}
        left = {p.person_id for p in pings}
        while left:
            slots |= await self.slots(now, left, directory, ground)
            keys = {i: slots[i].key(i) for i in sorted(left)}
            await self.deliveries.add([
                NewDelivery(key, Kind.MORNING, i, slots[i].send_at, {}, now)
                for i, key in keys.items()
            ])
            # Another process may have written the same message meanwhile, and sent it.
            states = await self.deliveries.states(list(keys.values()))
            left = {i for i, key in keys.items() if states[key] not in UNSENT}
        await self.deliveries.add_items([
            NewItem(slots[p.person_id].key(p.person_id), p.person_id, p.task.id, p.milestone,
                    p.task.deadline_revision)
            for p in pings
        ])

    async def slots(
        self, now: datetime, person_ids: Iterable[int], directory: Directory, ground: Ground
    ) -> dict[int, Slot]:
        """Each person's first slot from `now` on whose message has not left."""
        found: dict[int, Slot] = {}
        left, limit = sorted(person_ids), 1
        while left:
            coming = _coming(now, left, directory, ground, limit)
            states = await self.deliveries.states(
                [slot.key(i) for i, slots in coming.items() for slot in slots])
            for person_id, slots in coming.items():
                slot = next((s for s in slots if _open(s, states.get(s.key(person_id)))), None)
                if slot is not None:
                    found[person_id] = slot
            left, limit = [i for i in left if i not in found], limit * _AHEAD
        return found


def _coming(
    now: datetime, person_ids: Iterable[int], directory: Directory, ground: Ground, limit: int
) -> dict[int, list[Slot]]:
    """Each person's next slots. Few hours serve many people."""
    by_hour: dict[time | None, list[Slot]] = {}
    coming = {}
    for person_id in person_ids:
        person = directory.people.get(person_id)
        hour = person.morning_at if person is not None else None
        if hour not in by_hour:
            by_hour[hour] = slots_from(
                now, ground.ladder, ground.zone, ground.calendar, hour, limit)
        coming[person_id] = by_hour[hour]
    return coming


def _open(slot: Slot, state: DeliveryState | None) -> bool:
    """True when something may still be put into the slot's message."""
    return state in UNSENT or (state is None and not slot.joined)
