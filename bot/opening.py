"""Opens the database and the app that a command works with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from bot.app import App
from bot.clock import SystemClock
from bot.config import Settings
from bot.config_file import ConfigError
from bot.single import only_one, sqlite_file
from core.errors import WorkError
from core.ports.runtime import Clock
from storage.engine import Database
from storage.schema import Standing, migrate, standing
from storage.unusable import why_unusable


def open_database(settings: Settings) -> Database:
    """The database of the settings; a SQLite file's folder is made. Raises ConfigError."""
    try:
        database = Database(settings.database.url.get_secret_value(),
                            settings.database.connections)
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

    Raises WorkError `database-old` (unless `migrating`), `database-newer`, `database-foreign`, one
    of `storage.unusable`'s, and `already-running` when it must be `alone` on its SQLite file and
    is not.
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
        found = await standing(database)
        if found is Standing.CURRENT:
            return
        if found in (Standing.NEWER, Standing.FOREIGN):
            raise WorkError(f"database-{found.value}")
        if not migrating:
            raise WorkError("database-old")
        await migrate(database)
    except (DBAPIError, OSError) as error:
        raise unusable(database, error) from None


def unusable(database: Database, error: Exception) -> WorkError:
    """What is wrong and how to mend it; a driver's own words may hold the password of the URL."""
    path = sqlite_file(database)
    name = str(path) if path else make_url(database.url).database or ""
    return WorkError(why_unusable(error), cause=type(error).__name__, name=name)
