"""The report of a period and the weekly digest, as plain data that writers only lay out."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core.quarters import Period
from core.summary_counts import (
    Cell,
    Counts,
    IdentityError,
    TaskFact,
    classify,
    count,
    rate,
)
from core.summary_json import dump, load

__all__ = [
    "BlockerLine",
    "Cell",
    "Counts",
    "Digest",
    "DigestFigures",
    "IdentityError",
    "NextLine",
    "OverdueLine",
    "ResultLine",
    "Summary",
    "TaskFact",
    "UnitStanding",
    "classify",
    "count",
    "rate",
]

OFFICE_TIME_ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What was achieved on one task within the period. `field` is the label people read."""

    code: str
    title: str
    unit: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """A difficulty still unanswered; `since` is the office-local day it was reported."""

    code: str
    title: str
    unit: str
    text: str
    waits_for: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """An open task past its due day by `days` whole days."""

    code: str
    title: str
    unit: str
    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class NextLine:
    """A task to be done in the next period; `due_on` is inclusive, None without a deadline."""

    code: str
    title: str
    unit: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a report of one period says.

    `snapshot` is the aware moment the figures were taken. `unit` is the name of the only unit
    reported on, None for the whole organisation. `by_unit` holds (unit id, unit name, counts),
    `by_field` (field code, label, counts); each adds up to `counts`. `tasks` is the annex.
    """

    organisation: str
    parent: str
    place: str
    period: Period
    snapshot: datetime
    counts: Counts
    unit: str | None = None
    by_unit: tuple[tuple[int | None, str, Counts], ...] = ()
    by_field: tuple[tuple[str, str, Counts], ...] = ()
    previous: Counts | None = None
    results: tuple[ResultLine, ...] = ()
    blockers: tuple[BlockerLine, ...] = ()
    overdue: tuple[OverdueLine, ...] = ()
    next_period: tuple[NextLine, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    timezone: str = OFFICE_TIME_ZONE

    @property
    def counted_to(self) -> date:
        """The last office-local day the figures know of: the period's end, or the snapshot's."""
        return min(self.period.end, self.snapshot.astimezone(ZoneInfo(self.timezone)).date())

    def check(self) -> None:
        """Raise IdentityError unless every row adds up and the rows add up to the whole."""
        for rows in (self.by_unit, self.by_field):
            for row in rows:
                row[2].check()
            if rows and sum((row[2] for row in rows), Counts()) != self.counts:
                raise IdentityError(f"rows do not add up to {self.counts}")
        self.counts.check()

    def to_json(self) -> dict[str, Any]:
        """A plain dict with English keys that `json` can write; dates and moments in ISO form.

        Counts come with their totals and rates (percent).
        """
        plain: dict[str, Any] = dump(self)
        plain["counts"] = _figures(self.counts)
        plain["previous"] = _figures(self.previous) if self.previous else None
        plain["by_unit"] = [
            {"unit_id": unit_id, "unit": name, "counts": _figures(counts)}
            for unit_id, name, counts in self.by_unit
        ]
        plain["by_field"] = [
            {"field": code, "label": label, "counts": _figures(counts)}
            for code, label, counts in self.by_field
        ]
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "Summary":
        """The summary that `to_json` gave: how a frozen report is shown again.

        Raises KeyError, TypeError or ValueError for a dict of another shape.
        """
        by_unit = [[row["unit_id"], row["unit"], row["counts"]] for row in plain["by_unit"]]
        by_field = [[row["field"], row["label"], row["counts"]] for row in plain["by_field"]]
        return load(cls, {**plain, "by_unit": by_unit, "by_field": by_field})


def _figures(counts: Counts) -> dict[str, int | float | None]:
    """The counts with what follows from them, in reading order."""
    stored = {f.name: getattr(counts, f.name) for f in fields(Counts)}
    return {
        "total": counts.total,
        **stored,
        "completed": counts.completed,
        "open": counts.open,
        "completion_rate": _number(counts.completion_rate),
        "on_time_rate": _number(counts.on_time_rate),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


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
class Digest:
    """The director's page of one week.

    `week_of` is its Monday, `moment` when the figures were taken (aware), `before` the figures
    of the week before (None for the first digest), `worst` the tasks overdue longest, `units`
    ranked best first, `blockers` those that wait for a decision, `unreached` people whom no
    message could reach.
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
