from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.quarters import Scheme, parse_period, previous
from core.summary import Counts, Extras, Summary
from documents.writing.text import clean, shorten
from documents.writing.wording import (
    Labels,
    comparison_sentence,
    counts_sentence,
    day,
    extras_sentences,
    highlights_sentence,
    number,
    percent,
    period_name,
    rates_sentence,
    subject,
    unit_name,
    window_words,
)


def test_the_sentence_of_39_tasks() -> None:
    counts = Counts(new=39, early=12, on_time=26, late=1)
    assert counts_sentence(counts, Labels()) == (
        "39 nhiệm vụ: 12 sớm hạn (30,77%), 26 đúng hạn (66,67%), 01 trễ hạn (2,56%)"
    )
    assert rates_sentence(counts) == (
        "Đã hoàn thành 39/39 nhiệm vụ, đạt tỷ lệ 100,00%; tỷ lệ đúng hạn, sớm hạn 97,44%."
    )


def test_nothing_to_count() -> None:
    assert counts_sentence(Counts(), Labels()) == "0 nhiệm vụ"
    assert rates_sentence(Counts()) == "Đã hoàn thành 0/0 nhiệm vụ."


def test_numbers_and_dates_as_offices_write_them() -> None:
    assert [number(n) for n in (0, 1, 9, 10, 1463)] == ["0", "01", "09", "10", "1.463"]
    assert [percent(p) for p in (Decimal("74.12"), None)] == ["74,12%", "-"]
    assert [day(d) for d in (date(2026, 6, 5), date(2026, 2, 15))] == ["05/6/2026", "15/02/2026"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2026-Q2", "quý II năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-9M", "9 tháng đầu năm 2026"),
        ("2026-06", "tháng 6 năm 2026"),
        ("2026-01", "tháng 01 năm 2026"),
        ("2026", "năm 2026"),
        ("2026-03-01..2026-04-15", "từ ngày 01/3/2026 đến ngày 15/4/2026"),
    ],
)
def test_names_of_periods(code: str, name: str) -> None:
    assert period_name(parse_period(code, Scheme.CALENDAR, date(2026, 1, 1))) == name


def test_a_report_prints_its_exact_days() -> None:
    period = parse_period("2026-Q3", Scheme.DECREE_09_2019, date(2026, 1, 1))
    moment = datetime(2026, 9, 15, tzinfo=UTC)
    summary = Summary("Sở", "", "Huế", period, moment, Counts(), unit="Phòng TTHC")
    assert window_words(summary) == "số liệu tính từ ngày 15/6/2026 đến ngày 14/9/2026"
    assert subject(summary).endswith("của Phòng TTHC quý III năm 2026")
    early = Summary("Sở", "", "Huế", period, datetime(2026, 8, 1, tzinfo=UTC), Counts())
    assert window_words(early) == (
        "số liệu tính từ ngày 15/6/2026 đến ngày 01/8/2026; kỳ báo cáo kết thúc ngày 14/9/2026"
    )
    ahead = replace(early, snapshot=datetime(2026, 6, 1, tzinfo=UTC))
    assert window_words(ahead) == "kỳ báo cáo bắt đầu từ ngày 15/6/2026, chưa có số liệu"


def test_tasks_may_wait_for_a_unit() -> None:
    assert [unit_name(n) for n in ("Văn phòng", " ")] == ["Văn phòng", "Chưa phân công đơn vị"]


def test_clean_text_is_one_line_that_xml_can_hold() -> None:
    assert clean(" a\x00\x1b\n\tb \ud800\ufffe😀 ") == "a b 😀"
    assert clean("tie\u0302\u0301n") == "tiến"


def test_shorten_cuts_between_words() -> None:
    assert shorten("một hai ba", 9) == "một hai…"
    assert shorten("x" * 20, 10) == "x" * 9 + "…"
    assert shorten("vừa", 3) == "vừa"


def summary_of(counts: Counts, before: Counts | None = None) -> Summary:
    period = parse_period("2026-Q1", Scheme.DECREE_09_2019, date(2026, 1, 1))
    return Summary("Sở", "", "Huế", period, datetime(2026, 4, 1, tzinfo=UTC), counts,
                   by_unit=((1, "Văn phòng", counts),), previous=before,
                   previous_period=previous(period) if before else None)


def test_the_period_before_is_named_and_the_change_is_said() -> None:
    summary = summary_of(Counts(new=4, early=3, open_overdue=1),
                         Counts(new=4, on_time=1, late=1, open_in_term=2))
    assert comparison_sentence(summary) == (
        "Kỳ trước (quý IV năm 2025): hoàn thành 02/04 nhiệm vụ (50,00%); quá hạn chưa hoàn thành "
        "0; tỷ lệ đúng hạn, sớm hạn 50,00%."
    )
    assert highlights_sentence(summary) == (
        "Tỷ lệ hoàn thành 75,00%, tăng 25,00 điểm phần trăm so với kỳ trước."
    ), "that no unit is without overdue tasks is no highlight"
    assert highlights_sentence(summary_of(Counts(new=1, early=1))).startswith(
        "01/01 đơn vị không có nhiệm vụ quá hạn; tỷ lệ hoàn thành 100,00%")
    assert comparison_sentence(summary_of(Counts(), Counts())) == ""


def test_a_period_in_which_nothing_with_a_deadline_was_done_has_no_rate() -> None:
    before = Counts(new=3, open_in_term=2, open_overdue=1)
    assert comparison_sentence(summary_of(Counts(), before)).endswith("chưa hoàn thành 01.")
    assert highlights_sentence(replace(summary_of(Counts()), by_unit=())) == "Không có."


@pytest.mark.parametrize(
    ("before", "said"), [(Counts(new=2, early=1, paused=1), ", bằng kỳ trước."),
                         (Counts(new=1, early=1), ", giảm 50,00 điểm phần trăm so với kỳ trước.")],
)
def test_no_change_or_a_worse_one(before: Counts, said: str) -> None:
    now = Counts(new=2, early=1, open_in_term=1)
    assert highlights_sentence(summary_of(now, before)).endswith(said)


def test_what_else_there_is_to_say() -> None:
    summary = summary_of(Counts(new=3, early=2, open_no_deadline=1))
    assert extras_sentences(summary) == []
    extras = Extras(extensions_asked=2, extensions_granted=1, extensions_refused=1,
                    extended_once=1, blockers_raised=1, blockers_open=1, blocked=1, stale=1,
                    evidence_present=1, evidence_missing=1)
    assert extras_sentences(replace(summary, extras=extras)) == [
        ("Gia hạn: 02 đề nghị trong kỳ, đồng ý 01, không đồng ý 01; 01 nhiệm vụ đã được gia "
         "hạn (01 lần: 01; 02 lần: 0; từ 03 lần: 0)."),
        ("Khó khăn, vướng mắc: phát sinh trong kỳ 01, đã giải quyết 0, đang chờ giải quyết 01 "
         "(của 01 nhiệm vụ)."),
        "Tài liệu kiểm chứng: 01/02 nhiệm vụ hoàn thành đã có, 01 nhiệm vụ chưa có.",
        "01 nhiệm vụ không có thời hạn đã lâu chưa có báo cáo.",
    ]
