"""A whole month with few working days (Tết) and a small quota, lived by people who answer."""

from itertools import pairwise
from pathlib import Path

from tests.support.quota_month import Month, Pattern

LIMIT = 125
SMALL = Pattern(people=14, backlog=18, new_a_day=(1, 1), answers=0.3, looks=0.02,
                early=("05:00", "07:30", "08:02"), late=())


async def test_a_month_of_tet(sqlite_department: Path, tmp_path: Path) -> None:
    played = await Month(sqlite_department, tmp_path, LIMIT, SMALL, "2026-02-01").play()
    used = [day.evening.used for day in played.days]
    assert len(played.days) < 18, "Tết"
    # What people write cannot be refused; what we send is never more than they leave.
    assert all(use.outgoing + before.incoming <= LIMIT or use.outgoing == before.outgoing
               for before, use in pairwise(used))
    assert used[-1].total > 0.7 * LIMIT, "it was short"
    assert any(day.waiting for day in played.days)
    assert any(day.along for day in played.days)
    assert (played.missed, played.left_waiting) == (0, 0)
    assert len(played.announced_late) > 0
    people, messages, most = played.next_morning
    assert people <= 14
    assert most <= 2, "one each, and what falls due besides"
    assert messages <= people + 2
