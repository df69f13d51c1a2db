"""Bring one message to one person: over which channel, and what became of it."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.errors import (
    ClosedError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    SparedError,
)
from core.notices import Notice
from core.people import Account, Person
from core.ports.deliveries import (
    REFUSED,
    RESENT,
    SILENT,
    WINDOW,
    Delivery,
    DeliveryState,
    Messenger,
    Outcome,
)
from core.ports.people import Accounts
from core.ports.runtime import UnitOfWork
from core.retries import after, again, in_turn
from core.usecases.compose import Compose, Scene, Skip
from core.usecases.save_messages import SaveMessages
from core.usecases.tell_unreached import TellUnreached

log = logging.getLogger("nhacviec")
#: The lease (60 s) holds another send (50 s at most) when the first one was refused within this.
_SOON_S = 8.0


@dataclass(frozen=True, slots=True)
class Deliver:
    """The preferred channel first; what refuses, is closed or silent gives way to the other."""

    accounts: Accounts
    compose: Compose
    messenger: Messenger
    tell_unreached: TellUnreached
    work: UnitOfWork
    save: SaveMessages

    async def __call__(self, delivery: Delivery, scene: Scene) -> tuple[Outcome, Notice | None]:
        """The outcome, and what was sent."""
        person = scene.person
        started = asyncio.get_running_loop().time()
        async with self.work.reading():
            notice = await self.compose(delivery, scene)
            accounts = [account for account in await self.accounts.of(person.id)
                        if account.channel != delivery.payload.get("but")]
        if isinstance(notice, Skip):
            return Outcome(DeliveryState.SKIPPED, notice.reason, delivery.tries), None
        way = await self.save(delivery, scene, notice, self._usable(accounts, person))
        if isinstance(way, Outcome):
            return way, None
        outcome = await self._try(
            delivery, scene, way.notice, way.accounts or accounts, started)
        await self.save.settle(way, outcome, scene)
        return outcome, notice if outcome.state is DeliveryState.SENT else None

    async def _try(
        self, delivery: Delivery, scene: Scene, notice: Notice, accounts: Sequence[Account],
        started: float,
    ) -> Outcome:
        usable = self._usable(accounts, scene.person)
        if not usable:
            reason = "no_channel" if accounts else "not_linked"
            return Outcome(DeliveryState.FAILED, reason, delivery.tries)
        open_ = [a for a in usable if not a.blocked]
        instead = _why_not(usable, open_, delivery)
        last = Outcome(DeliveryState.FAILED, "blocked", delivery.tries, account=usable[0])
        closed: Outcome | None = None
        spared: Outcome | None = None
        order = in_turn(open_, delivery)
        for account in order:
            others = account is not order[-1]
            try:
                message_id = await self.messenger.send(
                    account, scene.person.language, notice, again=delivery.again)
            except RefusedError as error:
                await self._block(account, str(error), scene.now)
                last = replace(last, account=account)
                instead = instead or f"{REFUSED}:{account.channel}"
                if others and _is_late(started):
                    return Outcome(DeliveryState.RETRYING, REFUSED, delivery.tries - 1,
                                   scene.now, account)
            except ClosedError as error:
                delivery = _begun(delivery, error)
                closed = _closed(error, delivery, account, closed)
                instead = instead or f"{error.reason}:{account.channel}"
                if others and _is_late(started):
                    return replace(
                        again(delivery, scene.now, scene.ground, error.reason), account=account)
            except SparedError as error:
                delivery = _begun(delivery, error)
                spared = _after(error, delivery, scene, account, others=others)
                instead = instead or f"{SILENT}:{account.channel}"
                if _is_late(started):
                    return spared
            except SendError as error:
                delivery = _begun(delivery, error)
                last = _after(error, delivery, scene, account,
                              others=len(open_) > (1 if closed is None else 2))
                if last.reason != REFUSED:
                    return last
                # This channel will not have the message as it is; another one may.
                log.error("delivery %s was refused as it is: %s", delivery.id, error)
                instead = instead or f"{REFUSED}:{account.channel}"
                if others and _is_late(started):
                    return replace(
                        again(delivery, scene.now, scene.ground, REFUSED), account=account)
            else:
                instead = "" if account is usable[0] else instead
                reason = instead or (RESENT if delivery.again else "")
                return Outcome(
                    DeliveryState.SENT, reason, delivery.tries, None, account, message_id)
        return spared or closed or last

    def _usable(self, accounts: Sequence[Account], person: Person) -> Sequence[Account]:
        """The person's addresses on channels that run here, the preferred one first."""
        here = [a for a in accounts if self.messenger.serves(a.channel)]
        return sorted(here, key=lambda a: a.channel != person.preferred_channel)

    async def _block(self, account: Account, reason: str, at: datetime) -> None:
        """Remember that the address takes nothing, and tell the coordinators."""
        async with self.work.unit():
            await self.accounts.block(account.id, at, reason[:200])
            await self.tell_unreached(at)


def _is_late(started: float) -> bool:
    return asyncio.get_running_loop().time() - started > _SOON_S


def _closed(
    error: ClosedError, delivery: Delivery, account: Account, before: Outcome | None
) -> Outcome:
    """What stays if no other address takes it; the person can open a window, nobody a month."""
    if before is not None and error.reason != WINDOW:
        return before
    # What may have arrived in an earlier try is never taken up again.
    reason = "unknown" if delivery.again else error.reason
    return Outcome(DeliveryState.FAILED, reason, delivery.tries, account=account)


def _begun(delivery: Delivery, error: SendError) -> Delivery:
    """What may have arrived in part is sent again with its label."""
    begun = error.partly and not isinstance(error, OutcomeUnknownError)
    return replace(delivery, again=True) if begun else delivery


def _after(
    error: SendError, delivery: Delivery, scene: Scene, account: Account, *, others: bool
) -> Outcome:
    """What follows; that a part of the message has arrived stays on the row."""
    outcome = after(error, delivery, scene.now, scene.ground, others=others)
    reason = RESENT if error.partly and outcome.send_at is not None else outcome.reason
    return replace(outcome, reason=reason, account=account)


def _why_not(usable: Sequence[Account], open_: Sequence[Account], delivery: Delivery) -> str:
    """Why this try does not begin with the preferred channel; "" when it does."""
    if not open_ or usable[0] is not open_[0]:
        return f"{REFUSED}:{usable[0].channel}"
    return "" if in_turn(open_, delivery)[0] is open_[0] else f"{SILENT}:{open_[0].channel}"
