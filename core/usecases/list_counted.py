"""A figure of a report opens: the tasks it counts, a page at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.acting import Act
from core.errors import NotFoundError
from core.people import Unit
from core.policy import Policy
from core.ports.directives import Directives
from core.ports.figures import Cut, Figures
from core.ports.frozen import FrozenReports, SealedReport
from core.ports.lists import TaskLine
from core.ports.people import People, Units
from core.ports.runtime import UnitOfWork
from core.quarters import Period, parse_period
from core.summary import Frozen, TaskFact
from core.summary_cut import tasks_behind
from core.usecases.build_summary import last_day, unit_of_report
from core.usecases.open_report import sealed_report

#: Lines on one page.
COUNTED_PAGE = 8
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class CountedPage:
    """One page of the tasks behind `cut.figure`; `total` is the figure itself.

    `token` stands for the report in buttons; `seal` is that of a published one. `row` names the
    directive or the person that the cut is about, where there are tasks. What was due within
    `soon_days` is marked.
    """

    period: Period
    cut: Cut
    unit: Unit | None
    page: int
    total: int
    lines: Sequence[TaskLine]
    token: str
    seal: Frozen | None = None
    row: str = ""
    soon_days: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // COUNTED_PAGE), 1)


@dataclass(frozen=True, slots=True)
class ListCounted:
    """Who may read the report may open its figures: a head those of the own unit only.

    Counting takes long, so it has a reading unit of its own: call it outside of any other. Few
    are counted at once, as in OpenReport.
    """

    figures: Figures
    units: Units
    people: People
    directives: Directives
    policy: Policy
    frozen: FrozenReports
    work: UnitOfWork
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def __call__(self, act: Act, token: str, cut: Cut, page: int = 0) -> CountedPage:
        """The page from 0 of the report that `token` stands for (a period, or `f` and an id).

        Tasks stand as they did at its snapshot. Raises WorkError `period-unknown`,
        `period-upside-down`, `period-future`, `seal-broken`, NotFoundError.
        """
        page = max(page, 0)
        async with self.turns, self.work.reading(long=True):
            report = await sealed_report(act, self.frozen, token)
            if report is not None:
                return await self._sealed(report, cut, page)
            period = parse_period(token, self.policy.scheme, act.today, self.policy.windows)
            unit = await unit_of_report(act, self.units, cut.unit_id)
            cut = replace(cut, unit_id=unit.id if unit else None)
            total, lines = await self.figures.counted(
                period, last_day(period, act.today), cut, self.policy.stale_days,
                page * COUNTED_PAGE, COUNTED_PAGE)
            # A name is told only to who may see the tasks behind it.
            row = await self._row(cut) if total else ""
            return CountedPage(period, cut, unit, page, total, lines, period.code, row=row,
                               soon_days=self.policy.soon_days)

    async def _sealed(self, report: SealedReport, cut: Cut, page: int) -> CountedPage:
        cut = replace(cut, unit_id=cut.unit_id or report.unit_id)
        summary = await self.frozen.summary(report)
        if cut.unit_id not in (None, report.unit_id, *(row[0] for row in summary.by_unit)):
            raise NotFoundError("unit")
        facts = tasks_behind(summary, cut)
        unit = await self.units.get(cut.unit_id) if cut.unit_id else None
        lines = [_line(fact) for fact in facts[page * COUNTED_PAGE:][:COUNTED_PAGE]]
        return CountedPage(summary.period, cut, unit, page, len(facts), lines,
                           f"f{report.seal.id}", report.seal, _row(facts, cut),
                           self.policy.soon_days)

    async def _row(self, cut: Cut) -> str:
        if cut.person_id:
            person = await self.people.get(cut.person_id)
            return person.full_name if person else ""
        if cut.directive_id:
            directive = await self.directives.get(cut.directive_id)
            return (directive.number or directive.subject) if directive else ""
        return ""


def _row(facts: Sequence[TaskFact], cut: Cut) -> str:
    """The name in the seal."""
    if not facts:
        return ""
    if cut.directive_id:
        return facts[0].directive
    return next((name for key, name in facts[0].assignees if key == cut.person_id), "")


def _line(fact: TaskFact) -> TaskLine:
    return TaskLine(fact.id, fact.code, fact.title, fact.unit_name, fact.deadline.due_on,
                    fact.state, fact.percent, fact.restricted, None)
