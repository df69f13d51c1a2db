"""kill -9 at five points of a sending, again and again: nothing lost, how much twice.

A worker process is forked for each round, dies at the point, and another one comes a minute
later, when the lease is over. Points: before the claim, after the claim, after the platform's
"accepted" and before our commit, while the commit runs (at a random moment), after the commit.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bench.drill.forks import die, forked
from bench.drill.scene import (
    START,
    Double,
    Worker,
    databases,
    double,
    fill,
    later,
    postgres,
)
from bench.drill.traps import around_commit, die_in, matters
from bench.drill.verdict import Verdict
from bot.messenger import BotMessenger
from core.usecases.send_due import LEASE
from storage.deliveries import DeliveryStore

ROUNDS = 200
POINTS = ("before claim", "after claim", "after send", "during commit", "after commit")
#: Where something may come twice: the platform has it, and we have not noted it.
DOUBTFUL = ("after send", "during commit")
#: Messages that are due at once → the share of the rounds; with one, a kill can double one at
#: the most.
SIZES = {1: 1, 5: 4}
_STEP = timedelta(minutes=5)
#: A commit is mostly over within this; earlier moments are tried more often than later ones.
_COMMIT_S = {"SQLite": 0.002, "PostgreSQL": 0.006}


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each size, database and point."""
    rounds = rounds or ROUNDS
    verdict = Verdict(
        f"kill -9 of a worker, seed {seed}", "database", "due", "killed",
        "rounds", "died", "lost", "twice", "most twice a kill", "twice without saying so")
    with postgres(both) as server, double() as api:
        for size, share in SIZES.items():
            each = max(rounds // share, 1)
            for name, url in databases(server):
                with url() as place:
                    worker = _scene(place, api, size, each)
                    for number, point in enumerate(POINTS):
                        _row(verdict, name, worker, size, point, each, seed, number)
    return verdict.print()


def _scene(url: str, api: Double, size: int, rounds: int) -> Worker:
    """Rounds of every point over one database: their messages fall due one after another."""
    fill(url, size, [_moment(n) for n in range(-1, rounds * len(POINTS))])
    worker = Worker.made(url, api)
    worker.warm()
    return worker


def _moment(number: int) -> datetime:
    # Ten hours a day can be sent in; a round takes five minutes of the office's time. Mondays.
    return START + timedelta(days=7 * (number // 100)) + (number % 100) * _STEP


def _row(verdict: Verdict, name: str, worker: Worker, size: int, point: str, rounds: int,
         seed: int, block: int) -> None:
    noise = random.Random(f"{seed}/{name}/{size}/{point}")
    died = lost = twice = most = silent = 0
    worker.api.look()
    for n in range(block * rounds, (block + 1) * rounds):
        now = _moment(n)
        delay = noise.random() ** 2 * _COMMIT_S[name]
        died += forked(partial(_killed, worker, now, point, noise.randrange(size), delay),
                       dies=True)
        forked(partial(worker.tick, later(now, LEASE.total_seconds() + 1), rested=True))
        seen = worker.api.look()
        counts = [seen["sent"].get(str(n), 0) for n in range(1, size + 1)]
        more = sum(max(count - 1, 0) for count in counts)
        lost += counts.count(0)
        twice += more
        most = max(most, more)
        silent += more - min(more, sum(seen["labelled"].values()))
    verdict.row(name, size, point, rounds, died, lost, twice, most, silent)
    where = f"{name}, {size} due, {point}"
    verdict.promise(died == rounds, f"{where}: only {died} of {rounds} died")
    verdict.promise(not lost, f"{where}: {lost} lost")
    # Of several, another one may be under way when this one dies.
    verdict.promise(not twice or size > 1 or point in DOUBTFUL, f"{where}: {twice} twice")
    verdict.promise(size > 1 or most <= 1, f"{where}: {most} twice at one kill")
    verdict.promise(not silent, f"{where}: {silent} twice without saying so")


async def _killed(worker: Worker, now: datetime, point: str, place: int, delay: float) -> None:
    """A tick that dies at the point, of the message that comes `place`-th there."""
    left = place

    def reached() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    _set_trap(point, reached, delay)
    await worker.tick(now, rested=True)


def _set_trap(point: str, reached: Callable[[], bool], delay: float) -> None:
    complete, send = DeliveryStore.complete, BotMessenger.send

    async def before_claim(*_: Any, **__: Any) -> None:
        die()

    async def after_claim(*_: Any, **__: Any) -> None:
        die()

    async def after_send(*args: Any, **more: Any) -> Any:
        message_id = await send(*args, **more)
        if reached():
            die()
        return message_id

    async def completing(*args: Any, **more: Any) -> Any:
        done = await complete(*args, **more)
        matters()
        if point == "during commit" and reached():
            die_in(delay)
        return done

    match point:
        case "before claim":
            DeliveryStore.claim = before_claim  # type: ignore[method-assign,assignment]
        case "after claim":
            # The claim's transaction is over when the first of them is about to be sent.
            BotMessenger.send = after_claim  # type: ignore[method-assign,assignment]
        case "after send":
            BotMessenger.send = after_send  # type: ignore[method-assign]
        case _:
            DeliveryStore.complete = completing  # type: ignore[method-assign]
            if point == "after commit":
                around_commit("after", reached)
