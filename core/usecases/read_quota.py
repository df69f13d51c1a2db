"""How the month of each channel with a quota stands, and what is forecast."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.acting import Act
from core.calendar import WorkCalendar
from core.errors import ForbiddenError
from core.people import Role
from core.policy import Policy
from core.ports.quota import LinkedPeople, MessageCounts
from core.ports.runtime import Calendar
from core.quota import (
    Allowance,
    Level,
    Month,
    Standing,
    days_in,
    foresee,
    level,
    month_at,
    month_before,
)

#: Who may see it.
READERS = (Role.COORDINATOR, Role.DIRECTOR, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class ReadQuota:
    """Reads one row a channel (two for the forecast), within any unit."""

    counts: MessageCounts
    calendar: Calendar
    policy: Policy

    async def __call__(self, now: datetime) -> list[Standing]:
        """Every channel with a quota at `now` (aware)."""
        limited = {name: a for name, a in self.policy.allowances.items() if a.messages}
        if not limited:
            return []
        calendar = await self.calendar.load(now.astimezone(self.policy.zone).year)
        return [await self._standing(name, allowed, now, calendar)
                for name, allowed in limited.items()]

    async def level(self, channel: str, now: datetime, calendar: WorkCalendar) -> Level:
        """How much has to be saved on the channel."""
        allowed = self.policy.allowances.get(channel, Allowance())
        if not allowed.messages:
            return Level.PLENTY
        month = self._month(now, calendar)
        used = await self.counts.used(channel, month.today.replace(day=1))
        return level(used.total, allowed.messages, month.since(used.begun_on))

    async def _standing(
        self, channel: str, allowed: Allowance, now: datetime, calendar: WorkCalendar
    ) -> Standing:
        month = self._month(now, calendar)
        first = month.today.replace(day=1)
        before = month_before(first)
        used = await self.counts.used(channel, first)
        last = await self.counts.used(channel, before)
        month = month.since(used.begun_on)
        return Standing(
            channel, first, used, allowed.messages, level(used.total, allowed.messages, month),
            foresee(used.total, allowed.messages, month, last.total,
                    len(days_in(before, calendar))))

    def _month(self, now: datetime, calendar: WorkCalendar) -> Month:
        ladder = self.policy.ladder
        return month_at(now.astimezone(self.policy.zone), calendar, min(ladder.slots),
                        ladder.quiet_from)


@dataclass(frozen=True, slots=True)
class PeopleServed:
    """Linked people of a channel whose plan serves `limit`."""

    channel: str
    linked: int
    limit: int


@dataclass(frozen=True, slots=True)
class ShowQuota:
    """/quota: for coordinators, directors and administrators."""

    read: ReadQuota
    linked: LinkedPeople
    policy: Policy

    async def __call__(self, act: Act) -> tuple[Sequence[Standing], Sequence[PeopleServed]]:
        """Months and people. Raises ForbiddenError."""
        if not act.person.has(*READERS):
            raise ForbiddenError
        return await self.read(act.now), await self.people()

    async def people(self) -> list[PeopleServed]:
        """Of each channel whose plan limits them."""
        return [PeopleServed(name, await self.linked.people_on(name), allowed.people)
                for name, allowed in self.policy.allowances.items() if allowed.people]
