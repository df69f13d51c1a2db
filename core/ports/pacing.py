"""Turns to send: how many messages a bot and a chat may get within any so many seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Lane:
    """A limit of a network: `slots` messages within any `seconds`, all processes together."""

    name: str
    slots: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Leave to send one message: a slot of each lane, held until the network has answered."""

    lanes: Sequence[Lane]
    numbers: Sequence[int]


class Turns(Protocol):
    """Hands out turns.

    A slot gets free again `seconds` after the answer: the network counted the message at some
    moment between our request and its answer, so no window of its own can hold more than `slots`.
    """

    async def take(self, lanes: Sequence[Lane], *, urgent: bool, patience: float) -> Turn:
        """Wait for a slot of every lane; who is `urgent` (somebody waits for it) goes first.

        Raises RetryLaterError after `patience` seconds, or at once when a lane is held for longer.
        """
        ...

    async def give(self, turn: Turn, *, used: bool = True) -> None:
        """The network has answered; `used` False: nothing was sent."""
        ...

    async def hold(self, lane: Lane, seconds: float) -> None:
        """The network asks for silence: no turn of this lane for so long."""
        ...
