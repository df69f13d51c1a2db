from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import WorkError
from core.quarters import (
    Period,
    Scheme,
    following,
    misfit,
    parse_period,
    period_of,
    previous,
    span,
    window,
)
from core.windows import Window, read_window

DECREE, CALENDAR = Scheme.DECREE_09_2019, Scheme.CALENDAR
TODAY = date(2026, 11, 21)
CODES = ("2026-06", "2026-Q1", "2026-Q4", "2026-H1", "2026-H2", "2026-9M", "2026",
         "2026-03-01..2026-04-15")


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-06", date(2026, 5, 15), date(2026, 6, 14)),
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-03-01..2026-04-15", date(2026, 3, 1), date(2026, 4, 15)),
    ],
)
def test_windows_of_decree_09(code: str, start: date, end: date) -> None:
    assert parse_period(code, DECREE, TODAY) == Period(code, DECREE, start, end)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-9M", date(2026, 1, 1), date(2026, 9, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_windows_of_the_calendar(code: str, start: date, end: date) -> None:
    assert parse_period(code, CALENDAR, TODAY) == Period(code, CALENDAR, start, end)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "2026-Q4"),
        ("Q2/2026", "2026-Q2"),
        ("q2 2026", "2026-Q2"),
        ("quý 2/2026", "2026-Q2"),
        ("quy II", "2026-Q2"),
        ("Quý IV năm 2025", "2025-Q4"),
        ("tháng 6/2026", "2026-06"),
        ("tháng 6 năm 2026", "2026-06"),
        ("T6", "2026-06"),
        ("6/2026", "2026-06"),
        ("6 tháng đầu năm", "2026-H1"),
        ("06 tháng cuối năm 2025", "2025-H2"),
        ("9 tháng", "2026-9M"),
        ("9 tháng đầu năm 2025", "2025-9M"),
        ("năm 2026", "2026"),
        ("cả năm", "2026"),
        ("quý này", "2026-Q4"),
        ("quý hiện tại", "2026-Q4"),
        ("quy hien nay", "2026-Q4"),
        ("quý trước", "2026-Q3"),
        ("tháng trước", "2026-11"),
        ("năm ngoái", "2025"),
        ("1/3/2026-15/4/2026", "2026-03-01..2026-04-15"),
        ("từ ngày 1/3 đến ngày 15/4/2026", "2026-03-01..2026-04-15"),
    ],
)
def test_reads_what_people_type(text: str, code: str) -> None:
    assert parse_period(text, DECREE, TODAY).code == code


def test_a_period_without_year_is_the_latest_that_has_begun() -> None:
    assert parse_period("quý IV", DECREE, date(2027, 1, 10)).code == "2026-Q4"
    assert parse_period("quý I", DECREE, date(2026, 12, 20)).code == "2027-Q1"
    assert parse_period("T12", CALENDAR, date(2026, 11, 30)).code == "2025-12"


@pytest.mark.parametrize(
    "text",
    ["xyz", "q5", "quý V", "2026-13", "T13", "31/2/2026-1/3/2026",
     "0001-01-01..0001-02-01", "tháng", "năm 9999", "²/2026", "2026-Q2; drop"],
)
def test_says_what_it_cannot_read(text: str) -> None:
    with pytest.raises(WorkError) as caught:
        parse_period(text, DECREE, TODAY)
    assert caught.value.code == "period-unknown"
    assert caught.value.data == {"text": text}


@pytest.mark.parametrize("text", ["2026-04-15..2026-03-01", "15/4/2026 - 1/3/2026"])
def test_a_period_upside_down_is_told_apart(text: str) -> None:
    with pytest.raises(WorkError) as caught:
        parse_period(text, DECREE, TODAY)
    assert caught.value.code == "period-upside-down"
    assert caught.value.data == {"start": date(2026, 4, 15), "end": date(2026, 3, 1)}


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_one_error(text: str) -> None:
    with suppress(WorkError):
        assert isinstance(parse_period(text, DECREE, TODAY), Period)


@given(st.sampled_from(CODES), st.sampled_from(Scheme))
def test_neighbours_lead_back_and_codes_are_stable(code: str, scheme: Scheme) -> None:
    period = parse_period(code, scheme, TODAY)
    assert period.code == code
    assert parse_period(following(period).code, scheme, TODAY) == following(period)
    if ".." not in code or scheme is DECREE:
        assert previous(following(period)) == period


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(Scheme))
def test_quarters_cover_every_day_once(today: date, scheme: Scheme) -> None:
    period = period_of(today, scheme)
    assert period.start <= today <= period.end
    assert following(period).start == period.end + timedelta(days=1)
    assert previous(period).end == period.start - timedelta(days=1)


def test_nine_months_follow_those_of_last_year() -> None:
    assert previous(window(2026, "9M", DECREE)).code == "2025-9M"


def test_a_span_is_preceded_by_as_many_days() -> None:
    before = previous(span(date(2026, 3, 1), date(2026, 3, 10), CALENDAR))
    assert (before.start, before.end) == (date(2026, 2, 19), date(2026, 2, 28))


OWN = {
    "Q1": Window((12, 20), (3, 9)), "Q2": Window((3, 10), (6, 9)),
    "Q3": Window((6, 10), (9, 30)), "Q4": Window((10, 1), (12, 19)),
    "02": Window((1, 31), (2, 29)), "": Window((12, 20), (12, 19)),
}


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-Q1", date(2025, 12, 20), date(2026, 3, 9)),
        ("2026-Q2", date(2026, 3, 10), date(2026, 6, 9)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 19)),
        ("2026-02", date(2026, 1, 31), date(2026, 2, 28)),
        ("2024-02", date(2024, 1, 31), date(2024, 2, 29)),
        ("2026", date(2025, 12, 20), date(2026, 12, 19)),
        # What the office has not named stays the scheme's.
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_windows_of_ones_own(code: str, start: date, end: date) -> None:
    period = parse_period(code, CALENDAR, TODAY, OWN)
    assert period == Period(code, CALENDAR, start, end)


def test_a_window_may_end_after_its_own_months() -> None:
    late = {"Q4": read_window("10-16..01-15")}
    assert window(2026, "Q4", DECREE, late).end == date(2027, 1, 15)
    assert window(2026, "Q4", DECREE, late).start == date(2026, 10, 16)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_quarters_of_ones_own_cover_every_day_once(today: date) -> None:
    period = period_of(today, CALENDAR, OWN)
    assert period.start <= today <= period.end
    assert following(period, OWN).start == period.end + timedelta(days=1)
    assert previous(following(period, OWN), OWN) == period


def test_what_people_type_means_their_own_windows() -> None:
    assert parse_period("quý này", CALENDAR, date(2026, 12, 25), OWN).code == "2027-Q1"
    assert parse_period("quý trước", CALENDAR, date(2026, 6, 12), OWN).end == date(2026, 6, 9)
    assert parse_period("", CALENDAR, date(2026, 3, 10), OWN).code == "2026-Q2"


@pytest.mark.parametrize(
    ("own", "neighbour"),
    [
        ({"Q2": "03-10..06-14"}, "Q1"),  # four days in two quarters
        ({"Q2": "03-20..06-14"}, "Q1"),  # five days in none
        ({"Q2": "03-15..06-09"}, "Q3"),
        ({"Q2": "03-15..06-20"}, "Q3"),
        ({"Q1": "01-01..12-31"}, "Q2"),
        ({"": "12-20..12-18"}, ""),
        ({"9M": "12-15..09-30"}, None),
        ({"Q2": "03-15..06-14"}, None),
        ({"02": "01-15..02-29", "03": "03-01..03-14"}, None),
        ({"02": "01-15..02-28", "03": "03-01..03-14"}, "03"),  # 29/2 of a leap year
    ],
)
def test_windows_that_do_not_meet_their_neighbours(
    own: dict[str, str], neighbour: str | None
) -> None:
    windows = {tail: read_window(text) for tail, text in own.items()}
    found = misfit(next(iter(own)), DECREE, windows)
    assert (found and found.code.partition("-")[2]) == neighbour


@pytest.mark.parametrize("text", ["", "3-10..6-9", "02-30..03-01", "13-01..14-01", "03-10-06-09",
                                  "03-10..06-09..07-01", "²3-10..06-09"])
def test_an_unreadable_window_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_window(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1/3-15/4", date(2026, 3, 1), date(2026, 4, 15)),
        ("tu 1/3 den 15/4/2026", date(2026, 3, 1), date(2026, 4, 15)),
        ("Từ ngày 01/3 đến hết ngày 15/4", date(2026, 3, 1), date(2026, 4, 15)),
        ("1/3/26 - 15/4/26", date(2026, 3, 1), date(2026, 4, 15)),
        ("15/12-14/3", date(2025, 12, 15), date(2026, 3, 14)),
        ("15/12/2025-14/3", date(2025, 12, 15), date(2026, 3, 14)),
        ("15/12-14/3/2026", date(2025, 12, 15), date(2026, 3, 14)),
        ("25/11-30/11", date(2025, 11, 25), date(2025, 11, 30)),
        ("quý vừa rồi", date(2026, 6, 15), date(2026, 9, 14)),
        ("qui 2", date(2026, 3, 15), date(2026, 6, 14)),
        ("thang nay", date(2026, 11, 15), date(2026, 12, 14)),
    ],
)
def test_spans_in_a_hurry(text: str, start: date, end: date) -> None:
    found = parse_period(text, DECREE, TODAY)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("text", ["15/4-1/3", "15/4-1/3/2026", "15/4/2026-1/3"])
def test_a_span_without_years_can_be_upside_down(text: str) -> None:
    with pytest.raises(WorkError, match="period-upside-down"):
        parse_period(text, DECREE, TODAY)
