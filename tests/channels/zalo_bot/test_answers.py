"""Answers on Zalo: none lost when the line fails, none more than an action needs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.test_channels_alike import link, unlinked
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.screens import last
from tests.support.speakers import speaking
from tests.support.waiting import until
from tests.support.zalo_server import NAM, ZaloServer
from tests.support.zalo_speaker import OnZaloBot


@pytest.fixture
async def told(
    sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[tuple[Office, OnZaloBot, ZaloServer]]:
    """Nam is linked and has one task."""
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, "zalo bot") as (app, nam):
        assert isinstance(nam, OnZaloBot)
        await link(office, app, nam)
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        yield office, nam, nam.server


async def test_an_answer_is_sent_again_when_zalos_gateway_fails(
    told: tuple[Office, OnZaloBot, ZaloServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.patience._PAUSES", (0.0, 0.0))
    _, nam, server = told
    for fault in ("502", 403, "drop"):
        server.fail(fault, "sendMessage", 1 if fault == "drop" else 2)
        before = len(server.sent)
        await nam.say("/viec")
        assert len(server.sent) > before, fault
        assert "Việc của anh/chị" in (await last(nam)).text


async def test_a_word_over_a_button_is_sent_again_too(
    told: tuple[Office, OnZaloBot, ZaloServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.patience._PAUSES", (0.0, 0.0))
    _, nam, server = told
    await nam.say("nv1 được 40%")
    await nam.say("hoàn tác")
    server.fail("502", "sendMessage", 2)
    await nam.press("Sửa lại")
    assert "đã" in (await last(nam)).text.lower()
    assert len(server.calls("sendMessage")) > len(server.sent)


async def test_what_only_tells_that_something_goes_on_is_no_message(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A month has 3,000 of them, and nothing could take it back."""
    monkeypatch.setattr("bot.patience._MOMENT", 0.0)
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, "zalo bot") as (app, lan):
        assert isinstance(lan, OnZaloBot)
        async with office.database.unit():
            code = await app.use_cases["issue_code"](
                office.person_ids["cvp"], None, office.clock.now())
        await lan.say(f"/start {code}")
        await lan.press("Đồng ý")
        before = len(lan.server.sent)
        await lan.say("/tonghop quý 1")
        assert len(lan.server.sent) == before + 1
        assert lan.server.calls("sendChatAction")


async def test_a_number_said_twice_in_a_hurry_does_not_take_it_back(
    told: tuple[Office, OnZaloBot, ZaloServer]
) -> None:
    """The second "1" was typed before "1. Sửa lại?" could be read."""
    _, nam, server = told
    await nam.say("/xem nv1")
    for _ in range(2):
        server.say(NAM, "1")
    await until(lambda: nam._feed.done > 3 and len(server.sent) > 4)
    *_, first, second = [sent.text for sent in server.sent]
    assert "✅ xong" in first
    assert "hoàn tác:" not in second.lower()
    assert "việc khác" not in second.lower(), second


async def test_a_number_that_is_not_offered_leaves_the_choices_open(
    told: tuple[Office, OnZaloBot, ZaloServer]
) -> None:
    office, nam, _ = told

    async def answer(text: str) -> str:
        office.clock.forward(minutes=1)
        await nam.say(text)
        return (await last(nam)).text

    await answer("/xem nv1")
    for text in ("9", "0.", "77", "8 ạ", "chọn số 9"):
        assert "không ứng với lựa chọn nào" in await answer(text)
    assert "bao nhiêu phần trăm" in await answer("2")
    assert "60%" in await answer("60")
    assert "không ứng với lựa chọn nào" in await answer("7")
    assert "“7”" not in await answer("được 70%"), "a number that chose nothing is no note"
