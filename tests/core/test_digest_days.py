"""On which day the week's page leaves, whatever day an office chooses and whatever is off."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.policy import Policy
from tests.support.digest_house import House, page_days

TET = frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5))
DAY = timedelta(days=1)


async def lived(weekday: int, calendar: WorkCalendar, first: date, days: int) -> list[date]:
    """The days on which a page was written."""
    policy = replace(Policy(), digest_weekday=weekday, digest_at=time(9))
    return [m.date() for m in await page_days(House(calendar), policy, first, days)]


@settings(max_examples=25)
@given(st.integers(0, 6), st.sets(st.dates(date(2026, 1, 5), date(2026, 3, 29)), max_size=12))
async def test_one_page_a_week_on_its_day_or_the_next_working_day(
    weekday: int, off: set[date]
) -> None:
    first, weeks = date(2026, 1, 5), 10
    calendar = WorkCalendar(off=frozenset(off) | TET)
    pages = await lived(weekday, calendar, first, weeks * 7)
    wanted = []
    for week in range(-1, weeks):
        monday = first + 7 * week * DAY
        day = calendar.next_working(monday + weekday * DAY)
        following = calendar.next_working(monday + (7 + weekday) * DAY)
        # A page whose place the next week's takes on the same day is not sent beside it.
        if first <= day < first + weeks * 7 * DAY and day != following and (
                day - monday).days < 14:
            wanted.append(day)
    assert pages == wanted


async def test_the_day_may_be_a_saturday() -> None:
    pages = await lived(5, WorkCalendar(), date(2026, 3, 2), 21)
    assert pages == [
        date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]


async def test_a_friday_off_gives_the_page_on_monday() -> None:
    calendar = WorkCalendar(off=frozenset([date(2026, 3, 6)]))
    pages = await lived(4, calendar, date(2026, 3, 2), 14)
    assert pages == [date(2026, 3, 9), date(2026, 3, 13)]
