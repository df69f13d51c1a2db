import time
import unicodedata
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.fold import fold
from core.progress import read_reply, to_gold

NOW = datetime(2021, 6, 21, 7, 45, tzinfo=timezone(timedelta(hours=7)))
VOCABULARY = (
    "xong rồi chưa đang làm vướng chờ Sở Tư pháp nv 12 #7 CCHC-2026-012 70% 3/5 hồ sơ thủ tục "
    "còn , . ; xin lùi hạn đến 30/6 mai thứ 6 gửi do vì nên không tạm dừng ạ ? kẹt một nửa"
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40).map(" ".join)


def test_the_design_example() -> None:
    reading = read_reply("CCHC-2026-012: 80%, vướng chờ Sở Tư pháp, dự kiến xong 30/6", NOW)
    assert (reading.state, reading.percent, reading.task_refs) == (
        "blocked", 80, ("CCHC-2026-012",),
    )  # fmt: skip
    assert (reading.blocker, reading.waits_for) == ("chờ Sở Tư pháp", "Sở Tư pháp")
    assert reading.forecast == date(2021, 6, 30)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("báo cáo công tác tháng đã nộp", "done"),
        ("đang hoàn thiện hồ sơ", "in_progress"),
        ("chưa triển khai", "not_started"),
        ("không vướng gì", None),
        ("tạm dừng theo ý kiến lãnh đạo", "paused"),
    ],
)
def test_states(text: str, state: str | None) -> None:
    reading = read_reply(text, NOW)
    assert (reading.is_progress, reading.state, reading.blocker) == (True, state, None)


@pytest.mark.parametrize(("text", "state", "blocker"), [
    ("xong rồi ạ, trễ do chờ Sở Tư pháp góp ý", "done", "chờ Sở Tư pháp góp ý"),
    ("đã hoàn thành nhưng bị chậm vì mất điện", "done", "mất điện"),
    ("xong rồi ạ, trễ hạn 2 ngày do máy hỏng", "done", "máy hỏng"),
    ("gần xong rồi, trễ do chờ Sở Tư pháp", "blocked", "chờ Sở Tư pháp"),
    ("đã xong 2 mục, chậm do mất điện", "in_progress", "mất điện"),
])
def test_why_finished_work_was_late(text: str, state: str, blocker: str) -> None:
    reading = read_reply(text, NOW)
    assert (reading.state, reading.blocker) == (state, blocker)


def test_more_time_without_a_date() -> None:
    reading = read_reply("Xin lùi hạn, ngày cụ thể em báo sau", NOW)
    assert (reading.wants_extension, reading.wants_extension_to) == (True, None)


def test_several_tasks_agree_only_where_they_do() -> None:
    reading = read_reply("nv1 xong, nv2 đang làm 40%", NOW)
    assert [(i.task_ref, i.state, i.percent) for i in reading.items] == [
        ("1", "done", None), ("2", "in_progress", 40),
    ]  # fmt: skip
    assert reading.state is None


@pytest.mark.parametrize("text", ["", "👍", "cảm ơn anh", "nv 12 hạn ngày nào vậy ạ?"])
def test_talk_is_no_progress(text: str) -> None:
    gold = to_gold(read_reply(text, NOW))
    assert not gold["is_progress"]
    assert gold["state"] is None


@pytest.mark.parametrize(
    "text",
    ["đã xong rồi", "chưa làm", "đang làm được 70%", "hoàn thành 3/5 thủ tục", "mai xong",
     "xin lùi đến 30/6", "vướng kinh phí chưa được cấp", "đã trình lãnh đạo ký"],
)  # fmt: skip
def test_diacritics_may_be_missing(text: str) -> None:
    plain, full = to_gold(read_reply(fold(text), NOW)), to_gold(read_reply(text, NOW))
    blocker = full.pop("blocker")
    assert plain.pop("blocker") == (fold(blocker) if blocker else None)
    assert plain == full


@given(WORDS)
def test_spelling_forms_read_alike(text: str) -> None:
    nfc, nfd = (
        to_gold(read_reply(unicodedata.normalize(form, text), NOW)) for form in ("NFC", "NFD")
    )
    nfd["blocker"] = nfc["blocker"] = None
    for item in (*nfc.get("items", ()), *nfd.get("items", ())):
        item["blocker"] = None
    assert nfc == nfd


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), WORDS))
def test_any_text_is_read(text: str) -> None:
    reading = read_reply(text, NOW)
    assert 0 <= reading.confidence <= 1
    assert reading.blocker is None or reading.blocker in text


PIECES = [
    " ", "1", "1/2 ", "nv 1 ", "nv1 xong, ", "chờ ", "vì ", "vì a ", "xin ", "a", "xong ", "1,",
    "con ", "#1 mai xong ", "rồi ", "mai làm xong rồi gửi ", "50% ", "ca 2 nv1 xong ", "chưa ",
    "không có ", "trong 3 ", "nua ", "đến ", "0912 ", "chưa xong? ", "mai ", "r", "vướng, ",
    "một xã trong ", "12 xã xong, ", "ngày 6/7 xong, ", "xin gia hạn thì ", "xếp thứ 1/2 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_long_lines_take_linear_time(piece: str) -> None:
    """Ten times the text takes about ten times as long: a 100 kB line is read in a moment."""
    short, long = ((piece * size)[:size] for size in (10_000, 100_000))
    read_reply(short, NOW)
    first = min(_seconds(short) for _ in range(3))
    assert _seconds(long) < max(40 * first, 1.5)


def _seconds(text: str) -> float:
    started = time.perf_counter()
    read_reply(text, NOW)
    return time.perf_counter() - started


def test_kp_is_money_in_an_office() -> None:
    reading = read_reply("60% vướng chờ sở tài chính cấp kp", NOW)
    assert (reading.state, reading.percent) == ("blocked", 60)
