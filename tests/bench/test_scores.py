"""The scorers on cases small enough to count by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.scores import (
    Mark,
    deadline_misses,
    directive_misses,
    mark,
    reply_misses,
    score_deadlines,
    score_directives,
    score_replies,
    token_f1,
    worst,
)

GOLD = Path(__file__).parents[1] / "core" / "gold"
NOW = "2021-06-21T08:15:00+07:00"
NO_DEADLINE = {"due": None, "recurrence": "none"}
NOTHING = {
    "state": None, "percent": None, "counts": None, "blocker": None, "forecast": None,
    "wants_extension_to": None, "task_refs": [], "is_progress": True,
}  # fmt: skip
CHATTER = {**NOTHING, "is_progress": False}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def phrase(due: str | None, recurrence: str = "none", text: str = "?") -> dict[str, Any]:
    return {"text": text, "now": NOW, "due": due, "recurrence": recurrence}


def reply(text: str = "?", **values: Any) -> dict[str, Any]:
    return {"text": text, "now": NOW, "expect": {**NOTHING, **values}}


def shares(marks: dict[str, Mark]) -> dict[str, float | None]:
    return {name: mark.share for name, mark in marks.items()}


def test_a_share_needs_rows() -> None:
    assert mark([]).share is None
    assert mark([True, False, 0.5, 0.5]) == Mark(2.0, 4)
    assert mark([True, False]).share == 0.5


def test_the_oracle_of_deadlines_is_perfect() -> None:
    gold = rows("deadlines.jsonl")
    assert set(shares(score_deadlines(gold, gold)).values()) == {1.0}
    assert deadline_misses(gold, gold) == []


def test_the_oracle_of_replies_is_perfect() -> None:
    gold = rows("progress.jsonl")
    answers = [row["expect"] for row in gold]
    marks = shares(score_replies(gold, answers))
    assert marks.pop("false chatter") == 0.0
    assert marks.pop("wording") == pytest.approx(1.0)
    assert set(marks.values()) == {1.0}
    assert reply_misses(gold, answers) == []


def test_a_reader_that_reads_nothing_gets_only_the_negatives() -> None:
    gold = rows("deadlines.jsonl")
    marks = shares(score_deadlines(gold, [NO_DEADLINE] * len(gold)))
    assert marks["due"] == 0.0
    assert marks["negatives"] == 1.0
    assert marks["exact"] == sum(row["kind"] == "none" for row in gold) / len(gold)


def test_a_reader_that_takes_all_for_chatter_gets_only_the_chatter() -> None:
    gold = rows("progress.jsonl")
    marks = shares(score_replies(gold, [CHATTER] * len(gold)))
    assert marks["chatter"] == 1.0
    assert marks["false chatter"] == 1.0
    for name in ("percent", "counts", "forecast", "wants_extension_to", "wording"):
        assert marks[name] == 0.0, name


def test_an_answer_without_fields_is_wrong_everywhere() -> None:
    assert score_deadlines([phrase(None)], [{}])["negatives"].share == 0.0
    assert score_replies([reply()], [{"error": "broken"}])["fields"].share == 0.0


def test_deadlines_are_counted_on_the_rows_that_can_tell() -> None:
    gold = [phrase("2021-06-24"), phrase("2021-06-25"), phrase(None, "monthly"), phrase(None)]
    answers = [
        {"due": "2021-06-24", "recurrence": "none"},
        {"due": "2021-06-25T17:00:00+07:00", "recurrence": "none"},
        {"due": None, "recurrence": "yearly"},
        {"due": None, "recurrence": "continuous"},
    ]
    marks = score_deadlines(gold, answers)
    assert marks["due"] == Mark(1, 2)
    assert marks["recurrence"] == Mark(2, 4)
    assert marks["negatives"] == Mark(0, 1)
    assert marks["exact"] == Mark(1, 4)


def test_the_worst_deadline_is_one_out_of_nothing() -> None:
    gold = [
        phrase("2021-06-24", text="lost"), phrase("2021-06-24", text="wrong"),
        phrase("2021-06-24", "yearly", text="repeats"), phrase(None, text="invented"),
    ]  # fmt: skip
    answers = [
        NO_DEADLINE, {"due": "2021-06-25", "recurrence": "none"},
        {"due": "2021-06-24", "recurrence": "none"}, {"due": "2021-03-04", "recurrence": "none"},
    ]  # fmt: skip
    misses = worst(deadline_misses(gold, answers), 9)
    assert [miss.text for miss in misses] == ["invented", "wrong", "lost", "repeats"]
    assert misses[0].want == {"due": None}
    assert misses[0].got == {"due": "2021-03-04"}
    assert misses[0].now == NOW


def test_a_blocker_counts_by_presence_and_its_wording_apart() -> None:
    gold = [reply(state="blocked", blocker="chờ số liệu của Cục Thống kê")]
    near = {**NOTHING, "state": "blocked", "blocker": "số liệu của Cục Thống kê"}
    marks = score_replies(gold, [near])
    assert marks["fields"].share == 1.0
    assert marks["wording"].share == pytest.approx(12 / 13)
    marks = score_replies(gold, [{**near, "blocker": None}])
    assert marks["fields"].share == 0.0
    assert marks["wording"].share == 0.0
    assert score_replies([reply()], [near])["wording"].share is None


def test_figures_are_counted_where_the_label_has_them() -> None:
    gold = [reply(percent=50, state="in_progress"), reply(forecast="2021-06-25"), reply()]
    answers = [
        {**NOTHING, "percent": 50, "state": "in_progress"},
        {**NOTHING, "forecast": "2021-06-26"},
        {**NOTHING, "percent": 10},
    ]
    marks = score_replies(gold, answers)
    assert marks["percent"] == Mark(1, 1)
    assert marks["forecast"] == Mark(0, 1)
    assert marks["counts"].share is None
    assert marks["fields"] == Mark(1, 3)


def test_items_are_compared_like_the_whole() -> None:
    items = [
        {**NOTHING, "task_ref": "1", "state": "done"},
        {**NOTHING, "task_ref": "2", "percent": 40, "blocker": "thiếu kinh phí"},
    ]
    gold = [reply(task_refs=["1", "2"], items=items)]
    right = {**NOTHING, "task_refs": ["1", "2"], "items": items}
    assert score_replies(gold, [right])["percent"] == Mark(1, 1)
    other_words = [items[0], {**items[1], "blocker": "chưa có tiền"}]
    marks = score_replies(gold, [{**right, "items": other_words}])
    assert marks["fields"].share == 1.0
    assert marks["wording"] == Mark(0, 1)
    marks = score_replies(gold, [{**right, "items": [items[0], {**items[1], "percent": 4}]}])
    assert marks["percent"].share == 0.0
    assert marks["fields"].share == 0.0
    assert score_replies(gold, [{**right, "items": None}])["fields"].share == 0.0


def test_chatter_is_counted_from_both_sides() -> None:
    gold = [reply(is_progress=False), reply(is_progress=False), reply(state="done"), reply()]
    marks = score_replies(gold, [CHATTER, NOTHING, CHATTER, NOTHING])
    assert marks["chatter"] == Mark(1, 2)
    assert marks["false chatter"] == Mark(1, 2)
    assert marks["state"] == Mark(3, 4)
    assert marks["progress state"] == Mark(1, 2)


def test_the_worst_reply_is_one_lost_as_chatter() -> None:
    gold = [reply("refs", task_refs=["7"]), reply("state", state="done"),
            reply("lost", state="done"), reply("right")]  # fmt: skip
    answers = [NOTHING, {**NOTHING, "state": "blocked"}, CHATTER, NOTHING]
    misses = worst(reply_misses(gold, answers), 2)
    assert [miss.text for miss in misses] == ["lost", "state"]
    assert misses[1].want == {"state": "done"}
    assert misses[1].got == {"state": "blocked"}


def test_rows_and_answers_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="shorter"):
        score_deadlines([phrase(None)], [])


@pytest.mark.parametrize(
    ("want", "got", "worth"),
    [("chờ ký", "Chờ  ký!", 1.0), ("chờ ký", "", 0.0), ("a a b", "a b b", 2 / 3), ("", "", 0.0)],
)
def test_token_f1(want: str, got: str, worth: float) -> None:
    assert token_f1(want, got) == pytest.approx(worth)


def duty(text: str, **values: Any) -> dict[str, Any]:
    return {"text": text, "lead": ["Văn phòng Sở"], "coord": [], "due": None, "targets": [],
            "recurrence": "none", "field": "steering", **values}  # fmt: skip


DIRECTIVE = {
    "doc": "a.txt",
    "tasks": [
        duty("Rà soát thủ tục hành chính", due="2021-03-24"),
        duty("Xây dựng kế hoạch đào tạo công chức"),
    ],
    "ignore": [{"text": "Kính chúc các đơn vị thành công"}],
}


def test_the_oracle_of_directives_is_perfect() -> None:
    assert set(shares(score_directives([DIRECTIVE], [DIRECTIVE])).values()) == {1.0}
    assert directive_misses([DIRECTIVE], [DIRECTIVE]) == []


def test_a_file_that_was_not_read_loses_all_its_tasks() -> None:
    answer = {"doc": "a.txt", "error": "file-broken"}
    marks = score_directives([DIRECTIVE], [answer])
    assert marks["recall"] == Mark(0, 2)
    assert marks["due"] == Mark(0, 1)
    assert marks["precision"].share is None
    [miss] = directive_misses([DIRECTIVE], [answer])
    assert miss.got == {"error": "file-broken"}


def test_directives_are_counted_over_tasks() -> None:
    answer = {"doc": "a.txt", "tasks": [
        duty("Rà soát thủ tục hành chính", lead=["Chánh Văn phòng Sở"], due="2021-03-25"),
        duty("Một câu không giao việc cho ai cả"),
        duty("Kính chúc các đơn vị thành công"),
    ]}  # fmt: skip
    marks = score_directives([DIRECTIVE], [answer])
    assert marks["precision"] == Mark(1, 2)
    assert marks["recall"] == Mark(1, 2)
    assert marks["F1"] == Mark(2, 4)
    assert marks["lead"] == Mark(1, 1)
    assert marks["due"] == Mark(0, 1)
    misses = worst(directive_misses([DIRECTIVE], [answer]), 3)
    assert [next(iter(miss.want)) for miss in misses] == ["missed", "extra", "due"]


def test_a_task_that_leaves_fields_out_disagrees() -> None:
    answer = {"doc": "a.txt", "tasks": [{"text": task["text"]} for task in DIRECTIVE["tasks"]]}
    marks = score_directives([DIRECTIVE], [answer])
    assert marks["F1"].share == 1.0
    assert marks["lead"].share == marks["recurrence"].share == marks["field"].share == 0.0
