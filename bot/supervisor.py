"""Runs channels and the clock side by side: one that fails is started again, the others go on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from core.errors import StoreDownError

log = logging.getLogger("nhacviec")

#: How long handlers may take to finish once we are asked to stop.
DRAIN_SECONDS = 20.0
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
#: Somebody who ran this long was well: the next pause is short again.
_WELL_SECONDS = 300.0

Work = Callable[[], Awaitable[None]]


class Supervisor:
    """`work` by name; each runs until it is stopped. `sleep` waits between two tries."""

    def __init__(
        self, work: Mapping[str, Work], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._work = work
        self._sleep = sleep
        self._failing: set[str] = set()

    def health(self) -> dict[str, bool]:
        """By name: does it run?"""
        return {name: name not in self._failing for name in self._work}

    async def run(self, stop: asyncio.Event, close_door: Work | None = None) -> None:
        """Until `stop` is set: `close_door`, then all are cancelled and may finish their work."""
        tasks = [asyncio.create_task(self._keep(name, work), name=name)
                 for name, work in self._work.items()]
        await stop.wait()
        log.info("stopping")
        if close_door is not None:
            await close_door()
        for task in tasks:
            task.cancel()
        _, late = await asyncio.wait(tasks, timeout=DRAIN_SECONDS) if tasks else (set(), set())
        for task in late:
            log.warning("%s did not stop in time", task.get_name())

    async def _keep(self, name: str, work: Work) -> None:
        pause = _FIRST_PAUSE
        loop = asyncio.get_running_loop()
        while True:
            started = loop.time()
            try:
                await work()
                log.warning("%s ended by itself", name)
            except StoreDownError as error:
                # Our own server comes back at once: people wait for its first second.
                log.error("%s waits for the database: %s", name, error)
                pause = _FIRST_PAUSE
            except Exception as error:  # noqa: BLE001 - whatever it is, the others must go on
                # The text of a network error may hold a token: only its kind is told.
                log.error("%s failed: %s", name, type(error).__name__)
            if loop.time() - started > _WELL_SECONDS:
                pause = _FIRST_PAUSE
            self._failing.add(name)
            await self._sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
            self._failing.discard(name)
