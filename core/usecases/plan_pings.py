"""Plan the day's pings: look at the tasks whose moment has come and write what must be told."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.notices import Kind
from core.policy import Policy
from core.ports.deliveries import Deliveries, NewDelivery, NewItem, Reminders, Settled
from core.ports.people import People
from core.ports.runtime import Calendar, UnitOfWork
from core.reminders import HOUR, Ground, Look, look
from core.reminders_people import Directory, directory_of
from core.reminders_times import local_moment
from core.tasks import Task
from core.usecases.next_occurrence import NextOccurrence
from core.usecases.place_pings import Ping, PlacePings

log = logging.getLogger("nhacviec")
#: Tasks in one transaction: short enough for others to write in between.
BATCH = 500
_CARRIED = 200


@dataclass(frozen=True, slots=True)
class PlanPings:
    """Every task taken is moved on, so that nothing starves and nothing is looked at in vain."""

    reminders: Reminders
    deliveries: Deliveries
    people: People
    calendar: Calendar
    work: UnitOfWork
    place: PlacePings
    next_occurrence: NextOccurrence
    policy: Policy

    async def __call__(self, now: datetime) -> None:
        """Everything that is due at `now`, in batches of their own transactions."""
        today = now.astimezone(self.policy.zone).date()
        midnight = local_moment(today, time(0), self.policy.zone)
        async with self.work.reading():
            busy = await self.reminders.any_due(now)
            stale = bool(await self.deliveries.left_over(Kind.MORNING, midnight, 1))
        if not busy and not stale:
            return
        calendar = await self.calendar.load(today.year)
        ground = Ground(self.policy.ladder, self.policy.zone, calendar)
        while stale:
            async with self.work.unit():
                stale = await self._carry(now, midnight, ground)
        while busy:
            async with self.work.unit():
                busy = await self._batch(now, ground)

    async def _carry(self, now: datetime, midnight: datetime, ground: Ground) -> bool:
        """Move what an earlier day left unsent into the next slot, where it is one message."""
        left = await self.deliveries.left_over(Kind.MORNING, midnight, _CARRIED)
        directory = await directory_of(self.people, persons=[d.person_id for d in left])
        for delivery in left:
            slots = await self.place.slots(now, [delivery.person_id], directory, ground)
            slot = slots[delivery.person_id]
            await self.deliveries.carry(delivery.id, slot.key(delivery.person_id), slot.send_at)
        return bool(left)

    async def _batch(self, now: datetime, ground: Ground) -> bool:
        tasks = await self.reminders.due(now, BATCH)
        if not tasks:
            return False
        directory = await directory_of(self.people, tasks)
        looks = [(task, _look(task, now, ground)) for task in tasks]
        await self.place(now, _morning(looks, directory), directory, ground)
        await self._hours(now, looks, directory)
        for task, seen in looks:
            if seen.recur:
                await self.next_occurrence(task, now)
        await self.reminders.settle(
            [Settled(task, seen.wake_at, now, seen.level) for task, seen in looks])
        return True

    async def _hours(
        self, now: datetime, looks: Iterable[tuple[Task, Look]], directory: Directory
    ) -> None:
        """The last word before a clock time is a message of its own."""
        rows, items = [], []
        for task, seen in looks:
            for person_id in directory.owners(task) if seen.hour else ():
                key = f"{HOUR}:{task.id}:{task.deadline_revision}:{person_id}"
                rows.append(NewDelivery(key, Kind.HOUR, person_id, now, {}, now))
                items.append(NewItem(key, person_id, task.id, HOUR, task.deadline_revision))
        await self.deliveries.add(rows)
        await self.deliveries.add_items(items)


def _look(task: Task, now: datetime, ground: Ground) -> Look:
    try:
        return look(task, now, ground)
    except (ArithmeticError, ValueError):
        # One task with an impossible date must not hold up all the others.
        log.exception("task %s cannot be looked at", task.code)
        return Look(level=task.escalated_level, wake_at=now + timedelta(days=1))


def _morning(looks: Sequence[tuple[Task, Look]], directory: Directory) -> list[Ping]:
    found = []
    for task, seen in looks:
        told = set(directory.owners(task))
        if seen.ping is not None:
            found += [Ping(person_id, task, seen.ping) for person_id in told]
        for level in seen.escalations:
            # Who is pinged as the owner need not be told that the owner is late.
            found += [Ping(person_id, task, f"escalate:{level}")
                      for person_id in directory.escalated_to(task, level)
                      if person_id not in told]
    return found
