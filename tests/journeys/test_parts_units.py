"""Units that have no head, two, or were merged, and gatherings beside each other."""

import shutil
from pathlib import Path

from core.policy import Policy
from core.tasks import State
from storage.engine import Database
from tests.support.builders import add_task
from tests.support.gathered import LDVL, a_quarter, parts_told
from tests.support.office import Office
from tests.support.tasks import tick


async def test_a_unit_without_a_head_is_the_coordinators_and_one_merged_its_heirs(
    quick_office: Office,
) -> None:
    from sqlalchemy import delete, insert, update

    from storage import tables

    office = quick_office
    await a_quarter(office)
    async with office.database.unit():
        await office.database.execute(delete(tables.membership).where(
            tables.membership.c.person_id == office.person_ids["tkt"]))
    await tick(office, "2026-06-04 07:30")
    assert "Phòng Tài chính – Kế toán" in parts_told(office, "cvp")[-1]
    await office.chat("hung").say("/phan")
    await office.chat("hung").say("1: Chữ của phòng cũ")
    async with office.database.unit():
        await office.database.execute(update(tables.unit).where(
            tables.unit.c.id == office.unit_ids["LDVL"]).values(active=False))
        await office.database.execute(insert(tables.unit_predecessor).values(
            unit_id=office.unit_ids["NCC"], predecessor_id=office.unit_ids["LDVL"]))
    assert LDVL not in await office.chat("cvp").say("/phan")
    ncc = office.chat("ncc")
    await ncc.say("/phan")
    assert "Chữ của phòng cũ" in ncc.text, "nothing typed is lost"
    assert "Đã gửi báo cáo cho các huyện" in ncc.text


async def test_a_head_of_two_units_is_told_once(quick_office: Office) -> None:
    from sqlalchemy import insert

    from storage import tables

    office = quick_office
    await a_quarter(office)
    async with office.database.unit():
        await office.database.execute(insert(tables.membership).values(
            person_id=office.person_ids["hung"], unit_id=office.unit_ids["NCC"], role="head"))
    await tick(office, "2026-06-04 07:30")
    (told,) = parts_told(office, "hung")
    assert LDVL in told
    assert "Phòng Người có công" in told
    hung = office.chat("hung")
    await hung.say("/phan")
    assert "Các phần báo cáo của anh/chị" in hung.text
    await hung.press("Người có công")
    assert "Đã gửi báo cáo cho các huyện" in hung.text


async def test_a_paused_duty_and_a_cancelled_one(quick_office: Office) -> None:
    office = quick_office
    office.clock.set("2026-06-04 07:00")
    await add_task(office, "Đã hủy", unit="LDVL", state=State.CANCELLED, assigned="2026-04-01",
                   cancelled_on=office.clock.now().date())
    await tick(office, "2026-06-04 07:30")
    await office.chat("hung").say("/phan")
    assert "Chưa có nội dung nào" in office.chat("hung").text
    assert not [x for x in office.chat("hung").labels if "Sửa" in x], "no line to edit"


async def test_two_gatherings_at_once_and_the_coordinators_own_unit(sqlite_template: Path,
                                                                    tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "own.db")
    database = Database(f"sqlite:///{tmp_path / 'own.db'}")
    policy = Policy(organisation="Sở mẫu", collect=("Q2", "H1"), draft_days=12, parts_due_days=3)
    office = await Office(database, policy).open()
    made = await a_quarter(office)
    own = await add_task(office, "Tổng hợp báo cáo", unit="VP", due="2026-05-01",
                         assigned="2026-03-20")
    await tick(office, "2026-06-01 07:30")
    assert not parts_told(office, "hung")
    await tick(office, "2026-06-02 07:30")
    (told,) = parts_told(office, "hung")
    assert "quý II/2026" in told
    assert "6 tháng đầu năm 2026" in told
    assert "17/6/2026" in told
    hung = office.chat("hung")
    await hung.say("/phan")
    assert "Các phần báo cáo của anh/chị" in hung.text
    await hung.press("6 tháng đầu năm")
    assert made[0].code is not None
    assert made[0].code in hung.text
    cvp = office.chat("cvp")
    assert "quý II/2026" in await cvp.say("/phan")
    await cvp.press("✏ Văn phòng Sở")
    assert own.code is not None
    assert own.code in cvp.text
    await cvp.say("1: Đã tổng hợp, gửi Giám đốc")
    await cvp.press("Xác nhận")
    assert "Lê Thị Lan đã xác nhận" in cvp.text
    await cvp.say("/phan")
    await cvp.press("Xem 6 tháng đầu năm")
    assert "6 tháng đầu năm 2026" in cvp.text
    await database.close()


async def test_last_quarters_gathering_that_nobody_closed_is_not_in_the_way(
    quick_office: Office,
) -> None:
    office = quick_office
    await a_quarter(office)
    await tick(office, "2026-06-04 07:30")
    await tick(office, "2026-09-04 07:30")
    assert "quý III/2026" in await office.chat("cvp").say("/phan")
    assert "quý III/2026" in await office.chat("hung").say("/phan")
    assert "không có nhiệm vụ trong kỳ này" in await office.chat("ncc").say("/phan")
    office.clock.set("2026-11-01 09:00")
    assert "quý III/2026" in await office.chat("hung").say("/phan")
    assert "quý II/2026" in await office.chat("ncc").say("/phan quý 2")
