"""A province as a database: very many open tasks, some of which are due at one moment.

The due ones lie evenly among the others, each owned by somebody else; every one of them is a
ping, so that nothing is planned for free. The rest wake on the days of the year after.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from storage.engine import Database
from storage.schema import migrate

#: A Monday, five in the morning in the office: the hour the day is planned.
NOW = datetime(2026, 3, 1, 22, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
UNITS = 100
#: Days from the deadline on which the default ladder pings.
_STEPS = (7, 3, 1, 0)
_BEFORE = NOW - timedelta(days=30)
_CHUNK = 20_000
_TABLES: dict[str, tuple[str, ...]] = {
    "unit": ("id", "code", "name", "type", "aliases"),
    "person": ("id", "code", "full_name"),
    "membership": ("person_id", "unit_id", "role"),
    "account": ("person_id", "channel", "chat_id", "linked_at"),
    "task": ("id", "code", "title", "state", "kind", "lead_unit_id", "due_on", "target_on",
             "original_due_on", "assigned_on", "wake_at", "last_step_at", "created_at"),
    "task_assignee": ("task_id", "person_id"),
}


@dataclass(frozen=True, slots=True)
class Province:
    """How many tasks are open, how many of them are due; as many people as are due."""

    tasks: int
    due: int

    @property
    def step(self) -> int:
        """Every so many tasks one is due."""
        return self.tasks // self.due

    async def build(self, url: str) -> None:
        """Write it into a database that has no schema yet."""
        database = Database(url)
        await migrate(database)
        await database.close()
        if url.startswith("sqlite"):
            self._into_sqlite(make_url(url).database or "")
        else:
            await self._into_postgres(url)

    def _into_sqlite(self, path: str) -> None:
        with sqlite3.connect(path) as bare:
            for table in _TABLES:
                columns = _TABLES[table]
                bare.executemany(
                    f"INSERT INTO {table} ({', '.join(columns)}) "
                    f"VALUES ({', '.join('?' * len(columns))})",
                    (tuple(map(sqlite_value, row)) for row in self._rows(table)))
            bare.execute("ANALYZE")
        bare.close()

    async def _into_postgres(self, url: str) -> None:
        bare = await asyncpg.connect(url)
        for table in _TABLES:
            await bare.copy_records_to_table(
                table, records=self._rows(table), columns=_TABLES[table])
        await bare.execute("VACUUM ANALYZE")
        await bare.close()

    def _rows(self, table: str) -> Iterator[tuple[Any, ...]]:
        people = range(1, self.due + 1)
        match table:
            case "unit":
                for n in range(1, UNITS + 1):
                    yield n, f"P{n}", f"Phòng {n}", "phong", "[]"
            case "person":
                for n in people:
                    yield n, f"p{n}", f"Người {n}"
            case "membership":
                for n in people:
                    # The first of each unit heads it.
                    yield n, (n - 1) % UNITS + 1, "head" if n <= UNITS else "staff"
            case "account":
                for n in people:
                    yield n, "telegram", n, _BEFORE
            case "task_assignee":
                for n in range(1, self.tasks + 1):
                    yield n, self._owner(n)
            case _:
                for n in range(1, self.tasks + 1):
                    yield self._task(n)

    def _owner(self, number: int) -> int:
        return (number // self.step - 1) % self.due + 1

    def _task(self, number: int) -> tuple[Any, ...]:
        if number % self.step == 0:
            wake, due = NOW, TODAY + timedelta(days=_STEPS[number // self.step % 4])
        else:
            wake = NOW + timedelta(days=1 + number * 7919 % 360)
            due = TODAY + timedelta(days=8 + number * 7919 % 360)
        return (number, f"CCHC-2026-{number:07d}", f"Báo cáo kết quả thực hiện nhiệm vụ {number}",
                "assigned", "assigned", (number - 1) % UNITS + 1, due, due, due,
                _BEFORE.date(), wake, _BEFORE, _BEFORE)


def sqlite_value(value: Any) -> Any:
    """As SQLAlchemy writes it there."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value
