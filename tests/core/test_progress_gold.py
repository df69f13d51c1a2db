"""Our reading of the labelled replies may only get better: floors just below its scores."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from core.progress import read_reply, to_gold

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "progress.jsonl").read_text("utf-8").splitlines()
]
FLOORS = {
    "state": 0.98, "percent": 0.99, "counts": 0.99, "blocker": 0.98, "forecast": 0.98,
    "wants_extension_to": 0.99, "task_refs": 0.99, "is_progress": 0.99, "items": 0.98,
}  # fmt: skip


@pytest.mark.parametrize(("field", "floor"), FLOORS.items())
def test_gold_replies(field: str, floor: float) -> None:
    wrong = []
    for row in ROWS:
        got = to_gold(read_reply(row["text"], datetime.fromisoformat(row["now"])))
        if got.get(field) != row["expect"].get(field):
            wrong.append((row["text"], got.get(field)))
    assert 1 - len(wrong) / len(ROWS) >= floor, wrong
