"""What the Zalo channels ask of others: one-time claims, who is there, notes, words, a quota."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from aiogram.fsm.storage.base import StorageKey


class Once(Protocol):
    """Remembers what was done, over all processes."""

    async def first_time(self, key: str) -> bool:
        """True once for each key (at most 80 characters)."""
        ...

    async def seen(self, key: str) -> bool:
        """True when `first_time` was asked before."""
        ...


class Presence(Protocol):
    """When people were heard, and that they left: what an Official Account may send rests on it."""

    async def heard(self, chat_id: int, at: datetime) -> None:
        """The person did something at `at` (aware UTC)."""
        ...

    async def heard_at(self, chat_id: int) -> datetime | None:
        """When that was last, a few minutes early at most; None when it is not known."""
        ...

    async def left(self, chat_id: int, at: datetime) -> None:
        """The person wants no more messages since `at`."""
        ...


class Notebook(Protocol):
    """Plain data under a key, which several processes may change at the same time."""

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, empty when there is none."""
        ...

    async def change_data(
        self, key: StorageKey, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> None:
        """Put `change` of the data in its place; nobody else changes it meanwhile."""
        ...


class Words(Protocol):
    """The catalogue's plain text of a key, in the language that is `spoken`."""

    def __call__(self, key: str, /, **values: object) -> str: ...


class Quota(Protocol):
    """The month's messages: taken before they are sent."""

    async def take(self) -> date:
        """Take one; the month it was taken from. Raises ClosedError `quota` when none is left."""
        ...

    async def has_room(self, count: int) -> bool:
        """True when so many could be taken now."""
        ...

    async def give_back(self, month: date) -> None:
        """The one taken was surely not accepted."""
        ...
