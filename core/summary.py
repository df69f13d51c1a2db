"""The report of a period, as plain data that writers only lay out."""

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
from core.summary_extras import DirectiveCounts, Extras, Figure, PersonCounts
from core.summary_json import dump, load
from core.summary_lines import (
    BlockerLine,
    EvidenceLine,
    Frozen,
    LateLine,
    NextLine,
    OverdueLine,
    PartLine,
    PartState,
    PeriodCounts,
    Proposal,
    ResultLine,
)

__all__ = [
    "BlockerLine",
    "Cell",
    "Counts",
    "DirectiveCounts",
    "EvidenceLine",
    "Extras",
    "Figure",
    "Frozen",
    "IdentityError",
    "LateLine",
    "NextLine",
    "OverdueLine",
    "PartLine",
    "PartState",
    "PeriodCounts",
    "PersonCounts",
    "Proposal",
    "ResultLine",
    "Summary",
    "TaskFact",
    "classify",
    "count",
    "rate",
]

OFFICE_TIME_ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a report of one period says.

    `snapshot` is the aware moment the figures were taken. `unit` is the name of the only unit
    reported on, None for the whole organisation. `by_unit` holds (unit id, unit name, counts),
    `by_field` (field code, label, counts), `by_directive` its rows; each adds up to `counts`.
    `by_person` does not: shared tasks count for each. `previous` are the counts of
    `previous_period` at its own end, `previous_by_unit` the same by unit. `extras` are the figures
    beside the counts, `extras_by_unit` (unit id, unit name, extras) adds up to them. `tasks` is
    the annex, `evidence` the ledger of files. `trend` are earlier periods, oldest first. `parts`
    say which units confirmed theirs, `proposals` what they ask for. `late` are the tasks that
    somebody may be judged by. `frozen` is the seal of a published report.
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
    previous_period: Period | None = None
    previous_by_unit: tuple[tuple[int | None, str, Counts], ...] = ()
    by_directive: tuple[DirectiveCounts, ...] = ()
    by_person: tuple[PersonCounts, ...] = ()
    extras: Extras | None = None
    extras_by_unit: tuple[tuple[int | None, str, Extras], ...] = ()
    trend: tuple[PeriodCounts, ...] = ()
    parts: tuple[PartLine, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    late: tuple[LateLine, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    frozen: Frozen | None = None

    @property
    def counted_to(self) -> date:
        """The last office-local day the figures know of: the period's end, or the snapshot's."""
        return min(self.period.end, self.snapshot.astimezone(ZoneInfo(self.timezone)).date())

    def change(self, figure: str) -> int | None:
        """How the named figure of Counts moved since the period before; None without one."""
        if self.previous is None:
            return None
        difference: int = getattr(self.counts, figure) - getattr(self.previous, figure)
        return difference

    def check(self) -> None:
        """Raise IdentityError unless every row adds up and the rows add up to the whole."""
        self.counts.check()
        by_directive = [row.counts for row in self.by_directive]
        for rows in ([row[2] for row in self.by_unit], [row[2] for row in self.by_field],
                     by_directive):
            _check_rows(rows, self.counts)
        if self.previous is not None:
            _check_rows([row[2] for row in self.previous_by_unit], self.previous)
        for counts in [*(row.counts for row in self.by_person), *(t.counts for t in self.trend)]:
            counts.check()
        self._check_extras()

    def _check_extras(self) -> None:
        if self.extras is None:
            return
        self.extras.check(self.counts)
        if sum((row[2] for row in self.extras_by_unit), Extras()) != self.extras:
            raise IdentityError(f"units' extras do not add up to {self.extras}")
        counted = {unit_id: counts for unit_id, _, counts in self.by_unit}
        for unit_id, _, extras in self.extras_by_unit:
            extras.check(counted.get(unit_id, Counts()))

    def to_json(self) -> dict[str, Any]:
        """A plain dict with English keys that `json` can write; dates and moments in ISO form.

        Counts come with their totals and rates (percent).
        """
        plain: dict[str, Any] = dump(self)
        plain["counts"] = _figures(self.counts)
        plain["previous"] = _figures(self.previous) if self.previous else None
        plain["by_unit"] = _unit_rows(self.by_unit)
        plain["previous_by_unit"] = _unit_rows(self.previous_by_unit)
        for name in ("by_directive", "by_person", "trend"):
            for row, counted in zip(plain[name], getattr(self, name), strict=True):
                row["counts"] = _figures(counted.counts)
        plain["extras_by_unit"] = [
            {"unit_id": unit_id, "unit": name, "extras": dump(extras)}
            for unit_id, name, extras in self.extras_by_unit
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
        rows = {
            name: [[row[key] for key in keys] for row in plain.get(name, ())]
            for name, keys in _ROW_KEYS.items()
        }
        return load(cls, {**plain, **rows})


#: The parts of Summary that are tuples, and the keys of their rows in JSON.
_ROW_KEYS = {
    "by_unit": ("unit_id", "unit", "counts"),
    "by_field": ("field", "label", "counts"),
    "previous_by_unit": ("unit_id", "unit", "counts"),
    "extras_by_unit": ("unit_id", "unit", "extras"),
}


def _check_rows(rows: list[Counts], whole: Counts) -> None:
    for counts in rows:
        counts.check()
    if rows and sum(rows, Counts()) != whole:
        raise IdentityError(f"rows do not add up to {whole}")


def _unit_rows(rows: tuple[tuple[int | None, str, Counts], ...]) -> list[dict[str, Any]]:
    return [
        {"unit_id": unit_id, "unit": name, "counts": _figures(counts)}
        for unit_id, name, counts in rows
    ]


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
