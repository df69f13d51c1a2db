"""The double speaks the real protocol: two clients written by others can work with it."""

import io
import warnings

import pytest
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from tests.support.telegram_server import HOA, NAM, TelegramServer


@pytest.fixture
async def server():
    async with TelegramServer() as found:
        yield found


@pytest.fixture
async def ptb(server: TelegramServer):
    async with Bot(
        server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot"
    ) as bot:
        yield bot


async def test_ptb_reads_and_confirms_updates(server: TelegramServer, ptb: Bot) -> None:
    server.say(NAM, "xong 80%")
    server.say(HOA, "chưa xong")
    first, second = await ptb.get_updates(timeout=1)
    assert first.message.text == "xong 80%"
    assert second.message.from_user.first_name == "Hoa"
    assert await ptb.get_updates(offset=second.update_id + 1, timeout=0) == ()
    assert server.waiting == 0


async def test_ptb_sends_edits_and_presses(server: TelegramServer, ptb: Bot) -> None:
    server.say(NAM, "/start")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Xong", callback_data="done:1")]])
    sent = await ptb.send_message(NAM.id, "<b>A</b> &lt; 5%", parse_mode="HTML", reply_markup=keys)
    assert sent.text == "A < 5%"
    assert sent.entities[0].type == "bold"
    server.press(NAM, server.world.sent_to(NAM.id)[0], "done:1")
    press = (await ptb.get_updates(timeout=1))[-1].callback_query
    assert press.data == "done:1"
    assert await press.answer("Đã ghi")
    assert server.world.answers[0]["text"] == "Đã ghi"
    edited = await ptb.edit_message_text("B", NAM.id, sent.message_id)
    assert (edited.text, edited.reply_markup) == ("B", None)
    with pytest.raises(BadRequest, match="essage is not modified"):
        await ptb.edit_message_text("B", NAM.id, sent.message_id)


async def test_ptb_exchanges_files(server: TelegramServer, ptb: Bot) -> None:
    server.upload(NAM, b"bytes", "minh-chung.pdf")
    update = (await ptb.get_updates(timeout=1))[0]
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"bytes"
    sent = await ptb.send_document(NAM.id, io.BytesIO(b"report"), filename="bc.docx", caption="BC")
    assert sent.document.file_name == "bc.docx"
    assert server.world.files[sent.document.file_id].content == b"report"


async def test_ptb_meets_telegrams_errors(server: TelegramServer, ptb: Bot) -> None:
    assert (await ptb.get_me()).id == server.world.bot_id
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        await ptb.send_message(5, "x")
    server.say(NAM, "x")
    with pytest.raises(BadRequest, match="an't parse entities"):
        await ptb.send_message(NAM.id, "tỷ lệ < 5%", parse_mode="HTML")
    with pytest.raises(BadRequest, match="too long"):
        await ptb.send_message(NAM.id, "x" * 4097)
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await ptb.send_message(
            NAM.id,
            "x",
            reply_markup=InlineKeyboardMarkup(
                [[InlineKeyboardButton("a", callback_data="đ" * 33)]]
            ),
        )
    server.fail("429", "sendMessage", retry_after=7)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(RetryAfter):
            await ptb.send_message(NAM.id, "x")
    server.block(NAM)
    with pytest.raises(Forbidden):
        await ptb.send_message(NAM.id, "x")
    with pytest.raises(InvalidToken):
        async with Bot("43:other", base_url=f"{server.url}/bot"):
            pass


async def test_rate_limits_can_be_switched_on(server: TelegramServer, ptb: Bot) -> None:
    server.say(NAM, "x")
    server.rate_limited = True
    await ptb.send_message(NAM.id, "1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(RetryAfter):
            await ptb.send_message(NAM.id, "2")


async def test_aiogram_talks_to_it_too(server: TelegramServer) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    bot = AiogramBot(server.token, session=session)
    try:
        server.say(NAM, "/start")
        updates = await bot.get_updates(timeout=1)
        assert updates[0].message.text == "/start"
        sent = await bot.send_photo(NAM.id, BufferedInputFile(b"\x89PNG", "a.png"), caption="Ảnh")
        assert sent.caption == "Ảnh"
        content = await bot.download(sent.photo[-1].file_id)
        assert content.read() == b"\x89PNG"
        assert await bot.delete_message(NAM.id, sent.message_id)
        assert await bot.set_my_commands([])
        assert await bot.send_chat_action(NAM.id, "typing")
    finally:
        await bot.session.close()
