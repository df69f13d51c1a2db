"""Locks between processes: PostgreSQL's advisory locks; on SQLite there is one process only.

A lock lives as long as its connection, so a process that dies lets go of all it held.
"""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from sqlalchemy import TextClause, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import StoreDownError
from storage.down import is_down
from storage.engine import Database

log = logging.getLogger("nhacviec")

_TRY = text("SELECT pg_try_advisory_lock(:key)")
_FREE = text("SELECT pg_advisory_unlock(:key)")
#: How often somebody who waits for another process asks again, in seconds.
_ASK_CHAT_S, _ASK_WORK_S = 0.02, 2.0
_WATCH_S, _ANSWER_S = 5.0, 10.0


class LostError(Exception):
    """The connection that held the lock is gone: another process may have it now."""


class _Here:
    """Locks of this process, each for as long as somebody holds it or waits.

    aiogram's own keep one for everybody who ever wrote.
    """

    def __init__(self) -> None:
        self._locks: dict[StorageKey, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def held(self, key: StorageKey) -> AsyncIterator[None]:
        """Wait for the lock; the first who asks has it first."""
        lock, users = self._locks.get(key) or (asyncio.Lock(), 0)
        self._locks[key] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            _, users = self._locks.pop(key)
            if users > 1:
                self._locks[key] = lock, users - 1

    def __len__(self) -> int:
        return len(self._locks)


class ChatLocks(BaseEventIsolation):
    """One update of a chat at a time, over all processes: dialogues keep their order."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._here = _Here()
        self._connection: AsyncConnection | None = None
        self._asking = asyncio.Lock()
        database.before_close(self.close)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        """Wait for the chat in this process, then in the others."""
        async with self._here.held(key):
            if self._db.is_sqlite:
                yield
                return
            number = _number(f"chat:{key.bot_id}:{key.chat_id}:{key.user_id}")
            # A statement that waits in the database would hold a connection, and its clean-up.
            while not await self._ask(_TRY, number):  # noqa: ASYNC110 - no event of another process
                await asyncio.sleep(_ASK_CHAT_S)
            try:
                yield
            finally:
                await self._let_go(number)

    async def close(self) -> None:
        """Let go of everything."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _ask(self, statement: TextClause, number: int) -> bool:
        async with self._asking:
            if self._connection is None or self._connection.closed:
                try:
                    self._connection = await _session(self._db)
                except Exception as error:
                    raise _named(error) from error
            try:
                answer = await self._connection.execute(statement, {"key": number})
                return bool(answer.scalar_one())
            except BaseException as error:
                # Half-asked, nobody knows what it holds; closing it lets go of all.
                connection, self._connection = self._connection, None
                await connection.invalidate()
                await connection.close()
                raise _named(error) from error

    async def _let_go(self, number: int) -> None:
        try:
            await asyncio.shield(self._ask(_FREE, number))
        except Exception as error:  # noqa: BLE001 - with the connection the lock is gone too
            log.warning("a chat's lock went with its connection: %s", type(error).__name__)


def _named(error: BaseException) -> BaseException:
    return StoreDownError(type(error).__name__) if is_down(error) else error


async def alone(database: Database, name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Run `work` in one process at a time; the others wait, and take over when it dies.

    Raises LostError when the lock is lost meanwhile, and what `work` raises.
    """
    if database.is_sqlite:
        await work()
        return
    connection, number = await _session(database), _number(name)
    try:
        while not (await connection.execute(_TRY, {"key": number})).scalar_one():  # noqa: ASYNC110 - as above
            await asyncio.sleep(_ASK_WORK_S)
        log.info("this process does %s", name)
        await _watched(connection, work)
    finally:
        # Its end is the lock's end; a pooled connection would keep it.
        await connection.invalidate()
        await connection.close()


async def _watched(connection: AsyncConnection, work: Callable[[], Awaitable[None]]) -> None:
    working = asyncio.ensure_future(work())
    try:
        while not working.done():
            await asyncio.wait([working], timeout=_WATCH_S)
            try:
                # A server that swallows packets has perhaps given the lock away by now.
                async with asyncio.timeout(_ANSWER_S):
                    await connection.execute(text("SELECT 1"))
            except (DBAPIError, OSError) as error:
                raise LostError(type(error).__name__) from None
        await working
    finally:
        if not working.done():
            working.cancel()
            await asyncio.wait([working])


async def _session(database: Database) -> AsyncConnection:
    connection = await database.connect()
    try:
        return await connection.execution_options(isolation_level="AUTOCOMMIT")
    except BaseException:
        await connection.close()
        raise


def _number(name: str) -> int:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
