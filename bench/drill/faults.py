"""A network that goes wrong in every way, over some hundred messages; the clock is wound on.

Each message has a chat of its own, so a table by fault says what became of it. "mixed" chats have
up to three faults one after another, of which one at most leaves the outcome unknown: after two of
those we give up by rule.
"""

import asyncio
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bench.drill.scene import START, Double, Worker, databases, double, fill, postgres
from bench.drill.verdict import Verdict
from channels.telegram.channel import TelegramChannel
from storage.tables import delivery

EACH = 25
FAULTS = ("ok", "429", "429bot", "500", "403", "hang", "drop", "garbage", "slow")
#: After these nobody knows whether the message arrived.
UNKNOWN = ("hang", "drop", "garbage")
HARMLESS = ("429", "500", "slow")
#: How long a send may take here; with the real 30 s the drill would take an hour.
TIMEOUT_S = 2.5
#: Seconds of the office's time between two ticks: the waits of delivery.md §2.3.
STEPS = (0, 11, 61, 301, 901, 901, 901, 901)
_OPEN = ("pending", "sending", "retrying", "unknown")


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database and fault; `rounds` messages of each."""
    each = rounds or EACH
    verdict = Verdict(
        f"faults: {each} messages of each, seed {seed}", "database", "fault", "messages",
        "arrived", "reported", "twice", "twice without saying so", "lost",
        "requests in silence")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            with url() as place:
                plan = _plan(each, random.Random(f"{seed}/{name}"))
                fill(place, len(plan), [START])
                api.plan({str(n): faults for n, (_, faults) in plan.items()})
                api.look()
                states = asyncio.run(_run(place, api))
                _rows(verdict, name, plan, api.look(), states)
    return verdict.print()


def _plan(each: int, noise: random.Random) -> dict[int, tuple[str, list[str]]]:
    """Chat → (its row in the table, its faults in order)."""
    kinds = [fault for fault in (*FAULTS, "mixed") for _ in range(each)]
    noise.shuffle(kinds)
    plan = {}
    for chat, kind in enumerate(kinds, 1):
        faults = [kind]
        if kind == "mixed":
            faults = [noise.choice(HARMLESS) for _ in range(noise.randrange(3))]
            faults.insert(noise.randrange(len(faults) + 1), noise.choice((*HARMLESS, *UNKNOWN)))
        plan[chat] = (kind, faults)
    return plan


async def _run(url: str, api: Double) -> dict[int, tuple[str, str]]:
    """Tick until nothing is open any more; (state, reason) by chat."""
    worker = Worker.made(url, api)
    channel = worker.app.channels["telegram"]
    assert isinstance(channel, TelegramChannel)
    channel.bot.session.timeout = TIMEOUT_S
    now = START
    try:
        for step in STEPS:
            now += timedelta(seconds=step)
            await _tick(worker, now)
            states = await _states(worker)
            if not any(state in _OPEN for state, _ in states.values()):
                break
        return states
    finally:
        await worker.app.close()


async def _tick(worker: Worker, now: datetime) -> None:
    worker.clock.wind(now)
    await worker.app.tick(worker.clock.now())


async def _states(worker: Worker) -> dict[int, tuple[str, str]]:
    database = worker.app.database
    async with database.reading():
        rows = await database.execute(
            select(delivery.c.person_id, delivery.c.state, delivery.c.reason)
            .where(delivery.c.kind == "assigned"))
        return {row.person_id: (row.state, row.reason) for row in rows}


def _rows(verdict: Verdict, name: str, plan: Mapping[int, tuple[str, list[str]]],
          seen: Mapping[str, Any], states: Mapping[int, tuple[str, str]]) -> None:
    for kind in (*FAULTS, "mixed"):
        chats = [chat for chat, (row, _) in plan.items() if row == kind]
        sent = {chat: seen["sent"].get(str(chat), 0) for chat in chats}
        labelled = {chat: seen["labelled"].get(str(chat), 0) for chat in chats}
        arrived = sum(1 for count in sent.values() if count)
        reported = sum(states[chat][0] == "failed" and not sent[chat] for chat in chats)
        twice = sum(max(count - 1, 0) for count in sent.values())
        silent = sum(max(sent[chat] - 1 - labelled[chat], 0) for chat in chats)
        spoken = sum(seen["spoken"].get(str(chat), 0) for chat in chats)
        spoken += seen["spoken_to_all"] if kind == "429bot" else 0
        lost = len(chats) - arrived - reported
        verdict.row(name, kind, len(chats), arrived, reported, twice, silent, lost, spoken)
        where = f"{name}, {kind}"
        refused = len(chats) if kind == "403" else 0
        verdict.promise(not lost, f"{where}: {lost} lost")
        verdict.promise(reported == refused, f"{where}: {reported} reported as not reached")
        verdict.promise(not silent, f"{where}: {silent} twice without saying so")
        verdict.promise(not twice or kind in (*UNKNOWN, "mixed"), f"{where}: {twice} twice")
        verdict.promise(not spoken, f"{where}: {spoken} requests while silence was asked for")
