"""APScheduler as a tick only: the database is the schedule, no timer per reminder."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.ports.runtime import Clock

log = logging.getLogger("nhacviec")


class Ticker:
    """Calls `tick` every so many seconds; a failing tick is logged, the next one comes."""

    def __init__(
        self, tick: Callable[[datetime], Awaitable[None]], clock: Clock, seconds: float = 30,
        on_stop: Callable[[], None] = lambda: None,
    ) -> None:
        self._tick = tick
        self._clock = clock
        self._seconds = seconds
        self._on_stop = on_stop
        self._running: asyncio.Future[None] | None = None

    async def run(self) -> None:
        """Tick at once (catching up after a stop) and then on, until cancelled.

        A cancelled run says so with `on_stop` and lets the tick in hand end: what was claimed is
        sent and noted.
        """
        scheduler: Any = AsyncIOScheduler(  # type: ignore[no-untyped-call]  # APScheduler 3 is untyped
            timezone="UTC")
        # The defaults drop late runs silently (delivery.md §2.7): late is better than never.
        job = scheduler.add_job(self.once, "interval", seconds=self._seconds,
                                misfire_grace_time=None, coalesce=True, max_instances=1)
        try:
            await self.once()
            scheduler.start()
            while True:
                await asyncio.sleep(self._seconds)
                self._keep_up(job)
        finally:
            self._on_stop()
            if scheduler.running:
                scheduler.shutdown(wait=False)
            if self._running is not None:
                await self._running

    def _keep_up(self, job: Any) -> None:
        """The scheduler waits for a time of day: put back by two hours, it would rest for two."""
        now = datetime.now(UTC)
        if job.next_run_time - now > timedelta(seconds=self._seconds):
            log.warning("the machine's clock was put back; going on from %s", now.isoformat())
            job.modify(next_run_time=now)

    async def once(self) -> None:
        """One tick at the clock's moment; goes on to its end when the caller is cancelled."""
        # The scheduler cancels its jobs when it stops: the tick itself is a task of ours.
        self._running = asyncio.ensure_future(self._guarded())
        await asyncio.shield(self._running)

    async def _guarded(self) -> None:
        try:
            await self._tick(self._clock.now())
        except Exception:
            log.exception("a tick failed; the next one goes on")
