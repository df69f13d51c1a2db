"""Locks between processes: one at a time, and taken over from a process that died."""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database
from storage.locks import ChatLocks, LostError, _Here, _watched, alone
from tests.support.waiting import until

NAM = StorageKey(bot_id=1, chat_id=1001, user_id=1001)
HOA = StorageKey(bot_id=1, chat_id=1002, user_id=1002)


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[list[Database]]:
    """The database as two processes have it."""
    found = [Database(postgres_url), Database(postgres_url)]
    yield found
    for database in found:
        await database.close()


async def test_a_chat_is_served_by_one_process_at_a_time(two: list[Database]) -> None:
    here, there = ChatLocks(two[0]), ChatLocks(two[1])
    told: list[str] = []

    async def one(locks: ChatLocks, name: str) -> None:
        async with locks.lock(NAM):
            told.append(f"{name} begins")
            await asyncio.sleep(0.1)
            told.append(f"{name} ends")

    await asyncio.gather(one(here, "a"), one(there, "b"), one(here, "c"))
    assert [t.split()[1] for t in told] == ["begins", "ends"] * 3
    async with here.lock(NAM), there.lock(HOA):
        pass


async def test_a_lost_connection_lets_go_and_the_next_one_is_served(two: list[Database]) -> None:
    locks = ChatLocks(two[0])
    async with locks.lock(NAM):
        await _cut(two[1])
    async with asyncio.timeout(20), locks.lock(NAM):
        pass


async def test_work_goes_over_to_the_next_process(two: list[Database]) -> None:
    begun: list[str] = []

    async def work(name: str) -> None:
        begun.append(name)
        await asyncio.Event().wait()

    first = asyncio.create_task(alone(two[0], "poll", lambda: work("first")))
    await until(lambda: begun == ["first"])
    second = asyncio.create_task(alone(two[1], "poll", lambda: work("second")))
    await asyncio.sleep(0.1)
    assert begun == ["first"]
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    await until(lambda: begun == ["first", "second"])
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)


async def test_who_loses_the_lock_stops_working(
    two: list[Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.locks._WATCH_S", 0.05)
    began = asyncio.Event()

    async def work() -> None:
        began.set()
        await asyncio.Event().wait()

    working = asyncio.create_task(alone(two[0], "poll", work))
    await began.wait()
    await _cut(two[1])
    with pytest.raises(LostError):
        await asyncio.wait_for(working, 20)


async def test_a_machine_without_power_is_not_waited_for(two: list[Database]) -> None:
    """Its locks would be held until PostgreSQL's own keepalive, two hours later."""
    async with two[0].unit():
        await two[0].execute(text("SELECT 1"))
    async with two[0].reading():
        rows = await two[0].execute(text(
            "SELECT name, source FROM pg_settings WHERE name LIKE 'tcp_keepalives_%'"))
        assert {row.source for row in rows} == {"session"}


async def test_a_server_that_swallows_packets_has_the_lock_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two would poll: the server gives the lock to another one when it hears nothing of us."""
    monkeypatch.setattr("storage.locks._WATCH_S", 0.02)
    monkeypatch.setattr("storage.locks._ANSWER_S", 0.02)

    class Silent:
        async def execute(self, _: object) -> None:
            await asyncio.Event().wait()

    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    with pytest.raises(LostError):
        await asyncio.wait_for(_watched(cast("AsyncConnection", Silent()), work), 20)
    assert ended.is_set()


async def _cut(database: Database) -> None:
    """The database ends every other connection."""
    async with database.unit():
        await database.execute(text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"))


async def test_nothing_is_kept_of_chats_that_are_quiet() -> None:
    locks, inside, most = _Here(), 0, 0

    async def one(key: StorageKey, *, fails: bool = False) -> None:
        nonlocal inside, most
        async with locks.held(key):
            inside += key == NAM
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= key == NAM
            if fails:
                raise LostError

    waiting = [asyncio.create_task(one(NAM, fails=n == 2)) for n in range(6)]
    await asyncio.gather(one(HOA), *(one(StorageKey(1, n, n)) for n in range(50)))
    waiting[5].cancel()
    ends = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(ends[2], LostError)
    assert most == 1
    assert len(locks) == 0
