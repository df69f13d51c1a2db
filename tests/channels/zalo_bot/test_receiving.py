"""What comes in, by webhook and by polling: twice, late, unsigned, oversized, in groups."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from bot.app import App
from channels.lanes import Lanes
from channels.zalo import inbox
from channels.zalo_bot.client import ApiError
from channels.zalo_bot.polling import Polling
from channels.zalo_bot.webhook import MAX_BODY, SECRET_HEADER
from core.errors import StoreDownError
from tests.support.on_zalo import SECRET, Noting, ZaloHome, keys, zalo_home
from tests.support.waiting import until
from tests.support.zalo_server import GROUP, HOA, NAM, ZaloServer


async def post(home: ZaloHome, data: bytes | None, secret: str | None = SECRET) -> int:
    headers = {SECRET_HEADER: secret} if secret is not None else {}
    async with aiohttp.ClientSession() as client, client.post(
            f"{home.url}/zalo/webhook", data=data, headers=headers) as answer:
        return answer.status


def body(event: Any) -> bytes:
    return json.dumps(event).encode()


@pytest.mark.parametrize("wrapped", [True, False])
async def test_flat_and_wrapped_bodies(home: ZaloHome, feed: Noting, wrapped: bool) -> None:
    home.server.wrapped = wrapped
    home.server.say(NAM, "xong")
    await until(lambda: home.server.webhook_answers and feed.texts)
    assert (feed.texts, home.server.webhook_answers) == (["xong"], [200])


async def test_it_is_registered_and_the_probe_is_answered(home: ZaloHome) -> None:
    assert home.server.webhook == {"url": f"{home.url}/zalo/webhook", "secret": SECRET}
    assert await post(home, None, None) == 200
    assert await post(home, b"") == 200


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "s3cret_\u00e9"])
async def test_unsigned_is_refused_before_it_is_read(
    home: ZaloHome, feed: Noting, secret: str | None
) -> None:
    event = home.server.say(HOA, "x")
    await until(lambda: feed.updates)
    assert await post(home, body(event), secret) == 401
    assert await post(home, b"{" * 10, secret) == 401
    assert len(feed.updates) == 1


async def test_oversized_and_nonsense(home: ZaloHome, feed: Noting) -> None:
    assert await post(home, b"x" * (MAX_BODY + 1)) == 413
    for nonsense in (b"{", b"[]", b"5", b" ", b"\xff", b"[" * 60_000, b'{"message": {}}'):
        assert await post(home, nonsense) == 200
    assert feed.updates == []


async def test_twice_is_the_same_update(home: ZaloHome, feed: Noting) -> None:
    event = home.server.say(NAM, "xong")
    await until(lambda: feed.updates and not home.channel._inbox._keeper._in_work)
    assert await post(home, body(event)) == 200
    await until(lambda: len(feed.updates) == 2)
    first, second = feed.updates
    assert first.update_id == second.update_id


async def test_groups_and_bots_are_not_answered(home: ZaloHome, feed: Noting) -> None:
    home.server.say(NAM, "@Bot xong", chat=GROUP)
    event = home.server.say(NAM, "x")
    event["message"]["from"]["is_bot"] = True
    await post(home, body(event))
    home.server.sticker(NAM)
    home.server.unsupported(NAM)
    await until(lambda: len(feed.updates) == 3)
    assert sorted(map(str, feed.texts)) == ["None", "None", "x"]


async def test_a_chat_is_handled_in_order_and_a_number_is_a_press(
    home: ZaloHome, feed: Noting, app: App
) -> None:
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    chat_id = feed.updates[0].message.chat.id
    await home.channel.bot.send_message(chat_id, "Việc?", reply_markup=keys("Xong", "Chưa"))
    event = home.server.say(NAM, "2")
    await until(lambda: len(feed.updates) == 2)
    await home.channel.bot.send_message(chat_id, "Đã ghi.")
    # Late: the same number comes once more, and the menu is behind us. The guard knows its id.
    await post(home, body(event))
    assert feed.texts == ["chào", "→b", "2"]
    assert feed.updates[1].update_id == feed.updates[2].update_id


async def test_a_database_that_is_gone_is_waited_for(
    home: ZaloHome, feed: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_REFUSED_PAUSE", 0.01)
    feed.failures = [StoreDownError("gone")] * 3
    home.server.say(NAM, "một")
    home.server.say(HOA, "hai")
    await until(lambda: len(feed.updates) == 2)
    assert sorted(map(str, feed.texts)) == ["hai", "một"]


async def test_polling_takes_one_after_the_other(
    app: App, server: ZaloServer, feed: Noting
) -> None:
    server.forgetful = True
    server.say(NAM, "lost: nobody polled")
    async with zalo_home(app, server, feed.attach, webhook=False):
        server.say(NAM, "một")
        server.say(NAM, "hai")
        server.say(HOA, "ba")
        await until(lambda: len(feed.updates) == 3)
    assert [t for t in feed.texts if t != "ba"] == ["một", "hai"]


async def test_polling_outlives_an_outage_and_rests_when_zalo_does_not_hold_the_line(
    home: ZaloHome, feed: Noting
) -> None:
    server, channel = home.server, home.channel
    server.webhook = {}
    server.fail("502", "getUpdates", 2)
    server.fail(403, "getUpdates")
    polling = Polling(channel._client, channel._inbox, channel._lanes, channel._clock,
                      seconds=0, first_pause=0.01, breath=0.01)
    running = asyncio.create_task(polling.run(feed))
    await until(lambda: len(server.calls("getUpdates")) > 4)
    server.say(NAM, "còn đây")
    await until(lambda: feed.updates)
    running.cancel()
    await asyncio.wait([running])


async def test_a_dead_token_ends_the_polling(app: App, server: ZaloServer, feed: Noting) -> None:
    async with zalo_home(app, server, feed.attach, webhook=False) as home:
        server.token = "9:reset"
        with pytest.raises(ApiError):
            await Polling(home.channel._client, home.channel._inbox,
                          home.channel._lanes, home.channel._clock).run(feed)


async def test_what_a_poll_was_given_outlives_the_poll_while_the_database_is_gone(
    home: ZaloHome, feed: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock of who polls goes with the database: what Zalo handed out must not go with it."""
    monkeypatch.setattr(inbox, "_REFUSED_PAUSE", 0.01)
    server, channel = home.server, home.channel
    server.webhook = {}
    asked = asyncio.Event()

    async def gone(*_: object) -> None:
        asked.set()
        raise StoreDownError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(channel._inbox._keeper._store, "keep", gone)
        running = asyncio.create_task(Polling(
            channel._client, channel._inbox, channel._lanes, channel._clock).run(feed))
        await until(lambda: server.polling)
        server.say(NAM, "xong")
        await asked.wait()
        running.cancel()
        await asyncio.wait([running])
    await until(lambda: feed.updates)
    assert feed.texts == ["xong"]


@pytest.mark.parametrize("webhook", [True, False])
async def test_what_zalo_handed_out_outlives_the_process(
    app: App, server: ZaloServer, feed: Noting, webhook: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = asyncio.Event()

    async def hang(*_: object) -> None:
        began.set()
        await asyncio.Event().wait()

    async with zalo_home(app, server, lambda _: hang, webhook=webhook):
        server.say(NAM, "xong")
        await began.wait()
        server.say(NAM, "hai")
        await until(lambda: not webhook or server.webhook_answers == [200, 200])
        if not webhook:
            await until(lambda: server.polling)
            await asyncio.sleep(0.2)
        monkeypatch.setattr(Lanes, "drain", _cut_off)
    async with zalo_home(app, server, feed.attach, webhook=webhook):
        await until(lambda: len(feed.updates) == 2)
        assert feed.texts == ["xong", "hai"]


async def _cut_off(lanes: Lanes, *_: object) -> None:
    for task in lanes._tasks:
        task.cancel()
