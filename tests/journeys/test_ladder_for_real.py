"""The ladder over a real database and a platform that fails; longer with `bench drill ladder`."""

from hypothesis import HealthCheck, settings

from tests.support.real_ladder import RealLadder

TestRealLadder = RealLadder.TestCase
TestRealLadder.settings = settings(
    max_examples=2, stateful_step_count=10, deadline=None,
    suppress_health_check=list(HealthCheck))
