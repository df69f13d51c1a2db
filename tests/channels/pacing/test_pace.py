"""Pings begin one after another, also after the process was held up."""

import asyncio
import itertools
import time
from typing import Any

from aiogram.methods import SendMessage, TelegramMethod

from channels.pacing.limits import Limits
from channels.pacing.local import LocalTurns
from channels.pacing.middleware import Pacing, unhurried
from tests.support.chat import RecordingChannel

EACH_S = 0.02


async def test_a_loop_that_was_held_up_lets_no_crowd_of_pings_begin_at_once() -> None:
    pacing = Pacing(LocalTurns(), Limits(per_second=round(1 / EACH_S)), "telegram")
    begun: list[float] = []
    bot = RecordingChannel().bot

    async def request(_bot: Any, _method: TelegramMethod[Any]) -> Any:
        begun.append(asyncio.get_running_loop().time())

    async def ping(chat_id: int) -> None:
        with unhurried():
            await pacing(request, bot, SendMessage(chat_id=chat_id, text="x"))

    pings = [asyncio.create_task(ping(n)) for n in range(12)]
    while len(begun) < 3:  # noqa: ASYNC110 - the loop itself is what is tried
        await asyncio.sleep(0.001)
    time.sleep(10 * EACH_S)  # noqa: ASYNC251 - a report that keeps the interpreter
    await asyncio.gather(*pings)
    # Before: ten at once. Now one may make up for being late, never a crowd.
    gaps = [after - before for before, after in itertools.pairwise(begun[3:])]
    assert sum(gap < EACH_S / 4 for gap in gaps) <= 1, gaps
