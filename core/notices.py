"""What is told to people of the system's own accord: plain data, composed when it is sent.

A delivery row keeps a kind and a few ids (its payload); everything shown is read from the
database at the moment of sending, so that nothing stale and nothing forbidden leaves.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from core.digest import Digest
from core.parts_notices import PartConfirmed, PartsAsked, PartsStand
from core.ports.delays import DelayRow
from core.quota import Standing
from core.tasks import Task


class Kind(StrEnum):
    """Kinds of deliveries, and what their payload holds.

    Every person-made kind may carry `by` (the person id of who did it).
    """

    #: Items only (delivery_item); no payload.
    MORNING = "morning"
    HOUR = "hour"
    #: {}
    DIGEST = "digest"
    #: {"by"}, and items
    URGE = "urge"
    #: {"by"}, and items
    EVIDENCE_ASKED = "evidence_asked"
    #: {"task_ids": [id, …], "by"}
    ASSIGNED = "assigned"
    #: {"task_id", "by", "extension_id", "wanted_on": ISO date, "reason"}
    EXTENSION_ASKED = "extension_asked"
    #: {"task_id", "by", "granted_on": ISO date or None when refused, "reason"}
    EXTENSION_DECIDED = "extension_decided"
    #: {"task_id", "by"}: reported done, waits for acceptance
    SUBMITTED = "submitted"
    #: {"task_id", "by"}: done on the named day of "trước ngày D": on time or late?
    BOUNDARY = "boundary"
    #: {"task_id", "by", "reason"}
    RETURNED = "returned"
    #: {"task_id", "by", "blocker_id", "text"}
    BLOCKER_RAISED = "blocker_raised"
    #: {"task_id", "by", "text"}
    BLOCKER_ANSWERED = "blocker_answered"
    #: {"task_id", "by", "change": paused|resumed|cancelled|deadline|declined, "reason"}
    CHANGED = "changed"
    #: {"task_id", "by", "delay_id"}: why it was late, or an objection, waits for a verdict
    DELAY_RAISED = "delay_raised"
    #: {"task_id", "by", "delay_id"}: what was decided of it
    DELAY_JUDGED = "delay_judged"
    #: {"fresh"}: the units' parts of a report that wait for this reader
    PARTS = "parts"
    #: {"part_ids", "by", "handed"}: somebody asks for these parts, or hands them over
    PARTS_URGED = "parts_urged"
    #: {"part_id", "by"}: to the head, whom it was handed to has confirmed it
    PARTS_DONE = "parts_done"
    #: {"period_id"}: to the coordinators, who is missing, and that all are in
    PARTS_MISSING = "parts_missing"
    PARTS_IN = "parts_in"
    #: {"channel", "but"}: one's account there was linked, or is one's own no more; told elsewhere
    LINKED = "linked"
    UNLINKED = "unlinked"
    #: {"since", "until"}: ISO moments between which messages turned out not to reach people
    UNREACHABLE = "unreachable"
    #: {"channel", "month": ISO date, "step": 70|90|100}: so much of the month's quota is used
    QUOTA = "quota"
    #: {"channel", "step": 90|100}: so many of the people that the plan serves are linked
    PEOPLE_LIMIT = "people_limit"


#: Sent by the clock, on working days only.
CLOCKED = frozenset({Kind.MORNING, Kind.HOUR, Kind.DIGEST, Kind.PARTS, Kind.PARTS_MISSING})
#: Speak of the parts of many units at once.
GATHERING = frozenset({Kind.PARTS, Kind.PARTS_URGED, Kind.PARTS_DONE, Kind.PARTS_MISSING,
                       Kind.PARTS_IN})


@dataclass(frozen=True, slots=True)
class Line:
    """One task as a notice lists it. `days_left`: whole days to `due_on`, negative when overdue,
    None without a deadline. `level`: 0 for the owner, 1–3 when escalated to the reader."""

    task: Task
    unit: str
    days_left: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Morning:
    """All that one person must know in one slot; `today` is the office's date."""

    today: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HourPing:
    """The last word before a deadline with a clock time; `due_at` is an aware moment."""

    line: Line
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Urge:
    """Đôn đốc: somebody asks for these tasks now."""

    by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EvidenceAsked:
    """Somebody misses what shows that these tasks were done."""

    by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TasksAssigned:
    """New tasks of this owner."""

    by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """To those who decide."""

    line: Line
    by: str
    extension_id: int
    wanted_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ExtensionDecided:
    """To who asked; `granted_on` is None when refused."""

    line: Line
    by: str
    granted_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class CompletionSubmitted:
    """To those who accept."""

    line: Line
    by: str


@dataclass(frozen=True, slots=True)
class BoundaryDecision:
    """To those who decide whether a completion on the named day counts as on time."""

    line: Line
    by: str


@dataclass(frozen=True, slots=True)
class Returned:
    """To the owner: do it again, for this reason."""

    line: Line
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class BlockerRaised:
    """To those who can clear the way."""

    line: Line
    by: str
    blocker_id: int
    text: str


@dataclass(frozen=True, slots=True)
class BlockerAnswered:
    """To the owner: what was answered."""

    line: Line
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskChanged:
    """To the owner: paused, resumed, cancelled, deadline moved, declined."""

    line: Line
    by: str
    change: str
    reason: str


@dataclass(frozen=True, slots=True)
class DelayRaised:
    """To those who may judge why a task was late; `days` it is late by."""

    line: Line
    by: str
    row: DelayRow
    days: int


@dataclass(frozen=True, slots=True)
class DelayJudged:
    """To the owner: what was decided of the reason or the objection."""

    line: Line
    by: str
    row: DelayRow


@dataclass(frozen=True, slots=True)
class NotReached:
    """A person whom messages do not reach: `reason` as in the queue, `channel` or ""."""

    person_id: int
    name: str
    reason: str
    channel: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """To the coordinators: whom messages lately did not reach, `total` in all."""

    total: int
    people: tuple[NotReached, ...]


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """To a person's other address: an account on `channel` now is theirs, or is no more."""

    channel: str
    linked: bool


@dataclass(frozen=True, slots=True)
class QuotaTold:
    """To the coordinators: how a channel's month stands."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class PeopleLimit:
    """To the coordinators: `linked` people on a channel whose plan serves `limit`."""

    channel: str
    linked: int
    limit: int


@dataclass(frozen=True, slots=True)
class Together:
    """What goes out now, and what has waited to go along with it."""

    first: "Notice"
    others: tuple["Notice", ...]


Notice: TypeAlias = (
    Morning | HourPing | Urge | EvidenceAsked | TasksAssigned | ExtensionAsked | ExtensionDecided
    | CompletionSubmitted | BoundaryDecision | Returned | BlockerRaised | BlockerAnswered
    | TaskChanged | DelayRaised | DelayJudged | Unreachable | PartConfirmed | PartsAsked
    | PartsStand | ChannelChanged | QuotaTold | PeopleLimit | Together | Digest
)
