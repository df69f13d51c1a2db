"""The month's messages of a channel with a quota: counted as they come in and before they leave."""

from collections.abc import Collection
from datetime import date

from aiogram.types import TelegramObject, Update

from bot.errors import log
from channels.pacing.middleware import is_unhurried
from core.errors import ClosedError, StoreDownError
from core.policy import Policy
from core.ports.quota import MessageCounts
from core.ports.runtime import Clock, UnitOfWork
from core.quota import day_of, month_of, room


class MonthGate:
    """Implements channels.zalo.ports.Quota. Pings leave the last messages to answers."""

    def __init__(
        self, channel: str, limit: int, counts: MessageCounts, work: UnitOfWork, clock: Clock,
        policy: Policy,
    ) -> None:
        self._channel = channel
        self._limit = limit
        self._counts = counts
        self._work = work
        self._clock = clock
        self._policy = policy

    async def take(self) -> date:
        """Take one; the month it was taken from. Raises ClosedError `quota` when none is left."""
        day = day_of(self._clock.now(), self._policy.zone)
        async with self._work.unit():
            taken = await self._counts.take(self._channel, day, 1, self._room())
        if not taken:
            raise ClosedError("quota")
        return day.replace(day=1)

    async def has_room(self, count: int) -> bool:
        """True when so many could be taken now."""
        async with self._work.reading():
            used = await self._counts.used(self._channel, self._month())
        return used.total + count <= self._room()

    async def give_back(self, month: date) -> None:
        """The one taken was surely not accepted."""
        try:
            async with self._work.unit():
                await self._counts.give_back(self._channel, month, 1)
        except StoreDownError as error:
            # One counted too many; what the network said matters more to who sends.
            log.warning("a message of %s stays counted: %s", self._channel, error)

    def _month(self) -> date:
        return month_of(self._clock.now(), self._policy.zone)

    def _room(self) -> int:
        return room(self._limit, answering=not is_unhurried())


class Heard:
    """Counts an incoming message in the transaction that takes it; other channels pay nothing."""

    def __init__(self, counts: MessageCounts, policy: Policy, clock: Clock) -> None:
        self._counts = counts
        self._policy = policy
        self._clock = clock
        self._channels: Collection[str] = {
            name for name, allowed in policy.allowances.items() if allowed.messages}

    async def __call__(self, channel: str, update: TelegramObject) -> None:
        """Call it once for each update, when it is known to be new."""
        if channel in self._channels and not _came_by_page(update):
            await self._counts.heard(channel, day_of(self._clock.now(), self._policy.zone))


def month_gate(
    channel: str, counts: MessageCounts, work: UnitOfWork, clock: Clock, policy: Policy
) -> MonthGate | None:
    """None for a channel without a quota."""
    allowed = policy.allowances.get(channel)
    if allowed is None or not allowed.messages:
        return None
    return MonthGate(channel, allowed.messages, counts, work, clock, policy)


def _came_by_page(update: TelegramObject) -> bool:
    """Documents never come through a Zalo bot: this one was uploaded to our own page."""
    message = update.message if isinstance(update, Update) else None
    return message is not None and message.document is not None
