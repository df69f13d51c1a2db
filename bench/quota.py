"""A month of a 50-person office on a Zalo Bot's Basic plan, three times over.

Without a limit: how good the forecast is. With 3,000 messages, first without saving, then with it:
what is used each day, what waits, what goes along, and what mattered and never left. The double
takes every message; the session, the client and the gate are the real ones. `--days N` plays the
first N working days only; `--limit N` another quota.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from rich.console import Console
from rich.table import Table as Sheet

from core.quota import Standing
from storage.engine import Database
from storage.schema import migrate
from tests.support.office import Office
from tests.support.quota_month import Month, Pattern, Played, without_saving

LIMIT = 3000
#: No month reaches it.
_NONE = 1_000_000


def main() -> None:
    """Print the tables."""
    reading = argparse.ArgumentParser(prog="python -m bench quota")
    reading.add_argument("--days", type=int)
    reading.add_argument("--limit", type=int, default=LIMIT)
    asked = reading.parse_args(sys.argv[2:])
    console = Console(width=110)
    free = _play(_NONE, asked.days, saving=True)
    console.print(_forecasts(free))
    for saving in (False, True):
        console.print(_month(_play(asked.limit, asked.days, saving=saving), asked.limit, saving))


def _play(limit: int, days: int | None, *, saving: bool) -> Played:
    with tempfile.TemporaryDirectory() as name:
        return asyncio.run(_played(Path(name), limit, days, saving=saving))


async def _played(folder: Path, limit: int, days: int | None, *, saving: bool) -> Played:
    department = folder / "department.db"
    database = Database(f"sqlite:///{department}")
    await migrate(database)
    await Office(database).open()
    await database.close()
    with nullcontext() if saving else without_saving():
        return await Month(department, folder, limit, Pattern()).play(days)


def _forecasts(played: Played) -> Sheet:
    became = played.days[-1].evening.used.total
    sheet = Sheet("day", "used by 09:00", "forecast for the month", "beside what it became",
                  title=f"Without a limit: the month had {became} messages")
    for day in played.days:
        total = day.morning.forecast.total
        sheet.add_row(f"{day.day:%d/%m}", str(day.morning.used.total),
                      "too early" if total is None else str(total),
                      "" if total is None else f"{total / became - 1:+.0%}")
    return sheet


def _month(played: Played, limit: int, saving: bool) -> Sheet:
    late = played.announced_late
    sheet = Sheet(
        "day", "in", "out", "used", "level", "forecast", "lasts until", "waits", "along", "failed",
        title=f"{limit} messages, {'with' if saving else 'without'} saving", caption=(
            f"{sum(day.failed for day in played.days)} messages failed within the month; of "
            f"{played.mattered} lines that mattered {played.missed} never left, the next month's "
            f"first morning included; announcements: "
            f"{len(late)} of {played.announced} left, {sum(late) / max(len(late), 1):.1f} days "
            f"later on average, {max(late, default=0)} at most\non the first morning of "
            f"the next month {played.next_morning[1]} messages to {played.next_morning[0]} people, "
            f"{played.left_waiting} still wait\ntold to the coordinator: "
            + "; ".join(f"{day:%d/%m} {words}" for day, words in played.warnings)))
    for day in played.days:
        sheet.add_row(f"{day.day:%d/%m}", *_row(day.evening), str(day.waiting), str(day.along),
                      str(day.failed))
    return sheet


def _row(standing: Standing) -> Sequence[str]:
    forecast = standing.forecast
    return (str(standing.used.incoming), str(standing.used.outgoing), str(standing.used.total),
            standing.level.value, str(forecast.total or "too early"),
            f"{forecast.runs_out_on:%d/%m}" if forecast.runs_out_on else "the end")
