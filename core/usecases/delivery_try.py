"""One try of one message: what its addresses answered, and what follows from that."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.errors import (
    ClosedError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    SparedError,
)
from core.people import Account
from core.ports.deliveries import (
    REFUSED,
    RESENT,
    SILENT,
    UNKNOWN,
    WINDOW,
    Delivery,
    DeliveryState,
    Outcome,
)
from core.retries import after, again, in_turn
from core.usecases.compose import Scene

log = logging.getLogger("nhacviec")
#: The lease (60 s) holds another send (50 s at most) when the first one was refused within this.
_SOON_S = 8.0


@dataclass(slots=True)
class Try:
    """`usable` are the person's addresses on channels that run here, the preferred one first;
    `started` the loop's time."""

    delivery: Delivery
    scene: Scene
    usable: Sequence[Account]
    started: float
    #: In the place of a failure after which nothing can have arrived.
    otherwise: Outcome | None = None
    order: Sequence[Account] = field(init=False)
    _instead: str = field(init=False)
    _last: Outcome = field(init=False)
    _closed: Outcome | None = None
    _spared: Outcome | None = None

    def __post_init__(self) -> None:
        open_ = [account for account in self.usable if not account.blocked]
        self.order = in_turn(open_, self.delivery)
        self._instead = _why_not(self.usable, open_, self.order)
        self._last = Outcome(
            DeliveryState.FAILED, "blocked", self.delivery.tries, account=self.usable[0])

    def sent(self, account: Account, message_id: str) -> Outcome:
        """It was accepted there; said is the channel that would have come first."""
        instead = "" if account is self.usable[0] else self._instead
        return Outcome(DeliveryState.SENT, instead or (RESENT if self.delivery.again else ""),
                       self.delivery.tries, None, account, message_id)

    def met(self, error: SendError, account: Account) -> Outcome | None:
        """What follows at once; None: the next address, or the `end`."""
        others = account is not self.order[-1]
        if error.partly and not isinstance(error, OutcomeUnknownError):
            # What may have arrived in part is sent again with its label.
            self.delivery = replace(self.delivery, again=True)
        match error:
            case RefusedError():
                then = self._refused(account)
            case ClosedError():
                then = self._shut(error, account)
            case SparedError():
                then = self._spared = self._after(error, account)
                self._note(SILENT, account)
            case _:
                then = self._last = self._after(error, account)
                if then.reason != REFUSED:
                    return self._ended(then)
                # This channel will not have the message as it is; another one may.
                log.error("delivery %s was refused as it is: %s", self.delivery.id, error)
                self._note(REFUSED, account)
                then = self._again(REFUSED, account)
        return self._ended(then) if others and self._is_late() else None

    @property
    def end(self) -> Outcome:
        """No address has taken it: what may still change comes before what stays."""
        return self._ended(self._spared or self._closed or self._last)

    def _ended(self, outcome: Outcome) -> Outcome:
        lost = outcome.state is DeliveryState.FAILED and not self.delivery.again
        return self.otherwise or outcome if lost else outcome

    def _refused(self, account: Account) -> Outcome:
        self._last = replace(self._last, account=account)
        self._note(REFUSED, account)
        return Outcome(DeliveryState.RETRYING, REFUSED, self.delivery.tries - 1,
                       self.scene.now, account)

    def _shut(self, error: ClosedError, account: Account) -> Outcome:
        """The person can open a window, nobody a month: that one stays, if no other takes it."""
        if self._closed is None or error.reason == WINDOW:
            reason = UNKNOWN if self.delivery.again else error.reason
            self._closed = Outcome(
                DeliveryState.FAILED, reason, self.delivery.tries, account=account)
        self._note(error.reason, account)
        return self._again(error.reason, account)

    def _after(self, error: SendError, account: Account) -> Outcome:
        """That a part of the message has arrived stays on the row."""
        others = len(self.order) > (1 if self._closed is None else 2)
        outcome = after(
            error, self.delivery, self.scene.now, self.scene.ground, others=others)
        partly = error.partly and outcome.send_at is not None
        return replace(outcome, reason=RESENT if partly else outcome.reason, account=account)

    def _again(self, reason: str, account: Account) -> Outcome:
        later = again(self.delivery, self.scene.now, self.scene.ground, reason)
        return replace(later, account=account)

    def _note(self, way: str, account: Account) -> None:
        self._instead = self._instead or f"{way}:{account.channel}"

    def _is_late(self) -> bool:
        return asyncio.get_running_loop().time() - self.started > _SOON_S


def _why_not(
    usable: Sequence[Account], open_: Sequence[Account], order: Sequence[Account]
) -> str:
    """Why this try does not begin with the preferred channel; "" when it does."""
    if not open_ or usable[0] is not open_[0]:
        return f"{REFUSED}:{usable[0].channel}"
    return "" if order[0] is open_[0] else f"{SILENT}:{open_[0].channel}"
