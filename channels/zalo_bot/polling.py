"""Long polling: one event at a time, handed out once; an idle round is no error."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from channels.base import Feed
from channels.lanes import Lanes
from channels.zalo.inbox import Inbox
from channels.zalo_bot.client import UNAUTHORIZED, ApiError, ZaloClient, kind_of
from channels.zalo_bot.updates import read_body
from core.errors import SendError

log = logging.getLogger(__name__)

POLL_SECONDS = 30
#: A server that answers "nothing" sooner than this does not hold the line; then we wait ourselves.
_SOON = 5.0


class Polling:
    """Reads one bot's events for ever; `first_pause` grows to `longest_pause` on errors.

    There is no offset: what was handed out and not handled is gone, and what is sent while nobody
    polls probably too. So nothing stands between a poll and the next one but the hand-over.
    """

    def __init__(
        self, client: ZaloClient, inbox: Inbox, lanes: Lanes, clock: Callable[[], datetime], *,
        seconds: int = POLL_SECONDS, first_pause: float = 1.0, longest_pause: float = 30.0,
        breath: float = 2.0,
    ) -> None:
        self._client = client
        self._inbox = inbox
        self._lanes = lanes
        self._clock = clock
        self._seconds = seconds
        self._first_pause = self._pause = first_pause
        self._longest_pause = longest_pause
        self._breath = breath

    async def run(self, feed: Feed) -> None:
        """Receive until cancelled, then let what is in work end. Raises ApiError 401."""
        try:
            while True:
                await self._turn(feed)
        finally:
            await self._lanes.drain()

    async def _turn(self, feed: Feed) -> None:
        began = asyncio.get_running_loop().time()
        try:
            found = await self._client.poll(self._seconds)
        except (ApiError, SendError) as error:
            if isinstance(error, ApiError) and error.code == UNAUTHORIZED:
                raise
            log.warning("no events from Zalo: %s", kind_of(error))
            await asyncio.sleep(self._pause)
            self._pause = min(self._pause * 2, self._longest_pause)
            return
        self._pause = self._first_pause
        if found is not None:
            await self._hand_over(feed, found)
        elif asyncio.get_running_loop().time() - began < min(_SOON, self._seconds):
            await asyncio.sleep(self._breath)

    async def _hand_over(self, feed: Feed, found: object) -> None:
        """Zalo has forgotten it already: wait for the database as long as that takes."""
        await self._inbox.insist(feed, read_body(found, self._clock()))
