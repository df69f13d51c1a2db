"""Make the stored organisation what a file says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.organisation import DayRow, Organisation, checked
from core.people import Role
from core.ports.organisation import CalendarKeeper, OrganisationKeeper

Key = TypeVar("Key")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Change:
    """How many of a kind were added, changed, left as they were, and deactivated."""

    added: int
    changed: int
    same: int
    removed: int


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; `missing` are the codes of people who are not in the file any more."""

    units: Change
    groups: Change
    people: Change
    days: Change
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportOrganisation:
    """Adds and updates by code; twice makes nothing twice. Nobody is deactivated unless asked."""

    keeper: OrganisationKeeper
    calendar: CalendarKeeper
    language: str = "vi"

    async def __call__(self, organisation: Organisation, *, prune: bool = False) -> ImportOutcome:
        """Run it in one unit of work. Raises WorkError `org-…` before anything is written.

        `prune` deactivates what the file does not name, except administrators, and forgets days;
        not when the file has no place for days: who sends units and people means only those.
        """
        old = await self.keeper.current()
        new = checked(organisation, old.stored_units)
        written = [unit for unit in new.units if old.units.get(unit.code) != unit]
        for unit in written:
            await self.keeper.put_unit(unit)
        for unit in written:
            await self.keeper.put_predecessors(unit.code, unit.predecessors)
        for group in new.groups:
            if old.groups.get(group.name) != group:
                await self.keeper.put_group(group)
        for person in new.people:
            if old.people.get(person.code) != person:
                await self.keeper.put_person(person, self.language)
        units = {u.code: u for u in new.units}
        groups = {g.name: g for g in new.groups}
        people = {p.code: p for p in new.people}
        gone = [code for code, p in old.people.items()
                if code not in people and (Role.ADMIN, "") not in p.roles]
        if prune:
            await self.keeper.deactivate_people(gone)
            await self.keeper.remove_groups([n for n in old.groups if n not in groups])
            await self.keeper.deactivate_units([c for c in old.units if c not in units])
        return ImportOutcome(
            _change(old.units, units, len(old.units.keys() - units.keys()) if prune else 0),
            _change(old.groups, groups, len(old.groups.keys() - groups.keys()) if prune else 0),
            _change(old.people, people, len(gone) if prune else 0),
            await self._days({d.day: d for d in new.days}, prune=prune and new.days_given),
            () if prune else tuple(gone),
        )

    async def _days(self, days: Mapping[date, DayRow], *, prune: bool) -> Change:
        old = await self.calendar.own_days()
        for day, row in days.items():
            if old.get(day) != row:
                await self.calendar.override(day, row.kind.value, row.note, row.source)
        gone = [day for day in old if day not in days] if prune else []
        await self.calendar.forget(gone)
        return _change(old, days, len(gone))


def _change(old: Mapping[Key, Row], new: Mapping[Key, Row], removed: int) -> Change:
    same = sum(1 for key, row in new.items() if old.get(key) == row)
    added = len(new.keys() - old.keys())
    return Change(added, len(new) - added - same, same, removed)
