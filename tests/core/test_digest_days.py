"""On which day the week's page leaves, whatever day an office chooses and whatever is off."""

from collections.abc import Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.people import Membership, Person, Role
from core.policy import Policy
from core.ports.deliveries import NewDelivery
from core.usecases.plan_digest import PlanDigest

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TET = frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5))
DAY = timedelta(days=1)


class House:
    """Everything PlanDigest asks for, in memory."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self.working = calendar
        self.rows: dict[str, NewDelivery] = {}
        self.director = Person(1, "gd", "G", memberships=(Membership(Role.DIRECTOR, None),))

    async def load(self, _year: int) -> WorkCalendar:
        return self.working

    async def concerned(self, *_: Any) -> list[Person]:
        return [self.director]

    async def known(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset(keys) & self.rows.keys()

    async def add(self, rows: Sequence[NewDelivery]) -> None:
        self.rows |= {row.key: row for row in rows}

    @asynccontextmanager
    async def unit(self) -> Any:
        yield

    reading = unit


async def lived(weekday: int, calendar: WorkCalendar, first: date, days: int) -> list[datetime]:
    """When pages are written, ticking at each hour of these days, started anew each week."""
    house, found = House(calendar), []
    policy = replace(Policy(), digest_weekday=weekday, digest_at=time(9))
    plan: Any = None
    for n in range(days):
        if n % 7 == 3 or plan is None:
            plan = PlanDigest(house, house, house, house, policy)  # type: ignore[arg-type]  # doubles
        for hour in range(0, 24, 3):
            now = datetime.combine(first + n * DAY, time(hour), ZONE)
            before = len(house.rows)
            await plan(now)
            found += [now] * (len(house.rows) - before)
    return found


@given(st.integers(0, 6), st.sets(st.dates(date(2026, 1, 5), date(2026, 3, 29)), max_size=12))
async def test_one_page_a_week_on_its_day_or_the_next_working_day(
    weekday: int, off: set[date]
) -> None:
    first, weeks = date(2026, 1, 5), 10
    calendar = WorkCalendar(off=frozenset(off) | TET)
    pages = [m.date() for m in await lived(weekday, calendar, first, weeks * 7)]
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
    assert [m.date() for m in pages] == [
        date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]


async def test_a_friday_off_gives_the_page_on_monday() -> None:
    calendar = WorkCalendar(off=frozenset([date(2026, 3, 6)]))
    pages = await lived(4, calendar, date(2026, 3, 2), 14)
    assert [m.date() for m in pages] == [date(2026, 3, 9), date(2026, 3, 13)]
