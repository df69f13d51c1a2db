"""Which updates Telegram may forget: those that are handled, and all before them."""

from dataclasses import dataclass, field

_QUIET = 5 * 24 * 3600.0


@dataclass(slots=True)
class Window:
    """Book-keeping of one polling loop. Moments are seconds of a monotonic clock.

    Telegram forgets everything below the offset of a request, so the offset stands at the oldest
    update that is still being handled. After `patience` seconds an update holds it back no more:
    one slow import must not stop the chat for everybody (same rule as the webhook's 25 s).
    """

    patience: float = 25.0
    next_id: int = 0
    since: dict[int, float] = field(default_factory=dict)
    last: float = 0.0

    def accept(self, update_id: int, now: float) -> bool:
        """True when the update is new; it is then in work until `done`."""
        if update_id < self.next_id:
            return False
        self.next_id = update_id + 1
        self.last = now
        if update_id in self.since:
            # It came along with one before it that was asked for again.
            return False
        self.since[update_id] = now
        return True

    def done(self, update_id: int) -> None:
        """The update is handled."""
        self.since.pop(update_id, None)

    def again(self, update_id: int) -> None:
        """The update was not taken: ask for it, and for those behind it, once more."""
        self.since.pop(update_id, None)
        self.next_id = min(self.next_id, update_id)

    def offset(self, now: float) -> int | None:
        """The offset for the next request (None: nothing seen yet)."""
        if not self.since and now - self.last > _QUIET:
            # After a week of silence (Tết) Telegram's ids begin anew, perhaps lower; what we had
            # is long confirmed.
            self.next_id = 0
        held = [i for i, began in self.since.items() if now - began < self.patience]
        return min(held, default=self.next_id) or None

    def holds(self, now: float) -> bool:
        """True while the offset is held back, so that Telegram repeats what we have."""
        return (self.offset(now) or 0) < self.next_id
