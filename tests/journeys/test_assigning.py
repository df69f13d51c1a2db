"""The coordinator, or a head, gives a task by one line or step by step."""

from datetime import date

from sqlalchemy import select

from core.tasks import Kind, State, Task
from storage.tables import delivery, task
from tests.support.office import Office


async def tasks(office: Office) -> list[Task]:
    async with office.database.reading():
        return await office.app.stores.tasks.find(
            select(task).where(task.c.state != "draft").order_by(task.c.id))


async def told(office: Office, who: str) -> list[str]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery.c.kind).where(delivery.c.person_id == office.person_ids[who]))
        return list(rows.scalars())


async def test_one_line_makes_the_task_and_can_be_undone(office: Office) -> None:
    chat = office.chat("cvp")
    text = await chat.say("/giao Phòng Việc làm rà soát 30% TTHC, trước 25/3, anh Nam, "
                          "phối hợp Phòng NCC")
    for words in ("CCHC-2026-001", "Rà soát 30% TTHC", "Vũ Nam", "Phòng Người có công",
                  "“trước 25/3” → hạn: thứ Ba 24/3/2026"):
        assert words in text
    [made] = await tasks(office)
    assert made.lead_unit_id == office.unit_ids["LDVL"]
    assert made.assignees == {office.person_ids["nam"]}
    assert made.supporting == {office.unit_ids["NCC"]}
    assert (made.deadline.due_on, made.original_due_on) == (date(2026, 3, 24),) * 2
    assert await told(office, "nam") == ["assigned"]
    await chat.press("Hoàn tác")
    assert await tasks(office) == []
    await chat.say("giao")
    assert "Giao việc gì" in chat.text


async def test_what_is_missing_is_asked_and_nothing_typed_is_lost(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao rà soát <b>hồ sơ</b> 🎉 trước 25/3, anh Nguyên")
    assert "rà soát <b>hồ sơ</b> 🎉".lower() in chat.text.lower()
    assert "Đơn vị nào chủ trì" in chat.text
    assert "Chưa rõ đơn vị" in await chat.say("phòng nào đó")
    await chat.say("p. viec lam")
    assert "Không thấy “anh Nguyên”" in chat.text
    await chat.press("Bùi Hoa")
    [made] = await tasks(office)
    assert made.title == "Rà soát <b>hồ sơ</b> 🎉"
    assert made.assignees == {office.person_ids["hoa"]}
    assert made.deadline.due_on == date(2026, 3, 24)


async def test_step_by_step(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/assign")
    await chat.say("Báo cáo tình hình việc làm")
    await chat.press("Lao động")
    assert "Chưa hiểu" in await chat.say("hôm nào rảnh")
    old = next(s for s in chat.screen if any("Phòng Người có công" in b for b, _ in s.buttons))
    await chat.say("thường xuyên")
    assert "Giao cho ai" in chat.text
    await chat.press("Phòng Người có công", old)
    assert "đã xong hoặc đã thôi" in chat.text, "a button of an earlier question"
    await chat.press("Chưa giao người")
    [made] = await tasks(office)
    assert (made.kind, made.state, made.deadline.due_on) == (Kind.ONGOING, State.ASSIGNED, None)
    assert await told(office, "hung") == ["assigned"], "nobody chosen: the head's"
    await chat.press("Phòng Người có công", old)
    assert len(await tasks(office)) == 1


async def test_several_units_get_a_task_each_under_a_parent(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao Phòng NCC và Phòng TTHC báo cáo quý, chậm nhất 30/3")
    parent, *children = await tasks(office)
    assert parent.is_parent
    assert [c.parent_id for c in children] == [parent.id] * 2
    assert {c.lead_unit_id for c in children} == {office.unit_ids["NCC"], office.unit_ids["TTHC"]}
    assert "2 việc" in chat.text


async def test_a_head_gives_within_the_unit_only(office: Office) -> None:
    chat = office.chat("hung")
    await chat.say("/giao chị Hoa tổng hợp số liệu, trước 20/3")
    [made] = await tasks(office)
    assert made.lead_unit_id == office.unit_ids["LDVL"]
    assert made.assignees == {office.person_ids["hoa"]}
    assert "trong đơn vị mình" in await chat.say("/giao Phòng NCC rà soát hồ sơ")
    assert "không có quyền" in await office.chat("nam").say("/giao Phòng NCC rà soát hồ sơ")
    assert len(await tasks(office)) == 1


async def test_a_long_story_and_cancel(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao Phòng NCC " + "rà soát hồ sơ, " * 700)
    [made] = await tasks(office)
    assert len(made.title) <= 301
    assert len(made.detail) > 9000, "nothing typed is lost"
    await chat.say("/giao")
    await chat.say("/huy")
    await chat.say("Kiểm tra kho")
    assert len(await tasks(office)) == 1
