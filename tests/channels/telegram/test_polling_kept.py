"""Polling makes Telegram forget what takes long: it is kept before that."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
from aiogram import Bot
from aiogram.types import Update

from channels.keeping import Keeper
from channels.lanes import Lanes
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import Polling, read, written
from core.ports.kept_updates import Kept
from tests.channels.test_keeping import NOW, Shelf
from tests.support.polled import Feed
from tests.support.telegram_server import NAM, TelegramServer
from tests.support.waiting import until


async def test_what_telegram_forgot_outlives_the_process(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.keeping._LOOK_S", 0.02)
    monkeypatch.setattr("channels.lanes._AGAIN_S", 0.02)
    shelf, first, second = Shelf(), Feed(), Feed()
    shelf.down = 10**6

    @asynccontextmanager
    async def process(feed: Feed) -> AsyncIterator[None]:
        channel, lanes = TelegramChannel(server.token, api_base=server.url), Lanes()
        keeper = keeping(shelf, channel.bot, lanes)
        polling = Polling(channel.bot, lanes, keeper)
        polling._window.patience = 0.1
        tasks = [asyncio.create_task(work) for work in (
            polling.run(feed), keeper.run(feed))]
        yield
        monkeypatch.setattr(Lanes, "drain", _cut_off)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        await channel.close()

    first.hold[NAM.id] = asyncio.Event()
    server.say(NAM, "xem https://sonoivu.gov.vn")
    server.say(NAM, "hai")
    async with process(first):
        await first.until(1, started=True)
        await asyncio.sleep(0.4)
        assert server.waiting, "what cannot be kept is not confirmed"
        shelf.down = 0
        await until(lambda: not server.waiting)
        assert len(shelf.rows) == 2
    async with process(second):
        await second.until(2)
        await until(lambda: not shelf.rows)
    assert (first.texts, second.texts) == ([], ["xem https://sonoivu.gov.vn", "hai"])


async def test_what_cannot_be_kept_is_no_reason_to_ask_without_a_pause(
    server: TelegramServer, feed: Feed
) -> None:
    """Telegram answers at once while there is something that was not confirmed."""
    shelf = Shelf()
    shelf.down = 10**6
    async with one_in_work(server, shelf, feed) as gate:
        await feed.until(1, started=True)
        await asyncio.sleep(1)
        assert len(server.calls("getUpdates")) < 8
        gate.set()
    assert server.waiting == 0


async def test_what_telegram_forgot_is_let_go_of_when_it_is_handled(
    server: TelegramServer, feed: Feed
) -> None:
    shelf = Shelf()
    async with one_in_work(server, shelf, feed) as gate:
        await until(lambda: shelf.rows)
        gate.set()
        await until(lambda: not shelf.rows)
        assert feed.texts == ["một"]


def test_an_update_is_written_as_telegram_told_it() -> None:
    told = {"update_id": 7, "message": {
        "message_id": 1, "date": 1_770_000_000, "text": "xem a.vn",
        "chat": {"id": 5, "type": "private"}, "link_preview_options": {"url": "http://a.vn"},
        "from": {"id": 5, "is_bot": False, "first_name": "x"}}}
    update = Update.model_validate(told)
    _, again = read(Bot("42:x"), Feed(), Kept("7", 5, written(update), NOW))
    assert again.message is not None
    assert written(again) == written(update)
    assert json.loads(written(update)) == told


def keeping(shelf: Shelf, bot: Bot, lanes: Lanes) -> Keeper:
    return Keeper(shelf, bot, lanes, lambda: NOW, partial(read, bot), str)


async def _cut_off(lanes: Lanes) -> None:
    for task in lanes._tasks:
        task.cancel()


@asynccontextmanager
async def one_in_work(
    server: TelegramServer, shelf: Shelf, feed: Feed
) -> AsyncIterator[asyncio.Event]:
    """A message of Nam's, in work until the event is set: longer than Telegram is patient."""
    channel, lanes = TelegramChannel(server.token, api_base=server.url), Lanes()
    polling = Polling(channel.bot, lanes, keeping(shelf, channel.bot, lanes))
    polling._window.patience = 0.1
    gate = feed.hold[NAM.id] = asyncio.Event()
    server.say(NAM, "một")
    task = asyncio.create_task(polling.run(feed))
    yield gate
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
