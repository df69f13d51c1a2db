"""The settings that the rules of the work depend on, as plain values (design.md §5)."""

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

from core.quarters import Scheme
from core.windows import Windows


@dataclass(frozen=True, slots=True)
class Ladder:
    """When to ping and whom to escalate to (design.md §3; domain.md §4.4).

    `before`: days before the deadline, 0 is the day itself. `after`: days after it, then every
    `weekly_after` days. `escalate`: working days after it for head, coordinator, directors.
    Times are office-local; quiet hours run from `quiet_from` to `quiet_until` of the next morning.
    """

    before: tuple[int, ...] = (7, 3, 1, 0)
    after: tuple[int, ...] = (1, 3)
    weekly_after: int = 7
    escalate: tuple[int, int, int] = (1, 3, 7)
    slots: tuple[time, ...] = (time(7, 30),)
    quiet_from: time = time(18, 0)
    quiet_until: time = time(7, 0)
    hours_before: int = 2
    fresh_hours: int = 48
    answer_stale_days: int = 7


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything an office may decide about the rules."""

    organisation: str = ""
    parent: str = ""
    place: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Ho_Chi_Minh"))
    language: str = "vi"
    task_prefix: str = "CCHC"
    before_date_inclusive: bool = False
    needs_acceptance: bool = False
    soon_days: int = 3
    stale_days: int = 90
    undo_minutes: int = 10
    invite_hours: int = 24
    raw_months: int = 24
    scheme: Scheme = Scheme.DECREE_09_2019
    windows: Windows = field(default_factory=dict)
    ladder: Ladder = field(default_factory=Ladder)
    digest_weekday: int = 0
    digest_at: time = time(7, 30)
    evidence_mb: int = 20
    evidence_per_task_mb: int = 200
    #: Word files in this folder take the place of the shipped ones of the same name.
    templates: Path = Path("data/templates")
