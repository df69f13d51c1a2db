"""The readers of deadlines and replies beside dateparser and beside a compiled-regex floor.

The floor is the least that any reader must do: fold the text, search it once with a small
compiled alternation, make a date of what it finds. It reads few phrases right; it only says what
time cannot be saved. dateparser is warm, knows the language, and is timed on the phrases of which
it makes a date, right or wrong.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import dateparser
from rich.console import Console
from rich.table import Table

from bench.timing import Times, paired, quartiles, ratio
from core.dates import read_deadline
from core.fold import fold
from core.progress import read_reply

ROUNDS, LONG_ROUNDS = 31, 5
LENGTHS = (1_000, 10_000, 100_000)
GOLD = Path(__file__).parents[1] / "tests" / "core" / "gold"
Text = tuple[str, datetime]

_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4,
             "6": 4, "bay": 5, "7": 5}
_QUARTERS = {"1": 3, "i": 3, "2": 6, "ii": 6, "3": 9, "iii": 9, "4": 12, "iv": 12}
_FLOOR = re.compile(
    r"\b(?:(truoc )?(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?"
    r"|thu ([2-7]|hai|ba|tu|nam|sau|bay)|thang (\d{1,2})|quy ([1-4]|i{1,3}|iv))\b")


def main() -> None:
    """Run and print."""
    phrases, replies = _texts("deadlines.jsonl"), _texts("progress.jsonl")
    known = [(text, now) for text, now in phrases if _peer(text, now)]
    console = Console(width=110)
    console.print(_table("deadlines, all phrases", len(phrases), _times(phrases, read_deadline)))
    console.print(_table("deadlines, phrases that dateparser reads", len(known),
                         _times(known, read_deadline, dateparser=_peer)))
    console.print(_table("replies", len(replies), _times(replies, read_reply)))
    console.print(_scaling(phrases, replies))


def floor_date(text: str, now: datetime) -> date | None:
    """The floor: one search over the folded text; the first thing that looks like a date."""
    found = _FLOOR.search(fold(text))
    if found is None:
        return None
    before, day, month, year, weekday, whole_month, quarter = found.groups()
    today = now.date()
    if weekday:
        return today + timedelta((_WEEKDAYS[weekday] - today.weekday() - 1) % 7 + 1)
    ends = _QUARTERS[quarter] if quarter else int(whole_month or 0)
    try:
        if ends:
            return date(today.year + ends // 12, ends % 12 + 1, 1) - timedelta(1)
        return date(int(year or today.year), int(month), int(day)) - timedelta(bool(before))
    except ValueError:
        return None


def _texts(name: str) -> list[Text]:
    rows = map(json.loads, (GOLD / name).read_text("utf-8").splitlines())
    return [(row["text"], datetime.fromisoformat(row["now"])) for row in rows]


def _peer(text: str, now: datetime) -> datetime | None:
    settings = {"RELATIVE_BASE": now.replace(tzinfo=None)}
    return dateparser.parse(text, languages=["vi"], settings=settings)


def _times(texts: list[Text], ours: Callable[..., object],
           **peers: Callable[..., object]) -> dict[str, Times]:
    subjects = {"compiled-regex floor": floor_date, "Nhắc Việc": ours, **peers}
    return paired({name: _over(read, texts) for name, read in subjects.items()}, ROUNDS)


def _over(read: Callable[..., object], texts: list[Text]) -> Callable[[], object]:
    def work() -> None:
        for text, now in texts:
            read(text, now)
    return work


def _table(title: str, count: int, times: dict[str, Times]) -> Table:
    names = list(times)
    floor, peers = times[names[0]], names[2:]
    table = Table("subject", "µs each", "spread", "beside floor", title=f"{title} ({count})")
    for name in peers:
        table.add_column(f"beside {name}")
    for name, taken in times.items():
        lower, middle, upper = quartiles([seconds * 1e6 / count for seconds in taken.rounds])
        table.add_row(name, f"{middle:.1f}", f"{lower:.1f}–{upper:.1f}",
                      ratio(taken, floor), *(ratio(taken, times[peer]) for peer in peers))
    return table


def _scaling(phrases: list[Text], replies: list[Text]) -> Table:
    """Time for each thousand characters of one line; a linear reader shows the same everywhere."""
    now = phrases[0][1]
    lines = {
        "phrases in a row": ", ".join(text for text, _ in phrases) + ", ",
        "replies in a row": ", ".join(text for text, _ in replies) + ", ",
        "words without a date": "các phòng rà soát thủ tục hành chính ",
        "figures and strokes": "1/2/3-4.5,6:7 ",
        "one word": "trước ",
        "one letter, no blank": "a",
        "one combining mark": "\u0301",
    }
    sizes = [f"µs/kB at {size // 1000} kB" for size in LENGTHS]
    table = Table("reader", "one line of", *sizes, "longest : shortest",
                  title="length (1 kB = 1,000 characters)")
    for reader, read in (("deadlines", read_deadline), ("replies", read_reply)):
        for kind, piece in lines.items():
            costs = [_cost(read, piece, size, now) for size in LENGTHS]
            table.add_row(reader, kind, *(f"{cost:.0f}" for cost in costs),
                          f"{costs[-1] / costs[0]:.2f}")
    return table


def _cost(read: Callable[..., object], piece: str, size: int, now: datetime) -> float:
    """Microseconds for each thousand characters of a line of `size` characters."""
    line = (piece * (size // len(piece) + 1))[:size]
    # Short lines are read as often as makes the same amount of text.
    texts = [(line, now)] * max(1, LENGTHS[-1] // size // 5)
    times = paired({"line": _over(read, texts)}, LONG_ROUNDS)["line"]
    return times.median * 1e6 / len(texts) / (size / 1000)
