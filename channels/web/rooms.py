"""Who is listening, and what passes by without being kept: toasts and typing."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class _Room:
    news: asyncio.Event = field(default_factory=asyncio.Event)
    last: int = 0
    events: deque[tuple[int, dict[str, Any]]] = field(default_factory=lambda: deque(maxlen=20))


class Rooms:
    """One room per chat, in memory. The transcript itself is in the database."""

    def __init__(self) -> None:
        self._rooms: dict[int, _Room] = {}
        self.closed = False

    def wake(self, chat_id: int) -> None:
        """Something changed in the chat's transcript."""
        room = self._rooms.get(chat_id)
        if room is not None:
            room.news.set()
            room.news = asyncio.Event()

    def tell(self, chat_id: int, event: dict[str, Any]) -> None:
        """Pass an event to whoever has the chat open; nobody there, nobody told."""
        room = self._rooms.get(chat_id)
        if room is not None:
            room.last += 1
            room.events.append((room.last, event))
            self.wake(chat_id)

    def events(self, chat_id: int, seen: int | None) -> tuple[list[dict[str, Any]], int]:
        """Events after number `seen` (None: none of them) and the number of the last one."""
        room = self._rooms.setdefault(chat_id, _Room())
        if seen is None:
            return [], room.last
        # A number from before a restart is larger than all of ours: start anew.
        since = seen if seen <= room.last else 0
        return [event for number, event in room.events if number > since], room.last

    def listen(self, chat_id: int) -> asyncio.Event:
        """Set at the next news; take it before looking, so that nothing falls in between."""
        return self._rooms.setdefault(chat_id, _Room()).news

    def close(self) -> None:
        """Let everybody who waits go home: the server stops."""
        self.closed = True
        for chat_id in self._rooms:
            self.wake(chat_id)
