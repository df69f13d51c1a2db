"""The readers that are scored: where the labelled sets of each lie, how it is asked, its marks.

The answers come from `bot.parsing`, the same as `nhacviec parse` prints.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.scores import (
    Mark,
    Miss,
    Row,
    deadline_misses,
    directive_misses,
    reply_misses,
    score_deadlines,
    score_directives,
    score_replies,
)
from bot.parsing import parse

TESTS = Path(__file__).parents[1] / "tests"
LINES, DOCUMENTS = TESTS / "core" / "gold", TESTS / "documents" / "gold"
#: Rows and documents bring their own day; parse asks for one all the same.
_NO_DAY = datetime(2021, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Subject:
    """One reader: its sets by name, how it is asked and scored, and the least of marks to reach.

    `ask` takes the rows of a set and the set's path, and answers row by row.
    """

    name: str
    sets: dict[str, Path]
    ask: Callable[[Sequence[Row], Path], list[Row]]
    score: Callable[[Sequence[Row], Sequence[Row]], dict[str, Mark]]
    misses: Callable[[Sequence[Row], Sequence[Row]], list[Miss]]
    aims: dict[str, float]


def load(path: Path) -> list[Row]:
    """The rows of a set; none when it is not there."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def other_forms(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Documents that also exist as other files, by the ending of those: rows with that `doc`."""
    forms = defaultdict(list)
    for row in rows:
        for doc in row.get("also") or []:
            forms[Path(doc).suffix].append({**row, "doc": doc})
    return forms


def _deadlines(rows: Sequence[Row], _: Path) -> list[Row]:
    return list(_answers("deadlines", _texts(rows)))


def _replies(rows: Sequence[Row], _: Path) -> list[Row]:
    return list(_answers("progress", _texts(rows)))


def _directives(rows: Sequence[Row], path: Path) -> list[Row]:
    """The documents lie in `docs/` beside the labels, by their bare names."""
    files = [path.parent / "docs" / Path(row["doc"]).name for row in rows]
    return list(_answers("directive", ({"doc": str(file)} for file in files)))


def _texts(rows: Sequence[Row]) -> Iterator[Row]:
    # Nothing of the label may reach the reader.
    return ({"text": row["text"], "now": row["now"]} for row in rows)


def _answers(kind: str, rows: Iterable[Row]) -> Iterator[Row]:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return map(json.loads, parse(kind, lines, _NO_DAY))


def _line_sets(name: str) -> dict[str, Path]:
    return {
        "visible": LINES / f"{name}.jsonl",
        "development a": LINES / f"{name}_a.jsonl",
        "development b": LINES / f"{name}_b.jsonl",
        "development c": LINES / f"{name}_c.jsonl",
        "held-out": LINES / "heldout" / f"{name}.jsonl",
    }


_FOLDERS = {
    "visible": "visible", "development": "dev", "development 2": "dev2", "development 3": "dev3",
    "held-out": "heldout",
}  # fmt: skip
SUBJECTS = (
    Subject(
        "deadlines", _line_sets("deadlines"), _deadlines, score_deadlines, deadline_misses,
        {"due": 0.97, "recurrence": 0.98, "negatives": 0.98},
    ),
    Subject(
        "replies", _line_sets("progress"), _replies, score_replies, reply_misses,
        {"state": 0.92, "progress state": 0.92, "fields": 0.80, "percent": 0.93, "counts": 0.93,
         "forecast": 0.93, "wants_extension_to": 0.93, "chatter": 0.97},
    ),
    Subject(
        "directives",
        {name: DOCUMENTS / folder / "directives.jsonl" for name, folder in _FOLDERS.items()},
        _directives, score_directives, directive_misses, {"F1": 0.92, "lead": 0.90, "due": 0.95},
    ),
)  # fmt: skip
