"""What the counting double calls a rate."""

import pytest

from bench.strict import PER_SECOND, rate


def test_an_even_pace_is_what_it_is() -> None:
    assert rate([n / PER_SECOND for n in range(300)]) == pytest.approx(PER_SECOND)


def test_half_the_pace_is_half_the_rate() -> None:
    assert rate([2 * n / PER_SECOND for n in range(300)]) == pytest.approx(PER_SECOND / 2)


def test_what_comes_before_the_thirtieth_counts_neither_way() -> None:
    slow = [-100.0 + n for n in range(PER_SECOND - 1)]
    assert rate([*slow, *(n / PER_SECOND for n in range(271))]) == pytest.approx(PER_SECOND)


@pytest.mark.parametrize("at", [[], [0.0], [0.0] * PER_SECOND, [0.0] * 40])
def test_too_few_say_nothing(at: list[float]) -> None:
    assert rate(at) == 0
