"""The clock ticks at once and on, whatever a tick does."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import SystemClock
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
    await asyncio.wait_for(enough.wait(), 20)
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


async def _ticks_after_a_jump(hours: int) -> int:
    """So many ticks in half a second after the machine's clock was moved by `hours`."""
    ticks: list[datetime] = []

    async def tick(now: datetime) -> None:
        ticks.append(now)

    running = asyncio.create_task(Ticker(tick, SystemClock(), seconds=0.05).run())
    await asyncio.sleep(0.15)
    there = datetime.now(UTC) + timedelta(hours=hours)
    with time_machine.travel(there, tick=True):
        before = len(ticks)
        await asyncio.sleep(0.5)
        await _cancelled(running)
    assert abs(ticks[-1] - there) < timedelta(minutes=1)
    return len(ticks) - before


async def test_a_clock_put_back_two_hours_does_not_stop_the_ticks() -> None:
    assert await _ticks_after_a_jump(-2) >= 3


async def test_a_clock_that_leaps_ahead_gives_one_late_tick_not_hundreds() -> None:
    assert 1 <= await _ticks_after_a_jump(3) <= 11


async def test_the_scheduler_drops_no_late_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its defaults would: grace of one second (delivery.md §2.7)."""
    asked: list[dict[str, object]] = []
    real = AsyncIOScheduler.add_job

    def add_job(self: object, *args: object, **options: object) -> object:
        asked.append(options)
        return real(self, *args, **options)

    async def tick(now: datetime) -> None:
        pass

    monkeypatch.setattr(AsyncIOScheduler, "add_job", add_job)
    running = asyncio.create_task(Ticker(tick, TestClock(), seconds=60).run())
    await asyncio.sleep(0)
    await _cancelled(running)
    (options,) = asked
    assert options["misfire_grace_time"] is None
    assert (options["coalesce"], options["max_instances"]) == (True, 1)


async def test_a_tick_of_many_intervals_delays_the_next_and_loses_none() -> None:
    """Five minutes at 30 s a tick, in small: what fell due meanwhile is in the next one's hands."""
    seen: list[int] = []
    due = iter(range(100))
    enough = asyncio.Event()

    async def tick(now: datetime) -> None:
        seen.append(next(due))
        await asyncio.sleep(0.2 if len(seen) == 1 else 0)
        if len(seen) >= 4:
            enough.set()

    running = asyncio.create_task(Ticker(tick, TestClock(), seconds=0.02).run())
    await asyncio.wait_for(enough.wait(), 20)
    await _cancelled(running)
    assert seen[:4] == [0, 1, 2, 3]
