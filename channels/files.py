"""Files of chats that no network keeps for us: whole, and known by a random id."""

from datetime import datetime
from typing import Protocol


class StoredFile(Protocol):
    """A file of one chat, whole."""

    @property
    def id(self) -> str: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def mime(self) -> str: ...
    @property
    def content(self) -> bytes: ...


class Files(Protocol):
    """Keeps them over restarts; joins an open unit of work, else has its own."""

    async def keep_file(
        self, chat_id: int, name: str, mime: str, content: bytes, at: datetime
    ) -> str:
        """Keep a file, give its random id."""
        ...

    async def file(self, file_id: str) -> StoredFile | None:
        """A file, or None. Whose it is, the caller checks."""
        ...
