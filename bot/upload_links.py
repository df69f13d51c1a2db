"""Where a person uploads a file, on networks whose chats take none."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from channels.base import Channel


@runtime_checkable
class TakesUploads(Protocol):
    """A channel with an upload page beside its chat; `takes_files`: the chat takes files too."""

    takes_files: bool

    def upload_link(self, chat_id: int) -> str | None:
        """The page for this chat, good for one file; None when there is no way to reach it."""
        ...


class UploadLinks:
    """Asks the channel."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels

    def __call__(self, channel: str, chat_id: int) -> str | None:
        """The address, or None where there is no page."""
        found = self._channels.get(channel)
        return found.upload_link(chat_id) if isinstance(found, TakesUploads) else None

    def needed(self, channel: str) -> bool:
        """True where a file cannot be sent into the chat."""
        found = self._channels.get(channel)
        return isinstance(found, TakesUploads) and not found.takes_files
