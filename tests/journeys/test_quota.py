"""A channel's month runs short: what matters goes, what may wait goes along, nothing is lost."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendPhoto

from core.errors import StoreDownError
from core.quota import Level
from tests.support.on_quota import (
    SPENT,
    TIGHT,
    QuotaOffice,
    announce,
    quota_office,
    states,
    texts,
)
from tests.support.tasks import give, live, tick


@pytest.fixture
async def office(sqlite_department: Path, tmp_path: Path) -> AsyncIterator[QuotaOffice]:
    async with quota_office(sqlite_department, tmp_path) as found:
        # The digest and the day's other business are behind us.
        await tick(found, "2026-03-02 08:00")
        yield found


async def test_while_there_is_room_nothing_waits(office: QuotaOffice) -> None:
    await give(office, "2026-03-06")
    await live(office, "2026-03-03 07:30")
    assert len(texts(office, "nam")) == 1
    assert await office.level() is Level.PLENTY


async def test_what_is_due_later_waits_and_joins_the_last_day(office: QuotaOffice) -> None:
    await give(office, "2026-03-06")
    await office.used(TIGHT)
    await live(office, *(f"2026-03-0{day} {hour}" for day in (3, 4, 5)
                         for hour in ("05:00", "07:30", "09:00", "17:00")))
    assert texts(office, "nam") == [], "three days before, and one day before"
    await live(office, "2026-03-06 05:00", "2026-03-06 07:30", "2026-03-06 08:30")
    [only] = texts(office, "nam")
    assert "hạn hôm nay" in only
    states_ = await states(office, "nam", "morning")
    assert ("sent", "") in states_
    assert {s for s, _ in states_} <= {"sent", "skipped"}


async def test_the_overdue_goes_at_once_and_takes_the_others_along(
    office: QuotaOffice,
) -> None:
    await give(office, "2026-03-02")
    await give(office, "2026-03-06")
    await office.used(TIGHT)
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30")
    [only] = texts(office, "nam")
    assert "CCHC-2026-001" in only
    assert "CCHC-2026-002" in only, "it would have been a ping of its own"


async def test_due_on_a_day_off_is_told_before_it(office: QuotaOffice) -> None:
    """Friday is the last morning before a Sunday's deadline."""
    await give(office, "2026-03-08")
    await office.used(TIGHT)
    await live(office, "2026-03-05 05:00", "2026-03-05 07:30")
    assert texts(office, "nam") == []
    await live(office, "2026-03-06 05:00", "2026-03-06 07:30")
    assert len(texts(office, "nam")) == 1


async def test_escalation_digest_urge_and_the_hour_never_wait(office: QuotaOffice) -> None:
    from datetime import time

    await give(office, "2026-03-05")
    await give(office, "2026-03-09", hour=time(11))
    await office.used(TIGHT)
    await live(office, "2026-03-06 05:00", "2026-03-06 07:30")
    assert any("CCHC-2026-001" in text for text in texts(office, "hung")), "escalated"
    await office.chat("cvp").say("/dondoc CCHC-2026-002")
    await live(office, "2026-03-06 08:00")
    assert any("đôn đốc" in text for text in texts(office, "nam"))
    await live(office, "2026-03-09 05:00", "2026-03-09 07:30", "2026-03-09 09:00")
    assert any("BẢN TIN TUẦN" in text for text in texts(office, "gd"))
    assert any("Sắp hết giờ" in text for text in texts(office, "nam"))


async def test_an_announcement_joins_the_next_message_that_matters(
    office: QuotaOffice,
) -> None:
    await give(office, "2026-03-03")
    await office.used(TIGHT)
    await announce(office, "2026-03-20")
    await live(office, "2026-03-02 09:00", "2026-03-02 16:00")
    assert texts(office, "nam") == []
    assert await states(office, "nam", "assigned") == [("pending", "saved")]
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30")
    [only] = texts(office, "nam")
    assert "hạn hôm nay" in only
    assert "Tin gửi kèm" in only
    assert "giao anh/chị nhiệm vụ" in only
    assert await states(office, "nam", "assigned") == [("sent", "")]
    await live(office, "2026-03-03 08:00", "2026-03-04 05:00", "2026-03-04 07:30",
               "2026-03-04 08:00")
    assert sum("giao anh/chị" in text for text in texts(office, "nam")) == 1, "told once"


async def test_an_announcement_waits_three_working_days_at_most(office: QuotaOffice) -> None:
    await office.used(TIGHT)
    await announce(office, "2026-03-31", times=3)
    for day in (2, 3, 4):
        await live(office, *(f"2026-03-0{day} {hour}" for hour in ("09:00", "10:00", "17:00")))
    assert texts(office, "nam") == []
    await live(office, *(f"2026-03-05 {hour}" for hour in (
        "07:30", "08:00", "08:01", "08:02", "09:00", "10:00")))
    [only] = texts(office, "nam")
    assert only.count("Rà soát thủ tục") == 3, "three announcements, one message"


async def test_a_database_that_fails_behind_a_message_doubles_nothing_of_it(
    office: QuotaOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await give(office, "2026-03-03")
    await office.used(TIGHT)
    await announce(office, "2026-03-20")
    await live(office, "2026-03-02 09:00", "2026-03-03 05:00")
    store, real = office.app.stores.deliveries, type(office.app.stores.deliveries).complete

    async def complete(*args: Any) -> bool:
        if args[0].kind == "assigned":
            raise StoreDownError("gone")
        return await real(store, *args)

    monkeypatch.setattr(store, "complete", complete)
    await live(office, "2026-03-03 07:30")
    monkeypatch.undo()
    assert ("sent", "") in await states(office, "nam", "morning")
    await live(office, "2026-03-03 07:32", "2026-03-03 08:00")
    first, second = texts(office, "nam")
    assert "hạn hôm nay" in first
    assert "hạn hôm nay" not in second
    assert "có thể trùng" in second, "the announcement may have come before"


async def test_the_other_channel_takes_at_once_what_would_wait(office: QuotaOffice) -> None:
    await office.also("nam")
    await give(office, "2026-03-06")
    await office.used(TIGHT)
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30")
    assert len(office.telegram("nam").screen) == 1
    assert texts(office, "nam") == []
    assert await states(office, "nam", "morning") == [("sent", "")]


async def test_spent_pings_stop_and_come_back_in_the_new_month_as_one(
    office: QuotaOffice,
) -> None:
    await office.used(SPENT)
    await announce(office, "2026-05-29", times=3)
    await give(office, "2026-03-30")
    await live(office, "2026-03-02 09:00", "2026-03-25 07:30", "2026-03-30 05:00",
               "2026-03-30 07:30", "2026-03-31 05:00", "2026-03-31 07:30", "2026-03-31 17:00")
    assert texts(office, "nam") == []
    assert ("failed", "quota") in await states(office, "nam", "morning")
    assert await states(office, "nam", "assigned") == [("pending", "saved")] * 3
    assert "Vũ Nam" in await office.chat("cvp").say("/chualienlac"), "answers still leave"
    await live(office, *(f"2026-04-01 {hour}" for hour in (
        "05:00", "07:00", "07:30", "08:00", "08:01", "08:02", "09:00")))
    [only] = texts(office, "nam")
    assert "CCHC-2026-004" in only
    assert only.count("giao anh/chị nhiệm vụ") == 3


async def test_when_it_is_spent_the_other_channel_takes_what_matters(
    office: QuotaOffice,
) -> None:
    await office.also("nam")
    await office.used(SPENT)
    await give(office, "2026-03-03")
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30")
    assert len(office.telegram("nam").screen) == 1
    assert await states(office, "nam", "morning") == [("sent", "quota:zalo_bot")]


async def test_the_last_ones_are_for_answers_then_nothing_leaves(office: QuotaOffice) -> None:
    await office.used(SPENT)
    for _ in range(20):
        await office.chat("nam").say("việc")
    used = await office.used()
    assert used.incoming == 20
    assert used.total >= 1000
    answers = [s for s in office.chat("nam").screen if s.author == "bot"]
    assert len(answers) == used.outgoing - SPENT > 0
    assert used.outgoing + used.incoming - 20 <= 1000


async def test_what_a_spent_month_ended_comes_back_as_one_message(
    office: QuotaOffice,
) -> None:
    """Not only the last week's."""
    await office.used(SPENT)
    await give(office, "2026-03-10")
    await live(office, *(f"2026-03-{day} {hour}" for day in ("09", "10", "11", "13")
                         for hour in ("05:00", "07:30")))
    await office.chat("cvp").say("/dondoc CCHC-2026-001")
    await live(office, "2026-03-13 09:00")
    assert ("failed", "quota") in await states(office, "nam", "urge")
    await live(office, *(f"2026-04-01 {hour}" for hour in (
        "05:00", "07:00", "07:30", "08:00", "08:01", "09:00")))
    [only] = texts(office, "nam")
    assert "quá hạn" in only
    assert "đôn đốc" in only
    assert len(texts(office, "hung")) == 1, "the escalation of the 12th"


async def test_a_page_and_its_picture_are_one_message(office: QuotaOffice) -> None:
    """Of a month that is not short: else the picture is left out."""
    chat = office.chat("cvp")
    for command, words in (("/bantin", "BẢN TIN TUẦN"), ("/thongke Q1/2026", "quý I/2026")):
        before = await office.used()
        text = await chat.say(command)
        assert words in text
        assert chat.last.file is not None
        assert chat.last.file[0].endswith(".png")
        assert (await office.used()).outgoing == before.outgoing + 1
    await office.used(TIGHT)
    assert "BẢN TIN TUẦN" in await chat.say("/bantin")
    assert chat.last.file is None


async def test_a_picture_that_does_not_leave_takes_no_words_along(office: QuotaOffice) -> None:
    chat = office.chat("cvp")
    office.zalo.session.faults.append(TelegramBadRequest(
        SendPhoto(chat_id=1, photo="x"), "Bad Request: files need web.public_url"))
    assert "BẢN TIN TUẦN" in await chat.say("/bantin")
    assert chat.last.file is None
