"""The settings that the rules of the work depend on, as plain values (design.md §5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

from core.quarters import Scheme
from core.quota import Allowance
from core.windows import Windows

#: Stand for the parent body, and for the decree whose windows are counted by.
PARENT, DECREE = "{parent}", "{decree}"


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
class ReportIdentity:
    """What an office writes into its documents (Nghị định 30/2020/NĐ-CP; domain.md §6.2).

    `code` follows "/" in a report's number, `letter_code` in a letter's. `signer` may have several
    lines ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"). `addressees` are those a report goes up to; PARENT
    among them stands for the parent body. `grounds` are what it rests on; DECREE stands for the
    decree whose windows it counts by. `recipients` and `letter_recipients` get a copy. `drafter`
    is the code of who drafted it and the number of copies ("PL.(300)").
    """

    code: str = "BC-"
    letter_code: str = ""
    signer: str = "Thủ trưởng cơ quan"
    signer_name: str = ""
    addressees: tuple[str, ...] = (PARENT,)
    grounds: tuple[str, ...] = (DECREE,)
    recipients: tuple[str, ...] = ("Lãnh đạo cơ quan", "Các đơn vị", "Lưu: VT")
    letter_recipients: tuple[str, ...] = ("Lãnh đạo cơ quan (để báo cáo)", "Lưu: VT")
    drafter: str = ""


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
    #: Tails of the periods whose parts are gathered from the units ("Q1", "06", "" for the year),
    #: so many days before the last one, due so many working days after it.
    collect: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4")
    draft_days: int = 10
    parts_due_days: int = 1
    ladder: Ladder = field(default_factory=Ladder)
    digest_weekday: int = 0
    digest_at: time = time(7, 30)
    #: Channels whose plan has limits.
    allowances: Mapping[str, Allowance] = field(default_factory=dict)
    evidence_mb: int = 20
    evidence_per_task_mb: int = 200
    #: A unit that is urged by letter has so many working days to report.
    letter_answer_days: int = 3
    #: Word files in this folder take the place of the shipped ones of the same name.
    templates: Path = Path("data/templates")
    identity: ReportIdentity = field(default_factory=ReportIdentity)
