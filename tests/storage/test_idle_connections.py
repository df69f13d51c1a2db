"""PostgreSQL's connections that died while nobody used them are replaced without a word."""

import pytest
from sqlalchemy import make_url, text

from core.errors import StoreDownError
from storage.engine import Database


@pytest.fixture
async def pair(postgres_url: str) -> tuple[Database, Database]:
    return Database(postgres_url), Database(postgres_url)


async def _cut_off(database: Database, by: Database) -> None:
    name = make_url(database.url).database
    async with by.unit():
        await by.execute(text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = :name AND pid <> pg_backend_pid()"), {"name": name})


async def _ask(database: Database) -> int:
    async with database.reading():
        return int((await database.execute(text("SELECT 1"))).scalar_one())


async def test_one_that_was_idle_is_replaced(
    pair: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, other = pair
    monkeypatch.setattr("storage.engine.IDLE_S", 0.0)
    assert await _ask(database) == 1
    await _cut_off(database, other)
    assert await _ask(database) == 1
    async with database.unit():
        await database.execute(text("SELECT 1"))
    await database.close()
    await other.close()


async def test_one_that_was_just_used_says_so_once(pair: tuple[Database, Database]) -> None:
    database, other = pair
    assert await _ask(database) == 1
    await _cut_off(database, other)
    with pytest.raises(StoreDownError):
        await _ask(database)
    assert await _ask(database) == 1
    await database.close()
    await other.close()
