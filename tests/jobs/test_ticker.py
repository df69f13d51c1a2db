"""The clock ticks at once and on, whatever a tick does."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

from core.usecases.tick import Tick
from jobs.ticker import Ticker
from tests.support.clock import TestClock

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


async def _cancelled(running: asyncio.Task[None]) -> None:
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_it_ticks_at_once_and_goes_on_after_a_failure() -> None:
    ticks: list[datetime] = []
    enough = asyncio.Event()

    async def tick(now: datetime) -> None:
        ticks.append(now)
        if len(ticks) >= 3:
            enough.set()
        raise RuntimeError("a bad tick")

    clock = TestClock()
    running = asyncio.create_task(Ticker(tick, clock, seconds=0.02).run())
    await asyncio.wait_for(enough.wait(), 5)
    await _cancelled(running)
    assert set(ticks) == {clock.now()}


async def test_a_long_tick_is_neither_doubled_nor_cut_off() -> None:
    started, ended, both = 0, 0, 0

    async def tick(now: datetime) -> None:
        nonlocal started, ended, both
        started += 1
        both = max(both, started - ended)
        await asyncio.sleep(0.1)
        ended += 1

    running = asyncio.create_task(Ticker(tick, TestClock(), seconds=0.01).run())
    await asyncio.sleep(0.15)
    await _cancelled(running)
    assert both == 1
    assert started == ended


async def test_one_failing_step_does_not_stop_the_rest() -> None:
    done: list[str] = []

    async def bad(now: datetime) -> None:
        done.append("bad")
        raise RuntimeError("step")

    async def good(now: datetime) -> None:
        done.append("good")

    with suppress(ExceptionGroup):
        await Tick((bad, good))(NOW)
    assert done == ["bad", "good"]
