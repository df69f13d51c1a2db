"""What a network was told we have, and what is not handled yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Kept:
    """An update as it was read; `key` is what the duplicate guard knows it by, `at` (aware UTC)
    when it came, `tries` how often it was begun again after its process had died."""

    key: str
    chat_id: int
    body: str
    at: datetime
    tries: int = 0


class KeptUpdates(Protocol):
    """The updates of one channel, of which each process keeps its own."""

    async def keep(self, kept: Kept) -> bool | None:
        """Keep it; durable when this returns. None when it is kept already, else whether another
        process keeps something older of the same chat. Raises StoreDownError."""
        ...

    async def begin(self, key: str) -> None:
        """It is begun again: should the process die now, it may be to blame."""
        ...

    async def release(self, key: str) -> None:
        """It is handled."""
        ...

    async def give_up(self, key: str, at: datetime) -> None:
        """It is not handled and never will be, at `at`; nor is a redelivery of it."""
        ...

    async def left(self, in_work: Collection[str], most: int) -> Sequence[Kept]:
        """Make ours what nobody works on, at most so many, in the order they came.

        `in_work` are the keys this process works on; the others are told that it lives.
        """
        ...
