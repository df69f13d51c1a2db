"""How a period follows from those before it."""

from core.ports.figures import Figures
from core.quarters import Period, previous
from core.summary_counts import Counts
from core.summary_lines import PeriodCounts
from core.windows import Windows

#: With the period itself a row of eight: more are too narrow to read on a phone.
EARLIER = 7


async def trend_before(
    figures: Figures, before: Period, counts: Counts, unit_id: int | None, own: Windows
) -> tuple[PeriodCounts, ...]:
    """Up to seven periods of one kind that end with `before`, whose counts are known, oldest first.

    Each counted at its own end, as a report of it would. The row begins with the first period
    that had a task. Some hundred milliseconds for each period of 20,000 tasks.
    """
    found: list[PeriodCounts] = []
    while counts.total and len(found) < EARLIER:
        found.append(PeriodCounts(before, counts))
        if len(found) < EARLIER:
            before = previous(before, own)
            cells = await figures.counts(before, before.end, unit_id)
            counts = sum(cells.values(), Counts())
    return tuple(reversed(found))
