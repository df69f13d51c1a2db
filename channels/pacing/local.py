"""Turns of a bot that runs in one process: the slots are in its memory."""

import asyncio
import math
from collections.abc import Sequence
from functools import partial

from core.errors import RetryLaterError
from core.ports.pacing import Lane, Turn
from core.turn_queue import Waiting

_IN_USE = math.inf


class LocalTurns:
    """Implements core.ports.pacing.Turns."""

    def __init__(self) -> None:
        self._waiting = Waiting()
        #: Lane → slot → the moment (of the loop's clock) at which it gets free.
        self._taken: dict[str, dict[int, float]] = {}
        self._held: dict[str, float] = {}
        self._alarm: asyncio.TimerHandle | None = None

    async def take(self, lanes: Sequence[Lane], *, urgent: bool, patience: float) -> Turn:
        """Wait for a slot of every lane. Raises RetryLaterError."""
        held = max((self._held.get(lane.name, 0.0) for lane in lanes), default=0.0) - _now()
        if held > patience:
            raise RetryLaterError(held)
        waiter = self._waiting.join(lanes, urgent=urgent)
        self._grant()
        return await self._waiting.turn_of(waiter, patience, partial(self.give, used=False))

    async def give(self, turn: Turn, *, used: bool = True) -> None:
        """Free the slots, `seconds` from now when they were used."""
        now = _now()
        for lane, number in zip(turn.lanes, turn.numbers, strict=True):
            self._taken[lane.name][number] = now + lane.seconds if used else now
        self._grant()

    async def hold(self, lane: Lane, seconds: float) -> None:
        """No turn of this lane before that."""
        self._held[lane.name] = max(self._held.get(lane.name, 0.0), _now() + seconds)

    def _grant(self) -> None:
        """Give a turn to everybody who can have one, and wake up when the next one can."""
        now = _now()
        self._forget(now)
        soonest = math.inf
        for waiter in self._waiting.in_order():
            at = max((self._free_at(lane, now) for lane in waiter.lanes), default=now)
            if at <= now:
                waiter.granted.set_result(
                    Turn(waiter.lanes, [self._occupy(lane) for lane in waiter.lanes]))
            else:
                soonest = min(soonest, at)
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if soonest < _IN_USE:
            self._alarm = asyncio.get_running_loop().call_at(soonest, self._grant)

    def _free_at(self, lane: Lane, now: float) -> float:
        taken = self._taken.get(lane.name, {})
        free = now if len(taken) < lane.slots else min(taken.values())
        return max(free, self._held.get(lane.name, 0.0))

    def _occupy(self, lane: Lane) -> int:
        taken = self._taken.setdefault(lane.name, {})
        number = next(n for n in range(lane.slots) if n not in taken)
        taken[number] = _IN_USE
        return number

    def _forget(self, now: float) -> None:
        """Chats come and go: what is free again takes no memory."""
        for name, taken in list(self._taken.items()):
            for number in [n for n, at in taken.items() if at <= now]:
                del taken[number]
            if not taken:
                del self._taken[name]
        for name in [n for n, at in self._held.items() if at <= now]:
            del self._held[name]


def _now() -> float:
    return asyncio.get_running_loop().time()
