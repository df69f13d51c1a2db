"""SQLite without a thread hop per statement.

aiosqlite sends every call to a thread and back, which costs more than most of our statements
take. Here short statements run in place, and only a unit that was opened as long goes to the
thread. The start of a write transaction is asked for again and again while another process holds
the lock: a thread that waits for it could not be called back, and who is cancelled meanwhile would
hold up everybody until it has ended.
"""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite
from sqlalchemy.engine import make_url

BEGIN = "BEGIN IMMEDIATE"
#: How long a statement waits for another process' lock, in milliseconds.
BUSY_MS = 10_000
_ASK_S = 0.02


class InPlaceConnection(aiosqlite.Connection):
    """An aiosqlite connection whose short calls run in the caller's thread.

    One unit of work uses it at a time, so calls never overlap. `long` sends them to the thread.
    """

    long = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self.long:
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        if not args or args[0] != BEGIN:
            return fn(*args, **kwargs)
        end = time.monotonic() + BUSY_MS / 1000
        while True:
            try:
                return self._at_once(fn, *args, **kwargs)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
            await asyncio.sleep(_ASK_S)

    def _at_once(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run it without waiting for another process' lock; OperationalError when there is one."""
        connection: sqlite3.Connection = self._conn
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            return fn(*args, **kwargs)
        finally:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def connector(url: str) -> Callable[..., Awaitable[aiosqlite.Connection]]:
    """For create_async_engine's `async_creator`: opens the file that `url` names."""
    path = make_url(url).database or ":memory:"

    async def create(*_: Any, **__: Any) -> aiosqlite.Connection:
        # Opened here, not by its thread: a file that cannot be opened would leave a thread that
        # reports its end to nobody, on a loop that may be closed by then. It takes no time.
        # The thread and the caller take turns with it.
        opened = sqlite3.connect(path, check_same_thread=False)
        return await InPlaceConnection(lambda: opened, iter_chunk_size=64)

    return create
