"""Days of an office of 1,000 people in minutes: does the process grow?

People write, pings and the week's page leave, somebody asks for the summary; the office's clock is
wound half an hour at a time. The process samples its own memory, files and tasks. Flat means: the
last quarter's median is at most 1.05 times the second quarter's.
"""

import asyncio
import gc
import itertools
import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from aiogram.types import Update
from sqlalchemy import Table

from bench.drill.scene import START, Worker, databases, double, fill, postgres, put
from bench.drill.verdict import Verdict
from channels.pacing.limits import UNLIMITED
from storage.tables import account, membership, person

SECONDS, PEOPLE = 300, 1000
FLAT = 1.05
_DUES = (date(2026, 3, 4), date(2026, 3, 13), date(2026, 3, 27))
_STEP = timedelta(minutes=30)
_AT_ONCE, _WRITING = 16, 48
_YOUNGEST = 50_000
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 1024 / 1024
_COORDINATOR = 5000


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process holds at a moment of the soak; `at` in seconds."""

    at: float
    rss_mb: float
    files: int
    tasks: int


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database; `rounds` are seconds for each."""
    seconds = rounds or SECONDS
    verdict = Verdict(
        f"soak: {PEOPLE} people, {seconds} s for each database, seed {seed}", "database",
        "office days", "updates", "messages", "quarter medians MB", "last / second",
        "MB per 1,000 updates", "files", "tasks")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            with url() as place:
                fill(place, PEOPLE, [], _DUES)
                put(place, _coordinator())
                soak = Soak(Worker.made(place, api, UNLIMITED), PEOPLE, random.Random(seed))
                samples = asyncio.run(soak.run(seconds))
                _row(verdict, name, soak, samples, sum(api.look()["sent"].values()))
    return verdict.print()


def _coordinator() -> dict[Table, list[dict[str, Any]]]:
    n = _COORDINATOR
    return {person: [{"id": n, "code": "dp", "full_name": "Điều phối"}],
            membership: [{"person_id": n, "unit_id": 1, "role": "coordinator"}],
            account: [{"person_id": n, "channel": "telegram", "chat_id": n, "linked_at": START}]}


class Soak:
    """An office that works."""

    def __init__(self, worker: Worker, people: int, noise: random.Random) -> None:
        self._worker, self._people, self._noise = worker, people, noise
        self._numbers = itertools.count(1)
        self.updates = 0
        self.days = 0

    async def run(self, seconds: float) -> list[Sample]:
        """So many seconds of the wall clock; a sample for each half hour of the office."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(_YOUNGEST, *gc.get_threshold()[1:])
        began, samples = time.monotonic(), []
        try:
            for moment in _half_hours():
                self._worker.clock.wind(moment)
                await self._worker.app.tick(moment)
                await self._people_write(moment)
                spent = time.monotonic() - began
                samples.append(_sample(spent))
                if spent > seconds:
                    break
            return samples
        finally:
            await self._worker.app.close()

    async def _people_write(self, moment: datetime) -> None:
        if moment.hour == 2:  # nine o'clock in the office
            self.days += moment.minute == 0
            await self._say(_COORDINATOR, self._noise.choice(("/tonghop", "/bantin", "/quahan")))
        writers = self._noise.sample(range(1, self._people + 1), min(_WRITING, self._people))
        for first in range(0, len(writers), _AT_ONCE):
            await asyncio.gather(*(self._say(n, self._words(n))
                                   for n in writers[first:first + _AT_ONCE]))

    def _words(self, who: int) -> str:
        code = f"CCHC-2026-{(who - 1) * len(_DUES) + self._noise.randrange(len(_DUES)) + 1:03d}"
        return self._noise.choice((
            "/viec", "/sapden", "xong chưa nhỉ", f"{code} được {self._noise.randrange(1, 100)}%",
            f"{code} vướng mắc: chờ ý kiến Sở Tài chính", f"/task {code}"))

    async def _say(self, who: int, text: str) -> None:
        bot = self._worker.app.channels["telegram"].bot
        number = next(self._numbers)
        self.updates += 1
        await self._worker.feed(bot, Update.model_validate({"update_id": number, "message": {
            "message_id": number, "date": 1_770_000_000, "text": text,
            "from": {"id": who, "is_bot": False, "first_name": "x"},
            "chat": {"id": who, "type": "private"}}}, context={"bot": bot}))


def _half_hours() -> Iterator[datetime]:
    """Of every day, from seven in the morning to six in the evening of the office."""
    for day in itertools.count():
        for step in range(23):
            yield START - timedelta(hours=1) + timedelta(days=day) + step * _STEP


def _sample(at: float) -> Sample:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return Sample(at, pages * _PAGE_MB, len(os.listdir("/proc/self/fd")),
                  len(asyncio.all_tasks()))


def _row(verdict: Verdict, name: str, soak: Soak, samples: Sequence[Sample],
         messages: int) -> None:
    size = max(len(samples) // 4, 1)
    quarters = [samples[n * size:(n + 1) * size] or samples[-1:] for n in range(4)]
    medians = [statistics.median(s.rss_mb for s in quarter) for quarter in quarters]
    growth = medians[3] / medians[1]
    half = samples[len(samples) // 2:]
    slope = statistics.linear_regression(
        [s.at for s in half], [s.rss_mb for s in half]).slope if len(half) > 1 else 0.0
    each = slope * samples[-1].at / soak.updates * 1000
    held = {what: [statistics.median(getattr(s, what) for s in quarters[n]) for n in (1, 3)]
            for what in ("files", "tasks")}
    verdict.row(name, soak.days, soak.updates, messages, " ".join(f"{m:.1f}" for m in medians),
                f"{growth:.3f}", f"{each:.2f}",
                *(f"{before:.0f} → {after:.0f}" for before, after in held.values()))
    verdict.promise(growth <= FLAT, f"{name}: the last quarter holds {growth:.3f} times the second")
    for what, (before, after) in held.items():
        # Medians: a morning's pings keep up to a hundred connections open for a while.
        verdict.promise(after <= before + 5, f"{name}: {before} {what} became {after}")
