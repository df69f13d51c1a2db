"""A clock that stands where the test puts it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text: str) -> datetime:
    """`2026-03-02 07:30` in the office's time zone."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE)


class TestClock:
    """Stands still until moved."""

    __test__ = False

    def __init__(self, start: str = "2026-03-02 08:00") -> None:
        self._now = at(start)

    def now(self) -> datetime:
        return self._now

    def set(self, text: str) -> None:
        self._now = at(text)

    def forward(self, **span: float) -> None:
        self._now += timedelta(**span)
