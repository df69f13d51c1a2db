"""A Zalo bot as a channel: its parts put together, received by polling or by webhook."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal

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
from channels.zalo.ports import Notebook, Once, Quota, Words
from channels.zalo_bot.client import UNAUTHORIZED, ApiError, ZaloClient, kind_of
from channels.zalo_bot.polling import POLL_SECONDS, Polling
from channels.zalo_bot.session import NAME, ZaloBotSession
from channels.zalo_bot.styles import TEXT_LIMIT
from channels.zalo_bot.webhook import PATH, Webhook
from core.ports.kept_updates import KeptUpdates

log = logging.getLogger(__name__)

#: Made up: aiogram wants digits, colon, text; the digits become bot.id.
_TOKEN = "3:zalo-bot"  # noqa: S105 - Zalo's own token stays in the client
#: What Zalo takes as a webhook's secret.
SECRET = re.compile(r"[A-Za-z0-9_-]{8,256}")
#: Zalo documents no rate; this is well below what was seen to work.
ZALO_BOT = Limits(per_second=10)


class ZaloBotChannel:
    """The Zalo Bot Platform. `mode` is "polling" or "webhook".

    `api_base` replaces Zalo's host, `public_url` is how our web server is reached from outside
    (without it no files either way), `upload_limit_mb` caps one file of the upload page. Raises
    ValueError that names the configuration key.
    """

    name = NAME
    takes_files = False

    def __init__(
        self,
        token: str,
        *,
        ids: ExternalIds,
        storage: Notebook,
        files: Files,
        once: Once,
        kept: KeptUpdates,
        words: Words,
        clock: Callable[[], datetime],
        mode: Literal["polling", "webhook"] = "polling",
        api_base: str = "",
        webhook_secret: str = "",
        public_url: str = "",
        upload_limit_mb: int = 20,
        limits: Limits = ZALO_BOT,
        poll_seconds: int = POLL_SECONDS,
        quota: Quota | None = None,
    ) -> None:
        if mode == "webhook" and not SECRET.fullmatch(webhook_secret):
            raise ValueError(
                "zalo_bot.webhook_secret must be 8-256 of A-Z a-z 0-9 _ - in webhook mode")
        if not token.isascii() or not re.fullmatch(r"[^\s/?#%]+", token):
            raise ValueError("zalo_bot.token has characters that no token has")
        self.capabilities = Capabilities(
            buttons=False, edits=False, files=bool(public_url), formatting=True,
            text_limit=TEXT_LIMIT, limits=limits,
        )
        self.alone = mode == "polling"
        self._mode = mode
        self._secret = webhook_secret
        self._public_url = public_url.rstrip("/")
        self._poll_seconds = poll_seconds
        self._clock = clock
        self._lanes = Lanes()
        self._client = ZaloClient(token, api_base, quota)
        self._links = Links(token, public_url, PATH, clock)
        bot_id = int(_TOKEN.partition(":")[0])
        menus = Menus(storage, bot_id, clock)
        session = ZaloBotSession(
            self._client, ids, menus, files, self._links, words, clock, api_base)
        self.bot = Bot(_TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
        self._inbox = Inbox(NAME, self.bot, ids, menus, self._lanes, kept, words, clock)
        self._file_routes = FileRoutes(
            self._links, files, once, self._inbox, Pages(words), clock, upload_limit_mb)

    def routes(self, feed: Feed) -> Sequence[web.RouteDef]:
        """The links' routes; the webhook's too in webhook mode."""
        routes = self._file_routes.routes(feed) if self._links.possible else []
        if self._mode == "webhook":
            routes.append(Webhook(self._inbox, self._secret, self._clock).route(feed))
        return routes

    async def run(self, feed: Feed) -> None:
        """Poll, or keep the webhook registered and wait; drains on cancel.

        Raises ApiError 401 when Zalo does not know the token.
        """
        async with self._inbox.at_work(feed):
            if self._mode == "polling":
                await self._insist("deleteWebhook", {})
                await Polling(
                    self._client, self._inbox, self._lanes, self._clock,
                    seconds=self._poll_seconds,
                ).run(feed)
            if self._public_url:
                await self._register()
            await asyncio.Event().wait()

    async def close(self) -> None:
        """Close the connections to Zalo."""
        await self.bot.session.close()

    def upload_link(self, chat_id: int) -> str | None:
        """An address where this chat's person can upload one file; None without a public one."""
        return self._links.upload(chat_id) if self._links.possible else None

    async def _register(self) -> None:
        """Zalo keeps the address even when its own probe of it fails: say what it found."""
        params = {"url": f"{self._public_url}{PATH}/webhook", "secret_token": self._secret}
        found = await self._insist("setWebhook", params)
        told = found.get("verification") if isinstance(found, dict) else None
        if isinstance(told, dict) and told.get("ok") is False:
            log.error("Zalo cannot reach the webhook: %s %s",
                      str(told.get("outcome"))[:60], str(told.get("status_code"))[:10])

    async def _insist(self, method: str, params: dict[str, Any]) -> Any:
        """Repeat until it is done: a network down at the start is no reason to die."""
        pause = 1.0
        while True:
            try:
                return await self._client.call(method, params)
            except Exception as error:
                if isinstance(error, ApiError) and error.code == UNAUTHORIZED:
                    raise
                log.warning("Zalo does not take %s yet: %s", method, kind_of(error))
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
