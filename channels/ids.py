"""The translation of a channel's own ids into the integers that aiogram's types demand."""

from typing import Protocol


class ExternalIds(Protocol):
    """External string id ↔ local integer, per channel; a pair once made never changes.

    Kept in the database, because a reminder leaves long after the person wrote.
    """

    async def local_id(self, channel: str, external: str) -> int:
        """The local integer (≥ 1) of the channel's id; made on first sight."""
        ...

    async def external_id(self, channel: str, local: int) -> str | None:
        """The channel's own id behind a local integer, or None when there is none."""
        ...
