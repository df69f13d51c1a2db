"""The weekly digest is planned by itself, once a week for each reader."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core.calendar import WorkCalendar
from core.notices import Kind
from core.people import Person, Role
from core.policy import Policy
from core.ports.deliveries import Deliveries, NewDelivery
from core.ports.people import People
from core.ports.runtime import Calendar, UnitOfWork
from core.reminders_times import allowed_from, local_moment

_FRIDAY = 4
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class PlanDigest:
    """On the digest's day (the next working day when that is off), or later until Friday."""

    deliveries: Deliveries
    people: People
    calendar: Calendar
    work: UnitOfWork
    policy: Policy
    #: Mondays of weeks known to be planned, so that an idle tick asks nothing.
    planned: set[date] = field(default_factory=set)

    async def __call__(self, now: datetime) -> None:
        """Write the week's messages when their moment has come and they are not there yet."""
        today = now.astimezone(self.policy.zone).date()
        monday = today - timedelta(days=today.weekday())
        if today.weekday() > max(_FRIDAY, self.policy.digest_weekday) or monday in self.planned:
            return
        calendar = await self.calendar.load(today.year)
        come = self._come(monday, now, calendar)
        if come is not None and come not in self.planned and calendar.is_working(today):
            await self._plan(come, now)

    def _come(self, monday: date, now: datetime, calendar: WorkCalendar) -> date | None:
        """The Monday of the week whose page is due: this one's, or the last one's, when days off
        have moved that into this week."""
        found = None
        for week in (monday - _WEEK, monday):
            day = digest_day(week, self.policy.digest_weekday, calendar)
            at = local_moment(day, self.policy.digest_at, self.policy.zone)
            if day >= monday and at <= now:
                found = week
        return found

    async def _plan(self, monday: date, now: datetime) -> None:
        async with self.work.reading():
            readers = [p for p in await self.people.concerned((), ()) if reads_digest(p)]
            rows = [self._row(p, monday, now) for p in readers]
            there = await self.deliveries.known([row.key for row in rows])
        missing = [row for row in rows if row.key not in there]
        if missing:
            async with self.work.unit():
                await self.deliveries.add(missing)
        if rows:
            self.planned.add(monday)

    def _row(self, reader: Person, monday: date, now: datetime) -> NewDelivery:
        send_at = allowed_from(now, self.policy.ladder, self.policy.zone)
        year, week, _ = monday.isocalendar()
        return NewDelivery(f"digest:{reader.id}:{year}-W{week:02d}", Kind.DIGEST, reader.id,
                           send_at, {}, now)


def digest_day(monday: date, weekday: int, calendar: WorkCalendar) -> date:
    """The week's digest day: the wanted one, or the next working day after it."""
    return calendar.next_working(monday + timedelta(days=weekday))


def reads_digest(person: Person) -> bool:
    """Directors and coordinators get it by itself (design.md §1)."""
    return person.has(Role.DIRECTOR, Role.COORDINATOR)
