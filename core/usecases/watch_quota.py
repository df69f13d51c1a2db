"""Coordinators are told when a channel's month is nearly used up: once a month and step."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.notices import Kind
from core.people import Role
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.runtime import UnitOfWork
from core.quota import Standing
from core.usecases.read_quota import ReadQuota


@dataclass(frozen=True, slots=True)
class WatchQuota:
    """A step of the clock. Offices without such a channel pay nothing."""

    read: ReadQuota
    people: People
    notify: Notify
    work: UnitOfWork
    #: What is known to be told, so that a tick that finds nothing new only reads.
    told: set[tuple[str, date, int]] = field(default_factory=set)

    async def __call__(self, now: datetime) -> None:
        """Write the messages of the steps that are reached."""
        async with self.work.reading():
            reached = [s for s in await self.read(now) if s.step]
        for standing in reached:
            known = (standing.channel, standing.month, standing.step)
            if known not in self.told:
                await self._tell(now, standing)
                self.told.add(known)

    async def _tell(self, now: datetime, standing: Standing) -> None:
        month, step = standing.month.isoformat(), standing.step
        async with self.work.unit():
            coordinators = [p.id for p in await self.people.holding(Role.COORDINATOR)]
            await self.notify(
                now, Kind.QUOTA, coordinators,
                {"channel": standing.channel, "month": month, "step": step},
                f"{standing.channel}:{month}:{step}")
