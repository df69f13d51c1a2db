"""What a platform took, in whole or in part, before something went wrong."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage

from core.errors import StoreDownError
from tests.support.office import Office
from tests.support.tasks import deliveries, live
from tests.support.undelivered import DIED, DOWN, DUPLICATE, ME, again, nams, on_web, ping


async def test_accepted_while_the_database_is_gone_is_sent_and_remembered_later(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    sent, tries = office.app.stores.sent, [StoreDownError("OperationalError")]
    remember = sent.remember

    async def gone_once(*args: Any) -> None:
        if tries:
            raise tries.pop()
        await remember(*args)

    monkeypatch.setattr(sent, "remember", gone_once)
    await ping(office)
    assert await nams(office) == ("sent", "", 1, "telegram")
    assert len(office.chat("nam").screen) == 1
    assert not office.other.session.screens.get(5), "not a second time, on the other channel"
    chat = office.chat("nam")
    async with office.database.reading():
        spoken = await sent.said("telegram", chat.chat_id, str(chat.screen[0].id))
    assert tuple(spoken.task_ids) == (1,)


@pytest.mark.parametrize("fault", [DOWN, DIED])
async def test_a_long_message_taken_in_part_comes_again_with_its_label(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch, fault: Any
) -> None:
    office = quick_office
    monkeypatch.setattr(office.app.messenger._outgoing["telegram"], "_limit", 120)
    fail_at(office, monkeypatch, 2, fault)
    await ping(office)
    assert len(office.chat("nam").screen) == 1
    assert DUPLICATE not in office.chat("nam").text
    await again(office, 10)
    assert (await nams(office))[0] == "sent"
    texts = [shown.text for shown in office.chat("nam").screen]
    assert DUPLICATE in texts[1]
    assert len(texts) > 2


async def test_what_arrived_in_part_is_not_taken_up_on_another_day(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    monkeypatch.setattr(office.app.messenger._outgoing["telegram"], "_limit", 120)
    fail_at(office, monkeypatch, 2, DOWN)
    await ping(office)
    office.channel.session.faults = [DOWN] * 30
    await again(office, 10, 60, 300, *[900] * 6)
    assert (await nams(office))[:2] == ("failed", "unknown")
    shown = len(office.chat("nam").screen)
    office.channel.session.faults = []
    await live(office, "2026-03-04 07:00")
    assert ("failed", "unknown") in await deliveries(office, "state", "reason")
    assert len(office.chat("nam").screen) == shown


async def test_after_a_slow_refusal_of_the_text_the_other_channel_waits_for_its_own_lease(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    monkeypatch.setattr("core.usecases.delivery_try._SOON_S", -1.0)
    await on_web(office, "nam", 5)
    await ping(office, *[TelegramBadRequest(ME, "can't parse entities")] * 9)
    assert await nams(office) == ("retrying", "refused", 1, "telegram")
    assert not office.other.session.screens.get(5), "a try outlasts its lease with two sends"
    await again(office, 10, 60)
    assert await nams(office) == ("retrying", "refused", 3, "telegram")
    await again(office, 300)
    assert await nams(office) == ("sent", "silent:telegram", 4, "web")
    assert DUPLICATE not in office.other.session.screens[5][0].text


def fail_at(
    office: Office, monkeypatch: pytest.MonkeyPatch, number: int, fault: Exception
) -> None:
    """That one of Telegram's messages to Nam, counted from 1, fails."""
    session, count = office.channel.session, 0
    make_request = session.make_request

    async def counted(bot: Any, method: Any, timeout: Any = None) -> Any:  # noqa: ASYNC109
        nonlocal count
        if isinstance(method, SendMessage) and method.chat_id == office.chat("nam").chat_id:
            count += 1
            if count == number:
                raise fault
        return await make_request(bot, method, timeout)

    monkeypatch.setattr(session, "make_request", counted)
