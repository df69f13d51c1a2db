"""Messages of the system's own accord: rows that are planned, claimed, sent and completed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from core.notices import Kind, Notice
from core.people import Account
from core.tasks import Task


class Notify(Protocol):
    """Tells people something, once: the sentence is written when the current unit commits."""

    async def __call__(
        self,
        at: datetime,
        kind: str,
        person_ids: Iterable[int],
        payload: Mapping[str, Any],
        key: str,
        task_ids: Iterable[int] = (),
    ) -> None:
        """One delivery a person, at `at` or, in quiet hours, when they end.

        `kind` and `payload`: core.notices.Kind. `key` (with the person) makes it once: the same
        key again changes nothing; take the change's id or the row's id into it. `task_ids` are
        added to the payload.
        """
        ...


class DeliveryState(StrEnum):
    """Where a message is (delivery.md §2)."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    RETRYING = "retrying"
    FAILED = "failed"
    SKIPPED = "skipped"


#: Not handed to a platform yet: items may still join.
UNSENT = frozenset({DeliveryState.PENDING, DeliveryState.RETRYING})
#: Waits to be sent.
WAITING = UNSENT | {DeliveryState.UNKNOWN}
#: Reasons. Of a message of which an earlier try may have arrived:
RESENT = "resent"
#: Of a sent one, with the channel that would have come first: `refused:telegram`.
REFUSED, SILENT = "refused", "silent"
#: Of a waiting one that the channel's short month holds back: it goes along with another.
SAVED = "saved"
#: Of failures in which nothing was accepted, for a reason that may pass:
UNAVAILABLE = "unavailable"
#: It may have arrived; nobody knows.
UNKNOWN = "unknown"
IN_VAIN = frozenset({UNAVAILABLE, "error"})
#: Of a channel that was closed (core.errors.ClosedError): until the person writes there, or
#: until the next month.
WINDOW, QUOTA = "window", "quota"
#: Of failures that nobody knew of before: told to the coordinators.
GAVE_UP = IN_VAIN | {"unknown", "refused", WINDOW, QUOTA}


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A message to be written: `key` makes it once; `send_at` is an aware moment."""

    key: str
    kind: str
    person_id: int
    send_at: datetime
    payload: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewItem:
    """One task in the message `key`; once for each (person, task, milestone, revision)."""

    key: str
    person_id: int
    task_id: int
    milestone: str
    revision: int


@dataclass(frozen=True, slots=True)
class Item:
    """A task that a message speaks of."""

    task_id: int
    milestone: str
    revision: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed message. `again`: an earlier try may have arrived."""

    id: int
    key: str
    kind: str
    person_id: int
    payload: Mapping[str, Any]
    tries: int
    token: str
    again: bool
    #: It waits for another message that takes it along.
    saved: bool = False
    #: When it was written, as an aware moment.
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a claimed message; `send_at` when it is to be tried again, `account` the
    address of this try."""

    state: DeliveryState
    reason: str = ""
    tries: int = 0
    send_at: datetime | None = None
    account: Account | None = None
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """Channels that have ended messages and have worked since, and when that was last.

    `alive`: their silence ended them, they took or gave a message since. `reopened`: their used-up
    month did, they took one since: the plan was raised, or Zalo had only asked for patience.
    """

    alive: Mapping[str, datetime]
    reopened: Mapping[str, datetime]


class Deliveries(Protocol):
    """The rows, which are the queue."""

    async def add(self, rows: Sequence[NewDelivery]) -> None:
        """Insert; a key that is there already is left alone."""
        ...

    async def states(self, keys: Sequence[str]) -> dict[str, DeliveryState]:
        """The states of these keys; locks the rows until the unit ends."""
        ...

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the keys that are there."""
        ...

    async def add_items(self, items: Sequence[NewItem]) -> None:
        """Put tasks into messages; what was planned before is left alone."""
        ...

    async def told(self, milestone: str, task_ids: Sequence[int]) -> set[tuple[int, int]]:
        """Which (person, task) have this milestone already."""
        ...

    async def left_over(self, kind: str, before: datetime, limit: int) -> list[Delivery]:
        """Messages of the kind not known to be sent whose moment lies before `before`."""
        ...

    async def mornings(self, person_id: int) -> list[int]:
        """This person's morning messages that wait and have not been tried."""
        ...

    async def carry(self, delivery_id: int, key: str, send_at: datetime) -> None:
        """Move a message (or, where `key` is there already, its items) to another slot.

        Its tries begin anew; what may have arrived before says so. What was given up stays
        noted as failed, without its items. Nothing moves into a message that has left.
        """
        ...

    async def given_up(
        self, kind: str, reasons: frozenset[str], since: datetime, before: datetime, limit: int
    ) -> list[Delivery]:
        """Messages of the kind, with items, that failed for one of these reasons from `since`
        to before `before`."""
        ...

    async def revive(
        self, kinds: frozenset[Kind], reasons: frozenset[str], since: datetime,
        before: datetime, at: datetime, reason: str = "",
    ) -> None:
        """Put all such messages of these kinds, made since then, into the queue again, to
        leave `at`; SAVED ones go along with what leaves earlier."""
        ...

    async def opened(
        self, since: datetime, monday: datetime, signs: Signs, limit: int
    ) -> list[Delivery]:
        """Messages made since then (the week's page: since `monday`) that a closed window ended,
        to people who have written there after that; and those that a silent channel ended before
        it was `alive` or the person wrote where there is a window, also after an unknown outcome,
        or a used-up month before its channel was `reopened`, unless they were marked before.
        Oldest first, pings only with items."""
        ...

    async def mark_taken_up(self, delivery_ids: Sequence[int]) -> None:
        """What a sign of life has brought is not brought by another one."""
        ...

    async def claim(
        self, now: datetime, at: datetime, lease_until: datetime, limit: int,
        without: frozenset[str],
    ) -> list[Delivery]:
        """Take what is due at `now`, and what a dead worker left whose lease passed before `at`;
        never the kinds `without`."""
        ...

    async def take_along(
        self, person_id: int, lease_until: datetime, limit: int
    ) -> list[Delivery]:
        """Claim what is SAVED for this person."""
        ...

    async def task_ids(self, deliveries: Sequence[Delivery]) -> list[int]:
        """The tasks that these messages speak of."""
        ...

    async def items(self, delivery_id: int) -> list[Item]:
        """The tasks of a message, in the order they joined."""
        ...

    async def complete(self, delivery: Delivery, outcome: Outcome, at: datetime) -> bool:
        """Write the outcome; False when the lease was lost to another worker."""
        ...

    async def any_due(self, now: datetime) -> bool:
        """True when there is something to claim."""
        ...


class SignsOfLife(Protocol):
    """Which channels work again."""

    async def __call__(self, since: datetime) -> Signs | None:
        """What the channels have shown that ended messages made since then; None when none has
        ended one that could be taken up."""
        ...


@dataclass(frozen=True, slots=True)
class Settled:
    """What the clock writes on a task after a look at it."""

    task: Task
    wake_at: datetime | None
    last_step_at: datetime
    escalated_level: int


class Reminders(Protocol):
    """Tasks by the moment they must be looked at next."""

    async def any_due(self, now: datetime) -> bool:
        """True when there is something to look at."""
        ...

    async def due(self, now: datetime, limit: int) -> list[Task]:
        """Oldest first; other planners do not get the same ones until the unit ends."""
        ...

    async def settle(self, rows: Sequence[Settled]) -> None:
        """Move the tasks on, unless somebody changed them meanwhile: that change wins."""
        ...

    async def series_after(self, series_id: int, task_id: int) -> bool:
        """True when the series has an occurrence made after this task."""
        ...


class Messenger(Protocol):
    """The way out to the channels."""

    def serves(self, channel: str) -> bool:
        """True when the channel is running here."""
        ...

    async def send(
        self, account: Account, language: str, notice: Notice, *, again: bool
    ) -> str:
        """Send and give the platform's message id. `again`: say that it may be a duplicate.

        Raises the errors of core.errors.SendError.
        """
        ...

    async def follow(self, account: Account, language: str, notice: Notice) -> None:
        """Send what goes behind it once it is noted as sent: a picture. Never raises."""
        ...
