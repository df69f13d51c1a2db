"""Who decides sees how a channel's month stands, and is told before it ends."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.on_quota import SPENT, QuotaOffice, quota_office, texts
from tests.support.tasks import live, tick


@pytest.fixture
async def office(sqlite_department: Path, tmp_path: Path) -> AsyncIterator[QuotaOffice]:
    async with quota_office(sqlite_department, tmp_path) as found:
        # The digest and the day's other business are behind us.
        await tick(found, "2026-03-02 08:00")
        yield found


async def test_coordinators_are_told_once_at_each_step(office: QuotaOffice) -> None:
    def told() -> list[str]:
        return [text for text in texts(office, "cvp") if "hạn mức tin" in text]

    await office.used(699)
    await live(office, "2026-03-16 09:00")
    assert told() == []
    await office.used(700)
    await live(office, "2026-03-16 09:01", "2026-03-16 09:02", "2026-03-17 09:00")
    assert len(told()) == 1
    assert "trên 70%" in told()[0]
    assert "sẽ hết khoảng ngày" in told()[0]
    await office.used(905)
    await live(office, "2026-03-17 10:00", "2026-03-17 10:01")
    assert len(told()) == 2
    await office.used(SPENT)
    await live(office, "2026-03-17 11:00", "2026-03-17 11:01")
    assert len(told()) == 3
    assert "đã hết hạn mức tin nhắc" in told()[-1], "from what is kept for answers"
    assert "01/4" in told()[-1]
    assert texts(office, "nam") == []


async def test_a_warning_takes_the_channel_without_a_quota(office: QuotaOffice) -> None:
    await office.also("cvp")
    await office.used(950)
    await live(office, "2026-03-16 09:00")
    assert len(office.telegram("cvp").screen) == 1
    assert "trên 90%" in office.telegram("cvp").screen[0].text


async def test_coordinators_hear_when_the_plan_serves_nobody_more(
    sqlite_department: Path, tmp_path: Path
) -> None:
    async with quota_office(sqlite_department, tmp_path, people=15) as office:
        await live(office, "2026-03-02 09:00", "2026-03-02 09:01", "2026-03-02 09:02")
        assert "phục vụ tối đa 15 người" in (
            await invited(office)), "who invites sees it"
        [near] = [text for text in texts(office, "cvp") if "Người vượt số này" in text]
        assert "đã liên kết 14 người" in near
        async with office.database.unit():
            await office.app.stores.accounts.add(
                office.person_ids["nam"], "telegram", 99, office.clock.now())
            # A second chat of somebody who is counted already is nobody more.
            await office.app.stores.accounts.add(
                office.person_ids["nam"], "zalo_bot", 98, office.clock.now())
        await live(office, "2026-03-03 09:00")
        assert not any("chỉ phục vụ" in text for text in texts(office, "cvp"))
    async with quota_office(sqlite_department, tmp_path, people=10) as office:
        await live(office, "2026-03-02 09:00", "2026-03-02 09:01")
        assert "đã đủ 10 người" in await invited(office)
        assert sum("chỉ phục vụ 10 người" in text for text in texts(office, "cvp")) == 1


async def invited(office: QuotaOffice) -> str:
    """What the coordinator reads with a code for Nam."""
    seen = len(office.chat("cvp").screen)
    await office.chat("cvp").say("/moi nam")
    return office.chat("cvp").screen[seen + 1].text


async def test_the_quota_is_shown_to_those_who_decide(office: QuotaOffice) -> None:
    office.clock.set("2026-03-13 18:00")
    await office.used(300)
    page = await office.chat("cvp").say("còn bao nhiêu tin")
    assert "Hạn mức tin tháng 3/2026" in page
    assert "300/1.000" in page
    assert "đủ dùng" in page
    assert "14/50" in page
    for who, words in (("gd", "hanmuc"), ("admin", "/quota"), ("cvp", "han muc tin")):
        assert "Hạn mức tin tháng" in await office.chat(who).say(words)
    assert "không có quyền" in await office.chat("nam").say("/hanmuc")
    await office.used(600)
    assert "sẽ hết khoảng ngày" in await office.chat("cvp").say("/hanmuc")
