"""The polling loop: an update is confirmed to Telegram only after it has been handled."""

import asyncio
import logging
import time

from aiogram import Bot
from aiogram.exceptions import TelegramConflictError, TelegramRetryAfter
from aiogram.methods import GetUpdates
from aiogram.types import Update

from channels.base import Feed
from channels.keeping import Keeper
from channels.lanes import Lanes, lane_of, not_taken
from channels.telegram.window import Window
from core.errors import StoreDownError
from core.ports.kept_updates import Kept

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "callback_query"]
#: Seconds Telegram holds a request that has nothing to tell.
POLL_SECONDS = 25
#: Longest pause between two looks while updates are in work: Telegram would answer at once.
_BUSY_PAUSE = 0.3
#: The database is gone: Telegram keeps the updates, we ask again after so many seconds.
_REFUSED_PAUSE = 2.0


def written(update: Update) -> str:
    """The update as Telegram told it."""
    return update.model_dump_json(by_alias=True, exclude_unset=True)


def read(bot: Bot, feed: Feed, kept: Kept) -> tuple[Feed, Update]:
    """The other way. Raises ValueError."""
    return feed, Update.model_validate_json(kept.body, context={"bot": bot})


class Polling:
    """Reads updates of one bot for ever; `first_pause` grows to `longest_pause` on errors."""

    def __init__(
        self, bot: Bot, lanes: Lanes, keeper: Keeper | None = None, *, first_pause: float = 1.0,
        longest_pause: float = 30.0,
    ) -> None:
        self._bot = bot
        self._lanes = lanes
        self._window = Window()
        self._keeper = keeper
        self._in_work: dict[int, tuple[Update, asyncio.Task[None]]] = {}
        self._first_pause = self._pause = first_pause
        self._longest_pause = longest_pause
        self._idle = asyncio.Event()
        self._refused = False

    async def run(self, feed: Feed) -> None:
        """Receive until cancelled; then let what is in work end, and confirm it."""
        try:
            while True:
                await self._turn(feed)
        finally:
            await self._lanes.drain()
            await self._confirm()

    async def _turn(self, feed: Feed) -> None:
        try:
            updates = await self._fetch()
        except Exception as error:  # noqa: BLE001 - polling outlives every failure of the network
            await asyncio.sleep(self._wait_after(error))
            return
        self._pause = self._first_pause
        for update in updates:
            if self._window.accept(update.update_id, time.monotonic()):
                self._hand_over(feed, update)
        if self._window.holds(time.monotonic()):
            await self._until_idle()
        if self._refused:
            self._refused = False
            await asyncio.sleep(_REFUSED_PAUSE)

    async def _fetch(self) -> list[Update]:
        now = time.monotonic()
        wait = 0 if self._window.holds(now) else POLL_SECONDS
        offset = await self._kept_below(self._window.offset(now))
        request = GetUpdates(offset=offset, timeout=wait, allowed_updates=ALLOWED_UPDATES)
        return await self._bot(request, request_timeout=wait + 15)

    async def _kept_below(self, offset: int | None) -> int | None:
        """As much of it as may be confirmed: what is still in work below it is ours from now on."""
        for update_id, (update, task) in sorted(self._in_work.items()):
            if offset is None or update_id >= offset:
                break
            if self._keeper is not None:
                try:
                    await self._keeper.mind(
                        str(update_id), lane_of(update), written(update), task)
                except StoreDownError:
                    # What is not confirmed Telegram tells at once, again and again.
                    self._refused = True
                    return update_id
            self._lanes.keep(task)
        return offset

    def _hand_over(self, feed: Feed, update: Update) -> None:
        def done(task: asyncio.Task[None]) -> None:
            del self._in_work[update.update_id]
            if not_taken(task):
                self._window.again(update.update_id)
                self._refused = True
            else:
                self._window.done(update.update_id)
            if not self._window.since:
                self._idle.set()

        task = self._lanes.put(feed, self._bot, update)
        self._in_work[update.update_id] = update, task
        task.add_done_callback(done)

    async def _until_idle(self) -> None:
        self._idle.clear()
        # Not wait_for: before Python 3.12 it loses a cancel that comes together with the event,
        # and the process would not stop.
        try:
            async with asyncio.timeout(_BUSY_PAUSE):
                await self._idle.wait()
        except TimeoutError:
            return

    def _wait_after(self, error: Exception) -> float:
        # Only the kind of error: its words may hold the address, and the token with it.
        log.warning("no updates from Telegram: %s", type(error).__name__)
        if isinstance(error, TelegramConflictError):
            log.error("another process polls with the same Telegram token")
        if isinstance(error, TelegramRetryAfter):
            return float(error.retry_after)
        pause, self._pause = self._pause, min(self._pause * 2, self._longest_pause)
        return pause

    async def _confirm(self) -> None:
        offset = self._window.offset(time.monotonic())
        if offset is None:
            return
        try:
            await self._bot(GetUpdates(offset=offset, limit=1, timeout=0), request_timeout=5)
        except Exception as error:  # noqa: BLE001 - unconfirmed updates come again, and are known
            log.info("last updates stay unconfirmed: %s", type(error).__name__)
