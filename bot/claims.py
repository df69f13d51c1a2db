"""What may be done once on a channel, over all processes: a link that is used up."""

from core.ports.runtime import Clock, UnitOfWork
from core.ports.updates import Updates


class Claims:
    """Implements channels.zalo.ports.Once by the duplicate guard."""

    def __init__(
        self, updates: Updates, work: UnitOfWork, clock: Clock, channel: str
    ) -> None:
        self._channel = channel
        self._updates = updates
        self._work = work
        self._clock = clock

    async def first_time(self, key: str) -> bool:
        """True once for each key."""
        async with self._work.unit():
            return await self._updates.first_time(self._channel, key, self._clock.now())

    async def seen(self, key: str) -> bool:
        """True when `first_time` was asked before."""
        async with self._work.reading():
            return await self._updates.was_taken(self._channel, key)
