"""Ratios of subjects that ran in turns."""

import pytest

from bench.timing import Times, paired, ratio


def test_ratios_are_taken_round_by_round() -> None:
    ours, floor = Times((2.0, 20.0, 6.0, 8.0, 100.0)), Times((1.0, 10.0, 2.0, 2.0, 20.0))
    assert ours.beside(floor) == pytest.approx((2.0, 3.0, 4.0))
    assert ratio(ours, floor) == "3 (2–4)"
    assert ours.median == 8.0


def test_every_subject_runs_in_every_round_after_an_untimed_one() -> None:
    ran: list[str] = []
    times = paired({"a": lambda: ran.append("a"), "b": lambda: ran.append("b")}, 3)
    assert "".join(ran) == "ab" + "ab" + "ba" + "ab"
    assert [len(taken.rounds) for taken in times.values()] == [3, 3]
