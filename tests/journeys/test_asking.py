"""People ask what is due, overdue, stale, and find tasks by words."""

from datetime import timedelta

from sqlalchemy import insert

from core.tasks import State
from storage.tables import blocker
from tests.support.builders import add_task
from tests.support.office import Office


async def test_my_tasks_are_mine_most_urgent_first(office: Office) -> None:
    await add_task(office, "Việc không hạn", assignees=("nam",))
    await add_task(office, "Việc tuần sau", due="2026-03-10", assignees=("nam",))
    await add_task(office, "Việc đã trễ", due="2026-02-27", assignees=("nam",))
    await add_task(office, "Việc của Hoa", due="2026-03-03", assignees=("hoa",))
    await add_task(office, "Việc xong rồi", state=State.COMPLETED, assignees=("nam",))
    text = await office.chat("nam").say("viec")
    assert text.index("Việc đã trễ") < text.index("Việc tuần sau") < text.index("Việc không hạn")
    assert "quá hạn 3 ngày" in text
    assert "còn 8 ngày" in text
    assert "Hoa" not in text
    assert "xong rồi" not in text


async def test_a_question_is_answered_and_not_recorded(office: Office) -> None:
    await add_task(office, "Rà soát", due="2026-03-05", assignees=("nam",))
    await add_task(office, "Báo cáo", due="2026-03-06", assignees=("nam",))
    chat = office.chat("nam")
    assert "Việc của anh/chị: 02" in await chat.say("con may viec")
    assert "CCHC-2026-002 · chưa thực hiện" in await chat.say("nv2 đến đâu rồi ạ")


async def test_a_head_owns_what_nobody_was_given(office: Office) -> None:
    await add_task(office, "Chưa giao ai", due="2026-03-10")
    await add_task(office, "Đã giao Nam", due="2026-03-10", assignees=("nam",))
    text = await office.chat("hung").say("/mytasks")
    assert "Chưa giao ai" in text
    assert "Đã giao Nam" not in text


async def test_overdue_by_unit_worst_first_and_pages_turn_in_place(office: Office) -> None:
    for day in range(10, 20):
        await add_task(office, f"Việc ngày {day}", due=f"2026-02-{day}")
    await add_task(office, "Việc NCC", unit="NCC", due="2026-02-25")
    chat = office.chat("cvp")
    text = await chat.say("/quahan")
    assert "11 nhiệm vụ" in text
    assert text.index("Lao động") < text.index("Người có công")
    assert text.index("Việc ngày 10") < text.index("Việc ngày 11")
    shown = len(chat.screen)
    assert "Việc NCC" in await chat.press("Trang 2")
    assert len(chat.screen) == shown, "the page is edited in place"
    await chat.press("Trang trước")
    assert "Việc NCC" in await chat.press("Phòng Người có công (01)")
    assert "Việc ngày" not in chat.text


async def test_overdue_of_a_unit_named_in_a_hurry(office: Office) -> None:
    await add_task(office, "Việc NCC", unit="NCC", due="2026-02-25")
    await add_task(office, "Việc khác", due="2026-02-25")
    text = await office.chat("gd").say("/quahan nguoi co cong")
    assert "Việc NCC" in text
    assert "Việc khác" not in text
    assert "Không rõ đơn vị" in await office.chat("gd").say("/quahan phòng trên trời")


async def test_a_head_sees_the_own_unit_only(office: Office) -> None:
    await add_task(office, "Việc NCC", unit="NCC", due="2026-02-25")
    await add_task(office, "Việc LĐVL", due="2026-02-25")
    text = await office.chat("hung").say("/overdue")
    assert "Việc LĐVL" in text
    assert "Việc NCC" not in text
    assert "Không có đơn vị" in await office.chat("hung").say("/overdue Phòng NCC")


async def test_a_forged_page_shows_nothing_of_another_unit(office: Office) -> None:
    await add_task(office, "Việc NCC", unit="NCC", due="2026-02-25")
    await add_task(office, "Việc LĐVL", due="2026-02-25")
    chat = office.chat("hung")
    await chat.say("/overdue")
    await chat.press_data(chat.last, f"list:overdue:{office.unit_ids['NCC']}:7:0")
    assert "Việc NCC" not in chat.text
    await chat.press_data(chat.last, "list:nonsense:0:7:0")
    await chat.press_data(chat.last, "list:overdue:0:7:-5")


async def test_upcoming_days_and_bad_days(office: Office) -> None:
    await add_task(office, "Trong tuần", due="2026-03-05")
    await add_task(office, "Cuối tháng", due="2026-03-30")
    chat = office.chat("cvp")
    assert "Cuối tháng" not in await chat.say("sapden")
    assert "Cuối tháng" in await chat.say("/sapden 30")
    for bad in ("/sapden xyz", "/sapden -1", "/sapden 99999999999", "/sapden 0"):
        assert "Không hiểu số ngày" in await chat.say(bad)


async def test_search_without_diacritics_and_with_marks(office: Office) -> None:
    await add_task(office, "Niêm yết <b>TTHC</b> tại bộ phận một cửa, tỷ lệ < 5%")
    chat = office.chat("cvp")
    assert "Niêm yết <b>TTHC</b>" in await chat.say("/tim mot cua niem yet")
    assert "Không tìm thấy" in await chat.say("/tim 7%")
    assert "Không tìm thấy" in await chat.say("/tim khong_co")
    assert "từ cần tìm" in await chat.say("/tim")


async def test_stale_tasks_have_no_deadline_and_no_word(office: Office) -> None:
    await add_task(office, "Bỏ quên", assigned="2025-10-01")
    await add_task(office, "Mới giao", assigned="2026-02-20")
    text = await office.chat("cvp").say("/lauchua")
    assert "Bỏ quên" in text
    assert "Mới giao" not in text


async def test_blockers_wait_for_those_who_decide(office: Office) -> None:
    task = await add_task(office, "Phối hợp liên ngành")
    async with office.database.unit():
        await office.database.execute(insert(blocker).values(
            task_id=task.id, person_id=office.person_ids["nam"], text="thiếu số liệu",
            waits_for="Sở Tư pháp", at=office.clock.now() - timedelta(days=4)))
    text = await office.chat("gd").say("/vuongmac")
    assert "thiếu số liệu" in text
    assert "chờ: Sở Tư pháp; 4 ngày" in text
    assert "thiếu số liệu" in await office.chat("hung").say("/blockers")
    assert "Không có vướng mắc" in await office.chat("ncc").say("/blockers")
    assert "dành cho Văn phòng" in await office.chat("nam").say("/blockers")


async def test_unreached_is_for_those_who_decide(office: Office) -> None:
    assert "đều đến nơi" in await office.chat("cvp").say("/chualienlac")
    assert "dành cho Văn phòng" in await office.chat("nam").say("/unreached")


async def test_a_restricted_task_shows_no_title(office: Office) -> None:
    await add_task(office, "Nhân sự dự kiến", due="2026-02-25", restricted=True)
    assert "Nhân sự" not in await office.chat("cvp").say("/overdue")
