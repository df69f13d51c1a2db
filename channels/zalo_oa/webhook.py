"""The webhook route of an Official Account: size, signature, age, then the event is kept."""

import hashlib
import hmac
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from aiohttp import web

from channels.base import Feed
from channels.bodies import loaded, read_capped
from channels.keeping import OLDEST
from channels.zalo.inbox import Inbox
from channels.zalo_oa.updates import read_body

log = logging.getLogger(__name__)

PATH = "/zalo-oa"
SIGNATURE_HEADER = "X-ZEvent-Signature"
TIME_HEADER = "X-ZEvent-Timestamp"
#: A text of 2,000 characters has 24 KB at most, attachments are addresses.
MAX_BODY = 128 * 1024
#: Nothing else may stand at the seams of what is signed (docs/decisions/0014).
_DIGITS = re.compile(r"[0-9]{1,30}")
_WARN_EVERY = timedelta(minutes=10)
_AGAIN = web.HTTPServiceUnavailable.status_code


class Webhook:
    """Answers 200 once the event is kept: Zalo never delivers it again.

    Answers 503 while the database cannot take it, or has not within `patience` seconds: Zalo
    delivers it again, and the duplicate guard knows it if we got through meanwhile.
    """

    def __init__(
        self, inbox: Inbox, app_id: str, secret: str, clock: Callable[[], datetime], *,
        patience: float = 1.5,
    ) -> None:
        self._inbox = inbox
        self._app_id = app_id
        self._secret = secret.encode()
        self._clock = clock
        self._patience = patience
        self._known: set[str] = set()
        self._warn_from: datetime | None = None

    def route(self, feed: Feed) -> web.RouteDef:
        """The one route, POST /zalo-oa/webhook."""

        async def receive(request: web.Request) -> web.Response:
            return web.Response(status=await self._receive(request, feed))

        return web.post(f"{PATH}/webhook", receive)

    async def _receive(self, request: web.Request, feed: Feed) -> int:
        body = await read_capped(request, MAX_BODY)
        if body is None:
            return 413
        event = loaded(body)
        given = request.headers.get(SIGNATURE_HEADER, "")
        if not given and (not body.strip() or event == {}):
            # How Zalo tries an address before it keeps it: there is nothing to trust.
            return 200
        if not self._signed(given, body, event, request.headers.get(TIME_HEADER, "")):
            self._warn("an event's signature is wrong: is zalo_oa.oa_secret the account's?")
            return 401
        if self._is_stale(event):
            # Zalo's five tries end within two hours: this is nobody's honest delivery.
            self._warn("an event is a month old; is the clock of this machine right?")
            return 200
        if self._inbox.full:
            return _AGAIN
        kept = await self._inbox.accept_within(
            feed, read_body(event, self._clock()), self._patience)
        return 200 if kept else _AGAIN

    def _signed(self, given: str, body: bytes, event: object, header_time: str) -> bool:
        # "mac=" is what is met; one project reads "sha256=" too.
        found = given.rpartition("=")[2].lower().encode("utf-8", "surrogateescape")
        right = ""
        # All are computed, whichever is right.
        for name, who, time in self._signers(event, header_time):
            digest = hashlib.sha256(who.encode() + body + time.encode() + self._secret)
            if hmac.compare_digest(found, digest.hexdigest().encode()):
                right = name
        if right and right not in self._known:
            # Reports differ; whoever reads this knows what Zalo really does.
            self._known.add(right)
            log.info("events of zalo_oa are signed with %s", right)
        return bool(right)

    def _signers(self, event: object, header_time: str) -> Iterator[tuple[str, str, str]]:
        """What may stand before and behind the body, by name."""
        told = event if isinstance(event, Mapping) else {}
        recipient = told.get("recipient")
        addressee = recipient.get("id") if isinstance(recipient, Mapping) else None
        names = {"the app's id": self._app_id, "the account's id": _text(told.get("oa_id")),
                 "the recipient's id": _text(addressee)}
        times = {"the body's time": _text(told.get("timestamp")), "the header's time": header_time}
        for when, time in times.items():
            for which, who in names.items():
                if _DIGITS.fullmatch(time) and _DIGITS.fullmatch(who):
                    yield f"{which} and {when}", who, time

    def _is_stale(self, event: object) -> bool:
        time = _text(event.get("timestamp")) if isinstance(event, Mapping) else ""
        if not _DIGITS.fullmatch(time):
            return False
        number = int(time)
        seconds = number / 1000 if number >= 10**11 else number
        return seconds < (self._clock().astimezone(UTC) - OLDEST).timestamp()

    def _warn(self, words: str) -> None:
        """Anybody can call the address: not each time."""
        now = self._clock()
        if self._warn_from is None or now >= self._warn_from:
            self._warn_from = now + _WARN_EVERY
            log.warning(words)


def _text(value: object) -> str:
    """Ids and moments are strings; a number is written as one."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**64:
        return str(value)
    return value if isinstance(value, str) else ""
