"""What is told about the units' parts of a report: plain data, composed when it is sent."""

from dataclasses import dataclass
from datetime import date

from core.quarters import Period


@dataclass(frozen=True, slots=True)
class PartDue:
    """A part that waits for its confirmation; `days_left` to `due_on`, negative when past it."""

    part_id: int
    period: Period
    unit: str
    due_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class PartsAsked:
    """To who keeps the parts. `fresh`: the gathering has just begun. `by` urges, or handed over
    (`handed`); "" is the clock."""

    parts: tuple[PartDue, ...]
    fresh: bool = False
    by: str = ""
    handed: bool = False


@dataclass(frozen=True, slots=True)
class PartsStand:
    """To the coordinators: `missing` units of `total` have not confirmed; none: all are in."""

    period: Period
    due_on: date
    total: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartConfirmed:
    """To the head: `by`, to whom the part was handed, has confirmed it."""

    part_id: int
    period: Period
    unit: str
    by: str
