"""The row of periods before the one that is reported on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import pytest

from core.ports.figures import Figures
from core.quarters import Period, Scheme, span, window
from core.summary import Counts
from core.trend import EARLIER, trend_before
from core.windows import NO_WINDOWS, Window

FIRST = date(2024, 6, 1)


class Tasks:
    """One task a period since FIRST; remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int | None]] = []

    async def counts(
        self, period: Period, snapshot: date, unit_id: int | None
    ) -> Mapping[tuple[int | None, str], Counts]:
        assert snapshot == period.end
        self.asked.append((period.code, unit_id))
        return {(1, "other"): Counts(new=1, early=1)} if period.end >= FIRST else {}


async def trend(before: Period, unit_id: int | None = None, **own: Window) -> list[str]:
    tasks = Tasks()
    first = Counts(new=1, early=1) if before.end >= FIRST else Counts()
    found = await trend_before(
        cast("Figures", tasks), before, first, unit_id, own or NO_WINDOWS)
    assert len({code for code, _ in tasks.asked}) == len(tasks.asked) <= EARLIER
    assert {unit for _, unit in tasks.asked} <= {unit_id}
    assert all(line.counts == Counts(new=1, early=1) for line in found)
    return [line.period.code for line in found]


@pytest.mark.parametrize(("year", "tail", "codes"), [
    (2025, "Q1", "2024-Q2 2024-Q3 2024-Q4 2025-Q1"),
    (2024, "Q2", "2024-Q2"), (2024, "Q1", ""),
    (2026, "Q4", "2025-Q2 2025-Q3 2025-Q4 2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
    (2026, "H1", "2024-H1 2024-H2 2025-H1 2025-H2 2026-H1"),
    (2026, "9M", "2024-9M 2025-9M 2026-9M"), (2025, "", "2024 2025"),
    (2025, "02", "2024-08 2024-09 2024-10 2024-11 2024-12 2025-01 2025-02"),
])
async def test_the_row_begins_where_tasks_begin(year: int, tail: str, codes: str) -> None:
    assert await trend(window(year, tail, Scheme.DECREE_09_2019), 7) == codes.split()


async def test_spans_and_windows_of_ones_own_follow_each_other() -> None:
    before = span(date(2024, 6, 11), date(2024, 6, 20), Scheme.CALENDAR)
    assert await trend(before) == ["2024-06-01..2024-06-10", "2024-06-11..2024-06-20"]
    # The longest that can be asked for ends long before our years do.
    assert len(await trend(span(date(1990, 1, 1), date(2100, 12, 31), Scheme.CALENDAR))) == 1
    own = cast("Any", {"Q2": Window((3, 10), (6, 9))})
    assert await trend(window(2024, "Q2", Scheme.DECREE_09_2019, own), **own) == ["2024-Q2"]
