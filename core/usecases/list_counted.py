"""A figure of a report opens: the tasks it counts, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.acting import Act
from core.people import Unit
from core.policy import Policy
from core.ports.figures import Cut, Figures
from core.ports.lists import TaskLine
from core.ports.people import Units
from core.quarters import Period, parse_period
from core.usecases.build_summary import last_day, unit_of_report

#: Lines on one page.
COUNTED_PAGE = 8


@dataclass(frozen=True, slots=True)
class CountedPage:
    """One page of the tasks behind `cut.figure`; `total` is the figure itself."""

    period: Period
    cut: Cut
    unit: Unit | None
    page: int
    total: int
    lines: Sequence[TaskLine]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // COUNTED_PAGE), 1)


@dataclass(frozen=True, slots=True)
class ListCounted:
    """Who may read the report may open its figures: a head those of the own unit only."""

    figures: Figures
    units: Units
    policy: Policy

    async def __call__(
        self, act: Act, period_text: str, cut: Cut, page: int = 0
    ) -> CountedPage:
        """The page from 0; tasks stand as they did at the report's snapshot.

        Raises WorkError `period-unknown`, `period-upside-down`, `period-future`, NotFoundError.
        """
        period = parse_period(period_text, self.policy.scheme, act.today, self.policy.windows)
        unit = await unit_of_report(act, self.units, cut.unit_id)
        cut = replace(cut, unit_id=unit.id if unit else None)
        total, lines = await self.figures.counted(
            period, last_day(period, act.today), cut, self.policy.stale_days,
            max(page, 0) * COUNTED_PAGE, COUNTED_PAGE)
        return CountedPage(period, cut, unit, max(page, 0), total, lines)
