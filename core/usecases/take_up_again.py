"""What was given up because a platform was down, or its month used up, is taken up again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from core.notices import Kind
from core.policy import Policy
from core.ports.deliveries import IN_VAIN, QUOTA, SAVED, Deliveries, Delivery, NewDelivery
from core.ports.people import People
from core.ports.runtime import Calendar, UnitOfWork
from core.quota import month_before
from core.reminders import Ground
from core.reminders_people import directory_of
from core.reminders_times import is_quiet, local_moment
from core.usecases.place_pings import PlacePings

#: What is older is told by nobody any more.
_KEPT = timedelta(days=7)
#: The morning's message leaves first, and takes along what the last month has ended.
_BEHIND = timedelta(hours=1)
_BATCH = 200
#: The week's page is of its week; pings are part of a morning's message.
_PAGES = frozenset({Kind.DIGEST})
_OTHERS = frozenset(Kind) - {Kind.MORNING} - _PAGES


@dataclass(frozen=True, slots=True)
class TakeUpAgain:
    """Once a working day, when its quiet hours are over. Relevance is judged when it is sent."""

    deliveries: Deliveries
    people: People
    calendar: Calendar
    work: UnitOfWork
    place: PlacePings
    policy: Policy
    #: The last day that is done, so that an idle tick asks nothing.
    done: set[date] = field(default_factory=set)

    async def __call__(self, now: datetime) -> None:
        """Pings join the day's message; every other message is put into the queue again."""
        today = now.astimezone(self.policy.zone).date()
        if today in self.done or is_quiet(now, self.policy.ladder, self.policy.zone):
            return
        calendar = await self.calendar.load(today.year)
        if calendar.is_working(today):
            midnight = local_moment(today, time(0), self.policy.zone)
            first = today.replace(day=1)
            ground = Ground(self.policy.ladder, self.policy.zone, calendar)
            await self._all(now, midnight - _KEPT, IN_VAIN, midnight, ground)
            # A month that is used up begins anew on its first day: what it ended is one message.
            await self._all(now, local_moment(month_before(first), time(0), self.policy.zone),
                            frozenset({QUOTA}),
                            local_moment(first, time(0), self.policy.zone), ground)
        self.done.clear()
        self.done.add(today)

    async def _all(
        self, now: datetime, since: datetime, reasons: frozenset[str], before: datetime,
        ground: Ground,
    ) -> None:
        """What failed for these reasons before `before`."""
        today = now.astimezone(self.policy.zone).date()
        monday = local_moment(today - timedelta(days=today.weekday()), time(0), self.policy.zone)
        at, reason = (now + _BEHIND, SAVED) if QUOTA in reasons else (now, "")
        async with self.work.unit():
            await self.deliveries.revive(_OTHERS, reasons, since, before, at, reason)
            await self.deliveries.revive(_PAGES, reasons, monday, before, now)
        found = True
        while found:
            async with self.work.unit():
                given_up = await self.deliveries.given_up(
                    Kind.MORNING, reasons, since, before, _BATCH)
                await self._join(given_up, now, ground)
            found = bool(given_up)

    async def _join(self, found: Sequence[Delivery], now: datetime, ground: Ground) -> None:
        ids = sorted({delivery.person_id for delivery in found})
        directory = await directory_of(self.people, persons=ids)
        slots = await self.place.slots(now, ids, directory, ground)
        await self.deliveries.add([
            NewDelivery(slot.key(i), Kind.MORNING, i, slot.send_at, {}, now)
            for i, slot in slots.items()])
        for delivery in found:
            slot = slots[delivery.person_id]
            await self.deliveries.carry(delivery.id, slot.key(delivery.person_id), slot.send_at)
