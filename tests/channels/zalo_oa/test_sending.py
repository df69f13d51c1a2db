"""What an account sends: plain text, buttons or lines, files, and nothing into a closed window."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.app import App
from channels.zalo_oa.windows import in_short
from core.errors import ClosedError, RefusedError, UnavailableError
from tests.support.on_zalo import Noting, keys
from tests.support.on_zalo_oa import OaHome, oa_home
from tests.support.waiting import until
from tests.support.zalo_oa_events import HOA, NAM
from tests.support.zalo_oa_server import ZaloOaServer

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
SEND = "/v3.0/oa/message/cs"


@pytest.fixture
async def server(app: App) -> AsyncIterator[ZaloOaServer]:
    async with ZaloOaServer(app.clock.now) as found:
        began = app.clock.now()
        found.tokens.now = lambda: began
        yield found


@pytest.fixture
async def home(app: App, server: ZaloOaServer, feed: Noting) -> AsyncIterator[OaHome]:
    async with oa_home(app, server, feed.attach, template="385412") as found:
        yield found


@pytest.fixture
async def chat(home: OaHome, feed: Noting) -> int:
    """Nam has written once."""
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    chat_id: int = feed.updates.pop().message.chat.id
    return chat_id


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


def paid(app: App) -> dict[str, float]:
    return {kind: app.metrics.registry.get_sample_value(
        "nhacviec_zalo_oa_paid_total", {"kind": kind}) or 0.0 for kind in ("late", "template")}


async def test_two_days_are_free_a_week_is_paid_then_nothing_leaves(
    home: OaHome, chat: int, app: App
) -> None:
    bot = home.channel.bot
    app.clock.forward(hours=47)
    await bot.send_message(chat, "1")
    assert paid(app) == {"late": 0, "template": 0}
    app.clock.forward(hours=2)
    await bot.send_message(chat, "2")
    await bot.send_message(chat, "3")
    assert paid(app) == {"late": 2, "template": 0}
    app.clock.forward(days=5)
    for what in (bot.send_message(chat, "Hạn ngày mai: nộp báo cáo " * 20),
                 bot.send_photo(chat, file("p.png", PNG)),
                 bot.send_document(chat, file("a.pdf", b"%PDF"))):
        with pytest.raises(ClosedError, match="window"):
            await what
    *_, knock = home.server.sent
    assert len(home.server.calls(SEND)) == 3, "nothing is sent into the void"
    assert not home.server.calls("/upload/file")
    template, data = knock.template or ("", {})
    assert (template, data["ngay"]) == ("385412", "09/03/2026")
    assert data["noi_dung"].startswith("Hạn ngày mai: nộp báo cáo Hạn")
    assert len(data["noi_dung"]) <= 100
    assert paid(app) == {"late": 2, "template": 1}, "one knock a day"
    app.clock.forward(days=1)
    with pytest.raises(ClosedError):
        await bot.send_message(chat, "4")
    assert paid(app)["template"] == 2


async def test_zalos_own_word_about_the_window_counts(
    home: OaHome, chat: int, app: App
) -> None:
    for code in (-230, -232):
        home.server.fail(code, SEND)
        with pytest.raises(ClosedError, match="window"):
            await home.channel.bot.send_message(chat, "x")
    assert paid(app) == {"late": 0, "template": 1}


async def test_who_writes_opens_the_window_again(
    home: OaHome, chat: int, app: App, feed: Noting
) -> None:
    app.clock.forward(days=8)
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    await home.channel.bot.send_message(chat, "x")
    assert home.server.texts(NAM) == ["x"]


async def test_a_template_that_is_refused_is_told_to_the_operator_and_tried_again(
    home: OaHome, chat: int, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    app.clock.forward(days=8)
    home.server.fail(-201, "/message/template")
    for _ in range(2):
        with pytest.raises(ClosedError, match="window"), caplog.at_level(logging.ERROR):
            await home.channel.bot.send_message(chat, "x")
    assert "template was refused" in caplog.text
    assert home.server.sent[-1].template is not None


async def test_without_a_template_nothing_is_sent(
    app: App, server: ZaloOaServer, feed: Noting
) -> None:
    async with oa_home(app, server, feed.attach) as home:
        server.say(NAM, "x")
        await until(lambda: feed.updates)
        app.clock.forward(days=8)
        with pytest.raises(ClosedError, match="window"):
            await home.channel.bot.send_message(feed.updates[0].message.chat.id, "x")
        assert server.sent == []


async def test_heard_is_noted_once_in_a_while(
    home: OaHome, chat: int, app: App, feed: Noting
) -> None:
    began = app.clock.now()
    ids = app.stores.external_ids
    assert await ids.heard_at(chat) == began
    for minutes, expected in ((1, 0), (1, 2), (1, 2), (5, 8)):
        app.clock.forward(minutes=minutes)
        before = len(feed.updates)
        home.server.say(NAM, "x")
        await until(lambda before=before: len(feed.updates) > before)
        assert await ids.heard_at(chat) == began + timedelta(minutes=expected)


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


@pytest.mark.parametrize("text", ["", "x" * 300, "từ " * 100, "🎉" * 200, "a\n\nb   c"])
def test_in_short_is_one_line_of_a_hundred(text: str) -> None:
    short = in_short(text)
    assert "\n" not in short
    assert len(short.encode("utf-16-le")) // 2 <= 100


def test_in_short_keeps_whole_words() -> None:
    assert in_short("a\n\nb   c") == "a b c"
    assert in_short("xin chào " * 20).endswith("chào…")


def template_body(home: OaHome) -> Any:
    return home.server.calls("/message/template")[-1]


async def test_a_template_is_addressed_by_user_id(home: OaHome, chat: int, app: App) -> None:
    app.clock.forward(days=8)
    with pytest.raises(ClosedError):
        await home.channel.bot.send_message(chat, "<b>Việc</b> mới")
    assert template_body(home) == {
        "user_id": NAM.id, "template_id": "385412",
        "template_data": {"ngay": "10/03/2026", "noi_dung": "Việc mới"}}


async def test_a_templates_day_is_the_countrys_and_not_that_of_utc(
    home: OaHome, chat: int, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(app.clock, "_now", early)
    with pytest.raises(ClosedError):
        await home.channel.bot.send_message(chat, "Việc mới")
    assert template_body(home)["template_data"]["ngay"] == "10/03/2026", "half past six there"


def test_the_template_is_documented() -> None:
    page = Path("docs/decisions/0014-zalo-official-account.md").read_text(encoding="utf-8")
    assert "`ngay`" in page
    assert "`noi_dung`" in page
