"""/overdue over 100,000 tasks beside the bare SQL that returns the same page.

The floor is `sqlite3` itself: the number of overdue tasks, the numbers by unit and the first
page. Ours is the whole use case over SQLAlchemy and aiosqlite.
"""

import asyncio
import random
import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from core.acting import Act
from core.people import Membership, Person, Role
from core.policy import Policy
from core.ports.lists import PAGE, ListKind
from core.usecases.list_tasks import ListQuery, ListTasks
from storage import tables
from storage.engine import Database
from storage.schema import migrate
from storage.task_lists import TaskListStore
from storage.units import UnitStore

TASKS, ROUNDS, UNITS = 100_000, 60, 12
TODAY = date(2026, 6, 1)
_OPEN = "t.state IN ('assigned', 'in_progress', 'returned') AND NOT t.is_parent"
FLOOR = (
    f"SELECT count(*) FROM task t WHERE {_OPEN} AND t.due_on <= '2026-05-31'",
    ("SELECT t.id, t.code, t.title, t.due_on, t.state, t.percent, t.restricted, "
    "t.last_progress_at, u.short_name, u.name FROM task t JOIN unit u ON u.id = t.lead_unit_id "
    f"WHERE {_OPEN} AND t.due_on <= '2026-05-31' ORDER BY t.due_on, t.id LIMIT {PAGE}"),
    ("SELECT t.lead_unit_id, count(*) AS n, min(t.due_on) FROM task t "
    f"WHERE {_OPEN} AND t.due_on < '2026-06-01' GROUP BY t.lead_unit_id ORDER BY n DESC"),
)


def main() -> None:
    """Run and print."""
    asyncio.run(_main())


async def _main() -> None:
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        path = Path(folder) / "bench.db"
        database = Database(f"sqlite:///{path}")
        await migrate(database)
        await _fill(database)
        use_case = ListTasks(TaskListStore(database), UnitStore(database), Policy())
        person = Person(1, "gd", "Giám đốc", memberships=(Membership(Role.DIRECTOR, None),))
        act = Act(person, "bench", datetime(2026, 6, 1, 2, tzinfo=UTC),
                  ZoneInfo("Asia/Ho_Chi_Minh"))
        bare = sqlite3.connect(path)
        floors, ours = [], []
        for _ in range(ROUNDS):
            floors.append(_floor(bare))
            ours.append(await _ours(database, use_case, act))
        bare.close()
        await database.close()
    _print(floors, ours)


def _floor(bare: sqlite3.Connection) -> float:
    began = time.perf_counter()
    for statement in FLOOR:
        bare.execute(statement).fetchall()
    return time.perf_counter() - began


async def _ours(database: Database, use_case: ListTasks, act: Act) -> float:
    began = time.perf_counter()
    async with database.reading():
        await use_case(act, ListQuery(ListKind.OVERDUE))
    return time.perf_counter() - began


async def _fill(database: Database) -> None:
    rng = random.Random(1)
    now = datetime(2026, 1, 5, tzinfo=UTC)
    async with database.unit():
        await database.execute(insert(tables.unit), [
            {"id": n + 1, "code": f"U{n}", "name": f"Phòng {n}", "type": "phong", "aliases": []}
            for n in range(UNITS)])
        for start in range(0, TASKS, 5000):
            await database.execute(
                insert(tables.task), [_row(start + n, rng, now) for n in range(5000)])


def _row(number: int, rng: random.Random, now: datetime) -> dict[str, Any]:
    # 45 % without a deadline, most done, about 5 % overdue: the scale evidence of public reports.
    state = rng.choices(["completed", "assigned", "in_progress"], [80, 10, 10])[0]
    has_due = rng.random() < 0.55
    due = date(2026, 1, 5) + timedelta(days=rng.randrange(300)) if has_due else None
    return {"code": f"CCHC-2026-{number:06d}", "title": f"Nhiệm vụ {number}", "state": state,
            "kind": "assigned", "lead_unit_id": rng.randrange(UNITS) + 1, "due_on": due,
            "assigned_on": now.date(), "created_at": now}


def _print(floors: list[float], ours: list[float]) -> None:
    floor, mine = statistics.median(floors), statistics.median(ours)
    table = Table("subject", "median ms", "min-max ms", "beside floor")
    for name, times, middle in (("bare sqlite3", floors, floor), ("Nhắc Việc", ours, mine)):
        table.add_row(name, f"{middle * 1000:.2f}",
                      f"{min(times) * 1000:.2f}-{max(times) * 1000:.2f}", f"{middle / floor:.2f}")
    Console(width=90).print(table)
