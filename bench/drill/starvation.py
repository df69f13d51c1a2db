"""10,000 messages that nobody gets stand in the queue ahead of 20 that are wanted.

It is a Saturday, when the clock's own messages wait for Monday. The 20 must leave on the next tick.
"""

import time
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Table, update

from bench.drill.forks import forked
from bench.drill.scene import (
    START,
    Double,
    Worker,
    databases,
    double,
    fill,
    message,
    postgres,
    put,
    state_counts,
)
from bench.drill.verdict import Verdict
from storage.engine import Database
from storage.tables import account, delivery, person, task

UNWANTED, WANTED = 10_000, 20
#: Why nobody gets them; each a fifth of all.
CAUSES = ("day off", "retried later", "left", "blocked", "done")
SATURDAY = START + timedelta(days=5)


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database; `rounds` unwanted rows."""
    unwanted = rounds or UNWANTED
    verdict = Verdict(
        f"{unwanted} unwanted ahead of {WANTED} wanted (seed {seed})", "database", "unwanted",
        "wanted", "left on the next tick", "others that left", "still waiting", "settled",
        "seconds")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            with url() as place:
                _row(verdict, name, place, api, unwanted)
    return verdict.print()


def _row(verdict: Verdict, name: str, url: str, api: Double, unwanted: int) -> None:
    each = unwanted // len(CAUSES)
    fill(url, WANTED + len(CAUSES), [])
    put(url, {delivery: _messages(each)})
    worker = Worker.made(url, api)
    worker.warm(partial(_spoil, worker.app.database))
    api.look()
    began = time.perf_counter()
    forked(partial(worker.tick, SATURDAY))
    spent = time.perf_counter() - began
    sent = api.look()["sent"]
    wanted = sum(1 for n in range(1, WANTED + 1) if sent.get(str(n)) == 1)
    others = sum(sent.values()) - wanted
    states = state_counts(url)
    waiting = states.get("pending", 0) + states.get("retrying", 0)
    settled = states.get("skipped", 0) + states.get("failed", 0)
    verdict.row(name, each * len(CAUSES), WANTED, wanted, others, waiting, settled, spent)
    verdict.promise(wanted == WANTED, f"{name}: only {wanted} of {WANTED} left")
    verdict.promise(not others, f"{name}: {others} left that nobody wanted")
    verdict.promise(waiting == 2 * each and settled == 3 * each,
                    f"{name}: {waiting} wait, {settled} are settled")


def _messages(each: int) -> list[dict[str, object]]:
    rows = []
    for place, cause in enumerate(CAUSES, 1):
        whom = WANTED + place
        rows += [message(f"{cause}:{n}", whom, _moment(cause, n), [whom],
                         "morning" if cause == "day off" else "assigned") for n in range(each)]
    # A message of this morning that the network refuses for now: it is due in five minutes.
    for row in rows:
        if str(row["key"]).startswith("retried later"):
            row |= {"state": "retrying", "tries": 3, "reason": "unavailable"}
    return [*rows, *(message(f"wanted:{n}", n, SATURDAY, [n]) for n in range(1, WANTED + 1))]


def _moment(cause: str, number: int) -> datetime:
    if cause == "retried later":
        return SATURDAY + timedelta(minutes=5)
    return SATURDAY - timedelta(seconds=20_000 - number % 10_000)


async def _spoil(database: Database) -> None:
    """The people of the unwanted messages get into the state that makes them so."""
    spoilt: dict[str, tuple[Table, dict[str, object]]] = {
        "left": (person, {"active": False}),
        "blocked": (account, {"blocked_at": START}),
        "done": (task, {"state": "completed", "completed_on": START.date()}),
    }
    async with database.unit():
        for cause, (table, values) in spoilt.items():
            number = WANTED + 1 + CAUSES.index(cause)
            key = table.c.person_id if table is account else table.c.id
            await database.execute(update(table).where(key == number).values(**values))
