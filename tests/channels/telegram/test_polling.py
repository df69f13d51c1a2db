"""Polling against the Bot API double: nothing lost, order kept, chats side by side."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.types import Update

from channels.lanes import Lanes
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import Polling
from core.errors import StoreDownError
from tests.support.polled import Feed
from tests.support.telegram_server import HOA, NAM, TelegramServer
from tests.support.waiting import until


@asynccontextmanager
async def running(server: TelegramServer, feed: Feed) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(server.token, api_base=server.url)
    task = asyncio.create_task(channel.run(feed))
    try:
        yield channel
    finally:
        task.cancel()
        await asyncio.wait([task])
        await channel.close()


async def test_deletes_the_webhook_and_asks_for_two_kinds(
    server: TelegramServer, feed: Feed
) -> None:
    server.say(NAM, "một")
    async with running(server, feed):
        await feed.until(1)
    assert server.requests[0][0] == "deletewebhook"
    assert "drop_pending_updates" not in server.requests[0][1] or (
        server.requests[0][1]["drop_pending_updates"] == "false"
    )
    allowed = server.calls("getUpdates")[0]["allowed_updates"]
    assert allowed == '["message", "callback_query"]'
    assert server.waiting == 0


async def test_order_within_a_chat_is_kept(server: TelegramServer, feed: Feed) -> None:
    gate = feed.hold[NAM.id] = asyncio.Event()
    for number in range(5):
        server.say(NAM, f"nam {number}")
    server.say(HOA, "hoa")
    async with running(server, feed):
        await feed.until(1)
        assert feed.texts == ["hoa"]
        gate.set()
        await feed.until(6)
    assert feed.texts[1:] == [f"nam {n}" for n in range(5)]


async def test_unhandled_updates_are_not_confirmed(server: TelegramServer, feed: Feed) -> None:
    feed.hold[NAM.id] = asyncio.Event()
    server.say(HOA, "trước")
    server.say(NAM, "đang làm")
    channel = TelegramChannel(server.token, api_base=server.url)
    task = asyncio.create_task(channel.run(feed))
    await feed.until(2, started=True)
    server.say(HOA, "sau")
    await feed.until(2)
    # As kill -9 would leave it: the server still has what was not handled.
    assert server.waiting >= 1
    feed.hold[NAM.id].set()
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert sorted(feed.texts) == ["sau", "trước", "đang làm"]
    assert server.waiting == 0


async def test_a_stop_waits_for_what_is_in_work(server: TelegramServer, feed: Feed) -> None:
    gate = feed.hold[NAM.id] = asyncio.Event()
    server.say(NAM, "dài")
    async with running(server, feed):
        await feed.until(1, started=True)
        asyncio.get_running_loop().call_later(0.1, gate.set)
    assert feed.texts == ["dài"]


async def test_outlives_faults_without_telling_the_token(
    server: TelegramServer, feed: Feed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="channels")
    for kind in ("500", "502page", "refuse"):
        server.fail(kind, "getUpdates")
    server.say(NAM, "đến")
    channel = TelegramChannel(server.token, api_base=server.url)
    task = asyncio.create_task(Polling(channel.bot, Lanes(), first_pause=0.02).run(feed))
    await until(lambda: feed.texts)
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert feed.texts == ["đến"]
    assert "no updates from Telegram" in caplog.text
    assert server.token not in caplog.text
    assert "127.0.0.1" not in caplog.text


async def test_a_raising_feed_stops_nothing(server: TelegramServer) -> None:
    seen: list[str] = []

    async def feed(_bot: Bot, update: Update) -> None:
        assert update.message is not None
        seen.append(update.message.text or "")
        raise RuntimeError(server.url)

    server.say(NAM, "một")
    server.say(NAM, "hai")
    channel = TelegramChannel(server.token, api_base=server.url)
    task = asyncio.create_task(channel.run(feed))
    await until(lambda: len(seen) == 2)
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert seen == ["một", "hai"]


async def test_what_telegram_forgot_is_tried_again_when_the_database_is_back(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To wait for a connection may take longer than Telegram is made to keep an update."""
    monkeypatch.setattr("channels.lanes._AGAIN_S", 0.02)
    tries, heard = 0, list[str]()

    async def feed(_bot: Bot, update: Update) -> None:
        nonlocal tries
        assert update.message is not None
        tries += 1
        if tries == 1:
            await until(lambda: not server.waiting)
        if tries < 4:
            raise StoreDownError("gone")
        heard.append(update.message.text or "")

    channel = TelegramChannel(server.token, api_base=server.url)
    polling = Polling(channel.bot, Lanes())
    polling._window.patience = 0.1
    for text in ("một", "hai"):
        server.say(NAM, text)
    task = asyncio.create_task(polling.run(feed))
    await until(lambda: len(heard) == 2)
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert heard == ["một", "hai"]


@pytest.mark.parametrize("hops", range(6))
async def test_stops_even_when_the_last_update_ends_that_very_moment(
    server: TelegramServer, hops: int
) -> None:
    loop = asyncio.get_running_loop()

    def stop_in(left: int) -> None:
        if left:
            loop.call_soon(stop_in, left - 1)
        else:
            task.cancel()

    async def feed(_bot: Bot, _update: Update) -> None:
        await asyncio.sleep(0.1)  # until the loop waits for idleness
        stop_in(hops)

    channel = TelegramChannel(server.token, api_base=server.url)
    server.say(NAM, "xong")
    task = asyncio.create_task(channel.run(feed))
    _, late = await asyncio.wait([task], timeout=3)
    assert not late, "the cancel was lost"
    await channel.close()
