"""Who is acting, from where, and when: resolved once per update, given to every use case."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Self
from uuid import uuid4
from zoneinfo import ZoneInfo

from core.people import Person

#: What comes sooner than this after it was said comes at once: clocks differ a little.
AT_ONCE = timedelta(minutes=1)
#: No network delivers later; what is dated before it is dated wrongly.
LATEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Act:
    """One person's one action. `now` is an aware moment; `zone` the office's time zone.

    `sent_at` (aware) is when the person said it, if it reached us late: what somebody says in time
    is in time, however long we or the network were away (docs/decisions/0017). All history rows of
    one action share `change_id`, so that it can be taken back whole.
    """

    person: Person
    channel: str
    now: datetime
    zone: ZoneInfo
    change_id: str = field(default_factory=lambda: uuid4().hex)
    sent_at: datetime | None = None

    @property
    def today(self) -> date:
        """The office's date at `now`."""
        return self.now.astimezone(self.zone).date()

    @property
    def said_at(self) -> datetime:
        """When the person said it."""
        return self.sent_at or self.now

    @property
    def said_on(self) -> date:
        """The office's date at `said_at`."""
        return self.said_at.astimezone(self.zone).date()

    def as_said(self, dated: datetime) -> Self:
        """The same act about words of that moment: a choice may finish what was said days ago.

        Of the same day, the choice itself is the newest word.
        """
        if dated.astimezone(self.zone).date() == self.said_on:
            return self
        return replace(self, sent_at=sent_late(dated, self.now) or self.sent_at)


def sent_late(dated: datetime | None, now: datetime) -> datetime | None:
    """The network's date of a message (aware), if it shows that the message came late; else None.

    A date in the future, or older than any network keeps messages, is no date to rely on.
    """
    if dated is None or not AT_ONCE < now - dated <= LATEST:
        return None
    return dated
