"""A period's report as it is asked for: what was published, else the figures of this moment."""

import asyncio
import re
from dataclasses import dataclass, field

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.evaluation import may_evaluate
from core.fold import fold
from core.people import Role, decides, urges_unit, visible_units
from core.ports.frozen import FrozenReports, SealedReport
from core.ports.runtime import UnitOfWork
from core.quarters import Period, parse_period
from core.summary import Summary
from core.summary_cut import narrowed
from core.summary_diff import SummaryDiff, difference
from core.usecases.build_summary import BuildSummary, unit_of_report

_TOKEN = re.compile(r"f(\d{1,10})", re.ASCII)
_NUMBERED = re.compile(
    r"(?:(?:bao cao|bc|report) )?(?:so|no\.?)\s*(\d{1,6})\s*/\s*(\d{4})", re.ASCII)
_MOST = 2**31
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report to show. `token` stands for it in buttons: a period's code, or `f` and a seal's id.

    `unit_id` is the only unit it is about. `sealed`: published reports of the same period and
    unit, the newest first. `may_freeze`: the asker may publish the figures of this moment;
    `may_take`: may take the files of evidence along; `may_evaluate`: may have the sheets that name
    people and say why they were late.
    """

    summary: Summary
    token: str
    unit_id: int | None
    sealed: tuple[SealedReport, ...] = ()
    may_freeze: bool = False
    may_take: bool = False
    may_evaluate: bool = False


@dataclass(frozen=True, slots=True)
class OpenReport:
    """Who may read the figures may read what was published of them: a head of the own unit only.

    Counting takes long, so it has a reading unit of its own: call it outside of any other. Few
    are counted at once: who taps ten times in a row must not take the machine from the others.
    """

    build: BuildSummary
    frozen: FrozenReports
    work: UnitOfWork
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def typed(
        self, act: Act, text: str, *, live: bool = False, late: bool = False
    ) -> ReportView:
        """A period or "số 3/2026", "no. 3/2026" in words.

        `live`: today's figures, whatever was published. `late` asks for the late tasks too, which
        a ranking needs. Raises NotFoundError, WorkError `period-unknown`, `period-upside-down`,
        `period-future`, `seal-broken`.
        """
        async with self.turns, self.work.reading(long=True):
            report = await self._numbered(act, text)
            if report is not None:
                return await self._sealed(act, report, None)
            period = self._period(act, text)
            unit = await unit_of_report(act, self.build.units, None)
            sealed = await self._published(period, unit.id if unit else None)
            if sealed and not live:
                return await self._sealed(act, sealed[0], None)
            summary = await self.build.of(period, act.now, unit, annex=False, late=late)
            return self._live(act, summary, unit.id if unit else None, sealed)

    async def pressed(
        self, act: Act, token: str, unit_id: int | None, *, annex: bool = False
    ) -> ReportView:
        """What a button stands for. Of a sealed report of all units, one of them may be meant.

        Raises as `typed` does.
        """
        async with self.turns, self.work.reading(long=True):
            report = await sealed_report(act, self.frozen, token)
            if report is not None:
                return await self._sealed(act, report, unit_id)
            period = self._period(act, token)
            unit = await unit_of_report(act, self.build.units, unit_id)
            unit_id = unit.id if unit else None
            summary = await self.build.of(period, act.now, unit, annex=annex)
            return self._live(act, summary, unit_id, await self._published(period, unit_id))

    async def changes(self, act: Act, text: str, unit_id: int | None = None) -> SummaryDiff:
        """What the newest published report of a period (or the one named) says otherwise today.

        Of a sealed report of all units, `unit_id` may be one of them. Raises WorkError
        `diff-unpublished` where none was, and as `typed` does.
        """
        async with self.turns, self.work.reading(long=True):
            report = await sealed_report(act, self.frozen, text) or await self._numbered(act, text)
            if report is None:
                period = self._period(act, text)
                unit = await unit_of_report(act, self.build.units, unit_id)
                found = await self._published(period, unit.id if unit else None)
                if not found:
                    raise WorkError("diff-unpublished", start=period.start, end=period.end,
                                    may="yes" if decides(act.person) else "no")
                report = found[0]
            before = await self.frozen.summary(report)
            if unit_id is not None and unit_id != report.unit_id:
                before = narrowed(before, unit_id)
            only = unit_id or report.unit_id
            unit = await self.build.units.get(only) if only else None
            return difference(before, await self.build.of(before.period, act.now, unit))

    def _period(self, act: Act, text: str) -> Period:
        policy = self.build.policy
        return parse_period(text, policy.scheme, act.today, policy.windows)

    async def _numbered(self, act: Act, text: str) -> SealedReport | None:
        """The report that "số 3/2026" names; None for other words."""
        match = _NUMBERED.fullmatch(" ".join(fold(text).split()))
        if match is None:
            return None
        report = await self.frozen.numbered(int(match[1]), int(match[2]))
        if report is None or not _may_read(act, report):
            raise NotFoundError("sealed", number=match[1], year=match[2])
        return report

    async def _published(self, period: Period, unit_id: int | None) -> tuple[SealedReport, ...]:
        return tuple(await self.frozen.of_period(period.code, period.scheme, unit_id))

    async def _sealed(self, act: Act, report: SealedReport, unit_id: int | None) -> ReportView:
        summary = await self.frozen.summary(report)
        if unit_id is not None and unit_id != report.unit_id:
            summary = narrowed(summary, unit_id)
        # Between two reports of one period only the newest can be asked for by its name.
        others = await self._published(summary.period, report.unit_id)
        unit_id = unit_id or report.unit_id
        return ReportView(summary, f"f{report.seal.id}", unit_id, others,
                          may_take=urges_unit(act.person, unit_id),
                          may_evaluate=may_evaluate(act.person))

    def _live(
        self, act: Act, summary: Summary, unit_id: int | None, sealed: tuple[SealedReport, ...]
    ) -> ReportView:
        over = act.today > summary.period.end
        return ReportView(summary, summary.period.code, unit_id, sealed,
                          may_freeze=over and decides(act.person),
                          may_take=urges_unit(act.person, unit_id),
                          may_evaluate=may_evaluate(act.person))


async def sealed_report(act: Act, frozen: FrozenReports, token: str) -> SealedReport | None:
    """The report that `f12` stands for; None for another token.

    Raises NotFoundError `summary` when there is none, or none for this person.
    """
    match = _TOKEN.fullmatch(token)
    if match is None:
        return None
    report = await frozen.get(int(match[1])) if int(match[1]) < _MOST else None
    if report is None or not _may_read(act, report):
        raise NotFoundError("summary")
    return report


def _may_read(act: Act, report: SealedReport) -> bool:
    if visible_units(act.person) is None:
        return True
    return report.unit_id is not None and report.unit_id in act.person.units(Role.HEAD)
