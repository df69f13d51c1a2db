"""The month's quota: levels, warnings and the forecast, by properties and by plain months."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.quota import (
    Basis,
    Level,
    Month,
    foresee,
    level,
    month_at,
    month_before,
    month_of,
    people_step,
    reserve,
    room,
    step,
)

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")
HOURS = (time(7, 30), time(18))
NO_HOLIDAYS = WorkCalendar()
#: The days off around Tết 2026 (17 February).
TET = WorkCalendar(off=frozenset(date(2026, 2, 14) + timedelta(days=n) for n in range(9)))

moments = st.datetimes(
    datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2027-12-31"))
limits = st.integers(1, 10_000)


def at(moment: str, calendar: WorkCalendar = NO_HOLIDAYS) -> Month:
    return month_at(datetime.fromisoformat(moment), calendar, *HOURS)


@given(st.integers(0, 12_000), limits, moments)
def test_more_used_is_never_looser(used: int, limit: int, now: datetime) -> None:
    order = list(Level)
    month = month_at(now, NO_HOLIDAYS, *HOURS)
    assert order.index(level(used, limit, month)) <= order.index(level(used + 1, limit, month))
    assert step(used, limit) <= step(used + 1, limit)


@given(st.integers(0, 12_000), limits, moments, moments)
def test_the_same_use_later_in_the_month_is_never_tighter(
    used: int, limit: int, one: datetime, other: datetime
) -> None:
    early, late = sorted(moment.replace(month=3, year=2026, day=max(moment.day, 4))
                         for moment in (one, other))
    order = list(Level)
    found = [order.index(level(used, limit, month_at(m, NO_HOLIDAYS, *HOURS)))
             for m in (early, late)]
    assert found[0] >= found[1]


@given(st.integers(0, 12_000), limits, moments, st.integers(0, 12_000), st.integers(0, 23))
def test_a_forecast_is_honest(
    used: int, limit: int, now: datetime, last: int, last_days: int
) -> None:
    month = month_at(now, NO_HOLIDAYS, *HOURS)
    found = foresee(used, limit, month, last, last_days)
    assert (found.total is None) == (found.basis is Basis.NONE)
    if found.total is not None:
        assert found.total >= used
        assert found.lasts == (found.total <= limit) or abs(found.total - limit) <= 1
    if found.runs_out_on is not None:
        assert now.date() <= found.runs_out_on
        assert found.runs_out_on.month == now.month
        assert found.runs_out_on in month.days or used >= limit


@given(limits)
def test_answers_have_more_room_than_pings(limit: int) -> None:
    assert 0 <= room(limit, answering=False) < room(limit, answering=True) == limit
    assert reserve(limit) >= 1


@given(limits, moments)
def test_nothing_is_saved_while_there_is_room(limit: int, now: datetime) -> None:
    month = month_at(now, NO_HOLIDAYS, *HOURS)
    fair = int(limit * month.passed / len(month.days))
    if fair * 100 < 90 * limit and fair < room(limit, answering=False):
        assert level(fair, limit, month) is Level.PLENTY


def test_levels_of_a_plain_month() -> None:
    middle = at("2026-03-13 18:00")
    assert (len(middle.days), middle.passed) == (22, 10)
    assert level(1363, 3000, middle) is Level.PLENTY, "ten of 22 days"
    assert level(1364, 3000, middle) is Level.TIGHT, "at this pace it will not do"
    second = at("2026-03-03 18:00")
    assert level(2099, 3000, second) is Level.PLENTY, "a burst: two days are no pace"
    assert level(2100, 3000, second) is Level.TIGHT, "so much of one that it is"
    assert level(2100, 3000, at("2026-03-24 18:00")) is Level.PLENTY, "the pace will do"
    assert level(2700, 3000, at("2026-03-31 18:00")) is Level.TIGHT
    assert level(2939, 3000, middle) is Level.TIGHT
    assert level(2940, 3000, middle) is Level.SPENT
    assert [step(n, 3000) for n in (2099, 2100, 2699, 2700, 2939, 2940, 3001)] == [
        0, 70, 70, 90, 90, 100, 100]


def test_a_month_that_will_not_do_names_the_day() -> None:
    found = foresee(2000, 3000, at("2026-03-16 07:00"), 0, 0)
    # 200 a working day: ten days have passed, five more will do.
    assert (found.basis, found.total, found.runs_out_on) == (Basis.PACE, 4400, date(2026, 3, 23))
    assert foresee(1000, 3000, at("2026-03-16 07:00"), 0, 0).runs_out_on is None
    assert foresee(3000, 3000, at("2026-03-16 07:00"), 0, 0).runs_out_on == date(2026, 3, 16)


def test_the_first_two_days_go_by_last_month() -> None:
    second = at("2026-03-03 12:00")
    assert foresee(500, 3000, second, 0, 0).basis is Basis.NONE
    found = foresee(100, 3000, second, 4000, 20)
    assert found.basis is Basis.LAST_MONTH
    assert found.runs_out_on is not None
    assert foresee(100, 3000, at("2026-03-04 12:00"), 4000, 20).basis is Basis.PACE


def test_a_month_that_begins_on_a_weekend_has_no_pace_yet() -> None:
    sunday = at("2026-11-01 10:00")
    assert sunday.passed == 0
    assert foresee(10, 3000, sunday, 0, 0).basis is Basis.NONE
    assert level(10, 3000, sunday) is Level.PLENTY


def test_after_the_last_working_day_nothing_more_is_expected() -> None:
    found = foresee(2000, 3000, at("2026-02-28 09:00"), 0, 0)
    assert (found.total, found.lasts) == (2000, True)


def test_tet_has_few_working_days() -> None:
    month = at("2026-02-24 07:00", TET)
    assert (len(month.days), month.passed) == (15, 11)
    found = foresee(2300, 3000, month, 0, 0)
    assert found.runs_out_on == date(2026, 2, 27), "four days more at 209 a day"
    assert foresee(2300, 3000, at("2026-02-24 07:00"), 0, 0).lasts, "had Tết been worked"


def test_today_counts_by_its_part() -> None:
    assert at("2026-03-02 07:29").passed == 0
    assert at("2026-03-02 07:30").passed == Fraction(1, 2)
    assert at("2026-03-02 18:00").passed == 1
    assert at("2026-03-07 12:00").passed == 5, "a Saturday is no working day"


def test_a_bot_begun_in_the_middle_of_a_month_has_its_own_pace() -> None:
    """Begun on Thursday 19 March: four working days at 40 a day, five are left."""
    now = at("2026-03-24 18:00").since(date(2026, 3, 19))
    assert (len(now.days), now.passed, now.left) == (9, 4, 5)
    assert foresee(160, 3000, now, 0, 0).total == 360
    assert foresee(160, 3000, at("2026-03-24 18:00"), 0, 0).total == 207, "as if begun on the 1st"
    assert level(1500, 3000, now) is Level.TIGHT, "the rest will not do"
    first = at("2026-03-20 09:00").since(date(2026, 3, 20))
    assert foresee(4, 3000, first, 0, 0).basis is Basis.NONE, "no pace on its first day"
    sunday = at("2026-03-22 09:00").since(date(2026, 3, 22))
    assert (sunday.passed, level(30, 3000, sunday)) == (0, Level.PLENTY)
    assert at("2026-03-24 18:00").since(None) == at("2026-03-24 18:00")


def test_the_month_is_the_offices() -> None:
    last = datetime.fromisoformat("2026-03-31 16:59:59+00:00")
    assert month_of(last, OFFICE) == date(2026, 3, 1)
    assert month_of(last + timedelta(seconds=1), OFFICE) == date(2026, 4, 1)
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)


def test_people_near_and_at_the_limit() -> None:
    assert [people_step(n, 50) for n in (44, 45, 49, 50, 51)] == [0, 90, 90, 100, 100]
    assert people_step(1000, 0) == 0
