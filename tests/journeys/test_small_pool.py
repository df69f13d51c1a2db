"""Few connections for many people: slow reports hold up, and never lock each other out."""

import asyncio

from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import text

from core.errors import StoreDownError
from storage.engine import Database
from storage.locks import ChatLocks
from tests.support.office import Office
from tests.support.tasks import give


async def test_a_pool_of_two_serves_everybody(postgres_url: str) -> None:
    """One connection is the chats' locks', the other one everybody's."""
    office = await Office(Database(postgres_url, connections=2)).open()
    task = await give(office, "2026-03-20")
    people = ["nam", "hoa", "hung", "thu", "cvp", "gd", "ncc", "tkt"]
    async with asyncio.timeout(60):
        await asyncio.gather(*(office.chat(who).say(line) for who in people for line in (
            "/viec", f"/xem {task.code}", "/tonghop quý 1")))
        await office.chat("nam").say(f"{task.code} được 40%")
    assert "40%" in office.chat("nam").text
    for who in people:
        assert len(office.chat(who).screen) >= 6, office.chat(who).transcript()
    await office.database.close()


async def test_a_full_pool_is_waited_for_and_then_told(postgres_url: str) -> None:
    """Who gets no connection is not taken: the network delivers it again."""
    database = Database(postgres_url, connections=2)
    database.engine.pool._timeout = 0.2  # type: ignore[attr-defined]
    locks, go = ChatLocks(database), asyncio.Event()

    async def report(number: int) -> None:
        async with locks.lock(StorageKey(1, number, number)), database.reading(long=True):
            await database.execute(text("SELECT 1"))
            await go.wait()

    slow = asyncio.create_task(report(1))
    await asyncio.sleep(0.1)
    others = await asyncio.gather(*(report(n) for n in (2, 3, 4)), return_exceptions=True)
    assert {type(error) for error in others} == {StoreDownError}
    go.set()
    await slow
    await asyncio.gather(*(report(n) for n in (1, 2, 3, 4, 5)))
    assert database.engine.pool.checkedout() == 1, "the chats' locks'"  # type: ignore[attr-defined]
    await database.close()
