"""Several workers and 1,000 due messages on one database, all at the same moment."""

import time
from functools import partial

from bench.drill.forks import side_by_side
from bench.drill.scene import (
    START,
    Double,
    Worker,
    databases,
    double,
    fill,
    postgres,
    state_counts,
)
from bench.drill.verdict import Verdict
from channels.pacing.limits import UNLIMITED

DUE = 1000
WORKERS = (1, 2, 4)


def main(rounds: int | None, seed: int, both: bool = True,
         workers: tuple[int, ...] = WORKERS) -> bool:
    """Print a row for each database and number of workers; nothing here depends on the seed."""
    due = rounds or DUE
    verdict = Verdict(
        f"{due} due messages, no limit of a network (seed {seed})", "database", "workers", "due",
        "lost", "twice", "noted as sent", "seconds")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            for number in workers:
                with url() as place:
                    _row(verdict, name, place, api, number, due)
    return verdict.print()


def _row(verdict: Verdict, name: str, url: str, api: Double, workers: int, due: int) -> None:
    fill(url, due, [START])
    worker = Worker.made(url, api, UNLIMITED)
    worker.warm()
    api.look()
    began = time.perf_counter()
    side_by_side(partial(worker.tick, START), workers)
    spent = time.perf_counter() - began
    sent = api.look()["sent"]
    counts = [sent.get(str(n), 0) for n in range(1, due + 1)]
    twice = sum(max(count - 1, 0) for count in counts)
    noted = state_counts(url).get("sent", 0)
    verdict.row(name, workers, due, counts.count(0), twice, noted, spent)
    where = f"{name}, {workers} workers"
    verdict.promise(not counts.count(0), f"{where}: {counts.count(0)} lost")
    verdict.promise(not twice, f"{where}: {twice} twice")
    verdict.promise(noted == due, f"{where}: {noted} of {due} noted as sent")
