"""Who waits for a turn, in order: people's answers before pings, then first come first served."""

import asyncio
from bisect import insort
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from core.errors import RetryLaterError
from core.ports.pacing import Lane, Turn


@dataclass(order=True, slots=True)
class Waiter:
    """One message that waits; compared by rank and arrival only."""

    rank: int
    arrival: int
    lanes: Sequence[Lane] = field(compare=False)
    granted: asyncio.Future[Turn] = field(compare=False)

    def turn(self) -> Turn | None:
        """The turn, when it has come."""
        done = self.granted.done() and not self.granted.cancelled()
        return self.granted.result() if done else None


class Waiting:
    """The waiters of one process."""

    def __init__(self) -> None:
        self._waiters: list[Waiter] = []
        self._arrivals = 0

    def join(self, lanes: Sequence[Lane], *, urgent: bool) -> Waiter:
        """Stand in the queue."""
        self._arrivals += 1
        future: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        waiter = Waiter(0 if urgent else 1, self._arrivals, lanes, future)
        insort(self._waiters, waiter)
        return waiter

    async def turn_of(
        self, waiter: Waiter, patience: float, give_back: Callable[[Turn], Awaitable[None]]
    ) -> Turn:
        """The turn of somebody who joined, within `patience` seconds.

        Raises RetryLaterError when it does not come. Who is cancelled has it given back.
        """
        try:
            async with asyncio.timeout(patience):
                return await waiter.granted
        except TimeoutError:
            # It may have come in that very moment; unasked for, its slot would stay in use.
            if (turn := waiter.turn()) is not None:
                return turn
            raise RetryLaterError(1.0) from None
        except asyncio.CancelledError:
            if (turn := waiter.turn()) is not None:
                await give_back(turn)
            raise
        finally:
            self._leave(waiter)

    def _leave(self, waiter: Waiter) -> None:
        if waiter in self._waiters:
            self._waiters.remove(waiter)

    def in_order(self) -> list[Waiter]:
        """Those still waiting, whose turn is next first."""
        return [waiter for waiter in self._waiters if not waiter.granted.done()]

    def __bool__(self) -> bool:
        return bool(self._waiters)
