"""The web chat as a channel: its parts put together."""

from collections.abc import Callable, Sequence
from datetime import datetime

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiohttp import web

from channels.base import Capabilities, Feed
from channels.ids import ExternalIds
from channels.lanes import Lanes
from channels.web.api import TEXT_CAP, Api
from channels.web.clock import DeskRoutes
from channels.web.inbox import Inbox
from channels.web.page import Page
from channels.web.ports import DemoDesk, WebMessages
from channels.web.rooms import Rooms
from channels.web.session import WebSession
from channels.web.visitors import Visitors

#: Made up: aiogram wants digits, colon, text; the digits become bot.id.
_TOKEN = "2:web-chat"  # noqa: S105 - no secret, there is nobody to show it to


class WebChannel:
    """A local page to talk to the bot. With a `desk` it is the demo: people side by side, a clock.

    `clock` gives the moment of messages (aware); `upload_limit_mb` caps one file.
    """

    name = "web"
    alone = False

    def __init__(
        self,
        *,
        ids: ExternalIds,
        messages: WebMessages,
        desk: DemoDesk | None,
        upload_limit_mb: int = 20,
        clock: Callable[[], datetime],
    ) -> None:
        self.capabilities = Capabilities(
            buttons=True, edits=True, files=True, formatting=True, text_limit=TEXT_CAP
        )
        self._rooms = Rooms()
        self._lanes = Lanes()
        session = WebSession(messages, self._rooms, clock)
        self.bot = Bot(_TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
        self._inbox = Inbox(self.bot, messages, self._rooms, self._lanes, clock)
        visitors = Visitors(ids, desk)
        limit = upload_limit_mb * 1024 * 1024
        self._api = Api(visitors, messages, self._inbox, self._rooms, clock, limit)
        self._page = Page(visitors)
        self._desk = DeskRoutes(desk)

    def routes(self, feed: Feed) -> Sequence[web.RouteDef]:
        """The page under /chat, its API, and / leading to it."""
        return [*self._page.routes(), *self._api.routes(feed), *self._desk.routes()]

    async def run(self, feed: Feed) -> None:
        """Finish what an earlier process left, then wait: the routes receive. Drains on cancel."""
        try:
            await self._inbox.run(feed)
        finally:
            self._rooms.close()
            await self._lanes.drain()

    async def close(self) -> None:
        """Nothing is held open."""
        self._rooms.close()
