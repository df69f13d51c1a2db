"""Bring a database to the schema of this version, or say that it is newer than we are."""

from enum import StrEnum
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from core.errors import WorkError
from storage.engine import Database
from storage.sqlite import BEGIN
from storage.tables import metadata


class Standing(StrEnum):
    """How a database stands to this version."""

    CURRENT = "current"
    EMPTY = "empty"
    OLD = "old"
    NEWER = "newer"
    FOREIGN = "foreign"


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    cfg = Config()
    cfg.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    cfg.set_main_option("path_separator", "os")
    cfg.attributes["connection"] = connection
    return cfg


#: Tables that tell a later version of ours from somebody else's database.
_OURS = {"delivery", "membership", "task"} & metadata.tables.keys()


_ALONE = "SELECT pg_advisory_xact_lock(7301, 2)"


async def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`.

    Raises WorkError `database-newer` when a later version made it, `database-foreign` when it
    is somebody else's.
    """
    await _run(database, _upgrade, revision)


async def downgrade(database: Database, revision: str) -> None:
    """Take the schema back to `revision` ("base": nothing left)."""
    await _run(database, lambda c, r: command.downgrade(config(c), r), revision)


async def is_current(database: Database) -> bool:
    """True when the database stands at this version's schema."""
    return await standing(database) is Standing.CURRENT


async def standing(database: Database) -> Standing:
    """What the database holds: ours of which version, nothing, or something of others."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_standing)


def _standing(connection: Connection) -> Standing:
    found = _heads(connection)
    if found == set(_script().get_heads()):
        return Standing.CURRENT
    if found and not found - known_revisions():
        return Standing.OLD
    tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    if found and tables & _OURS:
        return Standing.NEWER
    return Standing.FOREIGN if tables or found else Standing.EMPTY


async def _run(database: Database, action: Any, revision: str) -> None:
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            # A table is changed there by making it anew; nothing may look at it meanwhile. The
            # pragma does nothing inside a transaction.
            await connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            await connection.commit()
        try:
            async with connection.begin():
                # Several processes that start at once bring it to its version one after another.
                await connection.exec_driver_sql(BEGIN if database.is_sqlite else _ALONE)
                await connection.run_sync(action, revision)
        finally:
            if database.is_sqlite:
                await connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _upgrade(connection: Connection, revision: str) -> None:
    found = _standing(connection)
    if found in (Standing.NEWER, Standing.FOREIGN):
        raise WorkError(f"database-{found.value}")
    command.upgrade(config(connection), revision)


def known_revisions() -> set[str]:
    """Every revision that this version knows."""
    return {script.revision for script in _script().walk_revisions()}


def _heads(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())
