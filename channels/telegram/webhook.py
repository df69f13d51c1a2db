"""The webhook route: secret first, then size, then the update."""

import asyncio
import hmac
import json
import logging
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from channels.base import Feed
from channels.bodies import read_capped
from channels.lanes import Lanes, not_taken

log = logging.getLogger(__name__)

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
MAX_BODY = 1024 * 1024
#: When Telegram may come again with what we could not take.
RETRY_SECONDS = 2


class Webhook:
    """Answers 200 once the update is handled, so that a crash gets it delivered again.

    What needs more than `patience` seconds, has not even begun by then, or finds too many waiting,
    is answered 503: Telegram keeps it, sends it when we say, and holds back what follows in the
    same chat. What is at work goes on, and the redelivery finds it taken.
    """

    def __init__(self, bot: Bot, lanes: Lanes, secret: str, *, patience: float = 25.0) -> None:
        self._bot = bot
        self._lanes = lanes
        self._secret = secret.encode()
        self._patience = patience

    def route(self, feed: Feed) -> web.RouteDef:
        """The one route, POST /telegram/webhook."""

        async def receive(request: web.Request) -> web.Response:
            return await self._receive(request, feed)

        return web.post(PATH, receive)

    async def _receive(self, request: web.Request, feed: Feed) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        body = await read_capped(request, MAX_BODY)
        if body is None:
            return web.Response(status=413)
        update = self._read(body)
        if update is None:
            return web.Response()
        if self._lanes.full:
            return _later()
        task = self._lanes.put(feed, self._bot, update)
        await asyncio.wait([task], timeout=self._patience)
        if not task.done():
            self._lanes.withdraw(task)
            return _later()
        return _later() if not_taken(task) else web.Response()

    def _read(self, body: bytes) -> Update | None:
        try:
            data: Any = json.loads(body)
            return Update.model_validate(data, context={"bot": self._bot})
        except (ValueError, RecursionError, ValidationError) as error:
            # Answered 200 all the same, else it comes back for ever.
            log.warning("unreadable Telegram update: %s", type(error).__name__)
            return None


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": str(RETRY_SECONDS)})
