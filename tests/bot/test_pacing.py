"""The pace of sending: even for a bot, slower for one chat."""

import asyncio

from bot.pacing import Pace


async def test_even_for_the_bot() -> None:
    loop, pace = asyncio.get_running_loop(), Pace(per_second=200, chat_seconds=0)
    start = loop.time()
    await asyncio.gather(*(pace.turn("telegram", n) for n in range(41)))
    assert 0.2 <= loop.time() - start < 0.6


async def test_slower_for_one_chat_without_holding_up_others() -> None:
    loop, pace = asyncio.get_running_loop(), Pace(per_second=10_000, chat_seconds=0.1)
    start = loop.time()
    await pace.turn("telegram", 1)
    again = asyncio.create_task(pace.turn("telegram", 1))
    await pace.turn("telegram", 2)
    assert loop.time() - start < 0.09
    await again
    assert loop.time() - start >= 0.1
