"""From Zalo to the dispatcher: kept, in order within a chat, a number turned into its press."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol

from aiogram import Bot
from aiogram.types import Update

from channels.base import Feed
from channels.ids import ExternalIds
from channels.keeping import Keeper
from channels.lanes import Lanes
from channels.zalo.incoming import Incoming, message_update, number_of, press_update
from channels.zalo.menus import Picked
from channels.zalo.ports import Presence, Words
from core.errors import StoreDownError
from core.ports.kept_updates import Kept, KeptUpdates
from core.storable import storable

log = logging.getLogger(__name__)

#: The database is gone: we try again after so many seconds.
_REFUSED_PAUSE = 2.0
#: So many events wait in memory for a database that is gone or busy.
_MOST_LATE = 1000
#: What is being kept at a stop has so many seconds to get there.
_LAST_S = 2.0


class Choosing(Protocol):
    """Knows which texts are choices."""

    async def chosen(
        self, chat_id: int, text: str, said: datetime | None = None
    ) -> Picked | None:
        """What the text, written at `said`, chooses in this chat; None when it is only a text."""
        ...


class Inbox:
    """Takes what was read: kept first, so that Zalo can be told that we have it.

    `name` is the channel's; `presence` is told whenever a person is heard or leaves.
    """

    def __init__(
        self, name: str, bot: Bot, ids: ExternalIds, menus: Choosing, lanes: Lanes,
        kept: KeptUpdates, words: Words, clock: Callable[[], datetime],
        presence: Presence | None = None,
    ) -> None:
        self._name = name
        self.bot = bot
        self._ids = ids
        self._menus = menus
        self._lanes = lanes
        self._presence = presence
        self._keeper = Keeper(kept, bot, lanes, clock, self._read, words)
        self._late: set[asyncio.Task[list[asyncio.Task[None]]]] = set()

    @property
    def full(self) -> bool:
        """True when no more should be accepted: whoever delivers can keep it better than we."""
        return self._lanes.full or len(self._late) >= _MOST_LATE

    @asynccontextmanager
    async def at_work(self, feed: Feed) -> AsyncIterator[None]:
        """Inside, what a process that died was told is taken up again; then what is in work may
        end."""
        looking = asyncio.create_task(self._keeper.run(feed))
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.wait([looking, *self._late], timeout=_LAST_S)
            await self._lanes.drain()

    async def accept(
        self, feed: Feed, messages: Sequence[Incoming]
    ) -> list[asyncio.Task[None]]:
        """Keep the messages and begin them; the tasks end when they are handled. Groups are not
        served, nor what we have already.

        Raises StoreDownError when the database does not take them.
        """
        async with self._keeper.door:
            return await self._accept(feed, messages)

    async def insist(
        self, feed: Feed, messages: Sequence[Incoming]
    ) -> list[asyncio.Task[None]]:
        """As `accept`, tried until the database answers; who comes later waits behind. It goes on
        when the caller is cut off: a poll ends with the database, as its lock does."""
        return await asyncio.shield(self._insisting(feed, messages))

    async def accept_within(
        self, feed: Feed, messages: Sequence[Incoming], seconds: float
    ) -> bool:
        """True when we have them, whatever happens now. What is not kept in time is insisted on
        all the same: should it be delivered again, it is known."""
        taking = self._insisting(feed, messages)
        await asyncio.wait([taking], timeout=seconds)
        return taking.done() and not taking.cancelled() and taking.exception() is None

    async def take(self, feed: Feed, update: Update) -> asyncio.Task[None] | None:
        """Keep and begin an update that did not come from Zalo: a file of the upload page.

        None when we have it already. Raises StoreDownError.
        """
        if update.message is None:
            raise ValueError("an upload is a message")
        body = _written({"update": update.model_dump(mode="json", exclude_none=True)})
        async with self._keeper.door:
            return await self._keeper.accept(
                feed, str(update.update_id), update.message.chat.id, body)

    def _insisting(
        self, feed: Feed, messages: Sequence[Incoming]
    ) -> asyncio.Task[list[asyncio.Task[None]]]:
        async def insist() -> list[asyncio.Task[None]]:
            async with self._keeper.door:
                while True:
                    try:
                        return await self._accept(feed, messages)
                    except StoreDownError:
                        await asyncio.sleep(_REFUSED_PAUSE)

        taking = asyncio.create_task(insist())
        self._late.add(taking)
        taking.add_done_callback(self._over)
        return taking

    async def _accept(
        self, feed: Feed, messages: Sequence[Incoming]
    ) -> list[asyncio.Task[None]]:
        tasks = []
        for incoming in messages:
            if incoming.private:
                chat_id = await self._ids.local_id(self._name, incoming.chat)
                if self._presence is not None:
                    tell = self._presence.left if incoming.left else self._presence.heard
                    await tell(chat_id, incoming.at)
                if not incoming.left:
                    tasks.append(await self._keeper.accept(
                        feed, str(number_of(incoming.chat, incoming.message_id)), chat_id,
                        _written(asdict(incoming) | {"at": incoming.at.isoformat()})))
        return [task for task in tasks if task is not None]

    def _over(self, taking: asyncio.Task[list[asyncio.Task[None]]]) -> None:
        self._late.discard(taking)
        if not taking.cancelled() and (error := taking.exception()) is not None:
            log.error("an event of Zalo cannot be taken: %s", type(error).__name__)

    def _read(self, feed: Feed, kept: Kept) -> tuple[Feed, Update]:
        """Raises ValueError when another version has written it."""
        found: dict[str, Any] = json.loads(kept.body)
        if "update" in found:
            return feed, Update.model_validate(found["update"], context={"bot": self.bot})
        incoming = _read(found)

        async def handle(bot: Bot, update: Update) -> None:
            # Only now: what the message before this one was answered with may be the menu.
            plain = not incoming.photo and not incoming.file
            picked = await self._menus.chosen(
                kept.chat_id, incoming.text, incoming.at) if plain else None
            if picked is not None:
                update = press_update(bot, incoming, kept.chat_id, picked.message, picked.data)
            await feed(bot, update)

        return handle, message_update(self.bot, incoming, kept.chat_id)


def _written(content: dict[str, Any]) -> str:
    """To be read by people too; where a database would not take that, in plain letters."""
    text = json.dumps(content, ensure_ascii=False)
    return text if storable(text) == text else json.dumps(content)


def _read(found: dict[str, Any]) -> Incoming:
    try:
        return Incoming(**found | {"at": datetime.fromisoformat(found["at"])})
    except (TypeError, KeyError) as error:
        raise ValueError(type(error).__name__) from None
