"""What PlanDigest asks for, in memory, and the days on which it writes the week's page."""

from collections.abc import Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from core.calendar import WorkCalendar
from core.people import Membership, Person, Role
from core.policy import Policy
from core.ports.deliveries import NewDelivery
from core.usecases.plan_digest import PlanDigest


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


async def page_days(house: House, policy: Policy, first: date, days: int) -> list[datetime]:
    """When pages are written, ticking every hour of these days, started anew each week."""
    found, plan = [], None
    for n in range(days):
        if n % 7 == 3 or plan is None:
            doubles: Any = house
            plan = PlanDigest(doubles, doubles, doubles, doubles, policy)
        for hour in range(24):
            now = datetime.combine(first + timedelta(days=n), time(hour), policy.zone)
            before = len(house.rows)
            await plan(now)
            found += [now] * (len(house.rows) - before)
    return found
