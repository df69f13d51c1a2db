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


async def test_a_slow_handler_is_answered_for_and_still_ends(
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
        assert answer.status == 200
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
