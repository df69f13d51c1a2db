"""The files of evidence of a period as archives, for those who answer for them."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.acting import Act
from core.errors import ForbiddenError, WorkError
from core.evidence_pack import EvidenceLedger, Fault, Pack, distinct_bytes, ledger_of, plan
from core.people import Unit, urges_unit
from core.policy import Policy
from core.ports.evidence_zip import EvidencePacker
from core.ports.figures import Figures
from core.ports.frozen import FrozenReports
from core.ports.people import Units
from core.ports.progress import EvidenceFiles
from core.ports.runtime import UnitOfWork
from core.ports.tasks import Histories
from core.quarters import Period, parse_period
from core.summary_cut import narrowed
from core.usecases.build_summary import last_day, unit_of_report
from core.usecases.open_report import sealed_report

#: Telegram takes documents of up to 50 MB from a bot; with room for the ledger and the headers.
PART_BYTES = 45_000_000
#: More than this is a matter for the command line.
CHAT_BYTES = 500_000_000
_MOST = 50_000
_MEGABYTE = 1_000_000
_AT_ONCE = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """The archives in their order; `files` of the ledger, and how many could not go in, by why."""

    period: Period
    paths: tuple[Path, ...]
    files: int
    faults: Mapping[Fault, int]


@dataclass(frozen=True, slots=True)
class ExportEvidence:
    """Coordinator and director: everything or a unit; a head: the own unit (domain.md §9.3).

    Runs outside of any transaction and opens its own. One export at a time: it reads and writes
    hundreds of megabytes, and there are other people to answer.
    """

    figures: Figures
    units: Units
    frozen: FrozenReports
    files: EvidenceFiles
    histories: Histories
    policy: Policy
    pack: EvidencePacker
    work: UnitOfWork
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def __call__(
        self, act: Act, token: str, unit_id: int | None, folder: Path
    ) -> Exported:
        """Archives in `folder` that a chat takes, of a period or of a sealed report (`f12`).

        Raises WorkError `evidence-none`, `evidence-zip-large`, `period-…`, `seal-broken`,
        NotFoundError and ForbiddenError.
        """
        async with self.work.reading(long=True):
            ledger, unit = (await self._sealed(act, token, unit_id)
                            or await self._live(act, token, unit_id))
        size, period = distinct_bytes(ledger.lines), ledger.period
        if not ledger.lines:
            raise WorkError("evidence-none", start=period.start, end=period.end)
        if size > CHAT_BYTES or len(ledger.lines) > _MOST:
            raise WorkError("evidence-zip-large", mb=-(-size // _MEGABYTE), code=period.code,
                            limit_mb=CHAT_BYTES // _MEGABYTE)
        return await self.of(act, ledger, folder, unit, limit=PART_BYTES)

    async def _live(
        self, act: Act, token: str, unit_id: int | None
    ) -> tuple[EvidenceLedger, Unit | None]:
        period = parse_period(token, self.policy.scheme, act.today, self.policy.windows)
        unit = await unit_of_report(act, self.units, unit_id)
        _check(act, unit)
        lines = await self.figures.evidence(
            period, last_day(period, act.today), unit.id if unit else None, _MOST + 1)
        ledger = EvidenceLedger(self.policy.organisation, period, self.policy.zone.key,
                                tuple(lines), unit.name if unit else None)
        return ledger, unit

    async def _sealed(
        self, act: Act, token: str, unit_id: int | None
    ) -> tuple[EvidenceLedger, Unit | None] | None:
        report = await sealed_report(act, self.frozen, token)
        if report is None:
            return None
        unit_id = unit_id or report.unit_id
        unit = await self.units.get(unit_id) if unit_id else None
        _check(act, unit)
        summary = await self.frozen.summary(report)
        if unit_id is not None and unit_id != report.unit_id:
            summary = narrowed(summary, unit_id)
        return ledger_of(summary), unit

    async def of(
        self, act: Act, ledger: EvidenceLedger, folder: Path, unit: Unit | None = None, *,
        limit: int | None = None,
    ) -> Exported:
        """The same of a ledger at hand, in one archive unless there is a `limit` of bytes.

        That the files were given out is noted before they are.
        """
        async with self.turns:
            packs = plan(ledger.lines, limit)
            stem = file_stem(ledger.period, unit)
            names = [f"{stem}.zip"] if len(packs) == 1 else [
                f"{stem}-phan-{n:02d}.zip" for n in range(1, len(packs) + 1)]
            faults: dict[str, Fault] = {}
            for pack, name in zip(packs, names, strict=True):
                faults |= await asyncio.to_thread(self._write, ledger, pack, folder / name)
        async with self.work.unit():
            await self.histories.add(act, act.now, None, "export_evidence", {}, {
                "period": ledger.period.code, "unit_id": unit.id if unit else None,
                "files": len(ledger.lines)}, {})
        return Exported(ledger.period, tuple(folder / name for name in names), len(ledger.lines),
                        _counted(packs, faults))

    def _write(self, ledger: EvidenceLedger, pack: Pack, path: Path) -> Mapping[str, Fault]:
        half = path.with_name(f"{path.name}.part")
        try:
            faults = self.pack(ledger, pack, self.files.place, half)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
        return faults


def _check(act: Act, unit: Unit | None) -> None:
    """Whoever only reads the figures may not take the files along."""
    if not urges_unit(act.person, unit.id if unit else None):
        raise ForbiddenError


def file_stem(period: Period, unit: Unit | None) -> str:
    """Plain ASCII, with its part and ending at most 50 characters.

    Quyết định 161/2025/QĐ-UBND Ninh Bình, Điều 8 khoản 4 (domain.md §6.4).
    """
    first, _, last = period.code.partition("..")
    code = _plain(f"{first.replace('-', '')}-{last.replace('-', '')}" if last else first)
    return "-".join(["minh-chung", code, *([_plain(unit.code)[:9]] if unit else [])])


def _plain(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]+", "-", text).strip("-").lower()


def _counted(packs: tuple[Pack, ...], faults: Mapping[str, Fault]) -> dict[Fault, int]:
    found: dict[Fault, int] = {}
    for pack in packs:
        for listed in pack.listed:
            fault = faults.get(listed.line.sha256) if listed.name else Fault.TOO_LARGE
            if fault:
                found[fault] = found.get(fault, 0) + 1
    return found
