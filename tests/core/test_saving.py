"""What may wait near the end of a month: never what presses, never past its use, never for ever."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.notices import Kind, Line
from core.policy import Ladder
from core.reminders import Ground
from core.reminders_times import is_quiet
from core.saving import NEVER_WAIT, PATIENCE_DAYS, may_wait, waits_until

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
FIRST = date(2026, 1, 1)

days = st.integers(0, 364).map(lambda n: FIRST + n * DAY)
#: Public holidays in runs, as Tết is.
calendars = st.lists(st.tuples(days, st.integers(1, 10)), max_size=6).map(
    lambda runs: WorkCalendar(off=frozenset(day + n * DAY for day, long in runs
                                            for n in range(long))))
waiting_kinds = st.sampled_from(sorted(set(Kind) - NEVER_WAIT))


def line(days_left: int | None, *, level: int = 0, is_open: bool = True) -> Line:
    task: Any = SimpleNamespace(is_open=is_open)
    return Line(task, "", days_left, level)


@given(st.sampled_from(sorted(Kind)), days, calendars, st.booleans(), st.integers(-400, 0))
def test_what_is_overdue_due_or_escalated_never_waits(
    kind: Kind, today: date, calendar: WorkCalendar, spent: bool, days_left: int
) -> None:
    for pressing in (line(days_left), line(30, level=1), line(None, level=3)):
        lines = [line(20), pressing, line(None)]
        assert not may_wait(kind, lines, today, today, calendar, spent=spent)


@given(st.sampled_from(sorted(NEVER_WAIT)), days, calendars)
def test_what_has_its_own_moment_never_waits(
    kind: Kind, today: date, calendar: WorkCalendar
) -> None:
    assert not may_wait(kind, [], today, today, calendar)


@given(waiting_kinds, days, calendars, st.integers(0, 30))
def test_nothing_waits_past_its_last_morning(
    kind: Kind, today: date, calendar: WorkCalendar, days_left: int
) -> None:
    """Looked at on every working day from now on, it leaves on a day that is not too late."""
    today = calendar.next_working(today)
    due_on = today + days_left * DAY
    day, made_on = today, today
    while may_wait(kind, [line((due_on - day).days)], made_on, day, calendar):
        day = calendar.next_working(day + DAY)
    assert day <= due_on


@given(waiting_kinds.filter(lambda kind: kind != Kind.MORNING), days, calendars)
def test_an_announcement_waits_three_working_days(
    kind: Kind, today: date, calendar: WorkCalendar
) -> None:
    made_on, waited = today, 0
    while may_wait(kind, [line(None)], made_on, today, calendar):
        today = calendar.next_working(today + DAY)
        waited += 1
    assert waited <= PATIENCE_DAYS
    assert may_wait(kind, [line(None)], made_on, today, calendar, spent=True), "no room for it"


@given(days, calendars)
def test_a_morning_with_nothing_pressing_waits_for_one_that_has(
    today: date, calendar: WorkCalendar
) -> None:
    far = (calendar.next_working(today + DAY) - today).days
    assert may_wait(Kind.MORNING, [line(far)], today - 100 * DAY, today, calendar)
    assert not may_wait(Kind.MORNING, [line(far - 1)], today, today, calendar)


@given(days, st.times(), calendars, st.none() | st.times())
def test_it_is_looked_at_again_behind_the_next_morning(
    today: date, hour: time, calendar: WorkCalendar, own: time | None
) -> None:
    ground = Ground(Ladder(), OFFICE, calendar)
    now = datetime.combine(today, hour.replace(tzinfo=None), OFFICE).astimezone(UTC)
    at = waits_until(Kind.ASSIGNED, now, own.replace(second=0) if own else None, ground)
    there = (at - timedelta(minutes=30)).astimezone(OFFICE)
    assert at > now
    assert not is_quiet(there, Ladder(), OFFICE)
    if own is None:
        assert there.date() == calendar.next_working(today + DAY)
        assert there.time() == time(7, 30)
    end = waits_until(Kind.MORNING, now, own, ground).astimezone(OFFICE)
    assert (end.date(), end.time()) == (today, time(23, 59, 59)), "then it is the next one's"


def test_a_finished_task_presses_nobody() -> None:
    friday = date(2026, 3, 6)
    assert may_wait(Kind.CHANGED, [line(-5, is_open=False)], friday, friday, WorkCalendar())
