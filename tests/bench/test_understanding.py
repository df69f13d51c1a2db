"""Sets of labels: found by name, absent without an error, asked without their labels."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.scores import Mark, Row, deadline_misses, score_deadlines
from bench.subjects import Subject, load, other_forms
from bench.understanding import score

ROW = {"text": "trước 25/3", "now": "2021-03-19T08:30:00+07:00", "due": "2021-03-24",
       "recurrence": "none"}  # fmt: skip


def subject(folder: Path) -> Subject:
    def ask(rows: Sequence[Row], path: Path) -> list[Row]:
        return [{"due": "2021-03-24", "recurrence": "none"} for _ in rows]

    sets = {"visible": folder / "visible.jsonl", "held-out": folder / "absent" / "x.jsonl"}
    return Subject("deadlines", sets, ask, score_deadlines, deadline_misses, {})


def test_an_absent_set_is_a_line_without_marks(tmp_path: Path) -> None:
    wrong = {**ROW, "due": "2021-03-25"}
    lines = "\n".join(json.dumps(row) for row in (ROW, wrong))
    (tmp_path / "visible.jsonl").write_text(lines, "utf-8")
    visible, held = score(subject(tmp_path))
    assert visible.rows == 2
    assert visible.marks is not None
    assert visible.marks["due"] == Mark(1, 2)
    assert [miss.source for miss in visible.misses] == ["visible"]
    assert (held.name, held.rows, held.marks) == ("held-out", 0, None)


def test_one_set_can_be_asked_for(tmp_path: Path) -> None:
    assert [line.name for line in score(subject(tmp_path), "held-out")] == ["held-out"]
    assert load(tmp_path / "nothing.jsonl") == []


def test_other_forms_of_a_document_are_grouped_by_ending() -> None:
    rows: list[Row] = [{"doc": "a.txt", "also": ["a.docx", "a.xlsx"]}, {"doc": "b.txt"}]
    forms = other_forms(rows)
    assert {ending: [row["doc"] for row in forms[ending]] for ending in forms} == {
        ".docx": ["a.docx"], ".xlsx": ["a.xlsx"]}  # fmt: skip
