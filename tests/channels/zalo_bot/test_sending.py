"""What goes out: pieces, styles, menus, links; and what people fetch and upload by them."""

import io
import re

import aiohttp
import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile
from aiohttp import web

from bot.app import App
from channels.zalo.photos import NotFetchedError, allowed, fetch
from channels.zalo_bot.styles import pieces
from core.errors import RefusedError, RetryLaterError
from tests.support.on_zalo import Noting, ZaloHome, keys, zalo_home
from tests.support.waiting import until
from tests.support.zalo_server import HOA, NAM, ZaloServer

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
REPORT = BufferedInputFile(b"content", "báo cáo.docx")


@pytest.fixture
async def chat(home: ZaloHome, feed: Noting) -> int:
    """Nam has written once."""
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    return feed.updates.pop().message.chat.id


def link(text: str) -> str:
    return re.search(r"http://\S+", text)[0]


async def test_marks_become_styles_and_links_text(home: ZaloHome, chat: int) -> None:
    await home.channel.bot.send_message(
        chat, '🎉 <a href="https://a.vn">tại đây</a> <b>Rà <i>soát</i></b> &lt; <code>x</code>')
    sent = home.server.sent[-1]
    assert sent.text == "🎉 tại đây (https://a.vn) Rà soát < x"
    assert sent.styles == [{"start": 26, "len": 7, "st": ["b"]}, {"start": 29, "len": 4,
                                                                "st": ["i"]}]


async def test_long_texts_come_in_pieces_and_the_menu_last(home: ZaloHome, chat: int) -> None:
    text = " ".join(f"Câu số {n} 🎉." for n in range(400))
    await home.channel.bot.send_message(chat, f"<b>{text}</b>", reply_markup=keys("Xong"))
    texts = home.server.texts(NAM)
    assert len(texts) > 2
    assert all(t.endswith(".") for t in texts[:-1]), "cut at sentences"
    assert texts[-1].endswith("1. Xong")
    assert all(s.styles for s in home.server.sent[:-1])


def test_no_piece_is_too_long_and_no_style_leaves_its_piece() -> None:
    for piece in pieces("x" * 4500 + "🎉" * 2000, []):
        assert len(piece.text.encode("utf-16-le")) <= 4000


async def test_refused_styles_are_left_out(home: ZaloHome, chat: int) -> None:
    home.server.fail(400, "sendMessage")
    await home.channel.bot.send_message(chat, "<b>x</b>")
    assert [(s.text, s.styles) for s in home.server.sent] == [("x", [])]


async def test_an_edit_is_said_anew_and_a_deletion_is_not(home: ZaloHome, chat: int) -> None:
    bot = home.channel.bot
    message = await bot.send_message(chat, "một")
    await bot.edit_message_text("hai", chat_id=chat, message_id=message.message_id)
    await bot.delete_message(chat, message.message_id)
    await bot.send_chat_action(chat, "typing")
    assert home.server.texts(NAM) == ["một", "hai"]


async def test_words_over_a_button_are_said_and_progress_is_shown_by_typing(
    home: ZaloHome, chat: int
) -> None:
    bot = home.channel.bot
    await bot.answer_callback_query(f"{chat}-5", "Đã hoàn tác.")
    await bot.answer_callback_query(f"{chat}-6", "Đang đếm…")
    await bot.answer_callback_query(f"{chat}-7")
    assert home.server.texts(NAM) == ["Đã hoàn tác."]
    assert len(home.server.calls("sendChatAction")) == 1


async def test_refusals_are_what_core_knows(home: ZaloHome, chat: int, app: App) -> None:
    bot = home.channel.bot
    home.server.fail(429, "sendMessage")
    with pytest.raises(RetryLaterError):
        await bot.send_message(chat, "x")
    stranger = await app.stores.external_ids.local_id("zalo_bot", HOA.id)
    with pytest.raises(RefusedError):
        await bot.send_message(stranger, "x")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(999, "x")
    home.server.fail("502", "sendChatAction")
    assert await bot.send_chat_action(chat, "typing"), "an ornament raises nothing"


async def test_a_number_never_chooses_from_a_menu_whose_successor_failed(
    home: ZaloHome, chat: int, feed: Noting
) -> None:
    bot = home.channel.bot
    await bot.send_message(chat, "A?", reply_markup=keys("Có", "Không"))
    home.server.fail("502", "sendMessage")
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is called
        await bot.send_message(chat, "B?", reply_markup=keys("Xóa", "Giữ"))
    home.server.say(NAM, "1")
    await until(lambda: feed.updates)
    assert feed.texts == ["1"]


def browser_of_its_own() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def test_a_file_is_a_link_for_the_first_browser(
    home: ZaloHome, chat: int, app: App
) -> None:
    await home.channel.bot.send_document(
        chat, REPORT, caption="<b>Báo cáo</b>", reply_markup=keys("Chốt"))
    text = home.server.texts(NAM)[-1]
    assert text.startswith("Báo cáo\n\n📎 báo cáo.docx")
    assert text.endswith("1. Chốt")
    address = link(text)
    async with browser_of_its_own() as one, browser_of_its_own() as two:
        for browser in (two, one):
            async with browser.get(address) as page:
                assert "Tải về" in await page.text(), "a preview takes nothing"
        for _ in range(2):
            async with one.post(address) as got:
                assert (got.status, await got.read()) == (200, b"content")
                assert "b%C3%A1o%20c%C3%A1o.docx" in got.headers["Content-Disposition"]
        async with two.post(address) as refused:
            assert refused.status == 403
        for wrong in (address[:-1], address.replace("/file/", "/upload/"), address + "0",
                      address.replace("/file/", "/file/x")):
            async with two.post(wrong) as dead:
                assert dead.status == 410
        app.clock.forward(days=4)
        async with one.post(address) as dead, one.get(address) as dead_page:
            assert (dead.status, dead_page.status) == (410, 410)


async def test_a_picture_is_fetched_by_zalo(home: ZaloHome, chat: int) -> None:
    await home.channel.bot.send_photo(
        chat, BufferedInputFile(PNG, "p.png"), caption="Biểu đồ", reply_markup=keys("Xem"))
    (picture,) = home.server.sent
    assert picture.content == PNG
    assert picture.text == "Biểu đồ\n\nNhắn số để chọn:\n1. Xem", "one message for both"
    await home.channel.bot.send_photo(chat, BufferedInputFile(PNG, "p.png"), caption="x " * 999,
                                      reply_markup=keys("Xem"))
    _, long, menu = home.server.sent
    assert long.content == PNG
    assert menu.text.endswith("1. Xem")


@pytest.mark.parametrize(("above", "chosen"), [(None, "→a"), (True, "1")])
async def test_a_page_with_a_picture_takes_the_numbers_of_the_menu_before_it(
    home: ZaloHome, chat: int, feed: Noting, above: bool | None, chosen: str
) -> None:
    await home.channel.bot.send_message(chat, "Việc?", reply_markup=keys("Xong", "Chưa"))
    await home.channel.bot.send_photo(
        chat, BufferedInputFile(PNG, "p.png"), caption="Bản tin", show_caption_above_media=above)
    home.server.say(NAM, "1")
    await until(lambda: feed.updates)
    assert feed.texts == [chosen]


async def test_without_a_public_address_files_are_refused_loudly(
    app: App, server: ZaloServer, feed: Noting
) -> None:
    async with zalo_home(app, server, feed.attach, webhook=False, public=False) as home:
        server.say(NAM, "x")
        await until(lambda: feed.updates)
        with pytest.raises(TelegramBadRequest, match="public_url"):
            await home.channel.bot.send_document(feed.updates[0].message.chat.id, REPORT)
        assert home.channel.upload_link(1) is None


async def upload(address: str, name: str = "biên bản.pdf", content: bytes = b"%PDF") -> int:
    form = aiohttp.FormData({"caption": "nv1 <b>"}, quote_fields=False)
    form.add_field("file", io.BytesIO(content), filename=name)
    async with aiohttp.ClientSession() as browser, browser.post(address, data=form) as answer:
        return answer.status


async def test_an_upload_page_takes_one_file_once(
    home: ZaloHome, chat: int, feed: Noting, app: App
) -> None:
    address = home.channel.upload_link(chat)
    async with aiohttp.ClientSession() as browser:
        async with browser.get(address) as page:
            assert "multipart/form-data" in await page.text()
        async with browser.post(address, data={"caption": "x"}) as empty:
            assert empty.status == 400
    assert await upload(address, content=b"x" * (21 * 1024 * 1024)) == 413
    assert await upload(address) == 200, "what failed before did not use it up"
    assert await upload(address) == 409
    await until(lambda: feed.updates)
    (update,) = feed.updates
    message = update.message
    assert (message.chat.id, message.caption, message.document.file_name) == (
        chat, "nv1 <b>", "biên bản.pdf")
    assert (await home.channel.bot.download(message.document.file_id)).read() == b"%PDF"
    late = home.channel.upload_link(chat)
    app.clock.forward(hours=2)
    assert await upload(late) == 410
    assert await upload(address.replace(f"/{chat}-", f"/{chat + 1}-")) == 410


async def test_photos_are_fetched_from_zalos_hosts_only(
    home: ZaloHome, chat: int, feed: Noting
) -> None:
    home.server.picture(NAM, PNG, "ảnh")
    home.server.picture(NAM, b"<html>")
    await until(lambda: len(feed.updates) == 2)
    good, bad = (u.message.photo[-1].file_id for u in feed.updates)
    assert (await home.channel.bot.download(good)).read() == PNG
    for refused in (bad, "https://evil.example/x.jpg", good + "-not-there"):
        with pytest.raises(NotFetchedError):
            await home.channel.bot.download(refused)


@pytest.mark.parametrize(("url", "good"), [
    ("https://photo-stal-1.zdn.vn/a.jpg", True), ("https://zalo.me/a", True),
    ("http://photo.zdn.vn/a.jpg", False), ("https://zdn.vn.evil.vn/a", False),
    ("https://evilzdn.vn/a", False), ("https://zdn.vn:8443/a", False),
    ("https://zdn.vn@evil.vn/a", False), ("https://evil.vn@zdn.vn/a", False),
    ("file:///etc/passwd", False), ("https://127.0.0.1/a", False), ("https://[::1", False),
    ("", False), ("https://ZDN.VN./a", True), ("http://127.0.0.1:9/a", True),
])
def test_hosts(url: str, good: bool) -> None:
    assert allowed(url, "http://127.0.0.1:9") is good


async def test_a_photo_is_no_redirect_and_not_endless() -> None:
    async def endless(_request: web.Request) -> web.Response:
        return web.Response(body=PNG + b"x" * 5000)

    async def away(_request: web.Request) -> web.Response:
        raise web.HTTPFound("http://169.254.169.254/")

    application = web.Application()
    application.add_routes([web.get("/endless", endless), web.get("/away", away)])
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    own = "http://{}:{}".format(*runner.addresses[0][:2])
    async with aiohttp.ClientSession() as http:
        for path in ("/endless", "/away"):
            with pytest.raises(NotFetchedError):
                async for _ in fetch(http, own + path, own, 1000):
                    pass
    await runner.cleanup()


async def test_an_address_that_was_spoilt_takes_no_file(home: ZaloHome, chat: int) -> None:
    await home.channel.bot.send_document(chat, REPORT)
    address = link(home.server.texts(NAM)[-1])
    async with browser_of_its_own() as one, one.post(f"{address}?lang=vi%0D%0Ax") as got:
        assert (got.status, await got.read()) == (200, b"content")
