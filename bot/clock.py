"""The wall clock, and the demo's clock that can be wound forward."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC)


class WoundClock:
    """Runs like the wall clock, from another moment; can only be wound forward."""

    def __init__(self, start: datetime) -> None:
        self._offset = start - datetime.now(UTC)

    def now(self) -> datetime:
        """The demo's moment, UTC."""
        return datetime.now(UTC) + self._offset

    def wind(self, to: datetime) -> None:
        """Go on from `to`; an earlier moment changes nothing."""
        self._offset += max(to - self.now(), timedelta(0))
