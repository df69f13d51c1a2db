"""Bare answers to the bot's last question, and messages about all of a person's tasks."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from core.progress import Asked, ReplyContext, ReplyReading, read_reply, to_gold
from core.usecases.reply_progress import SURE_FROM

NOW = datetime(2021, 6, 21, 7, 45, tzinfo=timezone(timedelta(hours=7)))


def answer(asked: Asked, text: str, state: str | None = None) -> ReplyReading:
    return read_reply(text, NOW, context=ReplyContext(state=state, asked=asked))


@pytest.mark.parametrize(
    ("asked", "text", "state"),
    [
        (Asked.DONE, "rồi ạ", "done"),
        (Asked.DONE, "r", "done"),
        (Asked.DONE, "ok xong", "done"),
        (Asked.DONE, "yes", "done"),
        (Asked.DONE, "chưa", "in_progress"),
        (Asked.DONE, "dạ chưa ạ", "in_progress"),
        (Asked.DONE, "gần xong", "in_progress"),
        (Asked.DONE, "chưa phải ạ", "in_progress"),
        (Asked.START, "chưa ạ", "not_started"),
        (Asked.START, "rồi anh", "in_progress"),
    ],
)
def test_yes_and_no(asked: Asked, text: str, state: str) -> None:
    reading = answer(asked, text)
    assert (reading.is_progress, reading.state) == (True, state)


@pytest.mark.parametrize("text", [
    "việc này k phải của phòng em", "không phải việc của em", "ko phải phòng em ạ",
])
def test_whose_work_it_is_not_says_nothing_of_how_far_it_is(text: str) -> None:
    assert answer(Asked.DONE, text).state is None


@pytest.mark.parametrize(
    ("text", "percent", "state"),
    [
        ("60", 60, "in_progress"),
        ("được 60", 60, "in_progress"),
        ("tầm 6 chục", 60, "in_progress"),
        ("bảy mươi lăm ạ", 75, "in_progress"),
        ("100", 100, "done"),
        ("0 ạ", 0, "not_started"),
        ("mới 30%", 30, "in_progress"),
    ],
)
def test_a_bare_percentage(text: str, percent: int, state: str) -> None:
    reading = answer(Asked.PERCENT, text)
    assert (reading.percent, reading.state) == (percent, state)


@pytest.mark.parametrize(
    ("text", "day"),
    [("30/6", date(2021, 6, 30)), ("thứ 6", date(2021, 6, 25)), ("mai ạ", date(2021, 6, 22)),
     ("cuối tuần", date(2021, 6, 25)), ("25", date(2021, 6, 25))],
)  # fmt: skip
def test_a_bare_day(text: str, day: date) -> None:
    assert answer(Asked.FORECAST, text).forecast == day
    reading = answer(Asked.EXTENSION, text)
    assert (reading.wants_extension_to, reading.wants_extension) == (day, True)
    assert not read_reply(text, NOW).is_progress


def test_the_whole_answer_is_the_obstacle() -> None:
    reading = answer(Asked.BLOCKER, "anh Nam giữ hết hồ sơ gốc ạ")
    assert (reading.state, reading.blocker) == ("blocked", "anh Nam giữ hết hồ sơ gốc ạ")


@pytest.mark.parametrize("text", ["không ạ", "k có gì", "không vướng gì"])
def test_a_denied_obstacle(text: str) -> None:
    reading = answer(Asked.BLOCKER, text)
    assert (reading.is_progress, reading.state, reading.blocker) == (True, None, None)


@pytest.mark.parametrize(
    "text", ["ok", "vâng ạ", "dạ em biết rồi", "đã rõ ạ", "nhận được rồi ạ", "uh", "ok anh", "👍"]
)
def test_acknowledging_a_ping_finishes_nothing(text: str) -> None:
    assert not answer(Asked.DONE, text).is_progress


def test_ok_roi_is_asked_about() -> None:
    assert answer(Asked.DONE, "ok rồi").confidence < SURE_FROM


@pytest.mark.parametrize("asked", list(Asked))
def test_a_question_answers_nothing(asked: Asked) -> None:
    assert not answer(asked, "hạn ngày nào vậy anh?").is_progress


def test_a_clock_time_is_carried() -> None:
    forecast = read_reply("16h mai em gửi", NOW)
    assert (forecast.forecast, forecast.forecast_time) == (date(2021, 6, 22), time(16))
    assert to_gold(forecast)["forecast"] == "2021-06-22T16:00:00+07:00"
    wish = read_reply("xin lùi đến 17h ngày 25/6", NOW)
    assert to_gold(wish)["wants_extension_to"] == "2021-06-25T17:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "count"),
    [("cả 2 việc xong rồi", 2), ("hai việc đều xong", 2), ("xong hết các việc", None),
     ("cả ba đều xong rồi ạ", 3)],
)  # fmt: skip
def test_all_tasks(text: str, count: int | None) -> None:
    reading = read_reply(text, NOW)
    assert (reading.state, reading.all_tasks, reading.task_count) == ("done", True, count)


def test_a_state_before_its_refs() -> None:
    whole = read_reply("xong việc 3 và 4", NOW)
    assert (whole.state, whole.task_refs, whole.items) == ("done", ("3", "4"), ())
    parts = read_reply("đã gửi nv5, nv6; còn nv7 chưa làm", NOW)
    assert [(item.task_ref, item.state) for item in parts.items] == [
        ("5", "done"), ("6", "done"), ("7", "not_started"),
    ]  # fmt: skip
