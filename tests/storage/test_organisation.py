"""Importing the organisation: adds, changes, twice nothing twice, prunes only when asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import bot
from core.errors import WorkError
from core.organisation import DayKind, DayRow, Organisation, PersonRow, UnitRow
from core.people import Role, UnitType
from core.usecases.import_organisation import Change, ImportOrganisation, ImportOutcome
from documents.reading.organisation import read_organisation
from storage.accounts import AccountStore
from storage.calendar import CalendarStore
from storage.engine import Database
from storage.organisation import OrganisationStore
from storage.people import PersonStore
from storage.units import UnitStore
from tests.support.clock import at

SAMPLE = read_organisation(Path(bot.__file__).parent / "sample" / "department.toml")


async def load(
    database: Database, organisation: Organisation, *, prune: bool = False
) -> ImportOutcome:
    async with database.unit():
        return await ImportOrganisation(OrganisationStore(database), CalendarStore(database))(
            organisation, prune=prune)


async def test_twice_makes_nothing_twice(database: Database) -> None:
    first = await load(database, SAMPLE)
    assert (first.units, first.people) == (Change(10, 0, 0, 0), Change(27, 0, 0, 0))
    again = await load(database, SAMPLE, prune=True)
    assert again.units == Change(0, 0, 10, 0)
    assert again.groups == Change(0, 0, 2, 0)
    assert again.people == Change(0, 0, 27, 0)
    async with database.reading():
        units = await UnitStore(database).all()
        lan = await PersonStore(database).by_code("cvp")
    assert [u.code for u in units][:2] == ["VP", "GDNN"]
    assert lan is not None
    assert lan.has(Role.COORDINATOR)
    assert lan.has(Role.HEAD)


async def test_a_swapped_day_is_announced_changed_and_taken_back(database: Database) -> None:
    monday, saturday = date(2026, 10, 12), date(2026, 10, 17)
    off = DayRow(monday, DayKind.OFF, "nghỉ hoán đổi", "Công văn 15/SNV-VP")
    days = (off, DayRow(saturday, DayKind.WORKING))
    calendar = CalendarStore(database)
    assert (await load(database, replace(SAMPLE, days=days))).days == Change(2, 0, 0, 0)
    assert (await load(database, replace(SAMPLE, days=days))).days == Change(0, 0, 2, 0)
    loaded = await calendar.load(2026)
    assert (loaded.is_working(monday), loaded.is_working(saturday)) == (False, True)
    async with database.reading():
        assert (await calendar.own_days())[monday] == off
    later = (replace(off, kind=DayKind.WORKING),)
    assert (await load(database, replace(SAMPLE, days=later))).days == Change(0, 1, 0, 0)
    loaded = await calendar.load(2026)
    assert loaded.is_working(saturday), "what the file does not name stays"
    assert loaded.is_working(monday)
    none = replace(SAMPLE, days_given=True)
    assert (await load(database, none, prune=True)).days == Change(0, 0, 0, 2)
    assert not (await calendar.load(2026)).is_working(saturday)


async def test_a_file_that_says_nothing_of_days_forgets_none(database: Database) -> None:
    day = DayRow(date(2026, 10, 12), DayKind.OFF)
    await load(database, replace(SAMPLE, days=(day,)))
    silent = replace(SAMPLE, days=(), days_given=False)
    assert (await load(database, silent, prune=True)).days.removed == 0
    assert not (await CalendarStore(database).load(2026)).is_working(day.day)
    assert (await load(database, replace(silent, days_given=True), prune=True)).days.removed == 1


async def test_changes_and_leavers(database: Database) -> None:
    await load(database, SAMPLE)
    people = PersonStore(database)
    async with database.unit():
        nam = await people.by_code("ld.nam")
        assert nam is not None
        await AccountStore(database).add(nam.id, "web", 5, at("2026-03-02 08:00"))
    changed = [replace(p, title="Phó Trưởng phòng") if p.code == "ld.hoa" else p
               for p in SAMPLE.people if p.code != "ld.nam"]
    smaller = replace(SAMPLE, people=tuple(changed))
    outcome = await load(database, smaller)
    assert outcome.people == Change(0, 1, 25, 0)
    assert outcome.missing == ("ld.nam",)
    assert (await load(database, smaller, prune=True)).people == Change(0, 0, 26, 1)
    async with database.reading():
        assert await people.by_chat("web", 5) is None
        gone = await people.by_code("ld.nam")
    assert gone is not None
    assert not gone.active
    back = await load(database, SAMPLE)
    assert back.people == Change(1, 1, 25, 0)


async def test_an_administrator_is_never_pruned(database: Database) -> None:
    root = PersonRow("root", "Quản trị", roles=frozenset({(Role.ADMIN, "")}))
    await load(database, replace(SAMPLE, people=(*SAMPLE.people, root)))
    assert (await load(database, SAMPLE, prune=True)).people.removed == 0


async def test_a_renamed_unit_names_its_predecessor(database: Database) -> None:
    await load(database, SAMPLE)
    new = UnitRow("CCHC", "Phòng Cải cách hành chính", type=UnitType.DIVISION, position=8,
                  predecessors=frozenset({"TTR"}))
    units = tuple(u for u in SAMPLE.units if u.code != "TTR")
    people = tuple(p for p in SAMPLE.people if p.code != "tr.ct")
    both = replace(SAMPLE, units=(*SAMPLE.units, new))
    await load(database, both)
    after = Organisation((*units, new), SAMPLE.groups, people)
    assert (await load(database, after, prune=True)).units.removed == 1
    assert (await load(database, after, prune=True)).units.changed == 0


async def test_one_unit_takes_over_several_even_in_a_circle(database: Database) -> None:
    await load(database, SAMPLE)
    merged = frozenset({"TTR", "GDNN"})
    units = tuple(
        replace(u, predecessors=merged) if u.code == "VP" else
        replace(u, predecessors=frozenset({"VP"})) if u.code == "GDNN" else u
        for u in SAMPLE.units)
    assert (await load(database, replace(SAMPLE, units=units))).units.changed == 2
    assert (await load(database, replace(SAMPLE, units=units))).units.changed == 0
    async with database.reading():
        known = await OrganisationStore(database).current()
    assert known.units["VP"].predecessors == merged
    assert (await load(database, SAMPLE)).units.changed == 2


async def test_nothing_is_half_imported(database: Database) -> None:
    broken = replace(SAMPLE, people=(
        *SAMPLE.people, PersonRow("x", "X", roles=frozenset({(Role.STAFF, "NO")}))))
    with pytest.raises(WorkError, match="org-unknown-unit"):
        await load(database, broken)
    async with database.reading():
        assert await UnitStore(database).all() == []
