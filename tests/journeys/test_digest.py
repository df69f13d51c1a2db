"""Monday's page leaves by itself, once."""

from datetime import date

from sqlalchemy import insert

from storage.tables import blocker, holiday_override
from tests.support.office import Office
from tests.support.tasks import change, give, live, tick

READERS = ("gd", "pgd", "cvp")


def pages(office: Office, who: str) -> list[str]:
    return [s.text for s in office.chat(who).screen if "BẢN TIN TUẦN" in s.text]


async def test_it_leaves_by_itself_once_with_a_picture(office: Office) -> None:
    await give(office, "2026-06-30")
    await tick(office, "2026-03-09 07:29")
    assert not pages(office, "gd")
    await live(office, "2026-03-09 07:30", "2026-03-09 07:31", "2026-03-10 09:00",
               "2026-03-13 16:00")
    for who in READERS:
        assert len(pages(office, who)) == 1
        assert sum(1 for s in office.chat(who).screen if s.file) == 1
    assert pages(office, "nam") == pages(office, "hung") == []
    await tick(office, "2026-03-16 07:30")
    assert len(pages(office, "gd")) == 2


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
