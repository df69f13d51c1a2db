"""Who chooses another hour gets the message that waits at that hour, too."""

from dataclasses import dataclass
from datetime import datetime

from core.policy import Policy
from core.ports.deliveries import Deliveries
from core.ports.people import People
from core.ports.runtime import Calendar
from core.reminders import Ground
from core.reminders_people import directory_of
from core.usecases.place_pings import PlacePings


@dataclass(frozen=True, slots=True)
class MoveMorning:
    """Within the unit of the change of the hour."""

    deliveries: Deliveries
    people: People
    calendar: Calendar
    place: PlacePings
    policy: Policy

    async def __call__(self, person_id: int, now: datetime) -> None:
        """Move what was planned for this person's morning and has not been tried yet."""
        waiting = await self.deliveries.mornings(person_id)
        if not waiting:
            return
        calendar = await self.calendar.load(now.astimezone(self.policy.zone).year)
        ground = Ground(self.policy.ladder, self.policy.zone, calendar)
        directory = await directory_of(self.people, persons=[person_id])
        slots = await self.place.slots(now, [person_id], directory, ground)
        slot = slots[person_id]
        for delivery_id in waiting:
            await self.deliveries.carry(delivery_id, slot.key(person_id), slot.send_at)
