"""Updates that come twice, late, out of order, together, or to a process that dies: each takes
effect once and is answered, or it is said that the answer was lost."""


import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.methods import GetMe
from aiogram.types import Update
from sqlalchemy import func, select

from bot.answering import Answering
from bot.app import App
from channels.base import Feed
from storage.engine import Database
from storage.tables import progress
from tests.support.chat import Chat
from tests.support.office import Office
from tests.support.tasks import give

LOST = TelegramNetworkError(GetMe(), "reset")


async def reports(office: Office) -> int:
    async with office.database.reading():
        return int((await office.database.execute(
            select(func.count()).select_from(progress))).scalar_one())


async def test_an_answer_that_was_given_is_not_given_twice(quick_office: Office) -> None:
    task = await give(quick_office, "2026-03-20")
    nam = quick_office.chat("nam")
    await nam.say(f"{task.code} được 40%")
    seen = len(nam.screen)
    for _ in range(3):
        await nam.redeliver()
    assert len(nam.screen) == seen
    assert await reports(quick_office) == 1


async def test_a_crash_between_commit_and_answer_is_told(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = await give(quick_office, "2026-03-20")
    nam = quick_office.chat("nam")
    with monkeypatch.context() as patch:
        patch.setattr(Answering, "_show", _die)
        with pytest.raises(_KilledError):
            await nam.say(f"{task.code} được 40%")
    assert await reports(quick_office) == 1
    await nam.redeliver()
    assert "đã nhận và xử lý" in nam.text
    seen = len(nam.screen)
    await nam.redeliver()
    assert len(nam.screen) == seen, "told once"
    assert await reports(quick_office) == 1


async def test_a_crash_before_the_commit_leaves_nothing(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = await give(quick_office, "2026-03-20")
    nam = quick_office.chat("nam")
    with monkeypatch.context() as patch:
        patch.setattr(type(quick_office.app.stores.histories), "add", _die)
        with pytest.raises(_KilledError):
            await nam.say(f"{task.code} được 40%")
    assert await reports(quick_office) == 0
    await nam.redeliver()
    assert "40%" in nam.text
    assert await reports(quick_office) == 1


async def test_a_crash_before_a_refusal_is_said_does_not_claim_an_effect(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's task: nothing was written down, so nobody hears that it was."""
    task = await give(quick_office, "2026-03-20")
    thu = quick_office.chat("thu")
    refusal = await thu.say(f"/giahan {task.code} 30/4/2026 vì chờ số liệu")
    with monkeypatch.context() as patch:
        patch.setattr(Answering, "_show", _die)
        with pytest.raises(_KilledError):
            await thu.say(f"/giahan {task.code} 30/4/2026 vì chờ số liệu")
    await thu.redeliver()
    assert thu.text == refusal
    assert await reports(quick_office) == 0
    seen = len(thu.screen)
    await thu.redeliver()
    assert len(thu.screen) == seen, "told once"


@pytest.mark.parametrize("fault", [LOST, TelegramServerError(GetMe(), "502")])
async def test_an_answer_is_sent_again_when_the_network_fails(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    monkeypatch.setattr("bot.patience._PAUSES", (0.0, 0.0))
    nam = quick_office.chat("nam")
    quick_office.channel.session.faults = [fault, fault]  # type: ignore[list-item]
    assert "việc nào đang mở" in await nam.say("/viec")


async def test_two_processes_take_the_same_update_once(
    postgres_url: str,
) -> None:
    """A balancer sends an update again to the other process while the first one works on it."""
    async with _two(postgres_url) as (office, feeds):
        task = await give(office, "2026-03-20")
        nam = office.chat("nam")
        for number, text in enumerate([f"{task.code} được 40%", "/viec", "xong rồi"]):
            update = _said(nam, 9000 + number, text)
            seen = len(nam.screen)
            await asyncio.gather(*(feed(office.channel.bot, update) for feed in feeds * 2))
            assert len(nam.screen) == seen + 1, nam.transcript()
        assert await reports(office) == 2


async def test_a_chat_is_served_in_turn_over_two_processes(postgres_url: str) -> None:
    """While one process works on a chat the other waits; other chats go on."""
    async with _two(postgres_url) as (office, feeds):
        task = await give(office, "2026-03-20")
        nam, hoa = office.chat("nam"), office.chat("hoa")
        bot, first = office.channel.bot, feeds[0]
        hold, held = asyncio.Event(), asyncio.Event()
        say = office.channel.session.make_request

        async def slowly(bot: Bot, method: Any, timeout: Any = None) -> Any:  # noqa: ASYNC109
            if method.chat_id == nam.chat_id and not hold.is_set():
                held.set()
                await hold.wait()
            return await say(bot, method, timeout)

        office.channel.session.make_request = slowly  # type: ignore[method-assign]
        working = asyncio.create_task(first(bot, _said(nam, 9100, f"{task.code} được 20%")))
        await held.wait()
        behind = asyncio.create_task(feeds[1](bot, _said(nam, 9101, f"{task.code} được 80%")))
        await asyncio.wait_for(feeds[1](bot, _said(hoa, 9102, "/viec")), 20)
        assert hoa.screen
        assert not behind.done()
        hold.set()
        await asyncio.gather(working, behind)
        assert "20%" in nam.screen[0].text
        assert "80%" in nam.screen[1].text


@asynccontextmanager
async def _two(url: str) -> AsyncIterator[tuple[Office, list[Feed]]]:
    """The department, and the feeds of two processes over its database."""
    office = await Office(Database(url)).open()
    other = App(Database(url), office.app.policy, office.clock, office.evidence)
    yield office, [office.feed, other.connect([office.channel])]
    await other.database.close()
    await office.database.close()


def _said(chat: Chat, number: int, text: str) -> Update:
    sender = {"id": chat.chat_id, "is_bot": False, "first_name": "x"}
    return Update.model_validate({"update_id": number, "message": {
        "message_id": number, "date": 1_770_000_000, "text": text,
        "chat": {"id": chat.chat_id, "type": "private"}, "from": sender}},
        context={"bot": chat.channel.bot})


class _KilledError(BaseException):
    """The process ends here."""


async def _die(*_: object, **__: object) -> None:
    raise _KilledError
