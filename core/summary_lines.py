"""The lines of a report: results, difficulties, lateness, evidence, and whose part is in."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.quarters import Period
from core.summary_counts import Cell, Counts


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What was achieved on one task within the period. `field` is the label people read.

    Of a `restricted` task no list in the chat shows title or words; documents do.
    """

    code: str
    title: str
    unit: str
    field: str
    text: str
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """A difficulty still unanswered; `since` is the office-local day it was reported."""

    code: str
    title: str
    unit: str
    text: str
    waits_for: str = ""
    since: date | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """An open task past its due day by `days` whole days; of a `restricted` one no message that
    is sent unasked shows the title."""

    code: str
    title: str
    unit: str
    due_on: date
    days: int
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class NextLine:
    """A task to be done in the next period; `due_on` is inclusive, None without a deadline."""

    code: str
    title: str
    unit: str
    due_on: date | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A file that proves a result: `at` is aware, `size` in bytes, `sha256` in hexadecimal.

    `channel` is where it was sent, "" in a report that was published before that was kept.
    """

    code: str
    title: str
    unit: str
    person: str
    at: datetime
    file_name: str
    size: int
    sha256: str
    channel: str = ""


class PartState(StrEnum):
    """Where a unit's part of a report stands."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class PartLine:
    """One unit's part of the report: `late` was confirmed after the day it was due.

    `by` confirmed it at `at` (aware); both are empty for a draft that nobody has confirmed.
    """

    unit_id: int
    unit: str
    state: PartState
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a unit proposes or asks for in its part (kiến nghị, đề xuất)."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """The counts of an earlier period at its own end."""

    period: Period
    counts: Counts


@dataclass(frozen=True, slots=True)
class LateLine:
    """A task of the period that was done late or is overdue, and what was said about why.

    `cell` tells which: late, open_overdue, or boundary, which is not late until somebody says so.
    `people` are its assignees' names, `person_ids` their ids in the same order. `completed_on`
    None: still open. `days` past `due_on`. `cause` is "objective", "subjective" or "" (no reason
    given); it counts as objective only when `confirmed_by` names who confirmed it (domain.md §3).
    `judged_by` names who found it subjective. `contest` is what the owner says against the record;
    `contest_open`: nobody has judged since.
    """

    task_id: int
    code: str
    title: str
    unit_id: int | None
    unit: str
    people: tuple[str, ...]
    due_on: date
    days: int
    completed_on: date | None = None
    reason: str = ""
    cause: str = ""
    confirmed_by: str = ""
    contest: str = ""
    judged_by: str = ""
    contest_open: bool = False
    cell: Cell = Cell.LATE
    person_ids: tuple[int, ...] = ()

    @property
    def is_late(self) -> bool:
        """It counts against its owner unless excused."""
        return self.cell in (Cell.LATE, Cell.OPEN_OVERDUE)

    @property
    def is_excused(self) -> bool:
        """Late through an objective cause that somebody confirmed (Nghị định 335/2025/NĐ-CP)."""
        return self.is_late and bool(self.confirmed_by)


@dataclass(frozen=True, slots=True)
class Frozen:
    """The seal of a published report: its number within the year, when and by whom (aware)."""

    id: int
    number: int
    year: int
    at: datetime
    author: str
