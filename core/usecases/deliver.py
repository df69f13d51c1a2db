"""Bring one message to one person: over which channel, and what became of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.errors import RefusedError, SendError
from core.notices import Notice
from core.people import Account, Person, in_order
from core.ports.deliveries import Delivery, DeliveryState, Messenger, Outcome
from core.ports.people import Accounts
from core.ports.runtime import UnitOfWork
from core.usecases.compose import Compose, Scene, Skip
from core.usecases.delivery_try import Try
from core.usecases.save_messages import SaveMessages, Way
from core.usecases.tell_unreached import TellUnreached


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
        outcome = await self._try(delivery, scene, way, accounts, started)
        await self.save.settle(way, outcome, scene)
        return outcome, notice if outcome.state is DeliveryState.SENT else None

    async def _try(
        self, delivery: Delivery, scene: Scene, way: Way, accounts: Sequence[Account],
        started: float,
    ) -> Outcome:
        usable = way.accounts
        if not usable:
            reason = "no_channel" if accounts else "not_linked"
            return Outcome(DeliveryState.FAILED, reason, delivery.tries)
        one = Try(delivery, scene, usable, started, way.otherwise)
        for account in one.order:
            try:
                message_id = await self.messenger.send(
                    account, scene.person.language, way.notice, again=one.delivery.again)
            except SendError as error:
                if isinstance(error, RefusedError):
                    await self._block(account, str(error), scene.now)
                outcome = one.met(error, account)
                if outcome is not None:
                    return outcome
            else:
                return one.sent(account, message_id)
        return one.end

    def _usable(self, accounts: Sequence[Account], person: Person) -> Sequence[Account]:
        """The person's addresses on channels that run here, the preferred one first."""
        here = [a for a in accounts if self.messenger.serves(a.channel)]
        return in_order(here, person.preferred_channel)

    async def _block(self, account: Account, reason: str, at: datetime) -> None:
        """Remember that the address takes nothing, and tell the coordinators."""
        async with self.work.unit():
            await self.accounts.block(account.id, at, reason[:200])
            await self.tell_unreached(at)
