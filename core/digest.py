"""The weekly digest as plain data: the figures of a week, the units, what is stuck."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.summary import OFFICE_TIME_ZONE
from core.summary_json import dump, load
from core.summary_lines import BlockerLine, OverdueLine


@dataclass(frozen=True, slots=True)
class DigestFigures:
    """The five figures of a weekly digest; weeks run from Monday to Sunday, office-local."""

    open: int = 0
    overdue: int = 0
    due_this_week: int = 0
    done_last_week: int = 0
    new_last_week: int = 0


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit in the digest: its open tasks (`overdue` of them), those done last week.

    `on_time_rate` is in percent with two decimals, None when nothing with a deadline was done.
    """

    unit_id: int | None
    unit: str
    open: int
    overdue: int
    done: int
    on_time_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Shortage:
    """A channel whose month will not last: `left` messages, gone by `runs_out_on`."""

    channel: str
    runs_out_on: date
    left: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The director's page of one week.

    `week_of` is its Monday, `moment` when the figures were taken (aware), `before` the figures
    of the week before (None for the first digest), `worst` the tasks overdue longest, `units`
    ranked best first, `blockers` those that wait for a decision, `unreached` people whom no
    message could reach, `short` the channels whose month will not last.
    """

    organisation: str
    week_of: date
    moment: datetime
    now: DigestFigures
    before: DigestFigures | None = None
    worst: tuple[OverdueLine, ...] = ()
    units: tuple[UnitStanding, ...] = ()
    blockers: tuple[BlockerLine, ...] = ()
    unreached: int = 0
    timezone: str = OFFICE_TIME_ZONE
    short: tuple[Shortage, ...] = ()

    def change(self, figure: str) -> int | None:
        """How the named figure of DigestFigures moved since last week; None without a last week."""
        if self.before is None:
            return None
        difference: int = getattr(self.now, figure) - getattr(self.before, figure)
        return difference

    def to_json(self) -> dict[str, Any]:
        """A plain dict with English keys; dates and moments in ISO form, rates as strings."""
        plain: dict[str, Any] = dump(self)
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "Digest":
        """The digest that `to_json` gave; raises TypeError or ValueError otherwise."""
        return load(cls, plain)
