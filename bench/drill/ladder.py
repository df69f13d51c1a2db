"""The ladder of pings lived through at random, for as long as one likes.

First the rules alone (tests/support/ladder_machine.py), under everything that people and clocks
do; then, one life for every fifty of those, the real planner, queue and sender over SQLite with a
platform that fails (tests/support/real_ladder.py).
"""

import logging
import time

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.support.ladder_machine import LadderMachine
from tests.support.real_ladder import RealLadder

STEPS = 50


def main(rounds: int | None, number: int) -> bool:
    """True when a promise was broken; hypothesis prints the shortest story that breaks it."""
    rounds = rounds or 1000
    logging.disable(logging.ERROR)  # the platform's faults are meant
    rules = _lived("rules", LadderMachine, rounds, number)
    return _lived("real", RealLadder, max(rounds // 50, 1), number) or rules


def _lived(
    name: str, machine: type[RuleBasedStateMachine], lives: int, number: int
) -> bool:
    wanted = settings(
        max_examples=lives, stateful_step_count=STEPS, deadline=None, database=None,
        report_multiple_bugs=False, suppress_health_check=list(HealthCheck))
    begin = time.perf_counter()
    broken = ""
    try:
        run_state_machine_as_test(seed(number)(machine), settings=wanted)
    except AssertionError as error:
        broken = f"BROKEN: {error}"
    took = time.perf_counter() - begin
    print(f"ladder, {name}: {lives} lives of up to {STEPS} steps, seed {number}, {took:.0f} s: "
          f"{broken or 'every promise kept'}")
    return bool(broken)
