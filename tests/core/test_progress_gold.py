"""Our reading of the labelled replies may only get better: floors just below its scores."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from core.progress import ReplyReading, read_reply, to_gold

SETS = ("progress", "progress_a", "progress_b")
FLOORS = {
    "state": 0.99, "percent": 0.99, "counts": 0.99, "blocker": 0.97, "forecast": 0.99,
    "wants_extension_to": 0.99, "task_refs": 0.99, "is_progress": 0.98, "items": 0.99,
}  # fmt: skip
#: Harder sentences of many hands, a quarter of them chatter full of work words.
C_FLOORS = {
    "state": 0.97, "percent": 0.99, "counts": 0.99, "blocker": 0.97, "forecast": 0.98,
    "wants_extension_to": 0.99, "task_refs": 0.99, "is_progress": 0.97, "items": 0.99,
}  # fmt: skip
Row = tuple[dict[str, Any], ReplyReading]


def _rows(name: str) -> list[Row]:
    path = Path(__file__).parent / "gold" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(row, read_reply(row["text"], datetime.fromisoformat(row["now"]))) for row in rows]


@pytest.fixture(scope="module", params=SETS)
def rows(request: pytest.FixtureRequest) -> list[Row]:
    return _rows(request.param)


def _wrong(rows: list[Row], field: str) -> list[tuple[str, Any]]:
    return [
        (row["text"], to_gold(reading).get(field))
        for row, reading in rows
        if to_gold(reading).get(field) != row["expect"].get(field)
    ]


@pytest.mark.parametrize(("field", "floor"), FLOORS.items())
def test_gold_replies(rows: list[Row], field: str, floor: float) -> None:
    wrong = _wrong(rows, field)
    assert 1 - len(wrong) / len(rows) >= floor, wrong


@pytest.fixture(scope="module")
def c_rows() -> list[Row]:
    return _rows("progress_c")


@pytest.mark.parametrize(("field", "floor"), C_FLOORS.items())
def test_replies_of_other_hands(c_rows: list[Row], field: str, floor: float) -> None:
    wrong = _wrong(c_rows, field)
    assert 1 - len(wrong) / len(c_rows) >= floor, wrong


def test_chatter_is_no_progress(c_rows: list[Row]) -> None:
    talk = [(row["text"], reading) for row, reading in c_rows if not row["expect"]["is_progress"]]
    taken = [text for text, reading in talk if reading.is_progress]
    assert len(taken) / len(talk) <= 0.06, taken


def test_confidence_tells_the_doubtful_ones() -> None:
    """From 0.7 on the state is right in 97 of 100, and few readings are below."""
    sure, doubtful = [], []
    for row, reading in (pair for name in SETS for pair in _rows(name)):
        want = row["expect"]
        right = (reading.state, reading.is_progress) == (want["state"], want["is_progress"])
        (sure if reading.confidence >= 0.7 else doubtful).append(right)
    assert sum(sure) / len(sure) >= 0.97
    assert len(doubtful) / (len(sure) + len(doubtful)) <= 0.15


def test_our_own_sentences() -> None:
    """Sentences in other words than the labelled ones; `expect` holds the fields that matter."""
    rows = _rows("progress_own")
    wrong = [
        (row["text"], {name: to_gold(reading)[name] for name in row["expect"]})
        for row, reading in rows
        if any(to_gold(reading)[name] != value for name, value in row["expect"].items())
    ]
    assert 1 - len(wrong) / len(rows) >= 0.93, wrong
