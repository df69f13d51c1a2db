"""Bring a database to the schema of this version, or say that it is newer than we are."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from core.errors import WorkError
from storage.engine import Database
from storage.sqlite import BEGIN


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    cfg = Config()
    cfg.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    cfg.set_main_option("path_separator", "os")
    cfg.attributes["connection"] = connection
    return cfg


async def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`; WorkError `database-newer` when it was made by a later version."""
    await _run(database, _upgrade, revision)


async def downgrade(database: Database, revision: str) -> None:
    """Take the schema back to `revision` ("base": nothing left)."""
    await _run(database, lambda c, r: command.downgrade(config(c), r), revision)


async def is_current(database: Database) -> bool:
    """True when the database stands at this version's schema."""
    async with database.engine.connect() as connection:
        found = await connection.run_sync(_heads)
    return found == set(_script().get_heads())


async def _run(database: Database, action: Any, revision: str) -> None:
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            # A table is changed there by making it anew; nothing may look at it meanwhile. The
            # pragma does nothing inside a transaction.
            await connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            await connection.commit()
        try:
            async with connection.begin():
                if database.is_sqlite:
                    await connection.exec_driver_sql(BEGIN)
                await connection.run_sync(action, revision)
        finally:
            if database.is_sqlite:
                await connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _upgrade(connection: Connection, revision: str) -> None:
    if _heads(connection) - known_revisions():
        raise WorkError("database-newer")
    command.upgrade(config(connection), revision)


def known_revisions() -> set[str]:
    """Every revision that this version knows."""
    return {script.revision for script in _script().walk_revisions()}


def _heads(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())
