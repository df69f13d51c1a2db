"""The process stands still for 8 hours, and for 3 days, while pings fall due.

When it is back each person gets one message of all, nobody gets none, no second holds more than
the network takes, and the next hours bring nothing more.
"""

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bench.drill.forks import forked
from bench.drill.scene import Double, Worker, databases, double, fill, postgres
from bench.drill.verdict import Verdict

PEOPLE = 200
PER_SECOND = 30
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
#: name → the days that tasks are due, the last tick before the stop, the first one after it.
STOPS = {
    "8 hours": ((date(2026, 3, 4), date(2026, 3, 4)), "2026-03-03 05:00", "2026-03-03 15:30"),
    "3 days": ((date(2026, 3, 6), date(2026, 3, 9)), "2026-03-06 05:00", "2026-03-09 08:00"),
}


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database and stop; `rounds` people with two tasks each."""
    people = rounds or PEOPLE
    verdict = Verdict(
        f"a stop while pings fall due (seed {seed})", "database", "stop", "people",
        "tasks to tell", "messages", "without any", "with more than one", "most in a second",
        "later")
    with postgres(both) as server, double() as api:
        for name, url in databases(server):
            for stop in STOPS:
                with url() as place:
                    _row(verdict, name, stop, place, api, people)
    return verdict.print()


def _row(verdict: Verdict, name: str, stop: str, url: str, api: Double, people: int) -> None:
    dues, before, after = STOPS[stop]
    fill(url, people, [], dues)
    worker = Worker.made(url, api)
    forked(partial(worker.tick, _at(before)))
    early = sum(api.look()["sent"].values())
    forked(partial(worker.tick, _at(after)))
    seen = api.look()
    for minutes in (1, 60, 120):
        forked(partial(worker.tick, _at(after) + timedelta(minutes=minutes), rested=True))
    late = sum(api.look()["sent"].values())
    counts = [seen["sent"].get(str(n), 0) for n in range(1, people + 1)]
    none, several = counts.count(0), sum(1 for count in counts if count > 1)
    verdict.row(name, stop, people, people * len(dues), sum(counts), none, several, seen["most"],
                late)
    where = f"{name}, {stop}"
    verdict.promise(not early, f"{where}: {early} left before the stop")
    verdict.promise(not none, f"{where}: {none} people were told nothing")
    verdict.promise(not several, f"{where}: {several} people got more than one message")
    verdict.promise(seen["most"] <= PER_SECOND, f"{where}: {seen['most']} in a second")
    verdict.promise(not late, f"{where}: {late} came later")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=_ZONE)
