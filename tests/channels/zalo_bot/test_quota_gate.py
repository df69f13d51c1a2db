"""What the month's quota does to a Zalo bot: everything is counted, nothing leaves beyond it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from aiogram.types import BufferedInputFile

from bot.app import App
from channels.pacing.middleware import unhurried
from core.errors import (
    ClosedError,
    FaultError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    StoreDownError,
)
from core.policy import Policy
from core.quota import Allowance, Used
from storage.engine import Database
from storage.message_counts import MessageCountStore
from tests.support.on_zalo import Noting, ZaloHome, zalo_home
from tests.support.waiting import until
from tests.support.zalo_server import NAM, ZaloServer

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
LIMIT = 100


@pytest.fixture
def app(app: App) -> App:
    app.policy = replace(app.policy, allowances={"zalo_bot": Allowance(LIMIT, 50)})
    return app


@pytest.fixture
async def chat(home: ZaloHome, feed: Noting) -> int:
    """Nam has written once, to a feed that counts nothing."""
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    return feed.updates.pop().message.chat.id


async def used(app: App, month: date = MARCH) -> tuple[int, int]:
    async with app.database.reading():
        found = await app.stores.message_counts.used("zalo_bot", month)
    return found.incoming, found.outgoing


async def has_used(app: App, count: int) -> None:
    async with app.database.unit():
        assert await app.stores.message_counts.take("zalo_bot", MARCH, count, count)


async def test_each_piece_and_picture_is_one_message_and_typing_is_none(
    home: ZaloHome, chat: int, app: App
) -> None:
    bot = home.channel.bot
    await bot.send_message(chat, "một " * 1500)
    pieces = len(home.server.sent)
    assert pieces > 2
    await bot.send_chat_action(chat, "typing")
    assert await used(app) == (0, pieces)
    await bot.send_photo(chat, BufferedInputFile(b"\x89PNG\r\n\x1a\n", "a.png"))
    assert await used(app) == (0, pieces + 1)


async def test_what_was_surely_not_taken_is_given_back(
    home: ZaloHome, chat: int, app: App
) -> None:
    bot = home.channel.bot
    for code, error in ((429, RetryLaterError), (404, Exception), (403, Exception)):
        home.server.fail(code, "sendMessage")
        with pytest.raises(error):
            await bot.send_message(chat, "x")
    assert await used(app) == (0, 0)
    # Refused with its marks, taken without: one message.
    home.server.fail(400, "sendMessage")
    await bot.send_message(chat, "<b>x</b>")
    assert await used(app) == (0, 1)


@pytest.mark.parametrize("kind", ["drop", "502", 408])
async def test_what_may_have_been_taken_stays_counted(
    home: ZaloHome, chat: int, app: App, kind: str
) -> None:
    home.server.fail(kind, "sendMessage")
    with pytest.raises(OutcomeUnknownError):
        await home.channel.bot.send_message(chat, "x")
    assert await used(app) == (0, 1)


async def test_a_database_that_fails_between_two_pieces_hides_none_of_them(
    home: ZaloHome, chat: int, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who sends it again must know that some has arrived: it goes with its label."""
    real, taken = MessageCountStore.take, []

    async def take(*args: Any) -> bool:
        taken.append(args)
        if len(taken) > 1:
            raise StoreDownError("gone")
        return await real(*args)

    monkeypatch.setattr(MessageCountStore, "take", take)
    with pytest.raises(FaultError) as caught:
        await home.channel.bot.send_message(chat, "hai tin " * 300)
    assert caught.value.partly
    assert len(home.server.texts(NAM)) == 1
    with pytest.raises(StoreDownError):
        await home.channel.bot.send_message(chat, "không có gì đi cả")


async def test_nothing_leaves_when_the_month_is_used_up(
    home: ZaloHome, chat: int, app: App
) -> None:
    await has_used(app, LIMIT - 3)
    bot = home.channel.bot
    with unhurried():
        await bot.send_message(chat, "nhắc việc")
        with pytest.raises(ClosedError) as closed:
            await bot.send_message(chat, "nhắc việc nữa")
        assert closed.value.reason == "quota"
    await bot.send_message(chat, "trả lời")
    with pytest.raises(ClosedError):
        await bot.send_message(chat, "hai tin " * 300)
    await bot.send_message(chat, "trả lời cuối cùng")
    with pytest.raises(ClosedError):
        await bot.send_message(chat, "hết")
    assert home.server.texts(NAM) == ["nhắc việc", "trả lời", "trả lời cuối cùng"]
    assert await used(app) == (0, LIMIT)
    assert len(home.server.calls("sendMessage")) == 3, "no request left for the others"


async def test_the_month_ends_at_the_offices_midnight(
    home: ZaloHome, chat: int, app: App
) -> None:
    await has_used(app, LIMIT)
    app.clock.set("2026-03-31 23:59")
    with pytest.raises(ClosedError):
        await home.channel.bot.send_message(chat, "x")
    app.clock.set("2026-04-01 00:00")
    await home.channel.bot.send_message(chat, "x")
    assert (await used(app), await used(app, APRIL)) == ((0, LIMIT), (0, 1))


async def test_a_lower_quota_in_the_middle_of_the_month_holds_at_once(
    app: App, server: ZaloServer, feed: Noting
) -> None:
    await has_used(app, 60)
    app.policy = replace(app.policy, allowances={"zalo_bot": Allowance(50)})
    async with zalo_home(app, server, feed.attach) as home:
        server.say(NAM, "chào")
        await until(lambda: feed.updates)
        with pytest.raises(ClosedError):
            await home.channel.bot.send_message(feed.updates[0].message.chat.id, "x")
    assert await used(app) == (0, 60), "what was used stays used"


async def test_without_a_quota_nothing_is_counted(
    app: App, server: ZaloServer, feed: Noting
) -> None:
    app.policy = Policy(allowances={"zalo_bot": Allowance(0, 50)})
    async with zalo_home(app, server, feed.attach) as home:
        server.say(NAM, "chào")
        await until(lambda: feed.updates)
        await home.channel.bot.send_message(feed.updates[0].message.chat.id, "x")
    assert await used(app) == (0, 0)


async def test_a_cut_off_send_stays_counted(home: ZaloHome, chat: int, app: App) -> None:
    home.server.fail("hang", "sendMessage")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await home.channel.bot.send_message(chat, "x")
    assert await used(app) == (0, 1)


async def test_incoming_messages_count_once_whatever_they_are(
    app: App, server: ZaloServer
) -> None:
    async with zalo_home(app, server, lambda channel: app.connect([channel])) as home:
        async def heard(act: Callable[[], object], incoming: int) -> None:
            act()
            async with asyncio.timeout(20):
                while (await used(app))[0] != incoming:  # noqa: ASYNC110 - it is in the database
                    await asyncio.sleep(0.02)

        await heard(lambda: server.say(NAM, "chào"), 1)
        await heard(lambda: server.sticker(NAM), 2)
        await heard(lambda: server.voice(NAM), 3)
        await heard(lambda: server.unsupported(NAM), 4)
        event = {}
        await heard(lambda: event.update(server.say(NAM, "xong")), 5)
        server.deliver(event)
        server.deliver(event)
        await heard(lambda: server.say(NAM, "còn đây"), 6)
        assert home.server.sent, "a stranger is answered"
        await until(lambda: len(home.server.sent) == 6)
        assert (await used(app))[1] == 6


async def test_a_month_begins_with_its_first_message(app: App) -> None:
    counts, second = app.stores.message_counts, date(2026, 4, 2)
    async with app.database.unit():
        await counts.heard("zalo_bot", date(2026, 3, 19))
        assert await counts.take("zalo_bot", date(2026, 3, 25), 1, LIMIT)
        assert await counts.take("zalo_bot", second, 1, LIMIT)
        march, april = [await counts.used("zalo_bot", month) for month in (MARCH, APRIL)]
    assert (march, march.begun_on) == (Used(1, 1), date(2026, 3, 19))
    assert (april, april.begun_on) == (Used(0, 1), second)


async def test_two_processes_at_the_last_message(postgres_url: str) -> None:
    databases = [Database(postgres_url), Database(postgres_url)]
    stores = [MessageCountStore(database) for database in databases]

    async def take(number: int) -> bool:
        database, store = databases[number % 2], stores[number % 2]
        async with database.unit():
            return await store.take("zalo_bot", MARCH, 1, LIMIT)

    taken = []
    for _ in range(10):
        taken += await asyncio.gather(*(take(n) for n in range(16)))
    assert sum(taken) == LIMIT
    async with databases[0].reading():
        assert await stores[0].used("zalo_bot", MARCH) == Used(0, LIMIT)
        assert await stores[0].used("zalo_bot", APRIL) == Used()
    for database in databases:
        await database.close()


async def test_zalos_own_count_closes_the_channel_too(
    home: ZaloHome, chat: int, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours may have begun in the middle of the month: nothing but 429 is the end of Zalo's."""
    bot = home.channel.bot
    home.server.fail(429, "sendMessage", times=2)
    for _ in range(2):
        with pytest.raises(RetryLaterError):
            await bot.send_message(chat, "x")
    monkeypatch.setattr("channels.zalo_bot.client.STUBBORN", 0.0)
    home.server.fail(429, "sendMessage")
    with pytest.raises(ClosedError):
        await bot.send_message(chat, "x")
    assert await used(app) == (0, 0)
    monkeypatch.undo()
    await bot.send_message(chat, "x")
    home.server.fail(429, "sendMessage")
    with pytest.raises(RetryLaterError):
        await bot.send_message(chat, "a new spell begins")


def test_refusals_stay_what_they_were() -> None:
    assert not issubclass(ClosedError, RefusedError), "the address is not blocked"
