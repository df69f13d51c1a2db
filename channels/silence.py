"""A channel that answers nothing is spared for a while, so that others need not wait behind it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

#: So many sends in a row without an answer make a channel silent; then one is tried so often.
PATIENCE = 10
PROBE_EVERY = timedelta(seconds=5)


@dataclass
class Silence:
    """What one process has lately heard of its channels.

    A network that swallows packets holds each send for half a minute: without this a province's
    morning would stand still for hours, and the other channels' messages with it.
    """

    _unanswered: dict[str, int] = field(default_factory=dict)
    _probed: dict[str, datetime] = field(default_factory=dict)

    def spares(self, channel: str, now: datetime) -> bool:
        """True when a send at `now` (aware) would be in vain; False also lets the probe out."""
        if not self.lasts(channel):
            return False
        last = self._probed.get(channel)
        # A clock that was put back must not end the probes.
        if last is not None and timedelta() <= now - last < PROBE_EVERY:
            return True
        self._probed[channel] = now
        return False

    def lasts(self, channel: str) -> bool:
        """True while nothing is heard of the channel: a send is only to see whether it is back."""
        return self._unanswered.get(channel, 0) >= PATIENCE

    def note(self, channel: str, *, answered: bool) -> None:
        """A send has ended; an answer of any kind ends the silence."""
        self._unanswered[channel] = 0 if answered else self._unanswered.get(channel, 0) + 1
