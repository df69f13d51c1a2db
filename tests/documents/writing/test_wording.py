from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.quarters import Scheme, parse_period
from core.summary import Counts, Summary
from documents.writing.text import clean, shorten
from documents.writing.wording import (
    Labels,
    counts_sentence,
    day,
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
