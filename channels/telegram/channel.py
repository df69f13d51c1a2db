"""Telegram: aiogram's bot and session, received by polling or by webhook."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from typing import Literal

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, SetWebhook, TelegramMethod
from aiohttp import web

from channels.base import Capabilities, Feed
from channels.keeping import Keeper
from channels.lanes import Lanes
from channels.pacing.limits import TELEGRAM, Limits
from channels.telegram.polling import ALLOWED_UPDATES, Polling
from channels.telegram.webhook import PATH, Webhook

log = logging.getLogger(__name__)

#: Below the lease of a delivery (delivery.md §2.2).
SEND_SECONDS = 30.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class TelegramChannel:
    """The Bot API. `mode` is "polling" or "webhook".

    `api_base` replaces https://api.telegram.org (own gateway, local server), `proxy` is
    `socks5://…` or `http://…`, `limits` what the network takes, `keeper` keeps what
    polling makes Telegram forget before it is handled. Raises ValueError that names the
    configuration key.
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        *,
        mode: Literal["polling", "webhook"] = "polling",
        api_base: str = "",
        proxy: str = "",
        webhook_secret: str = "",
        public_url: str = "",
        limits: Limits = TELEGRAM,
        keeper: Callable[[Bot, Lanes], Keeper] | None = None,
    ) -> None:
        if mode == "webhook" and not _SECRET.fullmatch(webhook_secret):
            raise ValueError(
                "telegram.webhook_secret must be 1-256 of A-Z a-z 0-9 _ - in webhook mode"
            )
        self.capabilities = Capabilities(
            buttons=True, edits=True, files=True, formatting=True, text_limit=4096,
            limits=limits,
        )
        self.bot = _bot(token, api_base, proxy)
        self._mode = mode
        self.alone = mode == "polling"
        self._secret = webhook_secret
        self._public_url = public_url.rstrip("/")
        self._lanes = Lanes()
        self._keeper = keeper(self.bot, self._lanes) if keeper is not None else None

    def routes(self, feed: Feed) -> Sequence[web.RouteDef]:
        """The webhook's route in webhook mode, else none."""
        if self._mode == "polling":
            return []
        return [Webhook(self.bot, self._lanes, self._secret).route(feed)]

    async def run(self, feed: Feed) -> None:
        """Poll, or keep the webhook registered and wait; drains on cancel.

        Raises TelegramUnauthorizedError or TelegramNotFound when Telegram does not know the token.
        """
        looking = asyncio.create_task(self._take_up(feed))
        try:
            if self._mode == "polling":
                await self._insist(DeleteWebhook(drop_pending_updates=False))
                await Polling(self.bot, self._lanes, self._keeper).run(feed)
            else:
                if self._public_url:
                    await self._insist(self._registration())
                await asyncio.Event().wait()
        finally:
            looking.cancel()
            await self._lanes.drain()

    async def _take_up(self, feed: Feed) -> None:
        if self._keeper is not None:
            await self._keeper.run(feed)

    async def close(self) -> None:
        """Close the connections to Telegram."""
        await self.bot.session.close()

    def _registration(self) -> SetWebhook:
        return SetWebhook(
            url=self._public_url + PATH,
            secret_token=self._secret,
            allowed_updates=ALLOWED_UPDATES,
        )

    async def _insist(self, method: TelegramMethod[bool]) -> None:
        """Repeat until it is done: a network down at the start is no reason to die."""
        pause = 1.0
        while True:
            try:
                await self.bot(method)
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise
            except Exception as error:  # noqa: BLE001 - whatever fails here is tried again
                log.warning("Telegram does not answer yet: %s", type(error).__name__)
            else:
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)


def _bot(token: str, api_base: str, proxy: str) -> Bot:
    api = TelegramAPIServer.from_base(api_base) if api_base else PRODUCTION
    session = AiohttpSession(proxy=proxy or None, api=api, timeout=SEND_SECONDS)
    defaults = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot(token, session=session, default=defaults)
