"""Polling against the Bot API double: nothing lost, order kept, chats side by side."""

import asyncio
import json
import logging
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
from channels.telegram.window import Window
from core.errors import StoreDownError
from core.ports.kept_updates import Kept
from tests.channels.test_keeping import NOW, Shelf
from tests.support.telegram_server import HOA, NAM, TelegramServer
from tests.support.waiting import until


class Feed:
    """Records what it is fed; `hold` makes a chat's updates wait."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.hold: dict[int, asyncio.Event] = {}
        self.started: list[str] = []
        self.news = asyncio.Event()

    async def __call__(self, bot: Bot, update: Update) -> None:
        assert update.message is not None
        assert update.message.bot is bot
        text = update.message.text or ""
        self.started.append(text)
        self.news.set()
        if gate := self.hold.get(update.message.chat.id):
            await gate.wait()
        self.texts.append(text)
        self.news.set()

    async def until(self, count: int, *, started: bool = False) -> None:
        async with asyncio.timeout(20):
            while len(self.started if started else self.texts) < count:
                self.news.clear()
                await self.news.wait()


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


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        yield found


@pytest.fixture
def feed() -> Feed:
    return Feed()


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
    server: TelegramServer,
) -> None:
    """Telegram answers at once while there is something that was not confirmed."""
    shelf, feed = Shelf(), Feed()
    shelf.down = 10**6
    channel, lanes = TelegramChannel(server.token, api_base=server.url), Lanes()
    polling = Polling(channel.bot, lanes, keeping(shelf, channel.bot, lanes))
    polling._window.patience = 0.1
    gate = feed.hold[NAM.id] = asyncio.Event()
    server.say(NAM, "một")
    task = asyncio.create_task(polling.run(feed))
    await feed.until(1, started=True)
    await asyncio.sleep(1)
    assert len(server.calls("getUpdates")) < 8
    gate.set()
    task.cancel()
    await asyncio.wait([task])
    await channel.close()
    assert server.waiting == 0


async def test_what_telegram_forgot_is_let_go_of_when_it_is_handled(
    server: TelegramServer,
) -> None:
    shelf, feed = Shelf(), Feed()
    channel, lanes = TelegramChannel(server.token, api_base=server.url), Lanes()
    polling = Polling(channel.bot, lanes, keeping(shelf, channel.bot, lanes))
    polling._window.patience = 0.1
    gate = feed.hold[NAM.id] = asyncio.Event()
    server.say(NAM, "một")
    task = asyncio.create_task(polling.run(feed))
    await until(lambda: shelf.rows)
    gate.set()
    await until(lambda: not shelf.rows)
    assert feed.texts == ["một"]
    task.cancel()
    await asyncio.wait([task])
    await channel.close()


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


def test_window_takes_nothing_twice_that_is_in_work() -> None:
    window = Window()
    assert [window.accept(n, 0) for n in (7, 8)] == [True, True]
    window.again(7)
    assert [window.accept(n, 1) for n in (7, 8)] == [True, False]
    window.done(7)
    assert window.offset(2) == 8
    window.done(8)
    assert window.offset(2) == 9


def test_window_holds_the_offset_at_the_oldest_in_work() -> None:
    window = Window(patience=25)
    assert window.offset(0) is None
    assert [window.accept(n, 0) for n in (7, 8, 9, 8)] == [True, True, True, False]
    assert window.offset(1) == 7
    window.done(8)
    window.done(7)
    assert (window.offset(1), window.holds(1)) == (9, True)
    assert (window.offset(25), window.holds(25)) == (10, False)
    window.done(9)
    assert window.offset(1) == 10


def test_window_begins_anew_after_days_of_silence() -> None:
    window = Window()
    window.accept(900, 0)
    week = 7 * 24 * 3600.0
    assert window.offset(week) == 901
    window.done(900)
    assert window.offset(60) == 901
    assert window.offset(week) is None
    assert window.accept(5, week)


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
