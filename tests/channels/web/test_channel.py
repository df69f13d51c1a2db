"""The web chat's API: what is said arrives as real updates, what is answered as safe HTML."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendDice, SendLocation, SetMyCommands
from aiogram.types import BufferedInputFile, Update

from channels.web.visitors import COOKIE
from storage.engine import Database
from tests.support.echo import Echo
from tests.support.waiting import until
from tests.support.web_client import PEOPLE, Visitor, serve

HOA, NAM, DUC = (p.session for p in PEOPLE)


async def test_says_and_is_answered(quick: Database, client: aiohttp.ClientSession) -> None:
    echo = Echo()
    async with serve(quick, echo) as site:
        nam = Visitor(client, site.url, NAM)
        await nam.look()
        sent = await nam.say("tỷ lệ < 5% <img src=x onerror=alert(1)>")
        answer = await nam.sees("Đã ghi")
        assert answer["html"] == "Đã ghi: <b>tỷ lệ &lt; 5% &lt;img src=x onerror=alert(1)&gt;</b>"
        assert (answer["mine"], answer["reply_to"]) == (False, sent)
        assert nam.lines[sent]["mine"] is True
    (update,) = echo.updates
    assert update.message is not None
    assert update.message.bot is site.channel.bot
    assert update.message.from_user is not None
    assert update.message.from_user.full_name == "Nguyễn Văn Nam"
    assert update.message.chat.id == update.message.from_user.id


async def test_presses_edit_in_place(quick: Database, client: aiohttp.ClientSession) -> None:
    echo = Echo()
    async with serve(quick, echo) as site:
        nam = Visitor(client, site.url, NAM)
        await nam.look()
        await nam.say("việc")
        line = await nam.sees("Việc hôm nay")
        assert line["buttons"][0][0] == {"text": "✅ Xong", "data": "done"}
        assert line["buttons"][1][0]["url"] == "https://example.vn/"
        assert await nam.press(line["id"], "forged") == 409
        assert await nam.press(line["id"], "done") == 202
        edited = await nam.sees("Đã chọn <b>done</b>")
        assert (edited["id"], edited["buttons"], edited["edited"]) == (line["id"], [], True)
        await until(lambda: len(echo.updates) == 2)
        while not nam.events:
            await nam.look()
        assert nam.events[0]["text"] == "Đã ghi nhận"
        assert await nam.press(line["id"], "done") == 409
    query = echo.updates[1].callback_query
    assert query is not None
    assert query.data == "done"
    assert len({u.update_id for u in echo.updates}) == 2


async def test_answers_a_message(quick: Database, client: aiohttp.ClientSession) -> None:
    echo = Echo()
    async with serve(quick, echo) as site:
        nam, hoa = Visitor(client, site.url, NAM), Visitor(client, site.url, HOA)
        await nam.say("việc")
        line = await nam.sees("Việc hôm nay")
        await nam.say("xong", line["id"])
        await nam.sees("xong")
        status, _ = await hoa.post("/chat/api/send", {"text": "x", "reply_to": line["id"]})
        assert status == 400
        assert await hoa.press(line["id"], "done") == 409
    answered = echo.updates[1].message
    assert answered is not None
    assert answered.reply_to_message is not None
    assert answered.reply_to_message.message_id == line["id"]
    assert answered.reply_to_message.from_user is not None
    assert answered.reply_to_message.from_user.is_bot


async def test_files_both_ways(quick: Database, client: aiohttp.ClientSession) -> None:
    echo = Echo()
    async with serve(quick, echo) as site:
        nam, hoa = Visitor(client, site.url, NAM), Visitor(client, site.url, HOA)
        assert await nam.upload(b"%PDF-1.7", "../minh chứng.pdf", "Đã ký") == 202
        await nam.sees("Đã nhận 8 byte")
        assert await nam.upload(b"\x89PNG\r\n\x1a\n..", "a.png", kind="photo") == 202
        assert await nam.upload(b"<svg onload=alert(1)>", "a.png.svg", kind="photo") == 202
        await nam.sees("Đã nhận 21 byte")
        assert await nam.upload(b"", "empty.txt") == 400
        assert await nam.upload(b"x" * (1024 * 1024 + 1), "big.bin") == 413
        await nam.say("báo cáo")
        line = await nam.sees("<b>Báo cáo</b>")
        path = f"/chat/files/{line['file']['id']}"
        async with client.get(site.url + path, headers=nam.headers) as answer:
            assert await answer.read() == b"report"
            assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert (await hoa.get(path))[0] == 404
        assert (await nam.get("/chat/files/none"))[0] == 404
    first, second, third = (u.message for u in echo.updates[:3])
    assert first is not None
    assert first.document is not None
    assert (first.document.file_name, first.caption) == ("minh chứng.pdf", "Đã ký")
    assert second is not None
    assert second.photo
    assert third is not None
    assert third.document is not None
    assert third.document.mime_type == "application/octet-stream"


async def test_caps_and_refusals(quick: Database, client: aiohttp.ClientSession) -> None:
    async with serve(quick, Echo()) as site:
        nam = Visitor(client, site.url, NAM)
        await nam.say("x" * 10_000)
        assert (await nam.post("/chat/api/send", {"text": "x" * 10_001}))[0] == 413
        assert (await nam.post("/chat/api/send", {"text": "x" * 70_000}))[0] == 413
        for body in ([], {}, {"text": " "}, {"text": 5}, {"text": "x", "reply_to": "1"}):
            assert (await nam.post("/chat/api/send", body))[0] == 400
        stranger = Visitor(client, site.url, "d" * 32)
        assert (await stranger.get("/chat/api/messages"))[0] == 401
        async with client.post(site.url + "/chat/api/send", json={"text": "x"}) as answer:
            assert answer.status == 403


async def test_visitors_have_a_cookie(quick: Database, client: aiohttp.ClientSession) -> None:
    echo = Echo()
    async with serve(quick, echo, demo=False) as site:
        guest = Visitor(client, site.url)
        assert (await guest.get("/chat/api/messages"))[0] == 401
        async with client.get(site.url + "/") as page:
            assert page.url.path == "/chat"
            cookie = page.cookies[COOKIE]
            assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
            assert len(cookie.value) == 32
            assert "script" not in page.headers["Content-Security-Policy"]
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        await guest.say("chào")
        await guest.sees("chào")
        assert (await guest.get("/chat/api/personas"))[1] == {"demo": False, "personas": []}
        assert (await guest.get("/chat/api/clock"))[0] == 404
        assert (await guest.get("/chat/static/index.html"))[0] == 404
        async with aiohttp.ClientSession() as other:
            headers = {"Cookie": f"{COOKIE}={'e' * 32}"}
            async with other.get(site.url + "/chat/api/messages", headers=headers) as answer:
                assert (await answer.json())["messages"] == []
            # A foreign page can make the browser send the cookie, but not our header.
            async with client.post(site.url + "/chat/api/send", json={"text": "x"}) as answer:
                assert answer.status == 403


async def test_transcripts_survive_and_pending_lines_are_handled_again(
    quick: Database, client: aiohttp.ClientSession
) -> None:
    stuck = asyncio.Event()

    async def killed(_bot: Bot, _update: Update) -> None:
        stuck.set()
        raise asyncio.CancelledError

    async with serve(quick, killed) as site:
        sent = await Visitor(client, site.url, NAM).say("đừng mất")
        await stuck.wait()
    echo = Echo()
    async with serve(quick, echo) as site:
        nam = Visitor(client, site.url, NAM)
        await nam.sees("Đã ghi: <b>đừng mất</b>")
        assert nam.lines[sent]["html"] == "đừng mất"
        await until(lambda: len(echo.updates) == 1)
    assert echo.updates[0].update_id == sent
    async with serve(quick, echo):
        await asyncio.sleep(0.05)
    assert len(echo.updates) == 1


async def test_the_clock_winds_forward_only(quick: Database, client: aiohttp.ClientSession) -> None:
    async with serve(quick, Echo()) as site:
        nam = Visitor(client, site.url, NAM)
        assert (await nam.get("/chat/api/clock"))[1] == {"now": "2026-06-05T01:00:00+00:00"}
        _, after = await nam.post("/chat/api/clock", {"plus": "next-morning"})
        assert after == {"now": "2026-06-06T00:31:00+00:00"}
        _, after = await nam.post("/chat/api/clock", {"to": "2026-06-08T09:00"})
        assert after == {"now": "2026-06-08T02:00:00+00:00"}
        assert (await nam.post("/chat/api/clock", {"to": "2026-06-01T09:00"}))[0] == 409
        assert (await nam.post("/chat/api/clock", {"to": "9999-01-01"}))[0] == 409
        assert (await nam.post("/chat/api/clock", {"plus": "2y"}))[0] == 400
        async with client.post(site.url + "/chat/api/clock", json={"plus": "1d"}) as answer:
            assert answer.status == 403


async def test_the_session_alone(quick: Database, client: aiohttp.ClientSession) -> None:
    async with serve(quick, Echo()) as site:
        bot = site.channel.bot
        assert (await bot.me()).id == bot.id == 2
        assert await bot(SetMyCommands(commands=[]))
        sent = await bot.send_message(5, "<b>a</b>")
        assert sent.bot is bot
        assert sent.text == "a"
        assert sent.entities is not None
        photo = await bot.send_photo(5, BufferedInputFile(b"png", "p.png"), caption="<i>b</i>")
        assert photo.photo is not None
        again = await bot.send_photo(5, photo.photo[0].file_id)
        assert again.photo == photo.photo
        with pytest.raises(TelegramBadRequest, match="wrong file"):
            await bot.send_photo(6, photo.photo[0].file_id)
        edited = await bot.edit_message_caption(chat_id=5, message_id=photo.message_id, caption="c")
        assert edited != True  # noqa: E712 - narrows Message | bool for the next line
        assert await bot.delete_message(5, sent.message_id)
        for number in (sent.message_id, 999):
            with pytest.raises(TelegramBadRequest):
                await bot.edit_message_text("x", chat_id=5, message_id=number)
        for text in ("", " ", "tỷ lệ < 5%"):
            with pytest.raises(TelegramBadRequest):
                await bot.send_message(5, text)
        with pytest.raises(TelegramBadRequest, match="not supported"):
            await bot(SendLocation(chat_id=5, latitude=1, longitude=1))
        with pytest.raises(TelegramBadRequest, match="not supported"):
            await bot(SendDice(chat_id=5))


async def test_answers_of_an_open_unit_show_when_it_is_committed(
    quick: Database, client: aiohttp.ClientSession
) -> None:
    gate = asyncio.Event()

    async def feed(bot: Bot, update: Update) -> None:
        async with quick.unit():
            assert update.message is not None
            await update.message.answer("trong giao dịch")
            await gate.wait()

    async with serve(quick, feed) as site:
        nam = Visitor(client, site.url, NAM)
        await nam.look()
        await nam.say("một")
        await nam.sees("một")
        looking = asyncio.create_task(nam.sees("trong giao dịch"))
        await asyncio.sleep(0.2)
        assert not looking.done()
        gate.set()
        began = asyncio.get_running_loop().time()
        await looking
        assert asyncio.get_running_loop().time() - began < 1
