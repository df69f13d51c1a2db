"""What follows a failed send: by its cause, a later try, the other channel, or the end.

Source: delivery.md §2.3 and §2.4; docs/decisions/0011-unreached-people.md.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.errors import (
    FaultError,
    OutcomeUnknownError,
    RetryLaterError,
    SendError,
    UnavailableError,
)
from core.notices import Kind
from core.people import Account
from core.ports.deliveries import Delivery, DeliveryState, Outcome
from core.reminders import Ground
from core.reminders_times import allowed_from

#: Waits after a failure, in seconds; the last one repeats.
WAITS = (10, 60, 300, 900)
MAX_TRIES = 8
#: A channel that was silent to so many tries of a message is silent to that person: the next try
#: takes the other address. After an unknown outcome the one more send stays on the channel.
PATIENCE, PATIENCE_AGAIN = 3, 2


def in_turn(accounts: Sequence[Account], delivery: Delivery) -> Sequence[Account]:
    """The addresses in the order this try takes them; they take turns once the first is silent."""
    if not accounts:
        return accounts
    patience = PATIENCE_AGAIN if delivery.again else PATIENCE
    turn = max(delivery.tries - patience, 0) % len(accounts)
    return [*accounts[turn:], *accounts[:turn]]


def after(
    error: SendError, delivery: Delivery, at: datetime, ground: Ground, *, others: bool
) -> Outcome:
    """What becomes of the message. `others`: the person has another address to turn to."""
    match error:
        case RetryLaterError():
            # Too many messages is not this message's fault: it costs no try.
            later = _loud(delivery, at + timedelta(seconds=error.seconds), ground)
            return Outcome(DeliveryState.RETRYING, "too_many", delivery.tries - 1, later)
        case OutcomeUnknownError() if delivery.again:
            if not others or delivery.tries > PATIENCE_AGAIN:
                return Outcome(DeliveryState.FAILED, "unknown", delivery.tries)
            return again(delivery, at, ground, "unknown")
        case OutcomeUnknownError():
            later = _loud(delivery, at + timedelta(seconds=WAITS[0]), ground)
            return Outcome(DeliveryState.UNKNOWN, "unknown", delivery.tries, later)
        case UnavailableError():
            return again(delivery, at, ground, "unavailable")
        case FaultError():
            return again(delivery, at, ground, "error")
        case _:
            return Outcome(DeliveryState.FAILED, "refused", delivery.tries)


def again(delivery: Delivery, at: datetime, ground: Ground, reason: str) -> Outcome:
    """A later try, or the end after the last one."""
    if delivery.tries >= MAX_TRIES:
        # What may have arrived in an earlier try is not known to have been in vain.
        return Outcome(
            DeliveryState.FAILED, "unknown" if delivery.again else reason, delivery.tries)
    wait = WAITS[min(delivery.tries, len(WAITS)) - 1]
    later = _loud(delivery, at + timedelta(seconds=wait), ground)
    return Outcome(DeliveryState.RETRYING, reason, delivery.tries, later)


def _loud(delivery: Delivery, moment: datetime, ground: Ground) -> datetime:
    # A morning message is never put off to the next morning: it becomes part of that one's
    # (core.usecases.plan_pings), so that a step of the ladder is not told beside the next one.
    if delivery.kind == Kind.MORNING:
        return moment
    return allowed_from(moment, ground.ladder, ground.zone)
