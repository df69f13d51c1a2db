"""What the web chat asks of others: the transcript's keeper and, in the demo, the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from channels.files import Files

Author = Literal["bot", "person"]


class StoredMessage(Protocol):
    """One line of a transcript. `at` is UTC; `revision` grows with every change in the chat."""

    @property
    def id(self) -> int: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def author(self) -> str: ...
    @property
    def payload(self) -> Mapping[str, Any]: ...
    @property
    def at(self) -> datetime: ...
    @property
    def revision(self) -> int: ...


class WebMessages(Files, Protocol):
    """Keeps transcripts and files over restarts; joins an open unit of work, else has its own."""

    async def append(
        self, chat_id: int, author: Author, payload: Mapping[str, Any], at: datetime
    ) -> int:
        """Add a line, give its id. A person's line is pending until `settle`."""
        ...

    async def replace(self, chat_id: int, message_id: int, payload: Mapping[str, Any]) -> None:
        """Put another payload in place; LookupError when the chat has no such line."""
        ...

    async def get(self, chat_id: int, message_id: int) -> StoredMessage | None:
        """One line, or None."""
        ...

    async def since(self, chat_id: int, revision: int, limit: int) -> Sequence[StoredMessage]:
        """Lines changed after `revision`, oldest change first; from 0: the newest `limit`."""
        ...

    async def pending(self) -> Sequence[StoredMessage]:
        """People's lines that were accepted and not handled, of all chats, oldest first."""
        ...

    async def settle(self, message_id: int) -> None:
        """The line has been handled."""
        ...


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who can be played in the demo; `session` is their token, 32 hex digits."""

    name: str
    title: str
    unit: str
    role: str
    session: str


class DemoDesk(Protocol):
    """The sample department and its clock."""

    async def personas(self) -> Sequence[Persona]:
        """Who can be played, the most telling first."""
        ...

    def now(self) -> datetime:
        """The demo's moment, aware UTC."""
        ...

    async def wind(self, to: datetime) -> None:
        """Move the clock forward to `to` (aware), doing on the way all that falls due."""
        ...
