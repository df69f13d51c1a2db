"""The months of channels with a quota, for Prometheus."""

from prometheus_client import CollectorRegistry, Gauge

from core.quota import Standing


class QuotaGauges:
    """By channel: messages of the month in and out, what is left, and whether it will last."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._messages = Gauge(
            "nhacviec_month_messages", "Messages of the month that a quota counts, by direction",
            ["channel", "direction"], registry=registry)
        self._left = Gauge(
            "nhacviec_month_messages_left", "Messages of the month that the quota still allows",
            ["channel"], registry=registry)
        self._forecast = Gauge(
            "nhacviec_month_messages_forecast",
            "Messages that the month will have had; none while it is too early to tell",
            ["channel"], registry=registry)

    def show(self, standings: list[Standing]) -> None:
        """As it is now."""
        self.hide()
        for one in standings:
            self._messages.labels(one.channel, "in").set(one.used.incoming)
            self._messages.labels(one.channel, "out").set(one.used.outgoing)
            self._left.labels(one.channel).set(one.left)
            if one.forecast.total is not None:
                self._forecast.labels(one.channel).set(one.forecast.total)

    def hide(self) -> None:
        """What cannot be seen is not shown as it was."""
        for gauge in (self._messages, self._left, self._forecast):
            gauge.clear()
