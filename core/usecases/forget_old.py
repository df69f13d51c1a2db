"""Erase raw messages after their term; keep the structured record (domain.md §9.3)."""

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core.policy import Policy
from core.ports.retention import Retention
from core.ports.runtime import UnitOfWork

#: Marks of taken updates, of what our messages spoke of, of tried codes: needed for days only.
_TRACES = timedelta(days=60)
#: A link to a file lives for three days; the file itself is evidence or can be made again.
_LINKS = timedelta(days=4)


@dataclass(slots=True)
class ForgetOld:
    """Once an office day, by the clock. `raw_months`: how long original messages are kept."""

    retention: Retention
    work: UnitOfWork
    policy: Policy
    _done_on: date | None = field(default=None, init=False)

    async def __call__(self, now: datetime) -> None:
        """Forget what is older than its term at `now`."""
        today = now.astimezone(self.policy.zone).date()
        if self._done_on == today:
            return
        async with self.work.unit():
            await self.retention.forget(
                months_before(now, self.policy.raw_months), now - _TRACES, now - _LINKS)
        self._done_on = today


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and time so many months earlier, or the month's last day (Civil Code 148.3)."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
