"""What a closed or silent channel ended is taken up again once it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.notices import Kind
from core.policy import Policy
from core.ports.deliveries import Deliveries, Delivery, NewDelivery, SignsOfLife
from core.ports.people import People
from core.ports.runtime import Calendar, UnitOfWork
from core.reminders import Ground
from core.reminders_people import directory_of
from core.reminders_times import is_quiet, local_moment
from core.usecases.place_pings import PlacePings

#: What is older is told by nobody any more.
_KEPT = timedelta(days=7)
_BATCH = 200


@dataclass(frozen=True, slots=True)
class TakeUpOpened:
    """At every tick outside of quiet hours. Relevance is judged when it is sent."""

    deliveries: Deliveries
    signs: SignsOfLife
    people: People
    calendar: Calendar
    work: UnitOfWork
    place: PlacePings
    policy: Policy

    async def __call__(self, now: datetime) -> None:
        """All pings of a person become one message; every other message leaves as it is."""
        if is_quiet(now, self.policy.ladder, self.policy.zone):
            return
        zone = self.policy.zone
        today = now.astimezone(zone).date()
        midnight = local_moment(today, time(0), zone)
        since, monday = midnight - _KEPT, midnight - timedelta(days=today.weekday())
        async with self.work.reading():
            signs = await self.signs(since)
            if signs is None or not await self.deliveries.opened(since, monday, signs, 1):
                return
        ground = Ground(self.policy.ladder, zone, await self.calendar.load(today.year))
        found = True
        while found:
            async with self.work.unit():
                opened = await self.deliveries.opened(since, monday, signs, _BATCH)
                await self.deliveries.mark_taken_up([d.id for d in opened])
                await self._revive(opened, now)
                await self._pings([d for d in opened if d.kind == Kind.MORNING], now, ground)
            found = bool(opened)

    async def _revive(self, opened: Sequence[Delivery], now: datetime) -> None:
        for delivery in opened:
            if delivery.kind != Kind.MORNING:
                await self.deliveries.carry(delivery.id, delivery.key, now)

    async def _pings(self, pings: Sequence[Delivery], now: datetime, ground: Ground) -> None:
        """They join today's message while it waits; else the newest of them takes them along."""
        newest = {ping.person_id: ping for ping in pings}
        directory = await directory_of(self.people, persons=sorted(newest))
        slots = await self.place.slots(now, newest, directory, ground)
        today = now.astimezone(ground.zone).date()
        for person_id, ping in newest.items():
            slot = slots[person_id]
            key, send_at = slot.key(person_id), slot.send_at
            if slot.day > today and ground.calendar.is_working(today):
                # Today's has been tried: who writes at nine is told at nine.
                key, send_at = ping.key, now
                await self.deliveries.carry(ping.id, key, send_at)
            else:
                await self.deliveries.add(
                    [NewDelivery(key, Kind.MORNING, person_id, send_at, {}, now)])
            for one in pings:
                if one.person_id == person_id:
                    await self.deliveries.carry(one.id, key, send_at)
