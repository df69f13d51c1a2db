"""SQLite's two kept connections outlive whoever asked for them first."""

import asyncio
import gc
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError

from core.errors import StoreDownError
from storage.engine import Database
from storage.schema import migrate
from storage.tables import counter


async def test_who_is_cancelled_while_it_opens_leaks_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/kept.db")

    async def read() -> int:
        async with database.reading():
            return int((await database.execute(text("SELECT 1"))).scalar_one())

    for steps in range(6):
        asking = asyncio.create_task(read())
        for _ in range(steps):
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert await read() == 1
    assert database.engine.pool.checkedout() == 1, "one reader, however often it was asked for"
    await database.close()
    gc.collect()


async def test_a_file_that_cannot_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}")
    before = threading.active_count()
    with pytest.raises(OperationalError):
        await database.connect()
    assert threading.active_count() == before, "it would report to a loop that is closed by then"
    await database.close()


async def test_who_is_cancelled_behind_another_process_holds_nobody_up(tmp_path: Path) -> None:
    database, other = await _held(tmp_path)
    loop = asyncio.get_running_loop()
    waiting = asyncio.create_task(_count(database, "a"))
    await asyncio.sleep(0.1)
    began = loop.time()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert loop.time() - began < 5, "not the ten seconds of a lock"
    other.execute("COMMIT")
    other.execute("BEGIN IMMEDIATE")
    other.execute("COMMIT")
    await _count(database, "b")
    async with database.reading():
        assert (await database.execute(select(counter.c.name))).scalars().all() == ["b"]
    await database.close()
    other.close()


async def test_another_process_is_waited_for_and_others_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, other = await _held(tmp_path)
    waiting = asyncio.create_task(_count(database, "a"))
    for _ in range(10):
        async with asyncio.timeout(5), database.reading():
            await database.execute(text("SELECT 1"))
        await asyncio.sleep(0.01)
    assert not waiting.done()
    other.execute("COMMIT")
    await asyncio.wait_for(waiting, 8)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("storage.sqlite.BUSY_MS", 100)
    with pytest.raises(StoreDownError):
        await asyncio.wait_for(_count(database, "b"), 8)
    other.close()
    await _count(database, "c")
    await database.close()


async def test_a_report_that_is_cancelled_is_cancelled(tmp_path: Path) -> None:
    """It ended with an error of the driver, as if it had failed, and the cancel was lost."""
    database = Database(f"sqlite:///{tmp_path}/long.db")
    began = asyncio.Event()

    async def report() -> None:
        async with database.reading(long=True):
            await database.execute(text("SELECT 1"))
            began.set()
            await database.execute(text(
                "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 900000)"
                " SELECT count(*) FROM c"))

    working = asyncio.create_task(report())
    await began.wait()
    await asyncio.sleep(0.05)
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    await report()
    await database.close()


async def _held(folder: Path) -> tuple[Database, sqlite3.Connection]:
    """A database, and another process that writes to it."""
    database = Database(f"sqlite:///{folder}/held.db")
    await migrate(database)
    other = sqlite3.connect(folder / "held.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return database, other


async def _count(database: Database, name: str) -> None:
    async with database.unit():
        await database.execute(insert(counter), [{"name": name, "value": 1}])
