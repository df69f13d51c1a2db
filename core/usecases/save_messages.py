"""Near the end of a channel's month: what may wait waits, and goes along with what may not."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.notices import Kind, Notice, Together
from core.people import Account
from core.policy import Policy
from core.ports.deliveries import SAVED, Deliveries, Delivery, DeliveryState, Outcome
from core.ports.runtime import UnitOfWork
from core.quota import Level
from core.saving import lines_of, may_wait, waits_until
from core.usecases.compose import Composed, Scene, Skip
from core.usecases.directory_for import DirectoryFor
from core.usecases.read_quota import ReadQuota

log = logging.getLogger("nhacviec")
#: As long as that of the message that takes it along.
_LEASE = timedelta(seconds=60)
#: A message takes so many along; the next one takes the others.
_ALONG = 12


@dataclass(frozen=True, slots=True)
class Way:
    """How a message goes: its words, the addresses it may take, and what goes along.

    `otherwise`: it waits for the short channel, should these addresses not take it.
    """

    notice: Notice
    accounts: Sequence[Account]
    along: Sequence[Delivery] = ()
    otherwise: Outcome | None = None


@dataclass(frozen=True, slots=True)
class SaveMessages:
    """Asked before each message. People without an address on such a channel cost nothing."""

    deliveries: Deliveries
    compose: Callable[[Delivery, Scene], Awaitable[Composed]]
    directory: DirectoryFor
    read: ReadQuota
    work: UnitOfWork
    policy: Policy

    async def __call__(
        self, delivery: Delivery, scene: Scene, notice: Notice, accounts: Sequence[Account]
    ) -> Way | Outcome:
        """The way it goes, or the outcome that it waits. `accounts`: those that run here."""
        plain = Way(notice, accounts)
        limited = {a.channel for a in accounts if not a.blocked and self._is_limited(a.channel)}
        if not limited:
            return plain
        async with self.work.reading():
            levels = {channel: await self.read.level(channel, scene.now, scene.ground.calendar)
                      for channel in limited}
        short = {channel for channel, found in levels.items() if found is not Level.PLENTY}
        spent = Level.SPENT in levels.values()
        free = [a for a in accounts if not a.blocked and not self._is_limited(a.channel)]
        if delivery.kind == Kind.QUOTA and free:
            return Way(notice, [*free, *(a for a in accounts if a not in free)])
        if short and not delivery.again and self._may_wait(delivery, scene, notice, spent):
            spare = [a for a in accounts if not a.blocked and a.channel not in short]
            if not spare:
                return self._waiting(delivery, scene)
            plain = Way(notice, spare, otherwise=replace(
                self._waiting(delivery, scene), tries=0))
        return await self._with_others(plain, scene)

    async def settle(self, way: Way, outcome: Outcome, scene: Scene) -> None:
        """Note what became of what went along. Never raises: the message itself has left."""
        if not way.along:
            return
        try:
            async with self.work.unit():
                for delivery in way.along:
                    await self.deliveries.complete(
                        *self._ended(delivery, outcome, scene), scene.now)
        except Exception:
            # Their leases pass: they go once more, and say that they may have come before.
            log.exception("what went along is not noted")

    def _ended(
        self, delivery: Delivery, outcome: Outcome, scene: Scene
    ) -> tuple[Delivery, Outcome]:
        match outcome.state:
            case DeliveryState.SENT:
                return delivery, replace(outcome, tries=delivery.tries)
            case DeliveryState.UNKNOWN:
                # It may have arrived with the other: it goes once more, and says so.
                return replace(delivery, again=True), replace(
                    self._waiting(delivery, scene), send_at=outcome.send_at)
            case _:
                return delivery, self._waiting(delivery, scene)

    async def _with_others(self, way: Way, scene: Scene) -> Way:
        async with self.work.unit():
            found = await self.deliveries.take_along(
                scene.person.id, scene.now + _LEASE, _ALONG)
            if not found:
                return way
            there = replace(scene, directory=await self.directory(found))
            notices, along = [], []
            for one in found:
                told = await self.compose(one, there)
                if isinstance(told, Skip):
                    await self.deliveries.complete(
                        one, Outcome(DeliveryState.SKIPPED, told.reason, one.tries), scene.now)
                else:
                    notices.append(told)
                    along.append(one)
        return replace(way, notice=Together(way.notice, tuple(notices)) if along else way.notice,
                       along=tuple(along))

    def _may_wait(
        self, delivery: Delivery, scene: Scene, notice: Notice, spent: bool
    ) -> bool:
        made = delivery.made_at or scene.now
        return may_wait(delivery.kind, lines_of(notice),
                        made.astimezone(scene.ground.zone).date(), scene.today,
                        scene.ground.calendar, spent=spent)

    def _waiting(self, delivery: Delivery, scene: Scene) -> Outcome:
        until = waits_until(delivery.kind, scene.now, scene.person.morning_at, scene.ground)
        return Outcome(DeliveryState.PENDING, SAVED, delivery.tries - 1, until)

    def _is_limited(self, channel: str) -> bool:
        allowed = self.policy.allowances.get(channel)
        return allowed is not None and allowed.messages > 0
