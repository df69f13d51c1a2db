"""Updates of one chat in order, different chats side by side, a bounded number in flight."""

import asyncio
import logging

from aiogram import Bot
from aiogram.types import Update

from channels.base import Feed
from core.errors import StoreDownError

log = logging.getLogger(__name__)

#: How long a stop waits for handlers that are still at work, in seconds: they must have ended, and
#: what is handled be confirmed, before the database is closed under them (bot/supervisor.py).
DRAIN_SECONDS = 15.0
#: Seconds before we try again what nobody else would deliver again.
_AGAIN_S = 2.0
#: So many seconds, at most, an update waits for another chat's.
_BEHIND_S = 60.0


class Lanes:
    """One lane per chat. `feed` is called at most `limit` times at once; `most` may wait."""

    def __init__(self, limit: int = 64, most: int = 1000) -> None:
        self._slots = asyncio.Semaphore(limit)
        self._most = most
        self._begun: set[asyncio.Task[None]] = set()
        self._ours: set[asyncio.Task[None]] = set()
        self._lanes: dict[int, list[asyncio.Task[None]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def full(self) -> bool:
        """True when no more should be put: whoever delivers can keep it better than we."""
        return not self.room

    @property
    def room(self) -> int:
        """How many more may be put."""
        return max(self._most - len(self._tasks), 0)

    def withdraw(self, task: asyncio.Task[None]) -> None:
        """Take back what was put, unless it has begun."""
        if task not in self._begun:
            task.cancel()

    def keep(self, task: asyncio.Task[None]) -> None:
        """The network forgets this update: when the database goes, we try again ourselves."""
        if not task.done():
            self._ours.add(task)

    def put(
        self, feed: Feed, bot: Bot, update: Update, after: asyncio.Task[None] | None = None
    ) -> asyncio.Task[None]:
        """Queue the update behind its chat's others, and behind the end of `after`; the task ends
        when it is handled.

        It ends with StoreDownError when the update was not taken, nor is any of the chat behind
        it: they are to be delivered again, in their order.
        """
        number = lane_of(update)
        lane = self._lanes.setdefault(number, [])
        # Whoever is withdrawn leaves the lane, and those before him in it.
        task = asyncio.create_task(
            self._handle(lane[-1] if lane else None, after, feed, bot, update))
        lane.append(task)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._forget(number, done))
        return task

    async def _handle(
        self, before: asyncio.Task[None] | None, after: asyncio.Task[None] | None, feed: Feed,
        bot: Bot, update: Update,
    ) -> None:
        if after is not None:
            await asyncio.wait([after], timeout=_BEHIND_S)
        if before is not None:
            await asyncio.wait([before])
            if not_taken(before):
                raise StoreDownError("the one before it was not taken")
        async with self._slots:
            while not await self._taken(feed, bot, update):  # noqa: ASYNC110 - nobody tells us
                await asyncio.sleep(_AGAIN_S)

    async def _taken(self, feed: Feed, bot: Bot, update: Update) -> bool:
        """False when it is ours to try again; StoreDownError when it is others' to deliver."""
        task = asyncio.current_task()
        if task is not None:
            self._begun.add(task)
        try:
            await feed(bot, update)
        except StoreDownError:
            if task not in self._ours:
                raise
            return False
        except Exception as error:  # noqa: BLE001 - one bad update must not stop its lane
            # The type only: messages of HTTP errors may hold an address with the token.
            log.error("update %d failed: %s", update.update_id, type(error).__name__)
        return True

    def _forget(self, number: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._begun.discard(task)
        self._ours.discard(task)
        not_taken(task)  # asyncio would complain of an error that nobody looked at
        lane = self._lanes[number]
        lane.remove(task)
        if not lane:
            del self._lanes[number]

    async def drain(self, seconds: float = DRAIN_SECONDS) -> None:
        """Wait until all that was put is handled, at most `seconds`; then cancel the rest."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            log.warning("%d updates were still being handled at the stop", len(late))
            await asyncio.wait(late)


def not_taken(task: asyncio.Task[None]) -> bool:
    """True when the update must be delivered again; one that a stop cut off must, too."""
    return task.done() and (task.cancelled() or task.exception() is not None)


def lane_of(update: Update) -> int:
    """The chat an update belongs to (a press without a message: the presser)."""
    if update.callback_query is not None:
        query = update.callback_query
        return query.message.chat.id if query.message is not None else query.from_user.id
    return update.message.chat.id if update.message is not None else 0
