"""What an account may send when: free, paid, or nothing but a template that asks to write."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import BufferedInputFile

from bot.app import App
from channels.zalo_oa.windows import in_short
from core.errors import ClosedError
from tests.support.on_zalo import Noting
from tests.support.on_zalo_oa import OaHome, oa_home
from tests.support.waiting import until
from tests.support.zalo_oa_events import NAM
from tests.support.zalo_oa_server import ZaloOaServer

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
SEND = "/v3.0/oa/message/cs"


def file(name: str, content: bytes) -> BufferedInputFile:
    return BufferedInputFile(content, name)


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


async def test_two_messages_at_once_knock_once(home: OaHome, chat: int, app: App) -> None:
    app.clock.forward(days=8)
    bot = home.channel.bot
    refused = await asyncio.gather(
        *(bot.send_message(chat, f"{number}") for number in range(5)), return_exceptions=True)
    assert [type(error) for error in refused] == [ClosedError] * 5
    assert paid(app)["template"] == 1
    assert len(home.server.sent) == 1


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
