"""From Zalo to the dispatcher: in order within a chat, a number turned into the press it is."""

import asyncio
from collections.abc import Sequence

from aiogram import Bot
from aiogram.types import Update

from channels.base import Feed
from channels.ids import ExternalIds
from channels.lanes import Lanes
from channels.zalo.incoming import Incoming, message_update, press_update
from channels.zalo.menus import Menus
from core.errors import StoreDownError

#: The database is gone: Zalo delivers nothing twice, so we try again after so many seconds.
_REFUSED_PAUSE = 2.0


class Inbox:
    """Takes what was read. What is accepted is tried until the database takes it.

    `name` is the channel's.
    """

    def __init__(self, name: str, bot: Bot, ids: ExternalIds, menus: Menus, lanes: Lanes) -> None:
        self._name = name
        self.bot = bot
        self._ids = ids
        self._menus = menus
        self._lanes = lanes

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
                tasks.append(self._start(feed, incoming, chat_id))
        return tasks

    def take(self, feed: Feed, update: Update) -> asyncio.Task[None]:
        """Start handling an update that did not come from Zalo: a file of the upload page."""
        return self._lanes.put(_insisting(feed), self.bot, update)

    def _start(self, feed: Feed, incoming: Incoming, chat_id: int) -> asyncio.Task[None]:
        async def handle(bot: Bot, update: Update) -> None:
            # Only now: what the message before this one was answered with may be the menu.
            picked = None if incoming.photo else await self._menus.chosen(chat_id, incoming.text)
            if picked is not None:
                update = press_update(bot, incoming, chat_id, picked.message, picked.data)
            await feed(bot, update)

        update = message_update(self.bot, incoming, chat_id)
        return self._lanes.put(_insisting(handle), self.bot, update)


def _insisting(feed: Feed) -> Feed:
    async def insist(bot: Bot, update: Update) -> None:
        while True:
            try:
                await feed(bot, update)
            except StoreDownError:
                await asyncio.sleep(_REFUSED_PAUSE)
            else:
                return

    return insist
