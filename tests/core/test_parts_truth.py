"""Of all that was reported on a task, the newest truth makes its line."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.parts import LineKind
from core.parts_truth import OpenBlocker, PartFact, Report, draft, merge, result_of
from core.progress.achieved import achieved, doing_of
from core.summary_counts import Cell
from handlers.texts import Catalogue
from handlers.texts.part_lines import part_sentence
from tests.support.clock import at

SINCE, TODAY = at("2026-03-15 00:00"), date(2026, 6, 4)
VI = Catalogue().translator("vi")


def moment(day: int) -> datetime:
    return at("2026-05-01 09:00") + timedelta(days=day)


def fact(*reports: Report, cell: Cell = Cell.OPEN_IN_TERM, title: str = "Rà soát thủ tục",
         **more: object) -> PartFact:
    values: dict[str, object] = {
        "heard_at": max((r.at for r in reports), default=None), "reports": reports, **more}
    return PartFact(1, "CCHC-2026-012", title, "procedures", cell, **values)  # type: ignore[arg-type]


def sentence(found: PartFact) -> str | None:
    result = result_of(found, SINCE, TODAY)
    return part_sentence(VI, result) if result else None


def test_the_sentence_of_the_plan() -> None:
    told = Report(moment(1), "in_progress", None, (45, 60), date(2026, 6, 20),
                  "Đã rà soát 45/60 thủ tục, dự kiến xong 20/6")
    assert sentence(fact(told)) == (
        "Đã rà soát 45/60 thủ tục (đạt 75%), dự kiến hoàn thành ngày 20/6/2026.")


@pytest.mark.parametrize(("reports", "says"), [
    ([Report(moment(1), percent=40), Report(moment(2), percent=60)], "Đạt 60%."),
    ([Report(moment(2), percent=60), Report(moment(1), percent=40)], "Đạt 60%."),
    ([Report(moment(1), counts=(27, 60), text="rà soát được 27/60 TTHC"),
      Report(moment(2), counts=(45, 60), text="45/60 rồi ạ")], "Đã rà soát 45/60 TTHC (đạt 75%)."),
    ([Report(moment(1), counts=(27, 60)), Report(moment(2), percent=80)], "Đạt 80%."),
    ([Report(moment(1), counts=(45, 60)), Report(moment(2), percent=75)],
     "Đã rà soát 45/60 (đạt 75%)."),
    ([Report(moment(1), percent=60, text="Đã gửi dự thảo cho Sở Tư pháp, được 60%"),
      Report(moment(2), percent=80, text="được 80% rồi")],
     "Đã gửi dự thảo cho Sở Tư pháp (đạt 80%)."),
    ([Report(moment(1), percent=60, forecast=date(2026, 5, 20))], "Đạt 60%."),
    ([Report(moment(1), "in_progress")], "Đang thực hiện."),
    ([Report(moment(1), counts=(12, 20), text="dc 12/20 thu tuc r")],
     "Đã rà soát 12/20 thủ tục (đạt 60%)."),
    ([Report(moment(1), counts=(1200, 5000), text="moi lam dc 1.200/5.000 ho so")],
     "Đã rà soát 1.200/5.000 ho so (đạt 24%)."),
    ([Report(moment(1), counts=(3, 5), text="3/5 hồ sơ")], "Đã rà soát 03/05 hồ sơ (đạt 60%)."),
])
def test_later_figures_replace_earlier_ones(reports: list[Report], says: str) -> None:
    assert sentence(fact(*reports)) == says


def test_done_replaces_everything() -> None:
    reports = [Report(moment(1), percent=40), Report(moment(2), percent=60),
               Report(moment(3), "done", text="xong rồi ạ")]
    found = fact(*reports, cell=Cell.EARLY, completed_on=date(2026, 5, 4))
    assert sentence(found) == "Đã hoàn thành ngày 04/5/2026."
    with_words = fact(Report(moment(3), "done", text="xong, đã trình UBND tỉnh"),
                      cell=Cell.ON_TIME, completed_on=date(2026, 5, 4))
    assert sentence(with_words) == "Đã trình UBND tỉnh; hoàn thành ngày 04/5/2026."


def test_silence_is_told_of_late_and_lasting_duties_only() -> None:
    assert sentence(fact()) is None
    late = fact(cell=Cell.OPEN_OVERDUE, due_on=date(2026, 5, 12))
    assert sentence(late) == "Chưa có báo cáo (hạn 12/5/2026)."
    assert sentence(fact(owes=True)) == "Chưa có báo cáo."
    assert sentence(fact(Report(moment(1), percent=10), cell=Cell.CANCELLED)) is None


def test_words_of_an_earlier_period_are_no_result_of_this_one() -> None:
    old = Report(at("2026-03-01 09:00"), percent=40, text="Đã họp với Sở Tư pháp")
    found = fact(old, Report(moment(1), percent=60), cell=Cell.OPEN_IN_TERM)
    assert sentence(found) == "Đạt 60%."


def test_other_states_say_so() -> None:
    waiting = fact(Report(moment(1), "done"), cell=Cell.WAITING_CONFIRMATION,
                   completed_on=date(2026, 5, 2))
    assert sentence(waiting) == "Đã báo cáo hoàn thành ngày 02/5/2026, chờ xác nhận."
    paused = fact(Report(moment(1), percent=30), cell=Cell.PAUSED)
    assert sentence(paused) == "Đạt 30%; hiện tạm dừng."


def test_each_open_difficulty_has_a_line() -> None:
    stuck = OpenBlocker(7, "Chờ Sở Tư pháp cho ý kiến", "Sở Tư pháp", date(2026, 5, 3), moment(2))
    lines = draft([fact(Report(moment(1), percent=30), blockers=(stuck,))],
                  lambda r: part_sentence(VI, r), SINCE, TODAY)
    assert [(line.kind, line.key) for line in lines] == [
        (LineKind.RESULT, "t1"), (LineKind.BLOCKER, "b7")]
    only = draft([fact(Report(moment(1), "blocked"), blockers=(stuck,))],
                 lambda r: part_sentence(VI, r), SINCE, TODAY)
    assert [line.key for line in only] == ["b7"], "the difficulty says enough"
    done = fact(cell=Cell.EARLY, completed_on=TODAY, blockers=(stuck,))
    assert len(draft([done], lambda r: part_sentence(VI, r), SINCE, TODAY)) == 1


@pytest.mark.parametrize(("text", "words"), [
    ("được 80% rồi, dự kiến xong 20/6", ""),
    ("dạ em xong rồi ạ", ""),
    ("3/5 hồ sơ, vướng chờ Sở Tư pháp", ""),
    ("Dạ em báo cáo anh: đã gửi dự thảo cho Sở Tư pháp ạ, được 60%",
     "Đã gửi dự thảo cho Sở Tư pháp"),
    ("đã trình UBND tỉnh tại Tờ trình 12/TTr ngày 3/6",
     "Đã trình UBND tỉnh tại Tờ trình 12/TTr ngày 3/6"),
    ("12: xong rồi\n13: được 50%, đã họp 2 lần", "Đã họp 2 lần"),
])
def test_what_was_achieved_is_what_is_neither_figure_nor_plan(text: str, words: str) -> None:
    assert achieved(text, "CCHC-2026-013").words == words


@pytest.mark.parametrize(("text", "words"), [
    ("109 xong r a, tre do cho So Tu phap gop y", ""),
    ("xong rồi, chậm vì thiếu người, máy hỏng", ""),
    ("đã xong nhưng muộn do mất điện", ""),
    ("hoàn thành chậm so với kế hoạch do dịch bệnh", ""),
    ("xong rồi, nguyên nhân: chờ Sở Nội vụ", ""),
    ("do mưa bão nên trễ ạ", ""),
    ("xong trễ 3 ngày", ""),
    ("em xin lỗi nộp trễ, đã gửi báo cáo", "Đã gửi báo cáo"),
    ("đã trình UBND tỉnh, trễ 3 ngày do chờ ý kiến", "Đã trình UBND tỉnh"),
    ("đã gửi dự thảo muộn do chờ số liệu, nay đã họp góp ý", "Đã gửi dự thảo, nay đã họp góp ý"),
    ("trễ do chờ ý kiến. Trình UBND tỉnh ngày 3/6", "Trình UBND tỉnh ngày 3/6"),
    ("done, late due to the storm", ""),
    ("đã xử lý 12 hồ sơ trễ hạn do lỗi hệ thống", "Đã xử lý 12 hồ sơ trễ hạn do lỗi hệ thống"),
    ("đã gửi thư xin lỗi 12 công dân", "Đã gửi thư xin lỗi 12 công dân"),
    ("đã đôn đốc các đơn vị nộp muộn", "Đã đôn đốc các đơn vị nộp muộn"),
    ("đã thống kê trẻ do xã quản lý", "Đã thống kê trẻ do xã quản lý"),
    ("chậm nhất là khâu số hóa", "Chậm nhất là khâu số hóa"),
])
def test_why_it_was_late_is_no_result(text: str, words: str) -> None:
    assert achieved(text, "CCHC-2026-109").words == words


def test_a_task_completed_late_is_told_without_its_excuse() -> None:
    told = Report(at("2026-04-17 09:00"), "done", text="109 xong r a, tre do cho So Tu phap gop y")
    found = fact(told, cell=Cell.LATE, completed_on=date(2026, 4, 17))
    assert sentence(found) == "Đã hoàn thành ngày 17/4/2026."
    counted = Report(moment(1), counts=(12, 20), text="12/20 thủ tục, chậm do thiếu người")
    assert sentence(fact(counted)) == "Đã rà soát 12/20 thủ tục (đạt 60%)."


@pytest.mark.parametrize(("text", "line"), [
    ("được 50%, chưa có kinh phí", "Đạt 50%."),
    ("đã họp 2 lần, chưa có kinh phí", "Đã họp 2 lần."),
    ("không làm được vì chưa có kinh phí", None),
])
def test_a_difficulty_with_a_line_of_its_own_is_no_result(text: str, line: str | None) -> None:
    stuck = OpenBlocker(7, "Chưa có kinh phí", "", date(2026, 5, 3), moment(2))
    told = Report(moment(1), "in_progress", 50 if "50%" in text else None, text=text)
    drafted = draft([fact(told, blockers=(stuck,))], lambda r: part_sentence(VI, r), SINCE, TODAY)
    assert [x.text for x in drafted if x.kind is LineKind.RESULT] == ([line] if line else [])
    assert [x.text for x in drafted if x.kind is LineKind.BLOCKER] == ["Chưa có kinh phí"]


@pytest.mark.parametrize(("text", "words"), [
    ("đã đăng bài tại https://abc.gov.vn/tin?a=1.5, gửi các huyện.",
     "Đã đăng bài tại https://abc.gov.vn/tin?a=1.5, gửi các huyện"),
    ("https://abc.vn/x đã đăng bài", "https://abc.vn/x đã đăng bài"),
    ("đã công khai trên stp.abc.gov.vn. Đã họp", "Đã công khai trên stp.abc.gov.vn, Đã họp"),
])
def test_an_address_stays_whole(text: str, words: str) -> None:
    assert achieved(text).words == words


@pytest.mark.parametrize(("title", "doing"), [
    ("Rà soát thủ tục hành chính", "rà soát"), ("Lập kế hoạch năm", "lập"),
    ("Tiếp tục đẩy mạnh tuyên truyền", ""), ("Kế hoạch tuyên truyền", ""), ("", ""),
])
def test_the_verb_of_a_title(title: str, doing: str) -> None:
    assert doing_of(title) == doing


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    found = []
    for day in range(draw(st.integers(1, 6))):
        total = draw(st.integers(1, 90))
        counts = draw(st.none() | st.integers(0, total).map(lambda n, t=total: (n, t)))
        found.append(Report(moment(day), draw(st.sampled_from([None, "in_progress", "done"])),
                            draw(st.none() | st.integers(0, 100)), counts,
                            draw(st.none() | st.just(TODAY)), draw(st.text(max_size=40))))
    return found


@given(reports(), st.randoms())
def test_the_newest_figure_wins_in_any_order(told: list[Report], random: object) -> None:
    truth = merge(told)
    shuffled = sorted(told, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert merge(shuffled) == truth, "when a report arrived in the list says nothing"
    last = told[-1]
    if last.counts is not None and last.counts[0] < last.counts[1]:
        assert truth.counts == last.counts
        assert not truth.done
    elif last.percent is not None and last.percent < 100:
        assert truth.percent == last.percent
    elif last.state == "done" and last.counts is None and last.percent is None:
        assert truth.done
        assert truth.forecast is None


@given(st.text(max_size=400), st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str, code: str) -> None:
    found = achieved(text, code)
    assert len(found.words) <= 600
