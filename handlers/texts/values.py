"""Numbers and dates as Vietnamese offices write them (design.md §2.7)."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


def day(value: date) -> str:
    """05/6/2026: day with a leading zero, month with one only for 1 and 2.

    Nghị định 30/2020/NĐ-CP, Phụ lục I (domain.md §6.2).
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def short_day(value: date) -> str:
    """05/6, when the year is plain from the context."""
    return day(value).rsplit("/", 1)[0]


def moment(value: datetime, zone: ZoneInfo = OFFICE) -> str:
    """05/6/2026 07:30, in the office's time zone."""
    local = value.astimezone(zone)
    return f"{day(local.date())} {clock_time(local.time())}"


def clock_time(value: time) -> str:
    """07:30."""
    return f"{value:%H:%M}"


def decimal(value: Decimal | float) -> str:
    """74,12: two decimals, decimal comma, dots between thousands."""
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def count(value: int) -> str:
    """0, 06, 12, 1.463: one to nine with a leading zero, dots between thousands."""
    return f"{value:02d}" if 0 < value < 10 else f"{value:,}".replace(",", ".")
