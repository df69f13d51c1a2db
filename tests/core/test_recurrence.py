from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recurrence import next_due
from core.tasks import Recurrence


@pytest.mark.parametrize(
    ("rule", "recurrence", "after", "due"),
    [
        ("monthly:19", Recurrence.MONTHLY, date(2021, 6, 18), date(2021, 6, 19)),
        ("monthly:19", Recurrence.MONTHLY, date(2021, 6, 19), date(2021, 7, 19)),
        ("monthly:31", Recurrence.MONTHLY, date(2021, 1, 31), date(2021, 2, 28)),
        ("monthly:0", Recurrence.MONTHLY, date(2021, 6, 1), date(2021, 6, 30)),
        ("quarterly:m3d14", Recurrence.QUARTERLY, date(2021, 6, 14), date(2021, 9, 14)),
        ("half_yearly:m6d14", Recurrence.HALF_YEARLY, date(2021, 6, 20), date(2021, 12, 14)),
        ("yearly:m6d14,m12d14", Recurrence.HALF_YEARLY, date(2021, 6, 14), date(2021, 12, 14)),
        ("yearly:m2d29", Recurrence.YEARLY, date(2021, 1, 1), date(2021, 2, 28)),
        ("weekly:w5", Recurrence.WEEKLY, date(2021, 6, 25), date(2021, 7, 2)),
        ("", Recurrence.QUARTERLY, date(2021, 6, 29), date(2021, 6, 30)),
        ("", Recurrence.YEARLY, date(2021, 6, 29), date(2021, 12, 31)),
        ("", Recurrence.CONTINUOUS, date(2021, 6, 29), None),
        ("", Recurrence.NONE, date(2021, 6, 29), None),
    ],
)
def test_next(rule: str, recurrence: Recurrence, after: date, due: date | None) -> None:
    assert next_due(rule, recurrence, after) == due


def test_a_broken_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="monthly:x"):
        next_due("monthly:x", Recurrence.MONTHLY, date(2021, 6, 29))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 31))
def test_the_next_is_later_and_near(after: date, day: int) -> None:
    due = next_due(f"monthly:{day}", Recurrence.MONTHLY, after)
    assert due is not None
    assert 0 < (due - after).days <= 62
