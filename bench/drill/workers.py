"""Two workers and 1,000 due messages on one database; and unwanted rows ahead of wanted ones."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.drill.scene import START, Double, double, empty, fill, postgres

DUE = 1000
WORKERS = (1, 2, 4)


def main(rounds: int | None, seed: int) -> None:
    """Print a row for each database and number of workers; nothing here depends on the seed."""
    sheet = Table("database", "workers", "due", "lost", "twice", "seconds",
                  title=f"{rounds or DUE} due messages, no limit of a network (seed {seed})")
    with postgres() as server, double() as api:
        for url in (None, server):
            for workers in WORKERS:
                sheet.add_row(*_row(url, api, workers, rounds or DUE))
    Console(width=100).print(sheet)


def _row(server: str | None, api: Double, workers: int, due: int) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        url = server or f"sqlite:///{folder}/drill.db"
        fill(url, due, [START])
        api.look()
        began = time.perf_counter()
        asyncio.run(_work(url, api.url, workers))
        spent = time.perf_counter() - began
        sent = api.look()["sent"]
        if server:
            empty(url)
    counts = [sent.get(str(n), 0) for n in range(1, due + 1)]
    twice = sum(max(count - 1, 0) for count in counts)
    return ["PostgreSQL" if server else "SQLite", str(workers), str(due), str(counts.count(0)),
            str(twice), f"{spent:.1f}"]


async def _work(url: str, api: str, workers: int) -> None:
    processes = [await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.drill.worker", url, api, cwd=Path(__file__).parents[2])
        for _ in range(workers)]
    if any([await process.wait() for process in processes]):
        raise SystemExit("a worker failed")
