"""Coordinators are told when a channel's month, or its people, are nearly used up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from core.notices import Kind
from core.people import Role
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.runtime import UnitOfWork
from core.quota import month_of, people_step
from core.usecases.read_quota import ShowQuota


@dataclass(frozen=True, slots=True)
class WatchQuota:
    """A step of the clock: each step once a month. Offices without such a channel pay nothing."""

    show: ShowQuota
    people: People
    notify: Notify
    work: UnitOfWork
    #: Keys that are known to be told, so that a tick that finds nothing new only reads.
    told: set[str] = field(default_factory=set)

    async def __call__(self, now: datetime) -> None:
        """Write the messages of the steps that are reached."""
        policy = self.show.policy
        if not policy.allowances:
            return
        async with self.work.reading():
            months, served = await self.show.read(now), await self.show.people()
        month = month_of(now, policy.zone).isoformat()
        for one in months:
            if one.step:
                await self._tell(now, Kind.QUOTA, one.step, {
                    "channel": one.channel, "month": month}, f"{one.channel}:{month}")
        for who in served:
            step = people_step(who.linked, who.limit)
            if step:
                await self._tell(now, Kind.PEOPLE_LIMIT, step, {"channel": who.channel},
                                 f"{who.channel}:{month}")

    async def _tell(
        self, now: datetime, kind: Kind, step: int, payload: Mapping[str, str], key: str
    ) -> None:
        key = f"{key}:{step}"
        if f"{kind}:{key}" in self.told:
            return
        async with self.work.unit():
            coordinators = [p.id for p in await self.people.holding(Role.COORDINATOR)]
            await self.notify(now, kind, coordinators, {**payload, "step": step}, key)
        self.told.add(f"{kind}:{key}")
