"""A stop ends what is at work before it takes the database away."""

from bot import supervisor
from channels import lanes

#: What `Polling._confirm` may take.
CONFIRMING = 5.0


def test_handlers_are_cut_off_before_the_database_is_closed() -> None:
    assert lanes.DRAIN_SECONDS + CONFIRMING <= supervisor.DRAIN_SECONDS
