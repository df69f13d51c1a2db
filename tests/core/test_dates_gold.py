"""Our reading of the labelled phrases may only get better: the floor is just below its score."""

import json
from datetime import datetime
from pathlib import Path

from core.dates import read_deadline, to_gold

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "deadlines.jsonl").read_text("utf-8").splitlines()
]
FLOOR = 0.99


def test_gold_deadlines() -> None:
    wrong = []
    for row in ROWS:
        now = datetime.fromisoformat(row["now"])
        got = to_gold(read_deadline(row["text"], now), now)
        if got != {"due": row["due"], "recurrence": row["recurrence"]}:
            wrong.append((row["text"], got))
    assert 1 - len(wrong) / len(ROWS) >= FLOOR, wrong
