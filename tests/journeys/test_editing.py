"""A task is handed to a person, changed, paused, resumed and cancelled from its card."""

from datetime import date

from sqlalchemy import insert, select

from core.tasks import State, Task
from storage.tables import delivery, task, task_assignee
from tests.support.chat import Chat
from tests.support.office import Office

CODE = "CCHC-2026-001"


async def given(office: Office, unit: str = "LDVL", assignee: str | None = None) -> int:
    """One task of a unit, due on Friday 20 March."""
    async with office.database.unit():
        done = await office.database.execute(insert(task).values(
            code=CODE, title="Rà soát <b>TTHC</b>", state="assigned", kind="assigned",
            lead_unit_id=office.unit_ids[unit], assigned_on=date(2026, 3, 2),
            due_on=date(2026, 3, 20), original_due_on=date(2026, 3, 20),
            target_on=date(2026, 3, 20), created_at=office.clock.now()))
        task_id = int(done.inserted_primary_key[0])
        if assignee:
            await office.database.execute(insert(task_assignee).values(
                task_id=task_id, person_id=office.person_ids[assignee]))
    return task_id


async def now(office: Office) -> Task:
    async with office.database.reading():
        found = await office.app.stores.tasks.by_code(CODE)
    assert found is not None
    return found


async def told(office: Office, who: str) -> list[str]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery.c.kind).where(delivery.c.person_id == office.person_ids[who]))
        return list(rows.scalars())


async def card(office: Office, who: str) -> Chat:
    chat = office.chat(who)
    await chat.say(f"/xem {CODE}")
    return chat


async def test_a_head_hands_a_task_to_a_person_and_takes_it_back(office: Office) -> None:
    await given(office)
    chat = await card(office, "hung")
    assert not any("Sửa" in label or "Hủy nhiệm vụ" in label for label in chat.labels)
    await chat.press("Giao người")
    assert [x for x in chat.labels if "Công" in x] == [], "only people of the unit"
    await chat.press("Vũ Nam")
    assert "Vũ Nam" in chat.text
    assert (await now(office)).assignees == {office.person_ids["nam"]}
    assert await told(office, "nam") == ["assigned"]
    await chat.press("✓ Vũ Nam")
    assert (await now(office)).assignees == frozenset()


async def test_the_coordinator_changes_title_deadline_and_units(office: Office) -> None:
    await given(office, assignee="nam")
    chat = await card(office, "cvp")
    await chat.press("Sửa")
    await chat.press("Tên việc")
    await chat.say("Rà soát 30% TTHC")
    assert (await now(office)).title == "Rà soát 30% TTHC"
    await (await card(office, "cvp")).press("Sửa")
    await chat.press("Thời hạn")
    assert "Chưa hiểu" in await chat.say("lúc nào cũng được")
    await chat.say("truoc 10/4")
    assert "“truoc 10/4” → hạn: thứ Năm 09/4/2026" in chat.text
    changed = await now(office)
    assert (changed.deadline.due_on, changed.original_due_on) == (
        date(2026, 4, 9), date(2026, 3, 20))
    assert changed.deadline_revision == 1
    assert await told(office, "nam") == ["changed"]
    await chat.press("Hoàn tác")
    assert (await now(office)).deadline.due_on == date(2026, 3, 20)
    await (await card(office, "cvp")).press("Sửa")
    await chat.press("Đơn vị chủ trì")
    await chat.press("Phòng Người có công")
    moved = await now(office)
    assert moved.lead_unit_id == office.unit_ids["NCC"]
    assert moved.assignees == frozenset()
    assert await told(office, "ncc") == ["assigned"]


async def test_pause_with_a_reason_resume_and_cancel(office: Office) -> None:
    await given(office)
    chat = await card(office, "gd")
    await chat.press("Tạm dừng")
    await chat.say("chờ hướng dẫn của Bộ")
    assert (await now(office)).state is State.PAUSED
    old = next(s for s in chat.screen if any("Tạm dừng" in b for b, _ in s.buttons))
    await chat.press("Tạm dừng", old)
    assert "trạng thái" in chat.text, "an old button is explained"
    await (await card(office, "gd")).press("Tiếp tục")
    assert (await now(office)).state is State.ASSIGNED
    await (await card(office, "gd")).press("Hủy nhiệm vụ")
    await chat.say("trùng với việc khác")
    assert (await now(office)).state is State.CANCELLED
    assert await told(office, "hung") == ["changed"] * 3
    await chat.press("Hoàn tác")
    assert (await now(office)).state is State.ASSIGNED


async def test_a_button_proves_nothing(office: Office) -> None:
    task_id = await given(office)
    chat = office.chat("nam")
    shown = (await card(office, "nam")).last
    for data, words in ((f"ed:{task_id}:pause", "không có quyền"),
                        (f"ed:{task_id}:assign", "không có quyền"),
                        (f"es:{task_id}:assignee:{office.person_ids['nam']}:1", "không có quyền"),
                        (f"es:{task_id}:lead:{office.unit_ids['NCC']}:1", "không có quyền"),
                        ("ed:99999:menu", "Không tìm thấy")):
        await chat.press_data(shown, data)
        assert words in chat.text, data
    other = office.chat("ncc")
    await other.say("x")
    await other.press_data(other.last, f"ed:{task_id}:menu")
    assert "Không tìm thấy" in other.text, "as if it did not exist"
    await office.chat("hung").say("y")
    await office.chat("hung").press_data(
        office.chat("hung").last, f"es:{task_id}:assignee:{office.person_ids['ncc']}:1")
    assert (await now(office)).assignees == frozenset(), "a person of another unit"
