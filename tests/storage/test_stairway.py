"""Every migration goes up, down and up again, on both kinds of database."""


import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

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


async def test_twice_is_once(database: Database) -> None:
    await migrate(database)
    assert await is_current(database)


async def test_a_later_versions_database_is_refused(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'ffff_later'")
    with pytest.raises(WorkError, match="database-newer"):
        await migrate(database)
