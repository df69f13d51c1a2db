"""The lines of a part: drafted ones follow the progress, written ones stay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.gathering import chase_days, collection, milestone, next_opening, to_open
from core.part_words import EditKind, read_edits
from core.parts import LineKind, PartText, compose, rewritten, with_line, without_line
from core.policy import Policy
from core.quarters import Scheme, window
from core.summary_json import dump, load
from core.windows import read_window
from tests.support.clock import at

NOON = at("2026-06-05 12:00")
DRAFTED = PartText(LineKind.RESULT, "Đạt 40%.", 1, field="procedures", code="CCHC-2026-001",
                   title="Rà soát", at=NOON)
EVERY_DAY = WorkCalendar()


def test_an_untouched_line_follows_the_progress() -> None:
    newer = replace(DRAFTED, text="Đạt 60%.", at=NOON + timedelta(days=1))
    assert compose([], [DRAFTED]).lines == (DRAFTED,)
    assert compose([DRAFTED], [newer]).lines == (newer,)


def test_a_written_line_stays_and_tells_that_progress_is_newer() -> None:
    written = rewritten(DRAFTED, "Đã rà soát xong phần lớn", NOON + timedelta(hours=1), 7)
    same = compose([written], [DRAFTED])
    assert same.lines == (written,)
    assert not same.newer
    newer = replace(DRAFTED, text="Đạt 60%.", at=NOON + timedelta(days=1))
    shown = compose([written], [newer])
    assert shown.lines == (written,)
    assert shown.newer == {"t1": newer}
    assert compose(without_line([written], "t1"), [newer]).lines == (newer,)


def test_a_confirmed_part_stands_as_it_was() -> None:
    other = replace(DRAFTED, task_id=2, code="CCHC-2026-002")
    shown = compose([DRAFTED], [replace(DRAFTED, text="Đạt 60%."), other], confirmed=True)
    assert shown.lines == (DRAFTED,)


def test_lines_are_in_order_and_left_out_ones_keep_their_place() -> None:
    proposal = PartText(LineKind.PROPOSAL, "Cấp kinh phí", number=1, edited=True)
    blocker = PartText(LineKind.BLOCKER, "Chờ", 1, 5, field="procedures")
    steering = replace(DRAFTED, task_id=2, field="steering", code="CCHC-2026-002")
    out = replace(DRAFTED, task_id=3, left_out=True)
    shown = compose([proposal, out], [blocker, DRAFTED, steering, replace(out, left_out=False)])
    assert [line.key for line in shown.lines] == ["t2", "t1", "t3", "b5", "a1"]
    assert [line.key for line in shown.kept] == ["t2", "t1", "b5", "a1"]


def test_a_written_line_whose_task_went_away_is_not_lost() -> None:
    written = rewritten(DRAFTED, "Đã xong phần của phòng", NOON, 7)
    assert compose([written], []).lines == (written,)


def test_the_digest_changes_with_any_line() -> None:
    one = compose([], [DRAFTED])
    assert one.digest == compose([], [DRAFTED]).digest
    assert one.digest != compose([], [replace(DRAFTED, text="Đạt 41%.")]).digest
    assert one.digest != compose([replace(DRAFTED, left_out=True)], [DRAFTED]).digest


@given(st.builds(PartText, kind=st.sampled_from(LineKind), text=st.text(), task_id=st.none(),
                 number=st.integers(1, 9), since=st.none() | st.dates(), edited=st.booleans()))
def test_a_line_survives_its_storage(line: PartText) -> None:
    assert load(PartText, dump(line)) == line
    assert with_line([line], line) == (line,)


@pytest.mark.parametrize(("typed", "expected"), [
    ("3: Đã trình", [(EditKind.WRITE, 3, "Đã trình")]),
    ("3 Đã trình", [(EditKind.WRITE, 3, "Đã trình")]),
    ("dong 3. da trinh", [(EditKind.WRITE, 3, "da trinh")]),
    ("bỏ 3", [(EditKind.DROP, 3, "")]),
    ("bo dong 3, 5 va 7", [(EditKind.DROP, 3, ""), (EditKind.DROP, 5, ""), (EditKind.DROP, 7, "")]),
    ("thêm đã tổ chức hội nghị", [(EditKind.ADD, 0, "Đã tổ chức hội nghị")]),
    ("kiến nghị: cấp kinh phí", [(EditKind.PROPOSE, 0, "Cấp kinh phí")]),
    ("kien nghi So Tai chinh cap kinh phi",
     [(EditKind.PROPOSE, 0, "Kien nghi So Tai chinh cap kinh phi")]),
    ("1: a\n2: b", [(EditKind.WRITE, 1, "a"), (EditKind.WRITE, 2, "b")]),
    ("drop 3", [(EditKind.DROP, 3, "")]),
    ("add Held a meeting", [(EditKind.ADD, 0, "Held a meeting")]),
    ("sửa dòng 3: abc", [(EditKind.WRITE, 3, "abc")]),
    ("dòng 1 sửa thành Đã xong", [(EditKind.WRITE, 1, "Đã xong")]),
    ("đề nghị Sở Tài chính cấp vốn", [(EditKind.PROPOSE, 0, "Đề nghị Sở Tài chính cấp vốn")]),
    ("đề nghị gia hạn đến 30/6", []), ("xác nhận", [(EditKind.CONFIRM, 0, "")]),
    ("xác nhận giúp em số liệu", []),
    ("3: bỏ", [(EditKind.DROP, 3, "")]), ("3 bo di a", [(EditKind.DROP, 3, "")]),
    ("3: bỏ 5 thủ tục", [(EditKind.WRITE, 3, "bỏ 5 thủ tục")]),
    ("1: bỏ\n2: abc", [(EditKind.DROP, 1, ""), (EditKind.WRITE, 2, "abc")]),
    ("1 tuần nữa xong", []), ("1-2 hôm nữa xong", []), ("2 ngày nữa em gửi", []),
    ("3 ngày 5/6 đã trình", [(EditKind.WRITE, 3, "ngày 5/6 đã trình")]),
    ("3: tuần trước đã họp", [(EditKind.WRITE, 3, "tuần trước đã họp")]),
    ("3 Quy chế đã trình ký", [(EditKind.WRITE, 3, "Quy chế đã trình ký")]),
    ("3-Đã trình", [(EditKind.WRITE, 3, "Đã trình")]),
    ("thêm 5 ngày nữa nhé", []), ("thêm thời gian đến 30/6", []),
    ("thêm: 5 ngày làm việc với Sở Tư pháp", [
        (EditKind.ADD, 0, "5 ngày làm việc với Sở Tư pháp")]),
    ("bổ sung hồ sơ cho Sở Tư pháp rồi ạ", []),
    ("bổ sung dòng: đã họp", [(EditKind.ADD, 0, "Đã họp")]),
    ("bổ sung: đã họp", [(EditKind.ADD, 0, "Đã họp")]),
    ("thêm 5 lớp tập huấn", [(EditKind.ADD, 0, "5 lớp tập huấn")]),
    ("=cmd|' /C calc'!A0", []), ("xong rồi", []), ("bỏ qua việc này", []), ("20/6 xong", []),
    ("3.5 nghìn hồ sơ", []), ("", []), ("3:", []),
])
def test_what_is_typed_about_the_lines(
    typed: str, expected: list[tuple[EditKind, int, str]]
) -> None:
    assert [(e.kind, e.number, e.text) for e in read_edits(typed)] == expected


@given(st.text(max_size=200))
def test_any_text_can_be_typed(text: str) -> None:
    for edit in read_edits(text):
        assert edit.number >= 0


def test_the_default_chain_of_the_decree() -> None:
    """domain.md §1.2: Quý III/2026 closes Monday 14/9, parts are due 15/9; Quý I/2027 closes on a
    Sunday, they are due Monday 15/3."""
    policy = Policy()
    third = collection(window(2026, "Q3", policy.scheme), policy, EVERY_DAY)
    assert (third.opens_on, third.due_on) == (date(2026, 9, 4), date(2026, 9, 15))
    first = collection(window(2027, "Q1", policy.scheme), policy, EVERY_DAY)
    assert first.due_on == date(2027, 3, 15)
    assert chase_days(first.due_on, EVERY_DAY) == [
        date(2027, 3, 10), date(2027, 3, 12), date(2027, 3, 15)]


@pytest.mark.parametrize(("today", "codes"), [
    (date(2026, 6, 3), []), (date(2026, 6, 4), ["2026-Q2"]), (date(2026, 6, 15), ["2026-Q2"]),
    (date(2026, 6, 16), []), (date(2026, 12, 31), []),
])
def test_a_period_is_opened_in_its_days_only(today: date, codes: list[str]) -> None:
    assert [c.period.code for c in to_open(today, Policy(), EVERY_DAY)] == codes


def test_what_is_gathered_is_a_setting() -> None:
    calendar = Policy(scheme=Scheme.CALENDAR, collect=("H1", "06", ""), draft_days=5)
    found = to_open(date(2026, 6, 26), calendar, EVERY_DAY)
    assert [c.period.code for c in found] == ["2026-06", "2026-H1"]
    assert {c.due_on for c in found} == {date(2026, 7, 1)}
    own = Policy(windows={"Q2": read_window("03-10..06-09")}, collect=("Q2",), parts_due_days=3)
    assert to_open(date(2026, 5, 30), own, EVERY_DAY)[0].due_on == date(2026, 6, 12)
    assert to_open(date(2026, 6, 4), Policy(collect=()), EVERY_DAY) == []
    assert next_opening(date(2026, 6, 4), Policy(collect=()), EVERY_DAY) is None
    coming = next_opening(date(2026, 6, 4), Policy(), EVERY_DAY)
    assert coming is not None
    assert coming.period.code == "2026-Q3"


def test_the_day_to_tell_people_is_the_last_one_that_passed() -> None:
    opened, due = date(2026, 6, 4), date(2026, 6, 15)
    told = {day: milestone(opened, due, date(2026, 6, day), EVERY_DAY) for day in range(4, 26)}
    assert {day.day for day in told.values() if day} == {4, 10, 12, 15}
    assert told[14] == date(2026, 6, 12), "a stop over the day is caught up once"
    assert told[22] == due
    assert told[23] is None
