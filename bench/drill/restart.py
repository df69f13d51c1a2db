"""`nhacviec run` on SQLite is killed with -9 again and again while people write and pings leave.

The same data all along. Each time the file must be whole and the process must start; at the end
every report that was written is in there once, every writer was answered as often as they wrote,
and every ping has arrived.
"""

import asyncio
import itertools
import random
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.drill.double import AGAIN
from bench.drill.scene import message, put
from bench.drill.verdict import Verdict
from storage.tables import account, delivery, membership, person, task, task_assignee
from tests.support.home import Home, home
from tests.support.telegram_server import TelegramServer
from tests.support.telegram_world import Person
from tests.support.waiting import until

ROUNDS = 30
WRITERS, READERS, FIRST = 8, 60, 6000
#: Up to this many seconds after it serves it is killed, as long after as its start takes, or less.
ALIVE_S = 3.0
#: A person writes again after so long: a chat takes one message a second.
PAUSE_S = 1.2
#: A start may take long on a busy machine; so may the end.
_END_S = 300.0


def main(rounds: int | None, seed: int, both: bool = False) -> bool:
    """Print one row; `both` changes nothing, the lock of one process is SQLite's."""
    verdict = Verdict(
        f"nhacviec run on SQLite, killed again and again, seed {seed}", "kills", "starts",
        "damaged", "reports", "lost", "twice", "unanswered", "pings", "pings lost",
        "pings twice", "without saying so")
    asyncio.run(_main(verdict, rounds or ROUNDS, random.Random(seed)))
    return verdict.print()


async def _main(verdict: Verdict, rounds: int, noise: random.Random) -> None:
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        async with TelegramServer() as server:
            place = await home(Path(folder), server)
            story = Story(place, server, Path(folder), noise)
            await story.begin()
            for _ in range(rounds):
                await story.round()
            await story.end()
            story.judge(verdict, rounds)


class Story:
    """One office through all its kills."""

    def __init__(
        self, place: Home, server: TelegramServer, folder: Path, noise: random.Random
    ) -> None:
        self._place, self._server, self._noise = place, server, noise
        self._file, self._log = folder / "nhacviec.db", folder / "run.log"
        self._url = f"sqlite:///{self._file}"
        self._said = dict.fromkeys(range(FIRST, FIRST + WRITERS), 0)
        self._readers = range(FIRST + WRITERS, FIRST + WRITERS + READERS)
        self._pings = itertools.count(1)
        self._planned = self._starts = self._damaged = 0

    async def begin(self) -> None:
        """Writers and readers with a task each, linked."""
        now = datetime.now(UTC)
        people = [*self._said, *self._readers]
        await asyncio.to_thread(put, self._url, {
            person: [{"id": n, "code": f"x{n}", "full_name": f"Người {n}"} for n in people],
            membership: [{"person_id": n, "unit_id": 1, "role": "staff"} for n in people],
            account: [{"person_id": n, "channel": "telegram", "chat_id": n, "linked_at": now}
                      for n in people],
            task: [{"id": n, "code": f"CCHC-2026-{n}", "title": "Rà soát", "state": "assigned",
                    "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
                    "created_at": now} for n in people],
            task_assignee: [{"task_id": n, "person_id": n} for n in people],
        })
        for n in people:
            self._server.world.chats[n] = {"id": n, "type": "private", "first_name": "x"}

    async def round(self) -> None:
        """Pings fall due, it starts, people write, it dies; then the file is looked at."""
        await asyncio.to_thread(self._plan)
        # Its end is a kill.
        async with self._place.process(self._log):
            self._starts += 1
            end = self._noise.random() * ALIVE_S
            writing = asyncio.create_task(self._write())
            await asyncio.sleep(end)
            writing.cancel()
        await asyncio.to_thread(self._look)

    def _plan(self) -> None:
        due = datetime.now(UTC) - timedelta(seconds=1)
        rows = [message(f"drill:{next(self._pings)}", n, due, [n]) for n in self._readers]
        put(self._url, {delivery: rows})
        self._planned += 1

    async def _write(self) -> None:
        while True:
            for n in self._said:
                self._said[n] += 1
                self._server.say(Person(n, "x"), f"CCHC-2026-{n} được {self._said[n]}%")
                await asyncio.sleep(PAUSE_S / WRITERS)

    def _look(self) -> None:
        with closing(sqlite3.connect(self._file)) as database:
            self._damaged += database.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            # The minute of the lease passes: nobody is alive who could still send these.
            database.execute(
                "UPDATE delivery SET lease_until = datetime(lease_until, '-61 seconds') "
                "WHERE state = 'sending'")
            database.commit()

    async def end(self) -> None:
        """It runs undisturbed until nothing is left to do."""
        async with self._place.process(self._log):
            await until(lambda: not self._server.waiting and not self._open(), _END_S)
            await asyncio.sleep(1)

    def _open(self) -> int:
        return self._count("SELECT count(*) FROM delivery WHERE kind = 'assigned' AND state NOT "
                           "IN ('sent', 'failed', 'skipped')")

    def _count(self, statement: str, *values: Any) -> int:
        with closing(sqlite3.connect(self._file)) as database:
            return int(database.execute(statement, values).fetchone()[0])

    def judge(self, verdict: Verdict, rounds: int) -> None:
        """The row, and what was promised."""
        reports = {n: self._count("SELECT count(*) FROM progress WHERE task_id = ?", n)
                   for n in self._said}
        lost = sum(max(said - reports[n], 0) for n, said in self._said.items())
        twice = sum(max(reports[n] - said, 0) for n, said in self._said.items())
        unanswered = sum(max(said - len(self._server.world.sent_to(n)), 0)
                         for n, said in self._said.items())
        came = {n: self._server.world.sent_to(n) for n in self._readers}
        pings_lost = sum(max(self._planned - len(texts), 0) for texts in came.values())
        more = {n: max(len(texts) - self._planned, 0) for n, texts in came.items()}
        silent = sum(max(more[n] - sum(AGAIN in t["text"] for t in came[n]), 0) for n in came)
        verdict.row(rounds, self._starts, self._damaged, sum(self._said.values()), lost, twice,
                    unanswered, self._planned * READERS, pings_lost, sum(more.values()), silent)
        verdict.promise(self._starts == rounds, f"only {self._starts} of {rounds} starts")
        verdict.promise(not self._damaged, f"the file was damaged {self._damaged} times")
        verdict.promise(not lost and not twice, f"{lost} reports lost, {twice} twice")
        verdict.promise(not unanswered, f"{unanswered} unanswered")
        verdict.promise(not pings_lost, f"{pings_lost} pings lost")
        verdict.promise(not silent, f"{silent} pings twice without saying so")
