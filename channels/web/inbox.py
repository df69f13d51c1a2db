"""From the page to the dispatcher: kept first, then handled, in order within a chat."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.types import Update

from channels.base import Feed
from channels.lanes import Lanes, not_taken
from channels.web.ports import StoredMessage, WebMessages
from channels.web.rooms import Rooms
from channels.web.updates import message_update, press_update
from core.errors import StoreDownError

#: The database is gone: what is kept is handed over again after so many seconds.
_REFUSED_PAUSE = 2.0


class Inbox:
    """What is accepted is in the transcript before it is answered for: a crash loses nothing."""

    def __init__(
        self,
        bot: Bot,
        messages: WebMessages,
        rooms: Rooms,
        lanes: Lanes,
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._messages = messages
        self._rooms = rooms
        self._lanes = lanes
        self._clock = clock
        self._in_work: set[int] = set()
        self._again = asyncio.Event()

    async def run(self, feed: Feed) -> None:
        """Hand over what waits from before, and what was not taken, until cancelled."""
        while True:
            self._again.clear()
            await self.redeliver(feed)
            await self._again.wait()
            await asyncio.sleep(_REFUSED_PAUSE)

    async def accept(self, feed: Feed, chat_id: int, line: Mapping[str, Any]) -> int:
        """Keep a person's line and start handling it; gives its id."""
        key = await self._messages.append(chat_id, "person", line, self._clock())
        self._rooms.wake(chat_id)
        try:
            row = await self._messages.get(chat_id, key)
            if row is None:
                raise LookupError(key)
            await self._start(feed, row)
        except StoreDownError:
            # It is kept, so it is answered for; it is begun when the database is there again.
            self._again.set()
        return key

    async def redeliver(self, feed: Feed) -> None:
        """Hand over what an earlier process accepted and did not finish."""
        for row in await self._messages.pending():
            if row.id not in self._in_work:
                await self._start(feed, row)

    async def _start(self, feed: Feed, row: StoredMessage) -> None:
        self._in_work.add(row.id)
        try:
            update = await self._update(row)
            if update is None:
                await self._done(row)
                return
        except BaseException:
            self._in_work.discard(row.id)
            raise

        async def handle(bot: Bot, update: Update) -> None:
            await feed(bot, update)
            await self._done(row)

        def ended(task: asyncio.Task[None]) -> None:
            self._in_work.discard(row.id)
            if not_taken(task):
                self._again.set()

        self._lanes.put(handle, self._bot, update).add_done_callback(ended)

    async def _done(self, row: StoredMessage) -> None:
        await asyncio.shield(self._messages.settle(row.id))
        self._in_work.discard(row.id)

    async def _update(self, row: StoredMessage) -> Update | None:
        if "press" in row.payload:
            pressed = await self._messages.get(row.chat_id, row.payload["press"])
            return press_update(self._bot, row, pressed) if pressed else None
        answered = row.payload.get("reply_to")
        reply_to = await self._messages.get(row.chat_id, answered) if answered else None
        return message_update(self._bot, row, reply_to)
