"""What the web chat has kept is handed over, also when the database goes between two steps."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.types import Update

from channels.lanes import Lanes
from channels.web.inbox import Inbox
from channels.web.ports import WebMessages
from channels.web.rooms import Rooms
from core.errors import StoreDownError
from tests.support.waiting import until

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


@dataclass
class Row:
    id: int
    chat_id: int
    payload: Mapping[str, Any]
    author: str = "person"
    at: datetime = NOW
    revision: int = 1


class Kept:
    """A transcript in memory; `failing` reads find no database."""

    def __init__(self, failing: int) -> None:
        self.rows: dict[int, Row] = {}
        self.waiting: set[int] = set()
        self.failing = failing

    async def append(self, chat_id: int, _author: str, line: Mapping[str, Any], _: Any) -> int:
        key = len(self.rows) + 1
        self.rows[key] = Row(key, chat_id, line)
        self.waiting.add(key)
        return key

    async def get(self, _chat_id: int, key: int) -> Row | None:
        if self.failing:
            self.failing -= 1
            raise StoreDownError("gone")
        return self.rows.get(key)

    async def pending(self) -> list[Row]:
        return [self.rows[key] for key in sorted(self.waiting)]

    async def settle(self, key: int) -> None:
        self.waiting.discard(key)


async def test_a_line_that_was_kept_as_the_database_went_is_handled_later(
    monkeypatch: Any,
) -> None:
    """The person sees it in the chat: it must not wait there until the next start."""
    monkeypatch.setattr("channels.web.inbox._REFUSED_PAUSE", 0.01)
    heard: list[str] = []

    async def feed(_bot: Bot, update: Update) -> None:
        assert update.message is not None
        heard.append(update.message.text or "")

    for failing, line in enumerate([{"text": "xong", "name": "Nam"},
                                    {"text": "trả lời", "name": "Nam", "reply_to": 1}], start=1):
        kept = Kept(0)
        inbox = Inbox(Bot("42:x"), cast("WebMessages", kept), Rooms(), Lanes(), lambda: NOW)
        running = asyncio.create_task(inbox.run(feed))
        await inbox.accept(feed, 7, {"text": "một", "name": "Nam"})
        kept.failing = failing if failing == 1 else 0
        if failing == 2:
            kept.get = _second_fails(kept)  # type: ignore[method-assign]
        await inbox.accept(feed, 7, line)
        await until(lambda kept=kept: not kept.waiting)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert heard == ["một", "xong", "một", "trả lời"]


def _second_fails(kept: Kept) -> Any:
    """The line itself is read, what it answers is not."""
    answers, real = iter([False, True]), kept.get

    async def get(chat_id: int, key: int) -> Row | None:
        kept.failing = int(next(answers, False))
        return await real(chat_id, key)

    return get
