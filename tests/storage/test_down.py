"""A database that cannot work now is told apart from a fault of ours; nothing is half done."""

from pathlib import Path

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from core.errors import StoreDownError
from storage.engine import Database
from storage.locks import ChatLocks
from storage.schema import migrate
from storage.tables import counter


async def test_a_full_disk_is_waited_for(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/full.db")
    await migrate(database)
    await fill(database)
    with pytest.raises(StoreDownError):
        async with database.unit():
            await database.execute(insert(counter), big(200))
    async with database.reading():
        assert (await database.execute(select(counter))).first() is None, "nothing is half done"
    await fill(database, 0)
    async with database.unit():
        await database.execute(insert(counter), big(200))
    await database.close()


async def test_a_connection_that_is_cut_is_waited_for(postgres_url: str) -> None:
    here, there = Database(postgres_url), Database(postgres_url)

    async def write() -> None:
        async with here.unit():
            await here.execute(insert(counter), [{"name": "a", "value": 1}])
            async with there.unit():
                await there.execute(text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"))
            await here.execute(select(counter))

    with pytest.raises(StoreDownError):
        await write()
    async with here.reading():
        assert (await here.execute(select(counter))).first() is None
    await here.close()
    await there.close()


@pytest.mark.parametrize("url", [
    "postgresql://x:secret@127.0.0.1:1/none",
    # A server that is stopped takes the file of its socket away.
    "postgresql://x:secret@/none?host=/nowhere/at/all",
])
async def test_nobody_listens(url: str) -> None:
    database = Database(url)
    for opened in (database.reading(), database.unit()):
        with pytest.raises(StoreDownError) as caught:
            async with opened:
                pass
        assert "secret" not in str(caught.value)
    with pytest.raises(StoreDownError):
        async with ChatLocks(database).lock(StorageKey(1, 2, 3)):
            pass
    await database.close()


async def test_a_wrong_statement_is_no_outage(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.unit():
            await database.execute(text("SELECT no_such_column FROM counter"))
    with pytest.raises(DBAPIError):
        async with database.unit():
            await database.execute(insert(counter), [{"name": "a", "value": 1}] * 2)
    # Its message has a word of a damaged file's.
    malformed = "SELECT json('{')" if database.is_sqlite else "SELECT CAST('{' AS integer[])"
    with pytest.raises(DBAPIError, match="malformed"):
        async with database.unit():
            await database.execute(text(malformed))


async def fill(database: Database, pages: int = 1) -> None:
    """Let SQLite's file grow no further (0: as far as it likes)."""
    async with database.unit():
        found = await database.execute(text("PRAGMA page_count"))
        most = found.scalar_one() if pages else 1_000_000
    async with database.unit():
        await database.execute(text(f"PRAGMA max_page_count = {most}"))


def big(count: int) -> list[dict[str, object]]:
    return [{"name": f"a long name of a counter {n}", "value": n} for n in range(count)]
