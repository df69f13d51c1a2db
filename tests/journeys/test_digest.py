"""Monday's page leaves by itself, once."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.ticking import plot_digest
from channels.speaking import spoken
from storage.tables import blocker, holiday_override, person
from tests.support.builders import add_task
from tests.support.office import NO_PICTURE, Office
from tests.support.tasks import change, give, live, tick

READERS = ("gd", "pgd", "cvp")


def pages(office: Office, who: str) -> list[str]:
    return [s.text for s in office.chat(who).screen if "BẢN TIN TUẦN" in s.text]


async def test_it_leaves_by_itself_once_with_a_picture(office: Office) -> None:
    office.app.messenger._plot = plot_digest
    await give(office, "2026-06-30")
    await tick(office, "2026-03-09 07:29")
    assert not pages(office, "gd")
    await live(office, "2026-03-09 07:30", "2026-03-09 07:31", "2026-03-10 09:00",
               "2026-03-13 16:00")
    for who in READERS:
        assert len(pages(office, who)) == 1
        (picture,) = [s.file for s in office.chat(who).screen if s.file]
        assert len(picture[1]) > len(NO_PICTURE)
    assert pages(office, "nam") == pages(office, "hung") == []
    await tick(office, "2026-03-16 07:30")
    assert len(pages(office, "gd")) == 2


async def test_the_channel_knows_its_readers_language(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a channel adds to the page, or to the picture behind it, is in it."""
    await give(office, "2026-06-30")
    async with office.database.unit():
        await office.database.execute(
            update(person).where(person.c.code == "gd").values(language="en"))
    sent: list[tuple[str, str]] = []
    send = office.channel.session.make_request

    async def noting(bot: Any, method: Any, timeout: Any = None) -> Any:  # noqa: ASYNC109
        if method.chat_id == 1000 + office.person_ids["gd"]:
            sent.append((type(method).__name__, spoken()))
        return await send(bot, method, timeout)

    monkeypatch.setattr(office.channel.session, "make_request", noting)
    await live(office, "2026-03-09 07:30")
    assert sent == [("SendMessage", "en"), ("SendPhoto", "en")]


async def test_a_stop_on_monday_is_caught_up_until_friday(office: Office) -> None:
    await give(office, "2026-06-30")
    await tick(office, "2026-03-12 10:00")
    assert len(pages(office, "gd")) == 1
    await live(office, "2026-03-14 10:00", "2026-03-15 10:00")
    assert len(pages(office, "gd")) == 1


async def test_an_office_without_tasks_gets_no_page_of_zeros(office: Office) -> None:
    await tick(office, "2026-03-09 07:30")
    assert office.chat("gd").screen == []


async def test_a_holiday_moves_it_to_the_next_working_day(office: Office) -> None:
    await give(office, "2026-06-30")
    async with office.database.unit():
        await office.database.execute(insert(holiday_override).values(
            day=date(2026, 3, 9), kind="off", note="", source=""))
    await tick(office, "2026-03-09 09:00")
    assert not pages(office, "gd")
    await tick(office, "2026-03-10 07:30")
    assert len(pages(office, "gd")) == 1


async def test_its_figures(office: Office) -> None:
    old = await give(office, "2026-02-20")
    done = await give(office, "2026-03-06", unit="NCC", who=())
    await give(office, "2026-03-12", assigned="2026-03-04")
    office.clock.set("2026-03-05 09:00")
    await change(office, done, "ncc", state="completed", completed_on=date(2026, 3, 5))
    async with office.database.unit():
        await office.database.execute(insert(blocker).values(
            task_id=old.id, person_id=office.person_ids["nam"], at=office.clock.now(),
            text="chờ Sở Tư pháp <b>", waits_for="Sở Tư pháp"))
    await tick(office, "2026-03-09 07:30")
    page = pages(office, "gd")[0]
    for line in ("Đang mở: 02 (=)", "Quá hạn: 01 (=)", "Đến hạn tuần này: 01 (=)",
                 "Xong tuần trước: 01 (+1)", "Giao tuần trước: 01 (+1)"):
        assert line in page, page
    assert f"{old.code} (" in page
    assert "17 ngày" in page
    assert "chờ Sở Tư pháp <b>" in page
    assert page.index("Người có công") < page.index("Lao động – Việc làm – Bảo hiểm: mở")


async def test_now_for_who_decides_only(office: Office) -> None:
    await give(office, "2026-03-12")
    await office.chat("gd").say("/bantin")
    assert len(pages(office, "gd")) == 1
    assert office.chat("gd").last.file is not None
    assert "không có quyền" in await office.chat("nam").say("/digest")


async def test_a_restricted_title_stays_out_of_it(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, "Nhân sự mật danh", unit="NCC", due="2026-03-02",
                   assigned="2026-02-01", restricted=True)
    await add_task(office, "Rà soát thủ tục", due="2026-03-03", assigned="2026-02-01")
    await tick(office, "2026-03-09 07:30")
    (page,) = pages(office, "gd")
    assert "Rà soát thủ tục" in page
    assert "mật danh" not in page
    assert "(nhiệm vụ hạn chế phổ biến)" in page


async def test_its_readers_get_one_page_counted_once(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    counted = []
    real = office.app.stores.digest.unreached

    async def counting(*asked: Any) -> int:
        counted.append(asked)
        return await real(*asked)

    monkeypatch.setattr(office.app.stores.digest, "unreached", counting)
    await give(office, "2026-06-30")
    await tick(office, "2026-03-09 07:30")
    assert pages(office, "gd") == pages(office, "cvp") == pages(office, "pgd") != []
    assert len(counted) == 1
    await office.chat("gd").say("/bantin")
    assert len(counted) == 2, "whoever asks gets it as it is now"
