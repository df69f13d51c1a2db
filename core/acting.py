"""Who is acting, from where, and when: resolved once per update, given to every use case."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from core.people import Person


@dataclass(frozen=True, slots=True)
class Act:
    """One person's one action. `now` is an aware moment; `zone` the office's time zone.

    All history rows of one action share `change_id`, so that it can be taken back whole.
    """

    person: Person
    channel: str
    now: datetime
    zone: ZoneInfo
    change_id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def today(self) -> date:
        """The office's date at `now`."""
        return self.now.astimezone(self.zone).date()
