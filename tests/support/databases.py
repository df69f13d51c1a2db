"""A PostgreSQL server's databases, made and dropped by one connection that stays open."""

import asyncio
import uuid
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from typing import Any

import asyncpg
from sqlalchemy import Dialect, make_url

from storage.engine import Database
from storage.schema import migrate


class Postgres:
    """Fixtures may run inside a test's loop: the connection lives in a thread with its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._connection: Any = self._wait(asyncpg.connect(url))

    def run(self, statement: str) -> None:
        """One statement, outside of any transaction."""
        self._wait(self._connection.execute(statement))

    def create(self, template: str = "template1") -> str:
        """A new database, a copy of the template; its name."""
        name = f"nhacviec_{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        """With all who are still connected."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def named(self, name: str) -> str:
        """The URL of one of its databases."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def close(self) -> None:
        """The connection and its thread."""
        self._wait(self._connection.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


#: By kind of database: the dialect that has met a server, and the statements compiled for it.
_KNOWN: dict[str, tuple[Dialect, dict[Any, Any]]] = {}


async def migrated(url: str) -> None:
    """Bring the database to the schema of today."""
    database = Database(url)
    await migrate(database)
    engine = database.engine.sync_engine
    _KNOWN.setdefault(engine.name, (engine.dialect, {}))
    await database.close()


def warm(url: str) -> Database:
    """A database that compiles no statement which another one of its kind has compiled before.

    As in a process that runs for days; with an engine of its own each, half a test's time went
    into compiling.
    """
    database = Database(url)
    engine = database.engine.sync_engine
    if engine.name in _KNOWN:
        engine.dialect, compiled = _KNOWN[engine.name]
        engine.update_execution_options(compiled_cache=compiled)
    return database


def apart(work: Coroutine[Any, Any, None]) -> None:
    """Run in a loop of its own, wherever the caller is."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
