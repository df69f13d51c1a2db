"""A short month and a second channel that does not take what it is given instead."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramServerError
from aiogram.methods import SendMessage

from tests.support.on_quota import (
    TIGHT,
    QuotaOffice,
    announce,
    quota_office,
    states,
    texts,
)
from tests.support.tasks import give, live, tick

_SEND = SendMessage(chat_id=1, text="x")
BLOCKED = TelegramForbiddenError(_SEND, "Forbidden: bot was blocked by the user")
DOWN = TelegramServerError(_SEND, "Bad Gateway")


@pytest.fixture
async def office(sqlite_department: Path, tmp_path: Path) -> AsyncIterator[QuotaOffice]:
    async with quota_office(sqlite_department, tmp_path) as found:
        await tick(found, "2026-03-02 08:00")
        await found.also("nam")
        await found.used(TIGHT)
        yield found


async def test_an_announcement_that_the_other_channel_refuses_waits_and_goes_along(
    office: QuotaOffice,
) -> None:
    await give(office, "2026-03-03")
    office.channel.session.faults = [BLOCKED]
    await announce(office, "2026-03-20")
    await live(office, "2026-03-02 09:00", "2026-03-02 09:01")
    assert await states(office, "nam", "assigned") == [("pending", "saved")]
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30")
    [only] = texts(office, "nam")
    assert "Tin gửi kèm" in only
    assert await states(office, "nam", "assigned") == [("sent", "")]


async def test_what_a_dead_other_channel_was_to_take_waits_for_the_short_one(
    office: QuotaOffice,
) -> None:
    office.channel.session.faults = [DOWN] * 500
    await announce(office, "2026-03-31")
    await live(office, *(f"2026-03-02 {hour:02}:{minute:02}" for hour in range(9, 13)
                         for minute in (0, 1, 3, 10, 30)))
    assert await states(office, "nam", "assigned") == [("pending", "saved")]
    await live(office, *(f"2026-03-0{day} {hour}" for day in (3, 4, 5) for hour in (
        "07:30", "08:00", "08:01", "09:00", "10:00")))
    [only] = texts(office, "nam")
    assert "giao anh/chị nhiệm vụ" in only


async def test_a_warning_that_telegram_refuses_comes_on_the_short_channel(
    office: QuotaOffice,
) -> None:
    await office.also("cvp")
    office.channel.session.faults = [BLOCKED]
    await live(office, "2026-03-16 09:00", "2026-03-16 09:01")
    assert any("trên 90%" in text for text in texts(office, "cvp"))
