"""The figures of a quarter over 20,000 tasks beside the bare SQL that returns the same.

The floor is `sqlite3` itself running the same statements and fetching every row; ours is the
store with its named, checked figures, then the whole summary with its lines. The running quarter
stands as the tasks stand; of a quarter that is over the history is asked how they stood. Before
anything is timed, a second count from the history alone must agree on every cell.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from bench.timing import Times, ratio
from core.policy import Policy
from core.ports.figures import Tally
from core.quarters import Period, Scheme, previous, window
from core.summary import Counts
from core.trend import EARLIER, trend_before
from core.usecases.build_summary import BuildSummary
from core.windows import NO_WINDOWS
from storage.engine import Database
from storage.report_lines import FigureStore
from storage.schema import migrate
from storage.units import UnitStore
from tests.support.department import HEIRS, ZONE, Department, generate, store
from tests.support.recount import recount

TASKS, ROUNDS, STALE = 20_000, 9, 90
#: The office's clock: two weeks into the first quarter of 2027.
NOW = datetime(2027, 1, 1, 2, tzinfo=UTC)
QUARTERS = {
    "quarter that runs": window(2027, "Q1", Scheme.DECREE_09_2019),
    "quarter that is over": window(2026, "Q2", Scheme.DECREE_09_2019),
}
MONTH = window(2027, "01", Scheme.DECREE_09_2019)
Work = Callable[[], Awaitable[object]]
_Pairs = tuple[tuple[str, Work], ...]
_Statements = list[tuple[str, Any]]


def main() -> None:
    """Run and print."""
    asyncio.run(_main())


async def _main() -> None:
    office = generate(TASKS)
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        path = Path(folder) / "bench.db"
        database = Database(f"sqlite:///{path}")
        await migrate(database)
        await store(database, office)
        bare = sqlite3.connect(path)
        table = Table("quarter", "subject", "median ms", "beside bare SQL")
        for quarter in ("Q1", "Q2", "Q3", "Q4"):
            period = window(2026, quarter, Scheme.DECREE_09_2019)
            print(f"{period.code}: both counts agree on "
                  f"{await _agree(database, office, period):,} cells")
        for name, period in QUARTERS.items():
            for subject, times, beside in await _timed(database, bare, _works(database, period)):
                table.add_row(name, subject, f"{times.median * 1000:.1f}", ratio(times, beside))
        for subject, times, beside in await _timed(database, bare, _trend(database)):
            table.add_row(MONTH.code, subject, f"{times.median * 1000:.1f}", ratio(times, beside))
        bare.close()
        await database.close()
    Console(width=100).print(table)


def _works(database: Database, period: Period) -> _Pairs:
    figures, units = FigureStore(database, ZONE), UnitStore(database)
    build = BuildSummary(figures, units, Policy(zone=ZONE), str)
    day = min(date(2027, 1, 1), period.end)

    async def tally() -> object:
        return await figures.tally(period, day, None, STALE)

    async def summary() -> object:
        return await build.of(period, NOW, None, annex=False)

    return (("figures", tally), ("the summary", summary))


def _trend(database: Database) -> _Pairs:
    """Seven months before the running one: what a report's trend costs besides."""
    figures, before = FigureStore(database, ZONE), previous(MONTH)

    async def trend() -> object:
        cells = await figures.counts(before, before.end, None)
        counts = sum(cells.values(), Counts())
        found = await trend_before(figures, before, counts, None, NO_WINDOWS)
        if len(found) != EARLIER:
            raise AssertionError(f"{len(found)} periods")
        return found

    return (("seven months before it", trend),)


async def _timed(
    database: Database, bare: sqlite3.Connection, pairs: _Pairs
) -> list[tuple[str, Times, Times]]:
    found: dict[str, list[float]] = {}
    statements = {name: await _statements(database, work) for name, work in pairs}
    for _ in range(ROUNDS):
        for name, work in pairs:
            floor = time.perf_counter()
            for statement, parameters in statements[name]:
                bare.execute(statement, parameters).fetchall()
            began = time.perf_counter()
            async with database.reading():
                await work()
            ended = time.perf_counter()
            found.setdefault(f"bare SQL of {name}", []).append(began - floor)
            found.setdefault(name, []).append(ended - began)
    times = {name: Times(tuple(taken)) for name, taken in found.items()}
    return [(name, taken, times[name if name.startswith("bare") else f"bare SQL of {name}"])
            for name, taken in times.items()]


async def _statements(database: Database, work: Work) -> _Statements:
    """What the work asks of the database."""
    asked: _Statements = []

    def heard(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        asked.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", heard)
    async with database.reading():
        await work()
    event.remove(database.engine.sync_engine, "before_cursor_execute", heard)
    return asked


async def _agree(database: Database, office: Department, period: Period) -> int:
    """How many cells were compared; AssertionError for one that differs."""
    day = min(date(2027, 1, 1), period.end)
    async with database.reading():
        tally = await FigureStore(database, ZONE).tally(period, day, None, STALE)
    ours = _flat(tally)
    second = recount(office.history, period.start, day, ZONE, HEIRS, STALE)
    wrong = {key: (n, second[key]) for key, n in ours.items() if n != second[key]}
    wrong |= {key: (0, n) for key, n in second.items()
              if n and key[0] in ("unit-field", "extra", "person", "directive")
              and key not in ours}
    if wrong:
        raise AssertionError(f"two counts differ: {wrong}")
    return len(ours)


def _flat(tally: Tally) -> dict[Any, int]:
    rows: list[tuple[str, Any, Any]] = [("unit-field", k, c) for k, c in tally.cells.items()]
    rows += [("extra", unit_id, extras) for unit_id, extras in tally.extras.items()]
    rows += [("directive", line.directive_id, line.counts) for line in tally.directives]
    rows += [("person", (p.unit_id, p.person_id), p.counts) for p in tally.people]
    return {(kind, whose, name): n for kind, whose, figures in rows
            for name, n in asdict(figures).items()}
