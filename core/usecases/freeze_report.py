"""Publish a period's report: its figures get a number and are sealed."""

import asyncio
from dataclasses import dataclass, field

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.people import decides, visible_units
from core.ports.frozen import FrozenReports, NewSeal, SealedReport
from core.ports.runtime import UnitOfWork
from core.ports.tasks import Histories
from core.quarters import Period, parse_period
from core.usecases.build_summary import BuildSummary, last_day

#: How the history names it: it is no change of a task, and nothing takes it back.
FROZEN = "freeze-report"
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class FreezeReport:
    """Coordinator and director; a period whose last day has passed. Never inside another unit.

    Few are counted at once, as in OpenReport.
    """

    build: BuildSummary
    frozen: FrozenReports
    histories: Histories
    work: UnitOfWork
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    def of_whom(self, act: Act, period_text: str) -> Period:
        """The period, when this person may publish it now.

        Raises NotFoundError `summary`, ForbiddenError `freeze-forbidden`, WorkError
        `freeze-running`, `period-unknown`, `period-future`.
        """
        if not decides(act.person):
            if visible_units(act.person) is None or act.person.units():
                raise ForbiddenError("freeze-forbidden")
            raise NotFoundError("summary")
        policy = self.build.policy
        period = parse_period(period_text, policy.scheme, act.today, policy.windows)
        last_day(period, act.today)
        if act.today <= period.end:
            raise WorkError("freeze-running", end=period.end)
        return period

    async def __call__(
        self, act: Act, period_text: str, unit_id: int | None = None, *, after: int | None = None
    ) -> SealedReport:
        """The report as it was published now.

        `after` is the newest published report of the period that the asker has seen (0: none):
        where somebody has published another meanwhile, WorkError `freeze-meanwhile`.
        Else raises as `of_whom`, and NotFoundError `unit`.
        """
        period = self.of_whom(act, period_text)
        async with self.turns:
            async with self.work.reading(long=True):
                unit = await self.build.units.get(unit_id) if unit_id is not None else None
                if unit is None and unit_id is not None:
                    raise NotFoundError("unit")
                summary = await self.build.of(period, act.now, unit)
            packed = await self.frozen.pack(summary)
        new = NewSeal(period, unit_id, act.today.year, act.now, act.person.id,
                      act.person.full_name)
        async with self.work.unit():
            seal = await self.frozen.add(new, packed)
            # The number's row is ours until the commit: nobody comes between this look and it.
            if after is not None:
                await self._look(new, after, seal.id)
            await self.histories.add(
                act, act.now, None, FROZEN, {},
                {"number": seal.number, "year": seal.year, "period": period.code,
                 "unit_id": unit_id}, {"frozen_report": seal.id})
        return SealedReport(seal, period.code, unit_id)

    async def _look(self, new: NewSeal, after: int, own: int) -> None:
        found = await self.frozen.of_period(new.period.code, new.period.scheme, new.unit_id)
        others = [report.seal for report in found if report.seal.id != own]
        if others and others[0].id != after:
            raise WorkError("freeze-meanwhile", number=f"{others[0].number:02d}",
                            year=str(others[0].year), author=others[0].author, at=others[0].at)
