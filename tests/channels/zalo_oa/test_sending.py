"""What an account sends: plain text, buttons or lines, files, and nothing into a closed window."""


import aiohttp
import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.app import App
from core.errors import ClosedError, RefusedError, UnavailableError
from tests.support.on_zalo import Noting, keys
from tests.support.on_zalo_oa import OaHome
from tests.support.waiting import until
from tests.support.zalo_oa_events import HOA, NAM

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
SEND = "/v3.0/oa/message/cs"


def file(name: str, content: bytes) -> BufferedInputFile:
    return BufferedInputFile(content, name)


async def test_marks_fall_away_and_links_keep_their_address(home: OaHome, chat: int) -> None:
    await home.channel.bot.send_message(
        chat, '🎉 <a href="https://a.vn">tại đây</a> <b>Rà <i>soát</i></b> &lt; <code>x</code>')
    assert home.server.texts(NAM) == ["🎉 tại đây (https://a.vn) Rà soát < x"]


async def test_up_to_five_choices_are_buttons_behind_the_last_piece(
    home: OaHome, chat: int
) -> None:
    text = " ".join(f"Câu số {n} 🎉." for n in range(400))
    await home.channel.bot.send_message(chat, text, reply_markup=keys("Có", "Không"))
    *first, last = home.server.sent
    assert len(first) > 1
    assert not any(sent.buttons for sent in first)
    assert [(title, kind) for title, kind, _ in last.buttons] == [
        ("1. Có", "oa.query.hide"), ("2. Không", "oa.query.hide")]


@pytest.mark.parametrize("labels", [
    ("a", "b", "c", "d", "e", "f"), ("x" * 33,), ("Có", "nhãn dài 🎉 " * 4),
])
async def test_what_does_not_fit_is_lines_and_nothing_is_cut(
    home: OaHome, chat: int, labels: tuple[str, ...]
) -> None:
    await home.channel.bot.send_message(chat, "?", reply_markup=keys(*labels))
    (sent,) = home.server.sent
    assert sent.buttons == []
    for number, label in enumerate(labels, 1):
        assert f"{number}. {label.strip()}" in sent.text


async def test_a_link_is_a_button_that_opens_it(home: OaHome, chat: int) -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[
        InlineKeyboardButton(text="Trang", url="https://a.vn"),
        InlineKeyboardButton(text="Xong", callback_data="x")]])
    await home.channel.bot.send_message(chat, "?", reply_markup=markup)
    first, second = home.server.sent[0].buttons
    assert first == ("Trang", "oa.open.url", {"url": "https://a.vn"})
    assert second[0] == "1. Xong"


@pytest.mark.parametrize("code", [-201, -210, -233])
async def test_refused_buttons_become_lines(home: OaHome, chat: int, code: int) -> None:
    home.server.fail(code, SEND)
    await home.channel.bot.send_message(chat, "?", reply_markup=keys("Có", "Không"))
    assert home.server.texts(NAM) == ["?\n\nNhắn số để chọn:\n1. Có\n2. Không"]


async def test_a_press_is_a_press_and_so_is_its_number_or_label(
    home: OaHome, chat: int, feed: Noting
) -> None:
    await home.channel.bot.send_message(chat, "?", reply_markup=keys("Có", "Không"))
    home.server.press_button(NAM, "2. Không")
    home.server.say(NAM, "1")
    home.server.say(NAM, "không")
    await until(lambda: len(feed.updates) == 3)
    assert sorted(feed.texts) == ["→a", "→b", "→b"]


async def test_an_old_button_presses_still(home: OaHome, chat: int, feed: Noting, app: App) -> None:
    await home.channel.bot.send_message(chat, "?", reply_markup=keys("Có"))
    for number in range(12):
        await home.channel.bot.send_message(chat, f"{number}", reply_markup=keys("Khác"))
    app.clock.forward(days=30)
    home.server.press_button(NAM, "1. Có")
    await until(lambda: feed.updates)
    assert feed.texts == ["→a"]


async def test_a_forged_press_is_a_dead_button_and_never_words(
    home: OaHome, chat: int, feed: Noting
) -> None:
    await home.channel.bot.send_message(chat, "?", reply_markup=keys("Có"))
    (_, _, payload), = home.server.sent[-1].buttons
    home.server.say(HOA, payload)
    for forged in (payload[:-1] + "z", payload.replace("#nv/", "#nv/f", 1), "#nv/", "#nv/1/x/y",
                   payload + "\x00", payload + "x" * 3000):
        home.server.say(NAM, forged)
    await until(lambda: len(feed.updates) == 7)
    assert set(feed.texts) == {"→-"}


async def test_documents_of_zalos_kinds_are_files_with_their_words_before(
    home: OaHome, chat: int
) -> None:
    await home.channel.bot.send_document(
        chat, file("báo cáo.pdf", b"%PDF-1.7"), caption="<b>Báo cáo</b>", reply_markup=keys("Chốt"))
    words, document = home.server.sent
    assert (words.text, words.buttons[0][0]) == ("Báo cáo", "1. Chốt")
    assert (document.name, document.content) == ("báo cáo.pdf", b"%PDF-1.7")
    await home.channel.bot.send_document(chat, file("a.docx", b"PK\x03\x04"))
    assert (home.server.sent[-1].name, len(home.server.sent)) == ("a.docx", 3)


@pytest.mark.parametrize(("name", "content"), [
    ("bảng.xlsx", b"PK\x03\x04"), ("virus.pdf", b"MZ\x90\x00"), ("không đuôi", b"%PDF"),
    ("to.pdf", b"%PDF" + b"x" * 5 * 1024 * 1024),
])
async def test_other_files_are_links_and_are_not_uploaded(
    home: OaHome, chat: int, name: str, content: bytes
) -> None:
    await home.channel.bot.send_document(chat, file(name, content), caption="Đây")
    (sent,) = home.server.sent
    assert sent.text.startswith(f"Đây\n\n📎 {name}")
    assert f"{home.url}/zalo-oa/file/" in sent.text
    assert not home.server.calls("/upload/file")
    async with aiohttp.ClientSession() as browser, \
            browser.post(sent.text.rpartition("\n")[2]) as got:
        assert await got.read() == content


@pytest.mark.parametrize("path", ["/upload/file", SEND])
@pytest.mark.parametrize("fault", [-100, -201, -210])
async def test_a_refused_file_is_a_link(
    home: OaHome, chat: int, path: str, fault: int
) -> None:
    home.server.fail(fault, path)
    await home.channel.bot.send_document(chat, file("a.pdf", b"%PDF"))
    assert "/zalo-oa/file/" in home.server.texts(NAM)[-1]


@pytest.mark.parametrize("fault", ["502", "cut", "empty"])
async def test_a_broken_upload_is_a_link(home: OaHome, chat: int, fault: str) -> None:
    home.server.fail(fault, "/upload/file")
    await home.channel.bot.send_document(chat, file("a.pdf", b"%PDF"))
    assert "/zalo-oa/file/" in home.server.texts(NAM)[-1]


async def test_a_type_that_zalo_refuses_in_silence_is_a_link(
    home: OaHome, chat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home.server.uploads, "take", lambda *_: {})
    await home.channel.bot.send_document(chat, file("a.pdf", b"%PDF"))
    assert "/zalo-oa/file/" in home.server.texts(NAM)[-1]


async def test_pictures_go_as_pictures_and_large_ones_as_links(home: OaHome, chat: int) -> None:
    bot = home.channel.bot
    await bot.send_photo(chat, file("p.png", PNG), caption="Biểu đồ", reply_markup=keys("Xem"))
    picture, menu = home.server.sent
    assert (picture.text, picture.photo, picture.content) == ("Biểu đồ", True, PNG)
    assert menu.buttons[0][0] == "1. Xem"
    for large in (PNG + b"x" * 1024 * 1024, b"GIF89a", b"<svg>"):
        await bot.send_photo(chat, file("p.png", large))
        assert "/zalo-oa/file/" in home.server.texts(NAM)[-1]


async def test_toasts_are_said_and_nothing_is_typed(home: OaHome, chat: int) -> None:
    bot = home.channel.bot
    assert await bot.send_chat_action(chat, "typing")
    await bot.answer_callback_query(f"{chat}-5", "Đã hoàn tác.")
    await bot.answer_callback_query(f"{chat}-6", "Đang đếm…")
    await bot.edit_message_text("hai", chat_id=chat, message_id=5)
    assert home.server.texts(NAM) == ["Đã hoàn tác.", "hai"]
    assert (await bot.me()).first_name == "Sở Nội vụ"


async def test_a_toast_into_a_closed_window_is_closed_and_knocks_nowhere(
    home: OaHome, chat: int
) -> None:
    home.server.fail(-230, SEND)
    with pytest.raises(ClosedError, match="window"):
        await home.channel.bot.answer_callback_query(f"{chat}-5", "Đã hoàn tác.")
    assert home.server.sent == []


@pytest.mark.parametrize("labels", [("Có", "Không"), tuple("abcdef")])
async def test_a_message_that_broke_off_says_so(
    home: OaHome, chat: int, labels: tuple[str, ...]
) -> None:
    home.server.slow = 0.0
    for text, partly in (("Ngắn", False), ("Câu số 1. " * 260, True)):
        if partly:
            home.server.fail("slow", SEND)  # the first piece arrives
        home.server.fail(-200, SEND)
        with pytest.raises(UnavailableError) as caught:
            await home.channel.bot.send_message(chat, text, reply_markup=keys(*labels))
        assert caught.value.partly is partly
    assert len(home.server.sent) == 1


async def test_refusals_are_what_core_knows(home: OaHome, chat: int, app: App) -> None:
    bot = home.channel.bot
    stranger = await app.stores.external_ids.local_id("zalo_oa", HOA.id)
    with pytest.raises(RefusedError):
        await bot.send_message(stranger, "x")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(999, "x")
    home.server.fail(-211, SEND)
    with pytest.raises(ClosedError, match="quota"):
        await bot.send_message(chat, "x")


async def test_files_come_from_zalos_hosts_and_need_be_no_pictures(
    home: OaHome, chat: int, feed: Noting
) -> None:
    home.server.file(NAM, "biên bản.pdf", b"%PDF-1.7 x")
    await until(lambda: feed.updates)
    document = feed.updates[0].message.document
    assert (document.file_name, document.file_size) == ("biên bản.pdf", 10)
    assert (await home.channel.bot.download(document.file_id)).read() == b"%PDF-1.7 x"
    for wrong in ("any+https://evil.example/x.pdf", "any+http://169.254.169.254/x",
                  document.file_id.replace("any+", "")):
        with pytest.raises(OSError, match=r"not"):
            await home.channel.bot.download(wrong)
