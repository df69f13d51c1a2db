"""Several workers and 1,000 due messages on one database, all at the same moment; and two of
which one is killed on the way."""

import os
import random
import signal
import time
from dataclasses import dataclass
from functools import partial

from bench.drill.forks import beside, forked, waited
from bench.drill.scene import (
    START,
    Double,
    Worker,
    databases,
    double,
    fill,
    later,
    postgres,
    state_counts,
)
from bench.drill.verdict import Verdict
from channels.pacing.limits import TELEGRAM, UNLIMITED
from core.usecases.send_due import LEASE

DUE = 1000
WORKERS = (1, 2, 4)
#: Where one is killed they keep the network's pace: of so many messages, within so many seconds.
KILLED_DUE, KILLED_AFTER_S = 120, 4.0


@dataclass(frozen=True, slots=True)
class Came:
    """What the network saw of messages that were due."""

    lost: int
    twice: int
    silent: int

    @classmethod
    def of(cls, api: Double, due: int) -> "Came":
        """Since the last look."""
        seen = api.look()
        counts = [seen["sent"].get(str(n), 0) for n in range(1, due + 1)]
        twice = sum(max(count - 1, 0) for count in counts)
        return cls(counts.count(0), twice, twice - min(twice, sum(seen["labelled"].values())))


def main(rounds: int | None, seed: int, both: bool = True,
         workers: tuple[int, ...] = WORKERS) -> bool:
    """Print a row for each database and number of workers; the seed says when one is killed."""
    due, noise = rounds or DUE, random.Random(seed)
    verdict = Verdict(
        f"workers at the same moment (seed {seed})", "database", "workers", "due", "lost",
        "twice", "without saying so", "noted as sent", "seconds")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            for number in workers:
                with url() as place:
                    _together(verdict, name, place, api, number, due)
            with url() as place:
                _one_killed(verdict, name, place, api, min(due, KILLED_DUE), noise.random())
    return verdict.print()


def _together(verdict: Verdict, name: str, url: str, api: Double, workers: int, due: int) -> None:
    """No limit of a network, so that they meet as often as they can."""
    fill(url, due, [START])
    worker = Worker.made(url, api, UNLIMITED)
    worker.warm()
    api.look()
    began = time.perf_counter()
    for child in [beside(partial(worker.tick, START)) for _ in range(workers)]:
        waited(child)
    came = _told(verdict, name, str(workers), url, api, due, time.perf_counter() - began)
    verdict.promise(not came.twice, f"{name}, {workers} workers: {came.twice} twice")


def _one_killed(
    verdict: Verdict, name: str, url: str, api: Double, due: int, chance: float
) -> None:
    """Of two, at any moment of theirs; the other goes on, and a minute later there is a new one."""
    fill(url, due, [START])
    worker = Worker.made(url, api, TELEGRAM)
    worker.warm()
    api.look()
    began = time.perf_counter()
    victim, other = (beside(partial(worker.tick, START)) for _ in range(2))
    time.sleep(chance * KILLED_AFTER_S)
    os.kill(victim, signal.SIGKILL)
    waited(victim, dies=True)
    waited(other)
    forked(partial(worker.tick, later(START, LEASE.total_seconds() + 30), rested=True))
    _told(verdict, name, "2, one killed", url, api, due, time.perf_counter() - began)


def _told(verdict: Verdict, name: str, who: str, url: str, api: Double, due: int,
          spent: float) -> Came:
    came, noted = Came.of(api, due), state_counts(url).get("sent", 0)
    verdict.row(name, who, due, came.lost, came.twice, came.silent, noted, spent)
    where = f"{name}, workers {who}"
    verdict.promise(not came.lost, f"{where}: {came.lost} lost")
    verdict.promise(not came.silent, f"{where}: {came.silent} twice without saying so")
    verdict.promise(noted == due, f"{where}: {noted} of {due} noted as sent")
    return came
