"""What planning costs at the least: the same reads and writes by bare drivers, and a job store.

The floors know beforehand what is to be told, since they have seen it written once; they read and
write the same rows in the same tables, in transactions of the same size.
"""

import asyncio
import pickle
import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bench.province import NOW, sqlite_value
from core.usecases.plan_pings import BATCH

_WRITTEN = (
    "SELECT t.id, d.key, d.kind, d.person_id, d.state, d.reason, d.send_at, d.payload, "
    "d.created_at, i.milestone, i.revision, t.wake_at, t.last_step_at, t.escalated_level, "
    "t.version FROM delivery_item i JOIN delivery d ON d.id = i.delivery_id "
    "JOIN task t ON t.id = i.task_id")
_DELIVERY = ("INSERT INTO delivery (key, kind, person_id, state, reason, send_at, payload, "
             "created_at) VALUES ({}) ON CONFLICT DO NOTHING")
_ITEM = ("INSERT INTO delivery_item (delivery_id, person_id, task_id, milestone, revision) "
         "VALUES ({}) ON CONFLICT DO NOTHING")
_PEOPLE = ("SELECT p.*, m.role, m.unit_id FROM person p LEFT JOIN membership m "
           "ON m.person_id = p.id WHERE p.id ")


class SqliteFloor:
    """Bare `sqlite3` with executemany."""

    def __init__(self, path: str) -> None:
        self._bare = sqlite3.connect(path, isolation_level=None)
        for pragma in ("synchronous = NORMAL", "foreign_keys = ON", "temp_store = MEMORY"):
            self._bare.execute(f"PRAGMA {pragma}")
        self._written: dict[int, Any] = {}

    async def learn(self) -> None:
        """Take over what is written now."""
        self._written = {row[0]: row for row in self._bare.execute(_WRITTEN)}

    async def run(self) -> None:
        """All batches."""
        while self._batch():
            pass

    def _batch(self) -> bool:
        execute, many = self._bare.execute, self._bare.executemany
        execute("BEGIN IMMEDIATE")
        tasks = execute("SELECT * FROM task WHERE wake_at <= ? ORDER BY wake_at, id LIMIT ?",
                        (sqlite_value(NOW), BATCH)).fetchall()
        rows = [self._written[task[0]] for task in tasks]
        if rows:
            execute(f"SELECT * FROM task_assignee WHERE task_id IN ({_marks(rows)})",
                    [row[0] for row in rows]).fetchall()
            execute(f"{_PEOPLE} IN ({_marks(rows)})", [row[3] for row in rows]).fetchall()
            many(_DELIVERY.format(_marks(range(8))), [row[1:9] for row in rows])
            found = dict(execute(f"SELECT key, id FROM delivery WHERE key IN ({_marks(rows)})",
                                 [row[1] for row in rows]))
            many(_ITEM.format(_marks(range(5))),
                 [(found[row[1]], row[3], row[0], row[9], row[10]) for row in rows])
            many("UPDATE task SET wake_at = ?, last_step_at = ?, escalated_level = ? "
                 "WHERE id = ? AND version = ?",
                 [(*row[11:14], row[0], row[14]) for row in rows])
        execute("COMMIT")
        return bool(rows)

    async def undo(self, step: int) -> None:
        """Everything is due once more."""
        before = sqlite_value(NOW - timedelta(days=30))
        self._bare.execute("BEGIN IMMEDIATE")
        self._bare.execute("DELETE FROM delivery_item")
        self._bare.execute("DELETE FROM delivery")
        self._bare.execute("UPDATE task SET wake_at = ?, last_step_at = ? WHERE id % ? = 0",
                           (sqlite_value(NOW), before, step))
        self._bare.execute("COMMIT")
        self._bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    async def close(self) -> None:
        """End."""
        self._bare.close()


class PostgresFloor:
    """Bare asyncpg with executemany."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._bare: Any = None
        self._written: dict[int, Any] = {}

    async def learn(self) -> None:
        """Take over what is written now."""
        bare = await self._connection()
        self._written = {row[0]: tuple(row) for row in await bare.fetch(_WRITTEN)}

    async def run(self) -> None:
        """All batches."""
        bare = await self._connection()
        while await self._batch(bare):
            pass

    async def _batch(self, bare: Any) -> bool:
        async with bare.transaction():
            tasks = await bare.fetch("SELECT * FROM task WHERE wake_at <= $1 ORDER BY wake_at, id "
                                     "LIMIT $2 FOR UPDATE SKIP LOCKED", NOW, BATCH)
            rows = [self._written[task["id"]] for task in tasks]
            if not rows:
                return False
            await bare.fetch("SELECT * FROM task_assignee WHERE task_id = ANY($1)",
                             [row[0] for row in rows])
            await bare.fetch(f"{_PEOPLE} = ANY($1)", [row[3] for row in rows])
            await bare.executemany(_DELIVERY.format(_numbers(8)), [row[1:9] for row in rows])
            found = dict(await bare.fetch("SELECT key, id FROM delivery WHERE key = ANY($1)",
                                          [row[1] for row in rows]))
            await bare.executemany(_ITEM.format(_numbers(5)), [
                (found[row[1]], row[3], row[0], row[9], row[10]) for row in rows])
            await bare.executemany(
                "UPDATE task SET wake_at = $1, last_step_at = $2, escalated_level = $3 "
                "WHERE id = $4 AND version = $5",
                [(*row[11:14], row[0], row[14]) for row in rows])
        return True

    async def undo(self, step: int) -> None:
        """Everything is due once more; what the last round left behind is swept up."""
        bare = await self._connection()
        await bare.execute("TRUNCATE delivery, delivery_item")
        await bare.execute("UPDATE task SET wake_at = $1, last_step_at = $2 WHERE id % $3 = 0",
                           NOW, NOW - timedelta(days=30), step)
        await bare.execute("VACUUM ANALYZE task")
        await bare.execute("CHECKPOINT")

    async def _connection(self) -> Any:
        if self._bare is None:
            self._bare = await asyncpg.connect(self._url)
        return self._bare

    async def close(self) -> None:
        """End."""
        if self._bare is not None:
            await self._bare.close()


class JobStore:
    """One job of APScheduler for each reminder, in its SQL store on SQLite.

    Jobs are added one by one only as often as needed to know the price; the rest is copied in.
    """

    ADDED = 500

    def __init__(self, url: str, jobs: int, due: int) -> None:
        self._url, self._jobs, self._due = url, jobs, due
        self._store: Any = SQLAlchemyJobStore(url=url)
        self.added_s = 0.0

    async def fill(self) -> None:
        """Add some, copy the others."""
        scheduler: Any = AsyncIOScheduler(jobstores={"default": self._store}, timezone="UTC")
        scheduler.start(paused=True)
        moment = datetime.now(UTC) + timedelta(days=100)
        began = time.perf_counter()
        for n in range(self.ADDED):
            scheduler.add_job(told, "date", run_date=moment, args=[n], id=f"added-{n}",
                              misfire_grace_time=None)
        self.added_s = (time.perf_counter() - began) / self.ADDED
        sample = self._store.lookup_job("added-0").__getstate__()
        with self._store.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM apscheduler_jobs")
            connection.execute(self._store.jobs_t.insert(), [
                self._row(sample, n) for n in range(self._jobs)])
        scheduler.shutdown(wait=False)

    def _row(self, sample: dict[str, Any], number: int) -> dict[str, Any]:
        # The due ones lie evenly among the others.
        due = number % (self._jobs // self._due) == 0
        at = datetime.now(UTC) + timedelta(seconds=-60 if due else 86_400 + number)
        state = {**sample, "id": str(number), "args": (number,), "next_run_time": at}
        return {"id": str(number), "next_run_time": at.timestamp(),
                "job_state": pickle.dumps(state, self._store.pickle_protocol)}

    async def run(self) -> float:
        """Seconds until all that are due have run and are gone."""
        _TOLD.clear()
        scheduler: Any = AsyncIOScheduler(
            jobstores={"default": SQLAlchemyJobStore(url=self._url)},
            executors={"default": AsyncIOExecutor()}, timezone="UTC")
        began = time.perf_counter()
        scheduler.start()
        while len(_TOLD) < self._due:  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0)
        taken = time.perf_counter() - began
        scheduler.shutdown(wait=False)
        return taken


_TOLD: list[int] = []


def told(number: int) -> None:
    """The job: as little as can be."""
    _TOLD.append(number)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _numbers(count: int) -> str:
    return ", ".join(f"${n}" for n in range(1, count + 1))
