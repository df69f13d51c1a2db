"""What Prometheus may read: updates, messages, and how the queue stands. No names, no texts."""

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from core.ports.runtime import Clock, UnitOfWork
from storage.queue_figures import QueueFigures, QueueStore

PATH = "/metrics"
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of this process and of the queue that all share."""

    def __init__(self, queue: QueueStore, work: UnitOfWork, clock: Clock) -> None:
        self._queue, self._work, self._clock = queue, work, clock
        self.registry = CollectorRegistry()
        self.update_seconds = Histogram(
            "nhacviec_update_seconds", "From an update's arrival to its answer, by channel",
            ["channel"], buckets=_SECONDS, registry=self.registry)
        self.messages = Counter(
            "nhacviec_messages", "Messages of the system's own accord, by channel and outcome",
            ["channel", "outcome"], registry=self.registry)
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

    async def page(self) -> bytes:
        """The page in Prometheus' text format, with the queue as it is now."""
        async with self._work.reading():
            self._show(await self._queue.look(self._clock.now()))
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
            self._failed.labels(cause or "other").set(count)

    def application(self) -> web.Application:
        """A server of its own: what the web shows to people must not show this."""

        async def metrics(_: web.Request) -> web.Response:
            return web.Response(body=await self.page(),
                                headers={"Content-Type": CONTENT_TYPE_LATEST})

        application = web.Application()
        application.add_routes([web.get(PATH, metrics)])
        return application
