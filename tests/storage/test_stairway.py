"""Every migration goes up, down and up again, on both kinds of database."""


import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from core.errors import WorkError
from storage.engine import Database
from storage.schema import config, downgrade, is_current, migrate


def revisions() -> list[str]:
    script = ScriptDirectory.from_config(config())
    return [r.revision for r in reversed(list(script.walk_revisions()))]


async def tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda c: inspect(c).get_table_names()))


async def test_up_down_up(database: Database) -> None:
    everything = await tables(database)
    await downgrade(database, "base")
    assert await tables(database) <= {"alembic_version"}
    assert not await is_current(database)
    for revision in revisions():
        await migrate(database, revision)
        await downgrade(database, "-1")
        await migrate(database, revision)
    assert await tables(database) == everything
    assert await is_current(database)


async def test_who_took_over_from_whom_survives_both_ways(database: Database) -> None:
    async def run(statement: str) -> list[tuple[object, ...]]:
        async with database.engine.begin() as connection:
            found = await connection.exec_driver_sql(statement)
            return [tuple(row) for row in found] if found.returns_rows else []

    await downgrade(database, "0003")
    for code, before in (("A", "NULL"), ("B", "NULL"), ("C", "1"), ("D", "1")):
        await run("INSERT INTO unit (code, name, type, aliases, predecessor_id) "
                  f"VALUES ('{code}', '{code}', 'phong', '[]', {before})")
    await run("INSERT INTO person (code, full_name) VALUES ('p', 'P')")
    await run("INSERT INTO membership (person_id, unit_id, role) VALUES (1, 3, 'head')")
    await run("INSERT INTO portfolio (person_id, unit_id) VALUES (1, 4)")
    await migrate(database)
    pairs = "SELECT unit_id, predecessor_id FROM unit_predecessor ORDER BY unit_id, predecessor_id"
    assert await run(pairs) == [(3, 1), (4, 1)]
    await run("INSERT INTO unit_predecessor (unit_id, predecessor_id) VALUES (3, 2)")
    await downgrade(database, "0003")
    assert await run("SELECT code, predecessor_id FROM unit ORDER BY id") == [
        ("A", None), ("B", None), ("C", 1), ("D", 1)]
    await migrate(database)
    assert await run(pairs) == [(3, 1), (4, 1)]
    assert await run("SELECT count(*) FROM membership") == [(1,)]
    assert await run("SELECT count(*) FROM portfolio") == [(1,)]
    with pytest.raises(IntegrityError):
        await run("DELETE FROM unit WHERE code = 'C'")


async def test_twice_is_once(database: Database) -> None:
    await migrate(database)
    assert await is_current(database)


async def test_a_later_versions_database_is_refused(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'ffff_later'")
    with pytest.raises(WorkError, match="database-newer"):
        await migrate(database)
