"""A Zalo Official Account as a channel: its parts put together, received by webhook."""

from collections.abc import Callable, Sequence
from datetime import datetime

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiohttp import web

from channels.base import Capabilities, Feed
from channels.files import Files
from channels.ids import ExternalIds
from channels.lanes import Lanes
from channels.pacing.limits import Limits
from channels.zalo.files import FileRoutes
from channels.zalo.inbox import Inbox
from channels.zalo.links import Links
from channels.zalo.menus import Menus
from channels.zalo.pages import Pages
from channels.zalo.ports import Notebook, Once, Presence, Words
from channels.zalo_oa.client import ZaloOaClient
from channels.zalo_oa.presses import Presses
from channels.zalo_oa.session import NAME, TEXT_LIMIT, ZaloOaSession
from channels.zalo_oa.webhook import PATH, Webhook
from channels.zalo_oa.windows import Paid, Windows
from core.ports.kept_updates import KeptUpdates

#: Made up: aiogram wants digits, colon, text; the digits become bot.id.
_TOKEN = "4:zalo-oa"  # noqa: S105 - Zalo's own tokens stay in the client
#: 4,000 requests a minute for the app, uploads and refreshes among them.
ZALO_OA = Limits(per_second=50)


class ZaloOaChannel:
    """One account of one app; `client` speaks for it.

    `secret` signs our links and buttons; `webhook` is told by Zalo; `template` is the id of the
    approved template for people who have been silent for a week, "" for none; `paid` is told of
    what costs. `public_url` is how our web server is reached from outside.
    """

    name = NAME
    takes_files = True
    #: Zalo delivers to one address, whichever process stands behind it.
    alone = False

    def __init__(
        self,
        client: ZaloOaClient,
        *,
        secret: str,
        app_id: str,
        oa_secret: str,
        ids: ExternalIds,
        presence: Presence,
        storage: Notebook,
        files: Files,
        once: Once,
        kept: KeptUpdates,
        words: Words,
        clock: Callable[[], datetime],
        paid: Paid,
        template: str = "",
        api_base: str = "",
        public_url: str = "",
        upload_limit_mb: int = 20,
        limits: Limits = ZALO_OA,
    ) -> None:
        self.capabilities = Capabilities(
            buttons=True, edits=False, files=True, formatting=False, text_limit=TEXT_LIMIT,
            limits=limits)
        self._client = client
        self._links = Links(secret, public_url, PATH, clock)
        bot_id = int(_TOKEN.partition(":")[0])
        menus = Menus(storage, bot_id, clock)
        presses = Presses(secret, menus)
        windows = Windows(client, presence, storage, bot_id, clock, paid, template)
        session = ZaloOaSession(
            client, ids, menus, presses, windows, files, self._links, words, clock, api_base)
        self.bot = Bot(_TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
        self._inbox = Inbox(
            NAME, self.bot, ids, presses, Lanes(), kept, words, clock, presence)
        self._webhook = Webhook(self._inbox, app_id, oa_secret, clock)
        self._file_routes = FileRoutes(
            self._links, files, once, self._inbox, Pages(words), clock, upload_limit_mb)

    def routes(self, feed: Feed) -> Sequence[web.RouteDef]:
        """The webhook and the links' routes."""
        routes = self._file_routes.routes(feed) if self._links.possible else []
        return [*routes, self._webhook.route(feed)]

    async def run(self, feed: Feed) -> None:
        """Keep the tokens alive, take up what is left; drains on cancel."""
        async with self._inbox.at_work(feed):
            await self._client.keep_alive()

    async def close(self) -> None:
        """Close the connections to Zalo."""
        await self.bot.session.close()

    def upload_link(self, chat_id: int) -> str | None:
        """An address where this chat's person can upload one file; None without a public one."""
        return self._links.upload(chat_id) if self._links.possible else None
