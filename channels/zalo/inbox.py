"""From Zalo to the dispatcher: in order within a chat, a number turned into the press it is."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from aiogram import Bot
from aiogram.types import Update

from channels.base import Feed
from channels.ids import ExternalIds
from channels.lanes import Lanes
from channels.zalo.incoming import Incoming, message_update, press_update
from channels.zalo.menus import Picked
from channels.zalo.ports import Presence
from core.errors import StoreDownError

#: The database is gone: Zalo delivers nothing twice, so we try again after so many seconds.
_REFUSED_PAUSE = 2.0


class Choosing(Protocol):
    """Knows which texts are choices."""

    async def chosen(
        self, chat_id: int, text: str, said: datetime | None = None
    ) -> Picked | None:
        """What the text, written at `said`, chooses in this chat; None when it is only a text."""
        ...


class Inbox:
    """Takes what was read. What is accepted is tried until the database takes it.

    `name` is the channel's; `presence` is told whenever a person is heard or leaves.
    """

    def __init__(
        self, name: str, bot: Bot, ids: ExternalIds, menus: Choosing, lanes: Lanes,
        presence: Presence | None = None,
    ) -> None:
        self._name = name
        self.bot = bot
        self._ids = ids
        self._menus = menus
        self._lanes = lanes
        self._presence = presence
        self._door = asyncio.Lock()
        self._refused = 0

    @property
    def down(self) -> bool:
        """True while the database does not take something that was accepted."""
        return self._refused > 0

    @property
    def full(self) -> bool:
        """True when no more should be accepted: whoever delivers can keep it better than we."""
        return self._lanes.full

    async def accept(
        self, feed: Feed, messages: Sequence[Incoming]
    ) -> list[asyncio.Task[None]]:
        """Start handling the messages; the tasks end when they are handled. Groups are not served.

        Raises StoreDownError when the database cannot tell whose chat it is.
        """
        tasks = []
        for incoming in messages:
            if incoming.private:
                chat_id = await self._ids.local_id(self._name, incoming.chat)
                if self._presence is not None:
                    tell = self._presence.left if incoming.left else self._presence.heard
                    await tell(chat_id, incoming.at)
                if not incoming.left:
                    tasks.append(self._start(feed, incoming, chat_id))
        return tasks

    async def insist(
        self, feed: Feed, messages: Sequence[Incoming]
    ) -> list[asyncio.Task[None]]:
        """As `accept`, tried until the database answers; who comes later waits behind."""
        async with self._door:
            while True:
                try:
                    return await self.accept(feed, messages)
                except StoreDownError:
                    await asyncio.sleep(_REFUSED_PAUSE)

    def take(self, feed: Feed, update: Update) -> asyncio.Task[None]:
        """Start handling an update that did not come from Zalo: a file of the upload page."""
        return self._lanes.put(self._insisting(feed), self.bot, update)

    def _start(self, feed: Feed, incoming: Incoming, chat_id: int) -> asyncio.Task[None]:
        async def handle(bot: Bot, update: Update) -> None:
            # Only now: what the message before this one was answered with may be the menu.
            plain = not incoming.photo and not incoming.file
            picked = await self._menus.chosen(
                chat_id, incoming.text, incoming.at) if plain else None
            if picked is not None:
                update = press_update(bot, incoming, chat_id, picked.message, picked.data)
            await feed(bot, update)

        update = message_update(self.bot, incoming, chat_id)
        return self._lanes.put(self._insisting(handle), self.bot, update)

    def _insisting(self, feed: Feed) -> Feed:
        async def insist(bot: Bot, update: Update) -> None:
            try:
                return await feed(bot, update)
            except StoreDownError:
                self._refused += 1
            try:
                await _until_taken(feed, bot, update)
            finally:
                self._refused -= 1

        return insist


async def _until_taken(feed: Feed, bot: Bot, update: Update) -> None:
    while True:
        await asyncio.sleep(_REFUSED_PAUSE)
        try:
            return await feed(bot, update)
        except StoreDownError:
            continue
