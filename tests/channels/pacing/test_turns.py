"""Turns to send: the limit holds in every sliding window, answers go first, silence is obeyed."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise
from typing import Any

import pytest

from channels.pacing.limits import Limits
from channels.pacing.local import LocalTurns
from core.errors import RetryLaterError
from core.ports.pacing import Lane, Turn, Turns
from storage.engine import Database
from storage.send_turns import SharedTurns

BOT = Lane("telegram", 10, 0.2)
CHAT = Lane("telegram/1", 1, 0.2)


@pytest.fixture(params=["local", "shared"])
async def turns(request: pytest.FixtureRequest) -> AsyncIterator[Turns]:
    """One process's turns, or those of one that shares them."""
    if request.param == "local":
        yield LocalTurns()
        return
    database = Database(request.getfixturevalue("postgres_url"))
    found = SharedTurns(database)
    yield found
    await database.close()


async def send(turns: Turns, lanes: Sequence[Lane], *, urgent: bool = False,
               round_trip: float = 0.0) -> float:
    """The moment at which the network counted the message."""
    turn = await turns.take(lanes, urgent=urgent, patience=10)
    await asyncio.sleep(round_trip / 2)
    counted = asyncio.get_running_loop().time()
    await asyncio.sleep(round_trip / 2)
    await turns.give(turn)
    return counted


def most_within(moments: Sequence[float], seconds: float) -> int:
    """The most moments in any window of so many seconds."""
    times = sorted(moments)
    return max(sum(start <= t < start + seconds for t in times) for start in times)


async def test_never_more_than_the_limit_in_any_window(turns: Turns) -> None:
    trips = [0.0, 0.03, 0.06]
    moments = await asyncio.gather(*(
        send(turns, [Lane(f"telegram/{n}", 1, 0.2), BOT], round_trip=trips[n % 3])
        for n in range(45)))
    assert most_within(moments, 0.2) <= 10


async def test_one_chat_is_slower_and_holds_nobody_up(turns: Turns) -> None:
    same = asyncio.gather(*(send(turns, [CHAT, BOT]) for _ in range(3)))
    other = await send(turns, [Lane("telegram/2", 1, 0.2), BOT])
    moments = sorted(await same)
    assert other < moments[1]
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(moments))


async def test_answers_go_ahead_of_pings(turns: Turns) -> None:
    done: list[str] = []

    async def one(name: str, *, urgent: bool) -> None:
        await send(turns, [BOT], urgent=urgent)
        done.append(name)

    pings = [asyncio.create_task(one("ping", urgent=False)) for _ in range(30)]
    await asyncio.sleep(0.05)
    await one("answer", urgent=True)
    assert done.index("answer") <= 15
    await asyncio.gather(*pings)


async def test_silence_is_obeyed_and_told(turns: Turns) -> None:
    await turns.hold(CHAT, 30)
    began = asyncio.get_running_loop().time()
    with pytest.raises(RetryLaterError) as caught:
        await turns.take([CHAT, BOT], urgent=False, patience=20)
    assert asyncio.get_running_loop().time() - began < 5, "told at once, not when patience ends"
    assert 25 < caught.value.seconds <= 30
    turn = await turns.take([Lane("telegram/2", 1, 0.2), BOT], urgent=False, patience=10)
    await turns.give(turn, used=False)


async def test_silence_that_another_process_was_asked_for_is_told_at_once(
    postgres_url: str,
) -> None:
    here, there = Database(postgres_url), Database(postgres_url)
    ours, theirs = SharedTurns(here), SharedTurns(there)
    await theirs.hold(BOT, 30)
    await theirs.take([Lane("other", 1, 0.2)], urgent=False, patience=10)
    with pytest.raises(RetryLaterError):
        await ours.take([BOT], urgent=False, patience=0.5)
    with pytest.raises(RetryLaterError) as caught:
        await ours.take([BOT], urgent=False, patience=20)
    assert caught.value.seconds > 20
    await here.close()
    await there.close()


async def test_silence_asked_for_while_turns_are_handed_out(postgres_url: str) -> None:
    database = Database(postgres_url)
    turns = SharedTurns(database)
    save = turns._save

    async def asked_meanwhile(state: Any) -> None:
        await save(state)
        turns._save = save  # type: ignore[method-assign]
        await turns.hold(BOT, 0.4)

    turns._save = asked_meanwhile  # type: ignore[method-assign]
    began = asyncio.get_running_loop().time()
    assert await send(turns, [CHAT, BOT]) - began > 0.4
    await database.close()


async def test_who_gives_up_takes_no_slot_along(turns: Turns) -> None:
    one = Lane("zalo", 1, 60.0)
    first = await turns.take([one], urgent=False, patience=1)
    waiting = asyncio.create_task(turns.take([one], urgent=False, patience=30))
    await asyncio.sleep(0.05)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await turns.give(first, used=False)
    await turns.give(await turns.take([one], urgent=False, patience=2), used=False)


async def test_a_turn_that_comes_as_patience_ends_is_not_lost(turns: Turns) -> None:
    """A busy loop runs both timers in one round; the chat would be silent for ever."""
    one = Lane("telegram/7", 1, 0.05)
    loop = asyncio.get_running_loop()
    for late in (0.0, 0.001, 0.002, 0.003):
        held = await turns.take([one], urgent=True, patience=2)
        waiting = asyncio.create_task(turns.take([one], urgent=True, patience=0.1))
        await asyncio.sleep(0.02)
        await turns.give(held)  # free after 0.05 s, while patience still has 0.03 s
        await asyncio.sleep(0)
        time.sleep(0.1 + late)  # noqa: ASYNC251 - the loop is busy until both are over
        came = await asyncio.gather(waiting, return_exceptions=True)
        if isinstance(came[0], Turn):
            await turns.give(came[0], used=False)
        began = loop.time()
        await turns.give(await turns.take([one], urgent=True, patience=2), used=False)
        assert loop.time() - began < 1


async def test_two_processes_share_one_limit(postgres_url: str) -> None:
    databases = [Database(postgres_url), Database(postgres_url)]
    both = [SharedTurns(database) for database in databases]
    moments = await asyncio.gather(*(send(both[n % 2], [BOT]) for n in range(40)))
    assert most_within(moments, 0.2) <= 10
    for database in databases:
        await database.close()


async def test_a_database_gone_for_a_moment_loses_no_turn(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(postgres_url)
    turns = SharedTurns(database)
    failing = 1

    async def lose(*args: object) -> object:
        nonlocal failing
        if failing:
            failing -= 1
            raise OSError("gone")
        return await load(*args)  # type: ignore[arg-type]  # the store's own method

    load = turns._load
    monkeypatch.setattr(turns, "_load", lose)
    await send(turns, [BOT])
    await database.close()


def test_a_group_has_a_limit_of_its_own() -> None:
    names = [lane.name for lane in Limits(30, 1, 20).lanes("telegram", -5)]
    assert names == ["telegram/-5", "telegram/-5/minute", "telegram"]
    assert len(Limits(30, 1, 20).lanes("telegram", 5)) == 2
