"""How fast a morning leaves: the sender against a Bot API that takes 30 a second, no more.

A message counts when the double has taken it. The first 30 may leave at once; the rate is of all
that follow. On PostgreSQL two processes send for the same bot and share its limit.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from rich.console import Console
from rich.table import Table as Sheet
from sqlalchemy import Table, insert

from bench.drill.scene import postgres as own_postgres
from bench.strict import PER_SECOND
from bot.app import App
from bot.clock import WoundClock
from channels.telegram.channel import TelegramChannel
from core.policy import Policy
from storage.engine import Database
from storage.schema import migrate
from storage.tables import account, delivery, membership, person, task, task_assignee, unit

MESSAGES = 600
TRIPS_MS = (0, 60, 200)
TOKEN = "1:bench"
#: A Monday morning.
NOW = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)


def main() -> None:
    """Print the table."""
    asyncio.run(_main())


async def _main() -> None:
    sheet = Sheet("database", "processes", "round trip ms", "messages", "a second",
                  "of the limit", "most in a second", "429")
    with postgres() as server:
        for processes, url in ((1, None), (1, server), (2, server)):
            for trip in TRIPS_MS:
                found = await one(url, processes, trip)
                sheet.add_row(
                    "PostgreSQL" if url else "SQLite", str(processes), f"0-{trip}",
                    str(found["messages"]), f"{found['rate']:.2f}",
                    f"{found['rate'] / PER_SECOND:.3f}", str(found["most"]),
                    str(found["refused"]))
    Console(width=110).print(sheet)


@contextmanager
def postgres() -> Iterator[str]:
    """A server of our own, for as long as it is needed."""
    with own_postgres() as url:
        assert url is not None
        yield url


async def one(server: str | None, processes: int, trip_ms: int) -> dict[str, Any]:
    """Send everything; what the double saw."""
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        url = server or f"sqlite:///{folder}/bench.db"
        database = Database(url)
        await migrate(database)
        await _fill(database)
        with double(trip_ms) as api:
            if processes == 1:
                await send(url, api)
            else:
                await asyncio.gather(*(_other_process(url, api) for _ in range(processes)))
            found = await _figures(api)
        if server:
            await _empty(database)
        await database.close()
    return found


async def send(url: str, api: str) -> None:
    """All that is due, by a bot of its own."""
    app = App(Database(url), Policy(organisation="Sở"), WoundClock(NOW))
    app.connect([TelegramChannel(TOKEN, api_base=api)])
    await app.tick(NOW)
    await app.close()


async def _other_process(url: str, api: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.sending", url, api, cwd=Path(__file__).parents[1])
    if await process.wait():
        raise SystemExit("a sender failed")


@contextmanager
def double(trip_ms: int) -> Iterator[str]:
    """The strict double; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.strict", str(port), str(trip_ms)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


async def _figures(api: str) -> dict[str, Any]:
    async with aiohttp.ClientSession() as client, client.get(f"{api}/figures") as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def _fill(database: Database) -> None:
    """Somebody for every message, with a task of their own."""
    numbers = range(1, MESSAGES + 1)
    async with database.unit():
        await database.execute(insert(unit).values(
            id=1, code="P", name="Phòng", type="phong", aliases=[]))
        rows: dict[Table, list[dict[str, Any]]] = {
            person: [{"id": n, "code": f"p{n}", "full_name": f"Người {n}"} for n in numbers],
            membership: [{"person_id": n, "unit_id": 1, "role": "staff"} for n in numbers],
            account: [{"person_id": n, "channel": "telegram", "chat_id": n, "linked_at": NOW}
                      for n in numbers],
            task: [{"id": n, "code": f"CCHC-2026-{n}", "title": "Rà soát", "state": "assigned",
                    "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
                    "created_at": NOW} for n in numbers],
            task_assignee: [{"task_id": n, "person_id": n} for n in numbers],
            delivery: [{"key": f"a:{n}", "kind": "assigned", "person_id": n, "state": "pending",
                        "send_at": NOW - timedelta(minutes=1), "payload": {"task_ids": [n]},
                        "created_at": NOW} for n in numbers],
        }
        for table, values in rows.items():
            await database.execute(insert(table), values)


async def _empty(database: Database) -> None:
    async with database.unit():
        for table in (delivery, task_assignee, task, account, membership, person, unit):
            await database.execute(table.delete())


if __name__ == "__main__":
    asyncio.run(send(*sys.argv[1:]))
