"""Updates taken once, and what our own messages spoke of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a message of ours spoke of; `asked` is the question it put (core.progress.Asked), ""
    for none."""

    task_ids: tuple[int, ...] = ()
    asked: str = ""


class Updates(Protocol):
    """The duplicate guard."""

    async def first_time(self, channel: str, key: str, at: datetime) -> bool:
        """True once for each (channel, key)."""
        ...

    async def answer(self, channel: str, key: str) -> None:
        """Note that its answer has left."""
        ...

    async def was_taken(self, channel: str, key: str) -> bool:
        """True when it was taken."""
        ...

    async def was_answered(self, channel: str, key: str) -> bool:
        """True when its answer has left."""
        ...


class SentMessages(Protocol):
    """Which tasks a message of ours spoke of."""

    async def remember(
        self, channel: str, chat_id: int, message_id: str, task_ids: Sequence[int], at: datetime,
        asked: str = "",
    ) -> None:
        """Note it, in the place of what was noted of that message; no tasks: forget it."""
        ...

    async def said(self, channel: str, chat_id: int, message_id: str) -> Spoken:
        """That message; nothing when it is not known."""
        ...

    async def last(self, channel: str, chat_id: int, since: datetime) -> Spoken:
        """Our last message in the chat since then that spoke of tasks."""
        ...

    async def last_to(
        self, person_id: int, channel: str, chat_id: int, fresh: datetime, since: datetime,
        until: datetime | None = None,
    ) -> Spoken:
        """Our last message that spoke of tasks since then on any of the person's addresses.

        One in this chat not older than `fresh` goes before newer ones elsewhere; none is younger
        than `until`.
        """
        ...
