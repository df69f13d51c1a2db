"""The names of reporting periods."""

from core.quarters import Period
from handlers.texts import Translate


def period_name(t: Translate, period: Period) -> str:
    """"quý II/2026", "tháng 6/2026", "6 tháng đầu năm 2026"; a free span by its dates."""
    year, _, tail = period.code.partition("-")
    if ".." in period.code:
        return t.plain("period-span", start=period.start, end=period.end)
    if tail.isdecimal():
        return t.plain("period-month", month=str(int(tail)), year=year)
    key = f"period-{tail.lower()}" if tail else "period-year"
    return t.plain(key, year=year)
