"""Where the messages to people are, and whom they do not reach."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.notices import NotReached
from core.ports.deliveries import DeliveryState
from core.ports.lists import Scope


@dataclass(frozen=True, slots=True)
class Unreached:
    """A person whom `count` messages did not reach: why the last one did not, and when that was.

    `via` is a head of the unit who can pass it on, `reached_at` the last message that did arrive.
    """

    person_id: int
    name: str
    unit: str
    via: str
    reason: str
    channel: str
    count: int
    last_at: datetime
    reached_at: datetime | None

    @property
    def reached_since(self) -> bool:
        """True when a later message has arrived."""
        return self.reached_at is not None and self.reached_at > self.last_at


@dataclass(frozen=True, slots=True)
class Told:
    """The last message about a task to a person: `at` when it was sent or last tried, else when
    it is to leave; `again`: an earlier try may have arrived."""

    person_id: int
    kind: str
    state: DeliveryState
    reason: str
    channel: str
    tries: int
    at: datetime

    @property
    def instead_of(self) -> str:
        """The channel that would have come first, when another one took it; else ""."""
        return self.reason.partition(":")[2] if self.state is DeliveryState.SENT else ""


class UnreachedPeople(Protocol):
    """Reads the queue of outgoing messages."""

    async def page(self, scope: Scope, since: datetime, offset: int) -> Sequence[Unreached]:
        """Active people of the scope with messages since then that failed; those whom nothing
        reached afterwards first, the latest first."""
        ...

    async def count(self, scope: Scope, since: datetime) -> int:
        """How many people."""
        ...

    async def between(
        self, since: datetime, until: datetime, day: datetime, reader_id: int, limit: int
    ) -> tuple[int, Sequence[NotReached]]:
        """Who else turned out not to be reached from `since` to before `until`, and not before
        on the day that began at `day`: how many people, and the first of them by name."""
        ...

    async def told(self, task_id: int, person_ids: Collection[int]) -> Sequence[Told]:
        """The last message about the task to each of these people that has had one."""
        ...

    async def latest(self, person_id: int) -> Told | None:
        """The last message to this person that was sent."""
        ...
