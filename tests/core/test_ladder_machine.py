"""The ladder under everything at once; longer with `python -m bench drill ladder`."""

from hypothesis import HealthCheck, settings

from tests.support.ladder_machine import LadderMachine

TestLadder = LadderMachine.TestCase
TestLadder.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
