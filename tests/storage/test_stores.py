"""Small stores on both databases: codes once, accounts taken over, dialogues kept, calendar."""

from datetime import date, timedelta

from sqlalchemy import insert

from core.organisation import PersonRow
from core.people import Role
from storage.accounts import AccountStore, ConsentStore, InviteStore
from storage.calendar import CalendarStore, public_calendar
from storage.engine import Database
from storage.organisation import OrganisationStore
from storage.people import PersonStore
from storage.register import RegisterStore
from storage.tables import holiday_override
from storage.updates import UpdateStore
from tests.support.clock import at

NOW = at("2026-03-02 08:00")


async def someone(database: Database, code: str = "a", *roles: Role) -> int:
    held = frozenset((role, "") for role in roles)
    async with database.unit():
        await OrganisationStore(database).put_person(PersonRow(code, code.upper(), "", held), "vi")
        found = await PersonStore(database).by_code(code)
    assert found is not None
    return found.id


async def test_a_code_is_used_once_and_dies_in_time(database: Database) -> None:
    person_id = await someone(database)
    invites = InviteStore(database)
    until = NOW + timedelta(hours=24)
    async with database.unit():
        await invites.add(person_id, "h1", None, NOW, until)
        assert await invites.person_of("h1", until) is None
        assert await invites.person_of("h1", NOW) == person_id
        await invites.add(person_id, "h2", None, NOW, until)
        assert await invites.person_of("h1", NOW) is None, "a new code ends the old one"
        assert await invites.use("h2", NOW)
        assert not await invites.use("h2", NOW)


async def test_an_account_belongs_to_the_last_who_linked_it(database: Database) -> None:
    first, second = await someone(database), await someone(database, "b")
    accounts, people = AccountStore(database), PersonStore(database)
    async with database.unit():
        await accounts.add(first, "web", 5, NOW)
        await accounts.add(second, "web", 5, NOW)
    async with database.reading():
        found = await people.by_chat("web", 5)
        assert found is not None
        assert found.id == second
        assert await accounts.of(first) == []


async def test_the_register_counts_the_blocked(database: Database) -> None:
    first = await someone(database, "a", Role.ADMIN)
    await someone(database, "b")
    accounts, register = AccountStore(database), RegisterStore(database)
    async with database.unit():
        await accounts.add(first, "web", 5, NOW)
        account = (await accounts.of(first))[0]
        await accounts.block(account.id, NOW, "blocked")
        counts = await register.counts(None)
        lines = await register.page(None, 0, 10, NOW)
        assert (counts.people, counts.linked, counts.blocked) == (2, 1, 1)
        assert [line.reachable for line in lines] == [False, False]
        await accounts.unblock("web", 5)
        assert (await register.counts(None)).blocked == 0
        assert (await register.counts(frozenset({99}))).people == 0


async def test_consent_is_given_and_withdrawn(database: Database) -> None:
    person_id = await someone(database)
    consents = ConsentStore(database)
    async with database.unit():
        await consents.give(person_id, "web", "v1", NOW)
        await consents.withdraw(person_id, "web", NOW)


async def test_an_update_is_taken_once_per_channel(database: Database) -> None:
    updates = UpdateStore(database)
    async with database.unit():
        assert await updates.first_time("telegram", "7", NOW)
        assert not await updates.first_time("telegram", "7", NOW)
        assert await updates.first_time("web", "7", NOW)


async def test_the_offices_override_wins_over_the_public_calendar(database: Database) -> None:
    holiday, workday = date(2026, 4, 30), date(2026, 3, 4)
    assert not public_calendar(2026).is_working(holiday)
    calendar = CalendarStore(database)
    async with database.unit():
        await calendar.override(holiday, "working", "trực", "công văn")
        await database.execute(insert(holiday_override).values(
            day=workday, kind="off", note="bão", source="công điện"))
    loaded = await calendar.load(2026)
    assert loaded.is_working(holiday)
    assert not loaded.is_working(workday)
