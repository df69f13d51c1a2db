"""kill -9 at five points of a sending, again and again: nothing lost, how much twice.

A worker process is forked for each round, dies at the point, and another one comes a minute
later, when the lease is over. Points: before the claim, after the claim, after the platform's
"accepted" and before our commit, while the commit runs (at a random moment), after the commit.
"""

import asyncio
import os
import random
import signal
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.drill.scene import START, double, empty, fill, later, postgres, tick
from bot.messenger import BotMessenger
from core.usecases.send_due import LEASE, SendDue
from storage.deliveries import DeliveryStore

ROUNDS = 200
POINTS = ("before claim", "after claim", "after send", "during commit", "after commit")
#: Messages that are due at once; with one, a kill can double one at the most.
SIZES = (1, 5)
_STEP = timedelta(minutes=5)
#: A commit is over within this.
_COMMIT_S = 0.004


def main(rounds: int | None, seed: int) -> None:
    """Print a row for each database, size and point."""
    rounds = rounds or ROUNDS
    sheet = Table("database", "due", "killed", "rounds", "lost", "twice", "most twice a kill",
                  "twice without saying so", title=f"kill -9, seed {seed}")
    with postgres() as server, double() as api:
        for url in (None, server):
            for size in SIZES:
                for point in POINTS:
                    sheet.add_row(*_row(url, api, size, point, rounds, seed))
                    Console().print(f"{'PostgreSQL' if url else 'SQLite'} {size} {point}")
    Console(width=110).print(sheet)


def _row(server: str | None, api: Any, size: int, point: str, rounds: int,
         seed: int) -> list[str]:
    noise = random.Random(f"{seed}/{size}/{point}/{server is None}")
    # Ten hours a day can be sent in; a round takes five minutes of the office's time.
    moments = [START + timedelta(days=7 * (n // 100)) + (n % 100) * _STEP for n in range(rounds)]
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        url = server or f"sqlite:///{folder}/drill.db"
        _forked(partial(_filled, url, size, moments))
        lost = twice = most = silent = 0
        api.look()
        for now in moments:
            _forked(partial(_killed, url, api.url, now, point, noise.randrange(size),
                            noise.random() * _COMMIT_S), dies=True)
            _forked(partial(tick, url, api.url, later(now, LEASE.total_seconds() + 1)))
            seen = api.look()
            counts = [seen["sent"].get(str(n), 0) for n in range(1, size + 1)]
            more = sum(max(count - 1, 0) for count in counts)
            lost += counts.count(0)
            twice += more
            most = max(most, more)
            silent += more - min(more, sum(seen["labelled"].values()))
        if server:
            _forked(partial(_emptied, url))
    return ["PostgreSQL" if server else "SQLite", str(size), point, str(rounds), str(lost),
            str(twice), str(most), str(silent)]


async def _filled(url: str, size: int, moments: list[datetime]) -> None:
    await asyncio.to_thread(fill, url, size, moments)


async def _emptied(url: str) -> None:
    await asyncio.to_thread(empty, url)


async def _killed(
    url: str, api: str, now: datetime, point: str, place: int, delay: float
) -> None:
    """A tick that dies at the point, of the message that comes `place`-th there."""
    left = place

    def reached() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    _set_trap(point, reached, delay)
    await tick(url, api, now)


def _set_trap(point: str, reached: Callable[[], bool], delay: float) -> None:
    claim, complete = DeliveryStore.claim, DeliveryStore.complete
    send, note = BotMessenger.send, SendDue._note

    async def before_claim(*args: Any, **more: Any) -> Any:
        _die()
        return await claim(*args, **more)

    async def after_claim(*_: Any, **__: Any) -> None:
        _die()

    async def after_send(*args: Any, **more: Any) -> Any:
        message_id = await send(*args, **more)
        if reached():
            _die()
        return message_id

    async def during_commit(*args: Any, **more: Any) -> Any:
        done = await complete(*args, **more)
        if reached():
            threading.Thread(target=lambda: (time.sleep(delay), _die()), daemon=True).start()
        return done

    async def after_commit(*args: Any, **more: Any) -> None:
        await note(*args, **more)
        if reached():
            _die()

    traps: dict[str, tuple[type, str, Callable[..., Awaitable[Any]]]] = {
        "before claim": (DeliveryStore, "claim", before_claim),
        "after claim": (SendDue, "_deliver", after_claim),
        "after send": (BotMessenger, "send", after_send),
        "during commit": (DeliveryStore, "complete", during_commit),
        "after commit": (SendDue, "_note", after_commit),
    }
    owner, name, trap = traps[point]
    setattr(owner, name, trap)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _forked(work: Callable[[], Awaitable[None]], *, dies: bool = False) -> None:
    """Run in a child: everything is imported already, and a kill hits nobody else."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            asyncio.run(work())  # type: ignore[arg-type]  # every work here is a coroutine
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("a worker failed")
    if killed and not dies:
        raise SystemExit("a worker died that should not")
