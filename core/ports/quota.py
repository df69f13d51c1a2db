"""How many messages a channel has had this month."""

from datetime import date
from typing import Protocol

from core.quota import Used


class MessageCounts(Protocol):
    """One row a channel and month; `month` is its first day."""

    async def used(self, channel: str, month: date) -> Used:
        """What was counted; nothing for a month without a message."""
        ...

    async def take(self, channel: str, day: date, count: int, limit: int) -> bool:
        """Count so many outgoing messages, if all of the day's month are then no more than `limit`.

        False, and nothing is counted, when they would be. Several processes together never exceed
        the limit.
        """
        ...

    async def give_back(self, channel: str, month: date, count: int) -> None:
        """They were surely not sent."""
        ...

    async def heard(self, channel: str, day: date) -> None:
        """Count an incoming message of that day (the office's)."""
        ...


class LinkedPeople(Protocol):
    """Who has an address on a channel."""

    async def people_on(self, channel: str) -> int:
        """How many people."""
        ...
