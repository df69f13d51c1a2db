"""The drills of `python -m bench drill`, each for a few rounds on SQLite: no promise is broken."""

import gc
import os
from collections.abc import Iterator

import pytest

from bench.drill import (
    downtime,
    faults,
    kill,
    soak,
    starvation,
    tokens,
    updates_kill,
    workers,
    zalo_kill,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the drills fork")


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """The drills freeze what they fork; the tests behind them need it no more."""
    yield
    gc.unfreeze()


def test_killed_at_five_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kill, "SIZES", {1: 1})
    assert not kill.main(1, 1, both=False)


def test_killed_in_the_middle_of_an_update() -> None:
    assert not updates_kill.main(1, 1, both=False)


def test_killed_when_zalo_had_its_200(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zalo_kill, "POINTS", ("before its 200", "before commit"))
    assert not zalo_kill.main(1, 1, both=False)


def test_two_workers_send_each_message_once() -> None:
    assert not workers.main(30, 1, both=False, workers=(2,))


def test_every_fault_of_the_network() -> None:
    assert not faults.main(1, 1, both=False)


def test_unwanted_messages_hold_nobody_up() -> None:
    assert not starvation.main(100, 1, both=False)


def test_back_after_a_stop() -> None:
    assert not downtime.main(4, 1, both=False)


def test_the_soak_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "PEOPLE", 20)
    soak.main(1, 1, both=False)  # a second says nothing of memory


def test_killed_while_tokens_are_renewed() -> None:
    assert not tokens.main(1, 1, both=False)
