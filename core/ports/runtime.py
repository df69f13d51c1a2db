"""Time, transactions and the working calendar."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from core.calendar import WorkCalendar


class Clock(Protocol):
    """Tells the moment, aware UTC; the demo's clock can be wound forward."""

    def now(self) -> datetime:
        """The present moment."""
        ...


class UnitOfWork(Protocol):
    """Opens one transaction; nested uses join it."""

    def unit(self) -> AbstractAsyncContextManager[None]:
        """Committed at the end, rolled back on an error."""
        ...

    def reading(self, *, long: bool = False) -> AbstractAsyncContextManager[None]:
        """Only reads; never waits for a writer. `long`: others are served meanwhile."""
        ...


class Calendar(Protocol):
    """Public holidays plus the office's own overrides."""

    async def load(self, year: int) -> WorkCalendar:
        """Working days from the year before `year` to the year after it."""
        ...
