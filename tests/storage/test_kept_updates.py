"""Updates kept until they are handled: whose they are, in which order, and who takes them over."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import event, select, update

from core.ports.kept_updates import Kept
from storage.engine import Database
from storage.kept_updates import LEASE, KeptUpdateStore
from storage.tables import kept_update
from storage.updates import UpdateStore

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FIRST = Kept("1", 7, "một", NOW)


async def later(database: Database, passed: timedelta = LEASE + timedelta(seconds=1)) -> None:
    """So much time passes, by the database's clock."""
    async with database.unit():
        for row in (await database.execute(select(kept_update.c.id, kept_update.c.seen_at))).all():
            await database.execute(update(kept_update).where(kept_update.c.id == row.id).values(
                seen_at=row.seen_at - passed))


async def keys(database: Database) -> list[str]:
    async with database.reading():
        found = await database.execute(select(kept_update.c.key).order_by(kept_update.c.id))
        return list(found.scalars())


async def test_it_is_kept_once_until_it_is_handled(database: Database) -> None:
    ours = KeptUpdateStore(database, "zalo_oa")
    assert await ours.keep(FIRST) is False
    assert await ours.keep(FIRST) is None
    assert await KeptUpdateStore(database, "zalo_bot").keep(FIRST) is False, "another network's"
    assert await ours.left({"1"}, 9) == [], "it is in work"
    await ours.release("1")
    assert await keys(database) == ["1"], "the other network's"
    assert await ours.left(set(), 9) == []


async def test_what_the_dead_leave_is_taken_over_in_its_order(database: Database) -> None:
    dead = KeptUpdateStore(database, "zalo_oa")
    for number in (3, 1, 2):
        await dead.keep(replace(FIRST, key=str(number), chat_id=number % 2))
    await later(database)
    ours = KeptUpdateStore(database, "zalo_oa")
    assert [kept.key for kept in await ours.left(set(), 2)] == ["3", "1"]
    assert await ours.left({"3", "1"}, 9) == [replace(FIRST, key="2", chat_id=0)]
    await dead.release("3")
    assert await keys(database) == ["3", "1", "2"], "a dead hand lets go of nothing"
    await ours.release("3")
    assert await keys(database) == ["1", "2"]


async def test_who_comes_behind_something_of_the_same_chat_is_told(database: Database) -> None:
    other, ours = (KeptUpdateStore(database, "zalo_oa") for _ in "ab")
    await other.keep(FIRST)
    assert await ours.keep(replace(FIRST, key="2", chat_id=8)) is False
    assert await ours.keep(replace(FIRST, key="3")) is True
    await other.release("1")
    assert await ours.keep(replace(FIRST, key="4")) is False


async def test_what_never_got_into_work_is_found(database: Database) -> None:
    """The database had kept it, and we were told otherwise."""
    ours = KeptUpdateStore(database, "zalo_oa")
    await ours.keep(FIRST)
    assert await ours.left(set(), 9) == [FIRST]


async def test_tries_are_counted_over_processes(database: Database) -> None:
    for tries in range(3):
        ours = KeptUpdateStore(database, "zalo_oa")
        if not tries:
            await ours.keep(FIRST)
        await later(database)
        assert [kept.tries for kept in await ours.left(set(), 9)] == [tries]
        await ours.begin("1")


async def test_what_is_given_up_is_not_taken_when_it_comes_again(database: Database) -> None:
    ours, guard = KeptUpdateStore(database, "zalo_oa"), UpdateStore(database)
    for key, taken in (("1", False), ("2", True)):
        await ours.keep(replace(FIRST, key=key))
        async with database.unit():
            if taken:
                await guard.first_time("zalo_oa", key, NOW)
        await ours.give_up(key, NOW)
        async with database.unit():
            assert await guard.was_answered("zalo_oa", key)
    assert await keys(database) == []


async def test_on_postgresql_the_living_keep_theirs(postgres_url: str) -> None:
    database = Database(postgres_url)
    living, ours = (KeptUpdateStore(database, "zalo_oa") for _ in "ab")
    await living.keep(FIRST)
    assert await ours.left(set(), 9) == [], "a moment ago it lived"
    await later(database)
    assert await living.left({"1"}, 9) == [], "tells that it lives"
    assert await ours.left(set(), 9) == []
    await later(database)
    assert await ours.left(set(), 9) == [FIRST]
    await database.close()


async def test_on_postgresql_two_do_not_take_over_the_same(postgres_url: str) -> None:
    database = Database(postgres_url)
    dead = KeptUpdateStore(database, "zalo_oa")
    for number in range(50):
        await dead.keep(replace(FIRST, key=str(number)))
    await later(database)
    found = await asyncio.gather(*(
        KeptUpdateStore(database, "zalo_oa").left(set(), 99) for _ in range(4)))
    assert sorted(kept.key for part in found for kept in part) == sorted(map(str, range(50)))
    await database.close()


async def test_it_is_on_the_disk_before_a_network_hears_of_it(database: Database) -> None:
    said: list[str] = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def executed(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    await KeptUpdateStore(database, "zalo_oa").keep(FIRST)
    assert ("wal_checkpoint" in said[-1]) is database.is_sqlite
