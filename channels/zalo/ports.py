"""What the Zalo channel asks of others: kept files, one-time claims, words."""

from datetime import datetime
from typing import Protocol

from channels.web.ports import StoredFile


class Files(Protocol):
    """Keeps files of chats; one random id each."""

    async def keep_file(
        self, chat_id: int, name: str, mime: str, content: bytes, at: datetime
    ) -> str:
        """Keep a file, give its random id."""
        ...

    async def file(self, file_id: str) -> StoredFile | None:
        """A file, or None."""
        ...


class Once(Protocol):
    """Remembers what was done, over all processes."""

    async def first_time(self, key: str) -> bool:
        """True once for each key (at most 80 characters)."""
        ...


class Words(Protocol):
    """The catalogue's plain text of a key."""

    def __call__(self, key: str, /, **values: object) -> str: ...
