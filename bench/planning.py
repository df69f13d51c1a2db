"""Finding what is due and writing what must be told, beside the same by bare drivers.

Subjects take turns in every round, each with the same tasks due again. `statements` are those of
one whole run; `idle` is a tick of the clock with nothing due.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from bench.drill.scene import postgres
from bench.planning_floors import JobStore, PostgresFloor, SqliteFloor
from bench.province import NOW, Province
from bench.timing import Times, ratio
from bot.app import App
from bot.clock import WoundClock
from core.policy import Policy
from core.usecases.plan_pings import PlanPings
from storage.engine import Database

SIZES = ((100_000, 1_000), (1_000_000, 1_000), (1_000_000, 20_000))
ROUNDS, IDLE = 7, 50


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench planning")
    parser.add_argument("--tasks", type=int, help="open tasks; without it three sizes")
    parser.add_argument("--due", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--postgres", action="store_true", help="also on PostgreSQL")
    parser.add_argument("--jobs", type=int, default=100_000, help="in the job store; 0: leave out")
    options = parser.parse_args(sys.argv[2:])
    sizes = ((options.tasks, options.due),) if options.tasks else SIZES
    asyncio.run(_main(sizes, max(options.rounds, 2), options.postgres, options.jobs))


async def _main(
    sizes: tuple[tuple[int, int], ...], rounds: int, on_postgres: bool, jobs: int
) -> None:
    sheet = Table("database", "open", "due", "ours ms", "floor ms", "beside floor", "statements",
                  "idle: planner ms", "idle: tick ms (statements)")
    with postgres(on_postgres) as server:
        for url in [None, server] if server else [None]:
            for tasks, due in sizes:
                sheet.add_row(*await measure(url, Province(tasks, due), rounds))
    console = Console(width=130)
    console.print(sheet)
    if jobs:
        await _job_store(console, jobs, 1_000)


async def measure(server: str | None, province: Province, rounds: int) -> list[str]:
    """The cells of one row."""
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        path = f"{folder}/bench.db"
        url = server or f"sqlite:///{path}"
        await province.build(url)
        floor = PostgresFloor(url) if server else SqliteFloor(path)
        app = App(Database(url), Policy(), WoundClock(NOW))
        try:
            cells = await _rounds(app, floor, province, rounds)
        finally:
            await floor.close()
            await app.close()
    if server:
        await empty(server)
    name = "PostgreSQL" if server else "SQLite"
    return [name, f"{province.tasks:,}", f"{province.due:,}", *cells]


async def _rounds(
    app: App, floor: PostgresFloor | SqliteFloor, province: Province, rounds: int
) -> list[str]:
    plan = app.tick.steps[0]
    assert isinstance(plan, PlanPings)
    statements = count_statements(app.database)
    await plan(NOW)
    written = statements[0]
    await floor.learn()
    idle = await _idle(lambda: plan(NOW))
    await app.tick(NOW)
    statements[0] = 0
    tick = await _idle(lambda: app.tick(NOW))
    asked = statements[0] / IDLE
    subjects: list[tuple[list[float], Callable[[], Awaitable[None]]]] = [
        ([], lambda: plan(NOW)), ([], floor.run)]
    for number in range(rounds):
        for taken, work in subjects if number % 2 else subjects[::-1]:
            await floor.undo(province.step)
            taken.append(await _timed(work))
    ours, bare = (Times(tuple(taken)) for taken, _ in subjects)
    return [f"{ours.median * 1000:.1f}", f"{bare.median * 1000:.1f}", ratio(ours, bare),
            str(written), f"{idle * 1000:.2f}", f"{tick * 1000:.2f} ({asked:.0f})"]


async def _timed(work: Callable[[], Awaitable[None]]) -> float:
    gc.collect()
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def _idle(work: Callable[[], Awaitable[None]]) -> float:
    """The median of many."""
    return Times(tuple([await _timed(work) for _ in range(IDLE)])).median


async def empty(server: str) -> None:
    """Forget all that was built there."""
    bare = await asyncpg.connect(server)
    await bare.execute("DROP SCHEMA public CASCADE")
    await bare.execute("CREATE SCHEMA public")
    await bare.close()


def count_statements(database: Database) -> list[int]:
    """One number that counts up with every statement."""
    counted = [0]

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def count(*_: Any) -> None:
        counted[0] += 1

    return counted


async def _job_store(console: Console, jobs: int, due: int) -> None:
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        store = JobStore(f"sqlite:///{Path(folder) / 'jobs.db'}", jobs, due)
        await store.fill()
        taken = await store.run()
    console.print(f"APScheduler's SQL store, {due:,} due among {jobs:,} jobs: "
                  f"{taken * 1000:.0f} ms; to add one job {store.added_s * 1000:.2f} ms")
