"""Order within a chat, a bound on all, and a stop that waits."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.types import Update

from channels.lanes import Lanes, lane_of, not_taken


def said(number: int, chat_id: int) -> Update:
    chat = {"id": chat_id, "type": "private"}
    message = {"message_id": number, "date": 1, "chat": chat, "text": "x"}
    return Update.model_validate({"update_id": number, "message": message})


async def test_at_most_so_many_at_once_and_each_chat_in_order() -> None:
    lanes, bot = Lanes(limit=3), Bot("42:x")
    at_once, most, order = 0, 0, list[int]()

    async def feed(_bot: Bot, update: Update) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.001)
        at_once -= 1
        order.append(update.update_id)

    for number in range(40):
        lanes.put(feed, bot, said(number, number % 7))
    await lanes.drain()
    assert most == 3
    for chat in range(7):
        mine = [n for n in order if n % 7 == chat]
        assert mine == sorted(mine)


async def test_a_stop_does_not_wait_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    lanes = Lanes()

    async def feed(_bot: Bot, _update: Update) -> None:
        await asyncio.Event().wait()

    task = lanes.put(feed, Bot("42:x"), said(1, 1))
    await lanes.drain(0.05)
    assert task.cancelled()
    assert not_taken(task), "whoever delivered it must do so again"
    assert "still being handled" in caplog.text


async def test_who_comes_behind_what_was_withdrawn_waits_for_what_is_at_work() -> None:
    """Else each redelivery of an update that hangs would take one of the places of everybody."""
    lanes, bot, gate, begun = Lanes(limit=3), Bot("42:x"), asyncio.Event(), list[int]()

    async def feed(_bot: Bot, update: Update) -> None:
        begun.append(update.update_id)
        if update.update_id == 1:
            await gate.wait()

    lanes.put(feed, bot, said(1, 5))
    for _ in range(4):
        again = lanes.put(feed, bot, said(1, 5))
        await asyncio.sleep(0)
        lanes.withdraw(again)
        await asyncio.wait([again], timeout=0.05)
        assert again.cancelled()
    behind = lanes.put(feed, bot, said(2, 5))
    await lanes.put(feed, bot, said(3, 6))
    assert begun == [1, 3]
    gate.set()
    await behind
    assert begun == [1, 3, 2]


def test_a_press_without_its_message_goes_to_the_presser() -> None:
    sender = {"id": 9, "is_bot": False, "first_name": "Nam"}
    query = {"id": "1", "from": sender, "chat_instance": "1", "data": "x"}
    update = Update.model_validate({"update_id": 1, "callback_query": query})
    assert lane_of(update) == 9
    assert lane_of(said(1, 5)) == 5
