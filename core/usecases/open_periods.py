"""The clock opens a gathering before its period ends, and asks again who has not confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.calendar import WorkCalendar
from core.gathering import Collection, milestone, to_open
from core.notices import Kind
from core.policy import Policy
from core.ports.deliveries import Deliveries, NewDelivery
from core.ports.figures import Figures
from core.ports.parts import Parts, ReportPeriod
from core.ports.people import People, Units
from core.ports.runtime import Calendar, UnitOfWork
from core.reminders_people import Directory
from core.reminders_times import slots_from
from core.usecases.gather_parts import leading_units, opening_key
from core.usecases.read_part import ReadPart, keepers_of

_RECENT = 12


@dataclass(frozen=True, slots=True)
class OpenPeriods:
    """Once a day: what people are told leaves in their next slot, one message a person."""

    parts: Parts
    figures: Figures
    read: ReadPart
    deliveries: Deliveries
    people: People
    units: Units
    calendar: Calendar
    work: UnitOfWork
    policy: Policy
    #: Days that are known to be done, so that an idle tick asks nothing.
    done: set[date] = field(default_factory=set)

    async def __call__(self, now: datetime) -> None:
        """Open what is to be opened by `now`, and write the day's messages."""
        today = now.astimezone(self.policy.zone).date()
        if today in self.done:
            return
        calendar = await self.calendar.load(today.year)
        wanted = to_open(today, self.policy, calendar)
        async with self.work.reading():
            units = {c.period.code: await self._leading(c, today) for c in wanted}
            known = await self.parts.periods(_RECENT)
        if not known and not any(units.values()):
            self._remember(today)
            return
        async with self.work.unit():
            for each in wanted:
                await self._open(each, units[each.period.code], now)
            rows = await self._rows(now, today, calendar)
            there = await self.deliveries.known([row.key for row in rows])
            await self.deliveries.add([row for row in rows if row.key not in there])
        self._remember(today)

    def _remember(self, today: date) -> None:
        self.done.clear()
        self.done.add(today)

    async def _leading(self, each: Collection, today: date) -> frozenset[int]:
        day = min(today, each.period.end)
        return await leading_units(self.figures, self.units, each.period, day)

    async def _open(self, each: Collection, units: frozenset[int], now: datetime) -> None:
        """A unit that got its first task since is added; a closed gathering stays as it is."""
        found = await self.parts.period(each.period.code, each.period.scheme)
        if units and (found is None or found.closed_at is None):
            await self.parts.open(each.period, each.due_on, now, units)

    async def _rows(
        self, now: datetime, today: date, calendar: WorkCalendar
    ) -> list[NewDelivery]:
        """The messages of all gatherings: to each person one, by the last day to be told on."""
        directory = Directory.of(await self.people.everyone())
        told: dict[int, tuple[date, bool]] = {}
        rows: list[NewDelivery] = []
        for gathering in await self.parts.periods(_RECENT):
            day = self._milestone(gathering, today, calendar)
            if gathering.closed_at is not None or day is None:
                continue
            missing = [r for r in await self.read.rows(gathering)
                       if r.part.confirmed_at is None]
            fresh = day == self._opened_on(gathering)
            keepers = {person_id for row in missing for person_id in keepers_of(
                row, directory, heads_too=day == gathering.due_on)}
            if fresh:
                keepers -= await self._told_already(gathering, keepers)
            for person_id in keepers:
                told[person_id] = max(told.get(person_id, (day, fresh)), (day, fresh))
            if missing and day == gathering.due_on:
                rows += [self._row(Kind.PARTS_MISSING, str(gathering.id), person_id, now, calendar,
                                   directory, {"period_id": gathering.id})
                         for person_id in directory.coordinators]
        return rows + [
            self._row(Kind.PARTS, f"{day:%Y%m%d}", person_id, now, calendar, directory,
                      {"fresh": fresh})
            for person_id, (day, fresh) in sorted(told.items())
        ]

    async def _told_already(self, gathering: ReportPeriod, people: set[int]) -> set[int]:
        """By who began this gathering before the clock did."""
        keys = {f"{Kind.PARTS_URGED}:{opening_key(gathering.id)}:{p}": p for p in people}
        return {keys[key] for key in await self.deliveries.known(list(keys))}

    def _milestone(
        self, gathering: ReportPeriod, today: date, calendar: WorkCalendar
    ) -> date | None:
        return milestone(self._opened_on(gathering), gathering.due_on, today, calendar)

    def _opened_on(self, gathering: ReportPeriod) -> date:
        return gathering.opened_at.astimezone(self.policy.zone).date()

    def _row(
        self, kind: Kind, key: str, person_id: int, now: datetime, calendar: WorkCalendar,
        directory: Directory, payload: Mapping[str, object],
    ) -> NewDelivery:
        person = directory.people.get(person_id)
        slots = slots_from(now, self.policy.ladder, self.policy.zone, calendar,
                           person.morning_at if person else None, limit=1)
        return NewDelivery(f"{kind}:{key}:{person_id}", kind, person_id, slots[0].send_at,
                           payload, now)
