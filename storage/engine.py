"""The engine and the unit of work: one transaction for everything a use case touches."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Any, cast

from sqlalchemy import Executable, Insert, event, text
from sqlalchemy.engine import CursorResult, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from core.errors import StoreDownError
from storage.down import is_down
from storage.sqlite import BEGIN, BUSY_MS, InPlaceConnection, connector

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg",
            "postgres": "postgresql+asyncpg"}


def async_url(url: str) -> str:
    """`sqlite:///x.db` and `postgresql://…` with the drivers that we use."""
    parsed = make_url(url)
    driver = _DRIVERS.get(parsed.drivername, parsed.drivername)
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


#: Connections to PostgreSQL that a process opens at most, and keeps while it has little to do.
CONNECTIONS, _KEPT = 15, 5
#: A connection that nobody used for so many seconds is asked first whether it still lives.
IDLE_S = 5.0
#: What our connections call themselves, for whoever looks at the server.
APPLICATION = "nhacviec"
#: A machine of ours that lost its power says no good-bye: what it held (polling, a chat, the turns
#: to send) would be held for two hours, PostgreSQL's own patience. So it is gone after a minute.
_KEEPALIVE = ("SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; "
              "SET tcp_keepalives_count = 3")
#: Changes nothing, but the disk has to take it.
_PROBE = text("UPDATE alembic_version SET version_num = version_num")


class Database:
    """Hands out units of work; stores ask it for the connection of the one they run in.

    The current connection travels in a context variable of this object, so that stores are built
    once and a use case names only the stores it needs.
    """

    def __init__(self, url: str, connections: int = CONNECTIONS) -> None:
        self.url = async_url(url)
        self.is_sqlite = self.url.startswith("sqlite")
        self.engine: AsyncEngine = (
            create_async_engine(self.url, async_creator=connector(self.url))
            if self.is_sqlite
            else create_async_engine(
                self.url, pool_size=min(connections, _KEPT),
                max_overflow=max(connections - _KEPT, 0),
                connect_args={"server_settings": {"application_name": APPLICATION}})
        )
        self._connection: ContextVar[AsyncConnection | None] = ContextVar("unit", default=None)
        # SQLite has one writer: waiting here is fair and cheap, its own busy loop is neither.
        self._writing = asyncio.Lock()
        self._open: dict[str, asyncio.Future[AsyncConnection]] = {}
        self._guests: list[Callable[[], Awaitable[None]]] = []
        if self.is_sqlite:
            _prepare_sqlite(self.engine)
        else:
            _ask_the_idle(self.engine)
            _let_the_dead_go(self.engine)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[None]:
        """One transaction: committed at the end, rolled back on an error.

        Inside another unit of the same context it joins that one. Raises StoreDownError when the
        database cannot work now.
        """
        if self._connection.get() is not None:
            yield
            return
        with _told_apart():
            if not self.is_sqlite:
                async with self._pooled() as connection, self._transaction(connection):
                    yield
                return
            async with self._writing, self._transaction(await self._kept("writer")):
                yield

    @asynccontextmanager
    async def _transaction(self, connection: AsyncConnection) -> AsyncIterator[None]:
        with self._using(connection):
            async with connection.begin():
                if self.is_sqlite:
                    await connection.exec_driver_sql(BEGIN)
                yield

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[None]:
        """A unit that only reads and never waits for a writer.

        `long`: its statements may take long, and others must be served meanwhile. All of them see
        the same moment: what others write meanwhile must not tear figures from their tasks.
        """
        if self._connection.get() is not None:
            yield
            return
        with _told_apart():
            if self.is_sqlite and not long:
                with self._using(await self._kept("reader")):
                    yield
                return
            async with self._pooled() as connection:
                with self._using(connection):
                    await self._mark(connection, long)
                    if long:
                        await self._hold_still(connection)
                    else:
                        # Each statement sees what is committed then; a BEGIN would only cost time.
                        await connection.execution_options(isolation_level="AUTOCOMMIT")
                    try:
                        yield
                    finally:
                        await self._mark(connection, False)

    async def connect(self) -> AsyncConnection:
        """A connection for the caller to close.

        Raises StoreDownError when there is no server, whatever the system calls that: a host
        without an address, a socket's file that is gone.
        """
        try:
            return await self.engine.connect()
        except OSError as error:
            raise StoreDownError(type(error).__name__) from error

    @asynccontextmanager
    async def _pooled(self) -> AsyncIterator[AsyncConnection]:
        connection = await self.connect()
        try:
            yield connection
        finally:
            await asyncio.shield(connection.close())

    @contextmanager
    def _using(self, connection: AsyncConnection) -> Iterator[None]:
        token = self._connection.set(connection)
        try:
            yield
        finally:
            self._connection.reset(token)

    async def _kept(self, name: str) -> AsyncConnection:
        """SQLite's one writer and one reader stay open: checking them out costs more than a use.

        Readers may share one, because short statements run in place, whole, one after another.
        """
        opening = self._open.get(name)
        if opening is None or _is_lost(opening):
            opening = self._open[name] = asyncio.ensure_future(self._connected(name))
        # Whoever asked for it may be cancelled meanwhile: the connection is kept all the same.
        return await asyncio.shield(opening)

    async def _connected(self, name: str) -> AsyncConnection:
        connection = await self.engine.connect()
        if name == "reader":
            await connection.execution_options(isolation_level="AUTOCOMMIT")
        return connection

    async def _hold_still(self, connection: AsyncConnection) -> None:
        if self.is_sqlite:
            await connection.exec_driver_sql("BEGIN")
        else:
            await connection.execution_options(isolation_level="REPEATABLE READ")

    async def _mark(self, connection: AsyncConnection, long: bool) -> None:
        if self.is_sqlite and not connection.invalidated:
            raw = await connection.get_raw_connection()
            cast("InPlaceConnection", raw.driver_connection).long = long

    @property
    def connection(self) -> AsyncConnection:
        """The connection of the unit that this code runs in; RuntimeError outside of one."""
        connection = self._connection.get()
        if connection is None:
            msg = "no unit of work is open here"
            raise RuntimeError(msg)
        return connection

    async def execute(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        """Run one statement (or `rows` of them) in the current unit."""
        return await self.connection.execute(statement, rows)

    async def insert(self, statement: Insert) -> int:
        """Insert one row; its new id."""
        key = (await self.execute(statement)).inserted_primary_key
        assert key is not None  # noqa: S101 - an insert of one row always has it
        return int(key[0])

    async def ping(self) -> None:
        """Raise when the database does not answer, or takes nothing any more."""
        async with self.unit():
            await self.execute(_PROBE)

    async def look(self) -> None:
        """Raise when the database does not answer."""
        async with self.reading():
            await self.execute(text("SELECT 1"))

    def before_close(self, end: Callable[[], Awaitable[None]]) -> None:
        """`end` is awaited first by `close`: for who keeps a connection of their own."""
        self._guests.append(end)

    async def close(self) -> None:
        """Close every connection."""
        for end in reversed(self._guests):
            await end()
        self._guests.clear()
        for opening in self._open.values():
            await asyncio.wait([opening])
            if not opening.cancelled() and opening.exception() is None:
                await opening.result().close()
        self._open.clear()
        await self.engine.dispose()


def _is_lost(opening: asyncio.Future[AsyncConnection]) -> bool:
    if not opening.done():
        return False
    if opening.cancelled() or opening.exception() is not None:
        return True
    return opening.result().closed or opening.result().invalidated


@contextmanager
def _told_apart() -> Iterator[None]:
    """A database that cannot work now is no fault of the statement."""
    try:
        yield
    except StoreDownError:
        raise
    except Exception as error:
        if is_down(error):
            # The text of a driver's error may hold the password of the URL.
            raise StoreDownError(type(error).__name__) from error
        raise


def _ask_the_idle(engine: AsyncEngine) -> None:
    """Ask a connection whether it still lives when it was idle for a while.

    To ask each time, as SQLAlchemy would, takes three trips to the server, longer than most of our
    statements. A server that stopped within those seconds is a StoreDownError, once.
    """
    dialect = engine.sync_engine.dialect

    @event.listens_for(engine.sync_engine, "checkin")
    def put_back(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["idle_since"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def taken(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
        now = time.monotonic()
        if now - record.info.get("idle_since", now) < IDLE_S:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise DisconnectionError(type(error).__name__) from None


def _let_the_dead_go(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.run_async(lambda driver: driver.execute(_KEEPALIVE))


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        try:
            _set_up(connection)
        except BaseException:
            # Nobody else knows of it yet: its thread would wait for ever.
            connection.close()
            raise


def _set_up(connection: Any) -> None:
    cursor = connection.cursor()
    try:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON",
                       f"busy_timeout = {BUSY_MS}", "temp_store = MEMORY"):
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()
