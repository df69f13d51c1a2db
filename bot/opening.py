"""Opens the database and the app that a command works with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from bot.app import App
from bot.clock import SystemClock
from bot.config import Settings
from bot.config_file import ConfigError
from bot.single import only_one, sqlite_file
from core.errors import WorkError
from core.ports.runtime import Clock
from storage.engine import Database
from storage.schema import is_current, migrate


def open_database(settings: Settings) -> Database:
    """The database of the settings; a SQLite file's folder is made. Raises ConfigError."""
    try:
        database = Database(settings.database.url.get_secret_value())
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError):
        raise ConfigError("config-bad-secret", key="database.url") from None
    path = sqlite_file(database)
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise WorkError("folder-not-writable", folder=str(path.parent if path else "")) from None
    return database


@asynccontextmanager
async def opened(
    settings: Settings, clock: Clock | None = None, *, migrating: bool = False, alone: bool = False
) -> AsyncIterator[App]:
    """The app over a database of this version's schema; closed at the end.

    Raises WorkError `database-old` (unless `migrating`), `database-newer`, `database-unreachable`,
    and `already-running` when it must be `alone` on its SQLite file and is not.
    """
    database = open_database(settings)
    app = App(database, settings.policy(), clock or SystemClock(), settings.evidence.folder)
    try:
        with only_one(database) if alone else nullcontext():
            await _made_current(database, migrating)
            yield app
    finally:
        await app.close()


async def _made_current(database: Database, migrating: bool) -> None:
    try:
        if await is_current(database):
            return
        if not migrating:
            raise WorkError("database-old")
        await migrate(database)
    except (DBAPIError, OSError) as error:
        # The text of a driver's error may hold the password of the URL.
        raise WorkError("database-unreachable", cause=type(error).__name__) from None
