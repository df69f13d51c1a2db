"""What a network was told we have is kept until it is handled: whoever lives takes it up again."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update

from channels.base import Feed
from channels.lanes import Lanes, not_taken
from core.errors import SendError, StoreDownError
from core.ports.kept_updates import Kept, KeptUpdates

log = logging.getLogger(__name__)

#: The duplicate guard remembers for sixty days: what is older than this may have had its effect.
OLDEST = timedelta(days=30)
#: So often an update is begun again that each time was under way when its process died.
MOST_TRIES = 3
#: How often we look for what the dead have left, in seconds.
_LOOK_S = 5.0
#: The database is gone: what is kept is handed over again after so many seconds.
_REFUSED_PAUSE = 2.0

#: The update that a kept body is, and what handles it; ValueError when nobody can read it.
Reading = Callable[[Feed, Kept], tuple[Feed, Update]]
#: The catalogue's plain text of a key.
Words = Callable[..., str]


class Keeper:
    """One channel's kept updates, in this process. Callers hold the `door`, so that what is put
    into the lanes is put there in the order it came."""

    def __init__(
        self, store: KeptUpdates, bot: Bot, lanes: Lanes, clock: Callable[[], datetime],
        read: Reading, words: Words,
    ) -> None:
        self._store = store
        self._bot = bot
        self._lanes = lanes
        self._clock = clock
        self._read = read
        self._words = words
        self._in_work: set[str] = set()
        self._last: asyncio.Task[None] | None = None
        self._letting_go: set[asyncio.Task[None]] = set()
        self.door = asyncio.Lock()

    async def run(self, feed: Feed) -> None:
        """Take up what is left, again and again, until cancelled."""
        while True:
            try:
                async with self.door:
                    await self._take_up(feed)
            except StoreDownError as error:
                log.info("what is kept cannot be looked at now: %s", error)
            except Exception as error:  # noqa: BLE001 - what is left must not wait for a restart
                log.error("what is kept cannot be taken up: %s", type(error).__name__)
            await asyncio.sleep(_LOOK_S)

    async def accept(
        self, feed: Feed, key: str, chat_id: int, body: str
    ) -> asyncio.Task[None] | None:
        """Keep the update, then begin it; None when it is kept already, here or elsewhere.

        Raises StoreDownError: then it is not ours.
        """
        if key in self._in_work:
            return None
        kept = Kept(key, chat_id, body, self._clock())
        self._in_work.add(key)
        try:
            behind = await self._store.keep(kept)
            if behind:
                # Somebody who died may have left what was said before this.
                await self._take_up(feed)
        except BaseException:
            # Should it be kept all the same, the next look finds that nobody works on it.
            self._in_work.discard(key)
            raise
        if behind is None:
            self._in_work.discard(key)
            # Ours, perhaps, and the answer was lost: what comes behind it must not overtake it.
            await self._take_up(feed)
            return None
        handle, update = self._read(feed, kept)
        return self._put(kept, handle, update)

    async def mind(
        self, key: str, chat_id: int, body: str, task: asyncio.Task[None]
    ) -> None:
        """Keep what is in work already as `task`: its network is about to forget it.

        Raises StoreDownError: then it must not.
        """
        if key in self._in_work:
            return
        self._in_work.add(key)
        try:
            await self._store.keep(Kept(key, chat_id, body, self._clock()))
        except BaseException:
            self._in_work.discard(key)
            raise

        def over(task: asyncio.Task[None]) -> None:
            letting_go = asyncio.create_task(self._let_go(key, task))
            self._letting_go.add(letting_go)
            letting_go.add_done_callback(self._letting_go.discard)

        task.add_done_callback(over)

    async def _let_go(self, key: str, task: asyncio.Task[None]) -> None:
        if not not_taken(task):
            await self._release(key)
        self._in_work.discard(key)

    async def _take_up(self, feed: Feed) -> None:
        left = await self._store.left(self._in_work, self._lanes.room)
        if left:
            log.warning("%d updates that were not finished are taken up again", len(left))
        for kept in left:
            self._in_work.add(kept.key)
            try:
                handle, update = self._read(feed, kept)
            except ValueError as error:
                # Another version has written it.
                log.error("an update that was kept cannot be read: %s", type(error).__name__)
                await self._drop(kept)
                continue
            # One after another: the one that was under way is the one that killed us.
            self._last = self._put(kept, self._again(kept, handle), update, self._last)

    async def _drop(self, kept: Kept) -> None:
        try:
            await self._tell(kept)
            await self._release(kept.key)
        except Exception as error:  # noqa: BLE001 - what stands behind it must not wait for it
            log.info("it is looked at once more: %s", type(error).__name__)
        finally:
            self._in_work.discard(kept.key)

    def _put(
        self, kept: Kept, handle: Feed, update: Update, after: asyncio.Task[None] | None = None
    ) -> asyncio.Task[None]:
        async def whole(bot: Bot, update: Update) -> None:
            await _until_taken(handle, bot, update)
            await self._release(kept.key)

        task = self._lanes.put(whole, self._bot, update, after)
        task.add_done_callback(lambda _: self._in_work.discard(kept.key))
        return task

    def _again(self, kept: Kept, handle: Feed) -> Feed:
        begun = told = False

        async def again(bot: Bot, update: Update) -> None:
            nonlocal begun, told
            if not begun and (told or self._is_hopeless(kept)):
                if not told:
                    await self._tell(kept)
                    told = True
                await self._store.give_up(kept.key, self._clock())
                return
            if not begun:
                await self._store.begin(kept.key)
                begun = True
            await handle(bot, update)

        return again

    async def _tell(self, kept: Kept) -> None:
        try:
            await self._bot.send_message(
                kept.chat_id, self._words("update-given-up", at=kept.at))
        except (TelegramAPIError, SendError) as error:
            log.error("nobody was told of it: %s", type(error).__name__)

    def _is_hopeless(self, kept: Kept) -> bool:
        if self._clock() - kept.at > OLDEST:
            log.error("an update that is too old is given up")
        elif kept.tries >= MOST_TRIES:
            log.error("an update that ended its process %d times is given up", kept.tries)
        else:
            return False
        return True

    async def _release(self, key: str) -> None:
        try:
            await self._store.release(key)
        except StoreDownError as error:
            # The next look takes it up, and the guard knows it.
            log.info("an update that is handled is still kept: %s", error)


async def _until_taken(feed: Feed, bot: Bot, update: Update) -> None:
    while True:
        try:
            return await feed(bot, update)
        except StoreDownError:
            await asyncio.sleep(_REFUSED_PAUSE)
