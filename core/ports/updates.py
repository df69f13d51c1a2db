"""Updates taken once, and what our own messages spoke of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Updates(Protocol):
    """The duplicate guard."""

    async def first_time(self, channel: str, key: str, at: datetime) -> bool:
        """True once for each (channel, key)."""
        ...


class SentMessages(Protocol):
    """Which tasks a message of ours spoke of."""

    async def remember(
        self, channel: str, chat_id: int, message_id: str, task_ids: Sequence[int], at: datetime
    ) -> None:
        """Note it."""
        ...

    async def tasks_of(self, channel: str, chat_id: int, message_id: str) -> tuple[int, ...]:
        """The tasks of that message; empty when it is not known."""
        ...

    async def last(self, channel: str, chat_id: int, since: datetime) -> tuple[int, ...]:
        """The tasks of our last message in the chat since then."""
        ...
