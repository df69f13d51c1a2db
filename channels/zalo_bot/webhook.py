"""The webhook route: secret first, then size, then the event is kept."""

import hmac
import logging
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from channels.base import Feed
from channels.bodies import loaded, read_capped
from channels.zalo.inbox import Inbox
from channels.zalo_bot.updates import read_body

log = logging.getLogger(__name__)

PATH = "/zalo"
SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
#: Real events have 270-420 bytes, and a text is cut at 2,000 characters by Zalo's own app.
MAX_BODY = 64 * 1024


class Webhook:
    """Answers 200 once the event is kept; 503 while the database cannot take it, or has not within
    `patience` seconds.

    Whether Zalo delivers again what was not answered is not known; it never has to.
    """

    def __init__(
        self, inbox: Inbox, secret: str, clock: Callable[[], datetime], *, patience: float = 2.0
    ) -> None:
        self._inbox = inbox
        self._secret = secret.encode()
        self._clock = clock
        self._patience = patience

    def route(self, feed: Feed) -> web.RouteDef:
        """The one route, POST /zalo/webhook."""

        async def receive(request: web.Request) -> web.Response:
            return await self._receive(request, feed)

        return web.post(f"{PATH}/webhook", receive)

    async def _receive(self, request: web.Request, feed: Feed) -> web.Response:
        if not request.can_read_body:
            # The probe of setWebhook: there is nothing to trust or to read.
            return web.Response()
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            log.warning("a call of the webhook without Zalo's secret was refused")
            return web.Response(status=401)
        body = await read_capped(request, MAX_BODY)
        if body is None:
            return web.Response(status=413)
        event = loaded(body)
        if event is None and body.strip():
            # Answered 200 all the same: it would be no better the second time.
            log.warning("unreadable event of Zalo")
        messages = read_body(event, self._clock())
        if self._inbox.full:
            return _later()
        # Should Zalo deliver again, it finds the update taken; if not, we have it in memory.
        kept = await self._inbox.accept_within(feed, messages, self._patience)
        return web.Response() if kept else _later()


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "5"})
