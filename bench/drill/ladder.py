"""The ladder of pings lived through at random, for as long as one likes: tests/support/ladder.py.

No process and no database here: the rules alone, under everything that people and clocks do.
"""

import time

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.ladder_machine import LadderMachine

STEPS = 50


def main(rounds: int | None, number: int) -> bool:
    """True when a promise was broken; hypothesis prints the shortest story that breaks it."""
    rounds = rounds or 1000
    wanted = settings(
        max_examples=rounds, stateful_step_count=STEPS, deadline=None, database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck))
    begin = time.perf_counter()
    broken = ""
    try:
        run_state_machine_as_test(seed(number)(LadderMachine), settings=wanted)
    except AssertionError as error:
        broken = str(error).partition("\n")[0]
    took = time.perf_counter() - begin
    print(f"ladder: {rounds} lives of up to {STEPS} steps, seed {number}, {took:.0f} s: "
          f"{broken or 'every promise kept'}")
    return bool(broken)
