"""What Prometheus may read: updates, messages, and how the queue stands. No names, no texts."""

import asyncio
import math
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from aiohttp import web
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.quota_metrics import QuotaGauges
from core.errors import (
    ClosedError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    SparedError,
    UnavailableError,
)
from core.ports.runtime import Clock, UnitOfWork
from core.quota import Standing
from storage.queue_figures import QueueFigures, QueueStore

PATH = "/metrics"
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_TICK_SECONDS = (0.01, 0.1, 1, 10, 60, 300, 1800)
#: How long Prometheus waits for the database before it is told without it.
_LOOK_SECONDS = 5.0
_OUTCOMES: dict[type[SendError], str] = {
    RefusedError: "refused", RetryLaterError: "too_many", UnavailableError: "unavailable",
    SparedError: "unavailable",
    OutcomeUnknownError: "unknown", ClosedError: "closed",
}
#: The codes that the queue gives as reasons; whatever else it holds is no label.
_CAUSE = re.compile(r"[a-z_]{1,20}")
#: More causes than there are reasons are a fault of ours, and must not fill Prometheus.
_MOST_CAUSES = 20


class Metrics:
    """The figures of this process and of the queue that all share."""

    def __init__(
        self, queue: QueueStore, work: UnitOfWork, clock: Clock,
        read_quota: Callable[[datetime], Awaitable[list[Standing]]],
    ) -> None:
        self._queue, self._work, self._clock = queue, work, clock
        self._read_quota = read_quota
        self.registry = CollectorRegistry()
        self._quota = QuotaGauges(self.registry)
        # The process: its start, memory, processor, open files.
        ProcessCollector(registry=self.registry)
        self._of_this_process()
        self._of_the_queue()

    def _of_this_process(self) -> None:
        self._update_seconds = Histogram(
            "nhacviec_update_seconds", "From an update's arrival to its answer, by channel",
            ["channel"], buckets=_SECONDS, registry=self.registry)
        self._in_flight = Gauge(
            "nhacviec_updates_in_flight", "Updates that are being handled, by channel",
            ["channel"], registry=self.registry)
        self._messages = Counter(
            "nhacviec_messages", "Messages of the system's own accord, by channel and outcome",
            ["channel", "outcome"], registry=self.registry)
        self._paid = Counter(
            "nhacviec_zalo_oa_paid", "Messages of the Official Account that cost money, by kind",
            ["kind"], registry=self.registry)
        self._tick_seconds = Histogram(
            "nhacviec_tick_seconds", "How long a tick of the clock took, sending included",
            buckets=_TICK_SECONDS, registry=self.registry)
        self._ticked = Gauge(
            "nhacviec_tick_completed_timestamp_seconds",
            "When this process' clock last did all that was due; 0: never, or it has no clock",
            registry=self.registry)

    def _of_the_queue(self) -> None:
        self._up = Gauge("nhacviec_database_up", "1 while the database answers",
                         registry=self.registry)
        self._due = self._gauge("due", "Messages that should have left by now")
        self._oldest = self._gauge("oldest_due_seconds", "Age of the oldest of them")
        self._waiting = self._gauge("waiting", "Messages whose moment is still to come")
        self._sending = self._gauge("sending", "Messages that a process has claimed")
        self._sent = self._gauge("sent_last_day", "Messages of the last day that arrived")
        self._late = self._gauge("late_last_day", "Those that left over five minutes late")
        self._skipped = self._gauge("skipped_last_day", "Messages that nobody needed any more")
        self._failed = Gauge(
            "nhacviec_queue_failed_last_day", "Messages of the last day that failed, by cause",
            ["cause"], registry=self.registry)

    def _gauge(self, name: str, words: str) -> Gauge:
        return Gauge(f"nhacviec_queue_{name}", words, registry=self.registry)

    @contextmanager
    def handling(self, channel: str) -> Iterator[None]:
        """Around an update."""
        with (self._in_flight.labels(channel).track_inprogress(),
              self._update_seconds.labels(channel).time()):
            yield

    def sent(self, channel: str, failure: SendError | None = None) -> None:
        """A message left, or did not."""
        outcome = "sent" if failure is None else _OUTCOMES.get(type(failure), "wrong")
        self._messages.labels(channel, outcome).inc()

    def paid(self, kind: str) -> None:
        """The Official Account sent what costs: "late" (after 48 hours) or "template"."""
        self._paid.labels(kind).inc()

    def ticking(
        self, tick: Callable[[datetime], Awaitable[None]]
    ) -> Callable[[datetime], Awaitable[None]]:
        """The tick, with its time taken; one that fails is no completed one."""

        async def timed(now: datetime) -> None:
            with self._tick_seconds.time():
                await tick(now)
            self._ticked.set(self._clock.now().timestamp())

        return timed

    async def page(self) -> bytes:
        """The page in Prometheus' text format, with the queue as it is now, if it can be seen."""
        try:
            async with asyncio.timeout(_LOOK_SECONDS), self._work.reading():
                self._show(await self._queue.look(self._clock.now()))
                self._quota.show(await self._read_quota(self._clock.now()))
            self._up.set(1)
        except Exception:  # noqa: BLE001 - whatever it is, those who watch must hear of it
            self._up.set(0)
            self._hide()
        return generate_latest(self.registry)

    def _show(self, figures: QueueFigures) -> None:
        self._due.set(figures.due)
        self._oldest.set(figures.oldest_s)
        self._waiting.set(figures.waiting)
        self._sending.set(figures.sending)
        self._sent.set(figures.sent)
        self._late.set(figures.late)
        self._skipped.set(figures.skipped)
        self._failed.clear()
        for cause, count in figures.failed.items():
            known = _CAUSE.fullmatch(cause) and len(figures.failed) <= _MOST_CAUSES
            self._failed.labels(cause if known else "other").inc(count)

    def _hide(self) -> None:
        """What cannot be seen is not shown as it was."""
        for gauge in (self._due, self._oldest, self._waiting, self._sending, self._sent,
                      self._late, self._skipped):
            gauge.set(math.nan)
        self._failed.clear()
        self._quota.hide()

    def application(self) -> web.Application:
        """A server of its own: what the web shows to people must not show this."""

        async def metrics(_: web.Request) -> web.Response:
            return web.Response(body=await self.page(),
                                headers={"Content-Type": CONTENT_TYPE_LATEST})

        application = web.Application()
        application.add_routes([web.get(PATH, metrics)])
        return application
