"""kill -9 of a web process in the middle of an update, which is then delivered again.

Somebody reports progress; the process dies before the effect, right before the commit, while it
runs (at a random moment), after it and before the answer, after the answer and before the network
learns that it was taken. Another process gets the same update: the effect must be there once, and
an answer must have come.
"""

import asyncio
import itertools
import random
from functools import partial
from typing import Any

from aiogram.types import Update
from sqlalchemy import Insert, func, select

from bench.drill.forks import die, forked
from bench.drill.scene import START, Worker, databases, double, fill, postgres
from bench.drill.traps import around_commit, die_in, matters
from bench.drill.verdict import Verdict
from bot.outgoing import Outgoing
from channels.pacing.limits import UNLIMITED
from storage.engine import Database
from storage.tables import progress

ROUNDS = 200
POINTS = ("before the effect", "before commit", "during commit", "before the answer",
          "after the answer")
PEOPLE = 20
_COMMIT_S = {"SQLite": 0.003, "PostgreSQL": 0.008}


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database and point."""
    rounds = rounds or ROUNDS
    verdict = Verdict(
        f"kill -9 in the middle of an update: {rounds} rounds a row, seed {seed}", "database",
        "killed", "rounds", "died", "effect lost", "effect twice", "unanswered",
        "answered twice")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            with url() as place:
                fill(place, PEOPLE, [])
                worker = Worker.made(place, api, UNLIMITED)
                numbers = itertools.count(1)
                worker.warm(partial(_deliver, worker, next(numbers)))
                for point in POINTS:
                    _row(verdict, name, worker, point, rounds, seed, numbers)
    return verdict.print()


def _row(verdict: Verdict, name: str, worker: Worker, point: str, rounds: int, seed: int,
         numbers: "itertools.count[int]") -> None:
    noise = random.Random(f"{seed}/{name}/{point}")
    worker.api.look()
    before = asyncio.run(_reports(worker))
    died = unanswered = again = lost = twice = 0
    for _ in range(rounds):
        number = next(numbers)
        delay = noise.random() ** 2 * _COMMIT_S[name]
        died += forked(partial(_killed, worker, number, point, delay), dies=True)
        forked(partial(_deliver, worker, number))
        answers = sum(worker.api.look()["sent"].values())
        unanswered += not answers
        again += answers > 1
    after = asyncio.run(_reports(worker))
    for person in range(1, PEOPLE + 1):
        wanted = sum(1 for n in range(number - rounds + 1, number + 1) if _person(n) == person)
        found = after.get(person, 0) - before.get(person, 0)
        lost += max(wanted - found, 0)
        twice += max(found - wanted, 0)
    verdict.row(name, point, rounds, died, lost, twice, unanswered, again)
    where = f"{name}, {point}"
    verdict.promise(died == rounds, f"{where}: only {died} of {rounds} died")
    verdict.promise(not lost, f"{where}: {lost} effects lost")
    verdict.promise(not twice, f"{where}: {twice} effects twice")
    verdict.promise(not unanswered, f"{where}: {unanswered} unanswered")


async def _killed(worker: Worker, number: int, point: str, delay: float) -> None:
    set_trap(point, delay)
    await _deliver(worker, number)


async def _deliver(worker: Worker, number: int) -> None:
    """The update, as a network delivers it."""
    channel = worker.app.channels["telegram"]
    person = _person(number)
    user = {"id": person, "is_bot": False, "first_name": "x"}
    update = Update.model_validate({"update_id": number, "message": {
        "message_id": number, "date": 1_770_000_000, "from": user,
        "text": f"CCHC-2026-{person:03d} được {number % 90 + 1}%",
        "chat": {"id": person, "type": "private"}}}, context={"bot": channel.bot})
    worker.clock.wind(START)
    try:
        await worker.feed(channel.bot, update)
    finally:
        await worker.app.database.close()


def _person(number: int) -> int:
    return number % PEOPLE + 1


async def _reports(worker: Worker) -> dict[int, int]:
    """Reports by task, which has the number of its owner."""
    database = worker.app.database
    try:
        async with database.reading():
            rows = await database.execute(
                select(progress.c.task_id, func.count().label("found"))
                .group_by(progress.c.task_id))
            return {row.task_id: row.found for row in rows}
    finally:
        await database.close()


def set_trap(point: str, delay: float) -> None:
    """Die at that point of the next update."""
    execute, say = Database.execute, Outgoing.say

    async def executing(self: Database, statement: Any, rows: Any = None) -> Any:
        effect = isinstance(statement, Insert) and statement.table.name == progress.name
        if effect and point == "before the effect":
            die()
        done = await execute(self, statement, rows)
        if effect:
            matters()
            if point == "during commit":
                die_in(delay)
        return done

    async def said(*args: Any, **more: Any) -> Any:
        done = await say(*args, **more)
        if point == "after the answer":
            die()
        return done

    Database.execute = executing  # type: ignore[method-assign]
    Outgoing.say = said  # type: ignore[method-assign]
    if point == "before commit":
        around_commit("before", lambda: True)
    if point == "before the answer":
        around_commit("after", lambda: True)


