"""The working calendar: PyPI `holidays` for Vietnam, corrected by the override table."""

from datetime import date, timedelta
from functools import cache

import holidays
from sqlalchemy import delete, insert, select

from core.calendar import WorkCalendar
from core.organisation import DayKind, DayRow
from storage.engine import Database
from storage.tables import holiday_override


class CalendarStore:
    """Implements core.ports.runtime.Calendar and core.ports.organisation.CalendarKeeper."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def load(self, year: int) -> WorkCalendar:
        """Working days from the year before `year` to the year after it."""
        public = public_calendar(year)
        off, working = set(public.off), set(public.working)
        async with self._db.reading():
            rows = (await self._db.execute(select(holiday_override))).all()
        for row in rows:
            (off if row.kind == "off" else working).add(row.day)
            (working if row.kind == "off" else off).discard(row.day)
        return WorkCalendar(frozenset(off), frozenset(working))

    async def override(self, day: date, kind: str, note: str, source: str) -> None:
        """Set `day` to `off` or `working`."""
        await self._db.execute(delete(holiday_override).where(holiday_override.c.day == day))
        await self._db.execute(
            insert(holiday_override).values(day=day, kind=kind, note=note, source=source)
        )

    async def own_days(self) -> dict[date, DayRow]:
        """All that the office has made its own."""
        rows = await self._db.execute(select(holiday_override))
        return {r.day: DayRow(r.day, DayKind(r.kind), r.note, r.source) for r in rows}

    async def forget(self, days: list[date]) -> None:
        """These are again as the public calendar has them."""
        await self._db.execute(delete(holiday_override).where(holiday_override.c.day.in_(days)))


def public_calendar(year: int) -> WorkCalendar:
    """Public holidays and announced swaps alone, from the year before `year` to the year after."""
    public = [_public_days(y) for y in (year - 1, year, year + 1)]
    return WorkCalendar(frozenset(day for days, _ in public for day in days),
                        frozenset(day for _, days in public for day in days))


@cache
def _public_days(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and worked weekend days of a year, as the library knows them."""
    public = holidays.country_holidays("VN", years=year)
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range(366))
    worked = frozenset(d for d in days if d.weekday() >= 5 and public.is_working_day(d))
    return frozenset(public), worked
