import json
from pathlib import Path

from core.summary import Summary
from documents.writing import write_json


def test_the_file_holds_the_summary(example: Summary, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    write_json(example, path)
    assert Summary.from_json(json.loads(path.read_text("utf-8"))) == example
    assert "Sở Nội vụ" in path.read_text("utf-8")


def test_text_that_utf8_cannot_hold_does_not_stop_it(hostile: Summary, tmp_path: Path) -> None:
    write_json(hostile, tmp_path / "h.json")
    assert len(json.loads((tmp_path / "h.json").read_bytes())["tasks"]) == len(hostile.tasks)
