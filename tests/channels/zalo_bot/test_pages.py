"""The pages behind our links, used by the unlucky and the hostile."""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from aiogram.types import BufferedInputFile
from aiohttp import web
from yarl import URL

from bot.app import App
from channels.zalo import files
from channels.zalo.inbox import Inbox
from channels.zalo.menus import KEPT, LABELS_FOR, Choice, Menus
from channels.zalo.photos import NotFetchedError, fetch
from core.errors import StoreDownError
from tests.support.on_zalo import Noting, ZaloHome
from tests.support.waiting import until
from tests.support.zalo_server import NAM

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
NASTY = 'báo cáo "quý 2"\r\nSet-Cookie: x=1; <b>%2f.docx'


@pytest.fixture
async def chat(home: ZaloHome, feed: Noting) -> int:
    """Nam has written once."""
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    return feed.updates.pop().message.chat.id


async def send(address: str, content: bytes = b"%PDF") -> tuple[int, str]:
    form = aiohttp.FormData({"caption": "nv1"}, quote_fields=False)
    form.add_field("file", io.BytesIO(content), filename="a.pdf")
    async with aiohttp.ClientSession() as browser, browser.post(address, data=form) as answer:
        return answer.status, await answer.text()


async def opened(address: str) -> int:
    async with aiohttp.ClientSession() as browser, browser.get(address) as page:
        return page.status


async def test_the_phones_own_download_needs_no_cookie(
    home: ZaloHome, chat: int, app: App
) -> None:
    """Chat apps hand a download to the phone: by its address, with GET, without cookies."""
    await home.channel.bot.send_document(chat, BufferedInputFile(b"content", NASTY))
    address = home.server.texts(NAM)[-1].rpartition("\n")[2]
    async with aiohttp.ClientSession() as inside, inside.post(
            address, allow_redirects=False) as let_in:
        assert let_in.status == 303
        direct = str(let_in.url.join(URL(let_in.headers["Location"])))
    async with aiohttp.ClientSession() as phone:
        async with phone.get(direct) as got:
            assert (got.status, await got.read()) == (200, b"content")
            assert "Set-Cookie" not in got.headers
            told = got.headers["Content-Disposition"]
            assert 'filename="bao cao _quy 2___Set-Cookie_ x_1_ _b__2f.docx"' in told
        async with phone.head(direct) as head, phone.get(
                direct, headers={"Range": "bytes=0-2"}) as part:
            assert (head.status, part.status) == (200, 200)
        async with phone.post(address) as other:
            assert other.status == 403, "the link itself stays the first browser's"
        app.clock.forward(minutes=11)
        async with phone.get(direct) as late:
            assert late.status == 410


async def test_a_used_link_says_so_before_a_file_is_chosen(home: ZaloHome, chat: int) -> None:
    address = home.channel.upload_link(chat)
    assert address
    assert await opened(address) == 200
    assert (await send(address))[0] == 200
    assert await opened(address) == 410


async def test_a_file_whose_handling_died_can_be_sent_again(
    home: ZaloHome, chat: int, feed: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = home.channel.upload_link(chat)
    assert address
    with monkeypatch.context() as patch:
        patch.setattr(Inbox, "take", _die)
        assert (await send(address))[0] == 500
    assert (await send(address))[0] == 200
    assert len(feed.updates) == 1


def _die(*_args: object) -> asyncio.Task[None]:
    raise RuntimeError("killed")


async def test_a_file_is_not_lost_when_the_database_is_gone(
    home: ZaloHome, chat: int, feed: Noting, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = home.channel.upload_link(chat)
    assert address
    with monkeypatch.context() as patch:
        patch.setattr(app.stores.web_messages, "keep_file", _gone)
        status, page = await send(address)
    assert status == 503
    assert "gửi lần nữa" in page
    assert (await send(address))[0] == 200
    assert len(feed.updates) == 1


async def _gone(*_args: object) -> str:
    raise StoreDownError("gone")


async def test_one_link_at_two_hands_takes_one_file(
    home: ZaloHome, chat: int, feed: Noting
) -> None:
    address = home.channel.upload_link(chat)
    assert address
    statuses = [status for status, _ in await asyncio.gather(*(send(address) for _ in range(4)))]
    assert sorted(statuses) == [200, 409, 409, 409]
    assert len(feed.updates) == 1


async def test_an_upload_that_never_ends_is_given_up(
    home: ZaloHome, chat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_UPLOAD_SECONDS", 0.3)
    address = home.channel.upload_link(chat)
    assert address

    async def drip() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        while True:
            yield b"a"
            await asyncio.sleep(0.05)

    async with aiohttp.ClientSession() as browser, browser.post(
            address, data=drip(), headers={"Content-Type": "multipart/form-data; boundary=x"}) as a:
        assert a.status == 408


async def test_a_picture_that_comes_byte_by_byte_is_a_picture() -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        for byte in PNG[:20]:
            await answer.write(bytes([byte]))
            await asyncio.sleep(0.001)
        await answer.write(PNG[20:])
        return answer

    async def empty(_request: web.Request) -> web.Response:
        return web.Response()

    async def short(_request: web.Request) -> web.Response:
        return web.Response(body=b"<html>")

    application = web.Application()
    application.add_routes([web.get("/drip", drip), web.get("/empty", empty),
                            web.get("/short", short)])
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    own = "http://{}:{}".format(*runner.addresses[0][:2])
    async with aiohttp.ClientSession() as http:
        assert b"".join([c async for c in fetch(http, f"{own}/drip", own, 1000)]) == PNG
        for path in ("/empty", "/short"):
            with pytest.raises(NotFetchedError):
                _ = [c async for c in fetch(http, own + path, own, 1000)]
    await runner.cleanup()


async def test_links_of_one_kind_open_no_other(home: ZaloHome, chat: int, app: App) -> None:
    links = home.channel._links
    key = await app.stores.web_messages.keep_file(
        chat, "a.html", "text/html", b"<script>", app.clock.now())
    tickets = {kind: links.make(kind, key).rpartition("/")[2]
               for kind in ("file", "get", "picture", "upload")}
    for kind, ticket in tickets.items():
        for other in tickets:
            address = f"{home.url}/zalo/{other}/{ticket}" + ("/a" if other == "get" else "")
            status = await opened(address)
            fits = kind == other and kind != "picture"
            assert (status == 200) is fits, (kind, other, "a page is never shown as a picture")


async def test_a_message_is_not_lost_when_the_database_cannot_tell_whose_it_is(
    home: ZaloHome, feed: Noting, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.zalo.inbox._REFUSED_PAUSE", 0.01)
    good, down = app.stores.external_ids.local_id, True

    async def local_id(channel: str, external: str) -> int:
        if down:
            raise StoreDownError("gone")
        return await good(channel, external)

    monkeypatch.setattr(app.stores.external_ids, "local_id", local_id)
    for text in ("một", "hai", "ba"):
        home.server.say(NAM, text)
        await asyncio.sleep(0.02)
    down = False
    await until(lambda: len(feed.updates) == 3)
    assert feed.texts == ["một", "hai", "ba"]


async def test_zalo_hears_that_a_message_was_not_taken_yet(
    home: ZaloHome, feed: Noting, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.zalo.inbox._REFUSED_PAUSE", 0.01)
    with monkeypatch.context() as patch:
        patch.setattr(app.stores.external_ids, "local_id", _gone)
        home.server.say(NAM, "một")
        await until(lambda: home.server.webhook_answers)
        assert home.server.webhook_answers == [503]
    await until(lambda: feed.updates)


async def test_what_is_remembered_of_a_chat_does_not_grow(app: App) -> None:
    menus = Menus(app.stores.dialogues, 3, app.clock.now)
    for number in range(KEPT * 3):
        await menus.offer(1, number, [Choice("Nút này", "x", 1)])
        app.clock.forward(hours=1)
    held = await app.stores.dialogues.get_data(menus._key(1))
    assert len(held["menus"]) == KEPT
    app.clock.forward(seconds=int((LABELS_FOR + timedelta(hours=1)).total_seconds()))
    await menus.offer(1, 99, [Choice("Nút này", "x", 1)])
    assert len((await app.stores.dialogues.get_data(menus._key(1)))["menus"]) == 1
