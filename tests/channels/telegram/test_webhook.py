"""The webhook against the Bot API double and against strangers."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web

from channels.lanes import Lanes
from channels.telegram.channel import TelegramChannel
from channels.telegram.webhook import MAX_BODY, PATH, SECRET_HEADER, Webhook
from core.errors import StoreDownError
from tests.support.telegram_server import NAM, TelegramServer
from tests.support.waiting import until

SECRET = "s3cret_s3cret"
HEADERS = {SECRET_HEADER: SECRET}
UPDATE = {
    "update_id": 1,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "a"},
}


@dataclass
class Site:
    """The channel behind a real server; `updates` is what was fed."""

    url: str
    channel: TelegramChannel
    updates: list[Update] = field(default_factory=list)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        yield found


@pytest.fixture
async def site(server: TelegramServer) -> AsyncIterator[Site]:
    site = Site("", TelegramChannel("42:x", mode="webhook", webhook_secret=SECRET))

    async def feed(_bot: Bot, update: Update) -> None:
        site.updates.append(update)

    await site.channel.close()
    app = web.Application()
    runner = web.AppRunner(app, shutdown_timeout=1)
    app.router.add_routes(site.channel.routes(feed))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    site.url = f"http://{host}:{port}"
    site.channel = TelegramChannel(
        server.token,
        mode="webhook",
        api_base=server.url,
        webhook_secret=SECRET,
        public_url=site.url + "/",
    )
    task = asyncio.create_task(site.channel.run(feed))
    yield site
    task.cancel()
    await asyncio.wait([task])
    await site.channel.close()
    await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as found:
        yield found


async def test_registers_itself_and_receives(server: TelegramServer, site: Site) -> None:
    server.say(NAM, "xong")
    await until(lambda: server.webhook_answers)
    assert server.webhook_answers == [200]
    assert site.updates[0].message is not None
    assert site.updates[0].message.text == "xong"
    (registered,) = server.calls("setWebhook")
    assert registered["url"] == site.url + PATH
    assert registered["secret_token"] == SECRET
    assert registered["allowed_updates"] == '["message", "callback_query"]'


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "é"}])
async def test_strangers_are_turned_away(
    site: Site, client: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    async with client.post(site.url + PATH, json=UPDATE, headers=headers) as answer:
        assert answer.status == 401
    assert site.updates == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"update_id": "x"}', b"[" * 100_000, b"\xff\xfe"]
)
async def test_unreadable_bodies_do_not_come_back(
    site: Site, client: aiohttp.ClientSession, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with client.post(site.url + PATH, data=body, headers=HEADERS) as answer:
        assert answer.status == 200
    assert "unreadable" in caplog.text
    assert site.updates == []


async def test_long_bodies_are_refused(site: Site, client: aiohttp.ClientSession) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY // 65536 + 2):
            yield b" " * 65536

    async with client.post(site.url + PATH, data=endless(), headers=HEADERS) as answer:
        assert answer.status == 413
    async with client.post(
        site.url + PATH, data=io.BytesIO(b" " * (MAX_BODY + 1)), headers=HEADERS
    ) as answer:
        assert answer.status == 413


async def test_a_slow_handler_is_left_with_telegram_and_still_ends(
    client: aiohttp.ClientSession,
) -> None:
    ended = asyncio.Event()

    async def feed(_bot: Bot, _update: Update) -> None:
        await asyncio.sleep(0.2)
        ended.set()

    bot, lanes = Bot("42:x"), Lanes()
    app = web.Application()
    app.router.add_routes([Webhook(bot, lanes, SECRET, patience=0.05).route(feed)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    address = f"http://{host}:{port}{PATH}"
    async with client.post(address, json=UPDATE, headers=HEADERS) as answer:
        assert answer.status == 503
        assert not ended.is_set()
    await lanes.drain()
    assert ended.is_set()
    await runner.cleanup()


@pytest.mark.parametrize("secret", ["", "has space", "x" * 257])
def test_needs_a_secret(secret: str) -> None:
    with pytest.raises(ValueError, match=r"telegram\.webhook_secret"):
        TelegramChannel("42:x", mode="webhook", webhook_secret=secret)


def test_polling_has_no_routes() -> None:
    async def feed(_bot: Bot, _update: Update) -> None:
        return

    assert TelegramChannel("42:x").routes(feed) == []


class Crowd:
    """A webhook of its own whose handlers wait until `go` is set."""

    def __init__(self, lanes: Lanes, patience: float = 5.0) -> None:
        self.lanes, self.go, self.taken = lanes, asyncio.Event(), list[int]()
        self.failing, self.gone = 0, asyncio.Event()
        hook = Webhook(Bot("42:x"), lanes, SECRET, patience=patience)

        async def feed(_bot: Bot, update: Update) -> None:
            if self.failing:
                await self.gone.wait()
                self.failing -= 1
                raise StoreDownError("gone")
            await self.go.wait()
            self.taken.append(update.update_id)

        app = web.Application()
        app.router.add_routes([hook.route(feed)])
        self._runner = web.AppRunner(app, shutdown_timeout=1)

    async def __aenter__(self) -> "Crowd":
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self._url = f"http://{host}:{port}{PATH}"
        self._client = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), headers=HEADERS)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.go.set()
        await self.lanes.drain()
        await self._client.close()
        await self._runner.cleanup()

    async def post(self, number: int, chat: int) -> tuple[int, str]:
        message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}}
        update = {"update_id": number, "message": {**message, "text": "a"}}
        async with self._client.post(self._url, json=update) as answer:
            return answer.status, answer.headers.get("Retry-After", "")


async def test_a_crowd_is_told_to_come_again_and_nobody_is_lost() -> None:
    """300 at once where 100 may wait: the others get 503 with a time, as Telegram obeys it."""
    async with Crowd(Lanes(limit=8, most=100)) as crowd:
        posts = {n: asyncio.create_task(crowd.post(n, n)) for n in range(300)}
        await until(lambda: sum(p.done() for p in posts.values()) == 200)
        refused = [n for n, post in posts.items() if post.done()]
        assert {posts[n].result() for n in refused} == {(503, "2")}
        crowd.go.set()
        assert {await post for n, post in posts.items() if n not in refused} == {(200, "")}
        for number in refused:
            assert (await crowd.post(number, number))[0] == 200
        assert sorted(crowd.taken) == list(range(300))


async def test_what_has_not_begun_in_time_is_kept_by_telegram() -> None:
    """Answered 200 it would be lost with the process, and so would the slow one before it."""
    async with Crowd(Lanes(), patience=0.1) as crowd:
        slow = asyncio.create_task(crowd.post(1, 5))
        await asyncio.sleep(0.02)
        assert await crowd.post(2, 5) == (503, "2")
        assert await slow == (503, "2"), "it is being handled"
        crowd.go.set()
        assert await crowd.post(1, 5) == (200, "")
        assert await crowd.post(2, 5) == (200, "")
        # Delivered twice; the guard lets one of them have its effect.
        assert crowd.taken == [1, 1, 2]


async def test_what_the_database_does_not_take_is_left_with_telegram() -> None:
    async with Crowd(Lanes(), patience=0.05) as crowd:
        crowd.failing = 1
        assert await crowd.post(1, 5) == (503, "2"), "at work"
        crowd.gone.set()
        crowd.go.set()
        await until(lambda: not crowd.lanes._tasks)
        assert await crowd.post(1, 5) == (200, "")
        crowd.failing = 1
        assert await crowd.post(2, 5) == (503, "2")
        assert await crowd.post(2, 5) == (200, "")
        assert crowd.taken == [1, 2]


async def test_what_a_stop_cuts_off_is_delivered_again() -> None:
    async with Crowd(Lanes()) as crowd:
        post = asyncio.create_task(crowd.post(1, 5))
        await until(lambda: crowd.lanes._tasks)
        await crowd.lanes.drain(0.01)
        assert await post == (503, "2")
        assert crowd.taken == []
