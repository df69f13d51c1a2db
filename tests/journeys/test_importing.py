"""A coordinator sends the real plan, reviews it, and makes it tasks."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from sqlalchemy import select

from core.ports.directives import DraftItem
from core.tasks import State, Task
from storage.tables import directive, task
from tests.support.chat import CODE
from tests.support.office import Office

PLANS = Path(__file__).parent.parent / "documents" / "reading" / "files"
PLAN = "ke-hoach-cai-thien-chi-so-2021"
HEADER = ("TT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời hạn")


def plan(ending: str) -> bytes:
    return (PLANS / f"{PLAN}.{ending}").read_bytes()


def table(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    """A small directive of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["KẾ HOẠCH"])
    sheet.append(["Kiểm tra công vụ năm 2026"])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


async def tasks(office: Office) -> list[Task]:
    async with office.database.reading():
        return await office.app.stores.tasks.find(select(task).order_by(task.c.id))


async def items(office: Office) -> list[DraftItem]:
    async with office.database.reading():
        ids = (await office.database.execute(select(directive.c.id))).scalars().all()
        return await office.app.stores.drafts.page(ids[0], 0, 500)


async def test_the_real_plan_from_file_to_tasks(office: Office) -> None:
    chat = office.chat("cvp")
    text = await chat.upload(f"{PLAN}.xlsx", plan("xlsx"))
    assert "Đang đọc" in chat.screen[-2].text
    assert "31 nhiệm vụ" in text
    assert "chưa rõ đơn vị" in text, "two divisions of the plan are not in this office"
    proposed = await items(office)
    shared = next(i for i in proposed if i.task.item_no == "3.1")
    assert shared.task.is_parent
    assert [c.lead_unit_id is None for c in shared.children].count(True) == 2
    assert {i.task.item_no for i in proposed} >= {"1.1", "7.5"}

    assert "Đã giao" in await chat.press("Nhận tất cả")
    made = [t for t in await tasks(office) if t.state is State.ASSIGNED]
    assert all(CODE.fullmatch(t.code or "") for t in made)
    works = [t for t in made if not t.is_parent]
    assert all(t.lead_unit_id and t.assigned_on for t in works)
    assert {t.assigned_by for t in works} == {office.person_ids["cvp"]}

    await chat.press("Chọn đơn vị")
    assert "Đơn vị nào chủ trì?" in chat.text
    assert "cả 6 việc" in chat.text
    await chat.press("Văn phòng Sở")
    await chat.press("Bỏ nhiệm vụ này")
    assert [t.lead_text for t in await tasks(office) if t.state is State.DRAFT
            and t.lead_unit_id is None]


async def test_importing_twice_makes_nothing_twice(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload(f"{PLAN}.xlsx", plan("xlsx"))
    await chat.upload("copy.xlsx", plan("xlsx"))
    assert "31 nhiệm vụ trong tệp đã có" in chat.text
    await chat.upload(f"{PLAN}.docx", plan("docx"))
    assert len(await items(office)) == 36, "the plan's text gives five more than its annex"
    count = len(await tasks(office))
    await chat.press("Nhận tất cả")
    await chat.upload(f"{PLAN}.docx", plan("docx"))
    assert len(await tasks(office)) == count


async def test_the_review_is_paged_and_every_part_can_be_changed(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload(f"{PLAN}.xlsx", plan("xlsx"))
    await chat.press("Xem từng việc")
    page = chat.last
    assert "1.1." in page.text
    await chat.press("Sau")
    assert chat.last is page, "pages are edited in place"
    assert "1.6." in page.text
    await chat.press("Trước")
    await chat.press("Sửa 1.2")
    await chat.press("Tên việc")
    await chat.say("Báo cáo <b>CCHC</b> 🎉")
    assert "Báo cáo <b>CCHC</b> 🎉" in chat.text
    await chat.press("Thời hạn")
    assert "Chưa hiểu thời hạn" in await chat.say("khi nào rảnh")
    await chat.say("trước ngày 25/3")
    assert "“trước ngày 25/3” → hạn: thứ Ba 24/3/2026" in chat.text
    await chat.press("Chủ trì")
    await chat.press("Phòng Người có công")
    await chat.press("Xong")
    await chat.press("Phối hợp")
    await chat.press("Trung tâm Dịch vụ")
    await chat.press("Xong")
    await chat.press("Lĩnh vực")
    await chat.press("thủ tục")
    changed = (await items(office))[1]
    assert changed.task.is_parent
    assert [c.title for c in changed.children] == ["Báo cáo <b>CCHC</b> 🎉"] * 2
    assert {c.lead_unit_id for c in changed.children} == {
        office.unit_ids["VP"], office.unit_ids["NCC"]}
    assert {str(c.deadline.due_on) for c in changed.children} == {"2026-03-24"}
    assert {c.field for c in changed.children} == {"procedures"}
    assert all(office.unit_ids["TTDV"] not in c.supporting for c in changed.children)


async def test_a_duty_is_dropped_and_its_old_button_explains_itself(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload(f"{PLAN}.xlsx", plan("xlsx"))
    await chat.press("Xem từng việc")
    page = chat.last
    data = next(d for label, d in page.buttons if label == "Bỏ 1.1")
    await chat.press("Bỏ 1.1")
    assert "1.1." not in page.text
    await chat.press_data(page, data)
    assert "không còn tác dụng" in chat.text
    await chat.press("Tổng quan", page)
    await chat.press("Bỏ hết", page)
    assert "Bỏ hết các nhiệm vụ" in page.text
    await chat.press("Bỏ hết", page)
    assert "Đã bỏ" in page.text
    assert await tasks(office) == []


async def test_unknown_units_are_asked_never_guessed(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload("kh.xlsx", table(
        ("1", "Kiểm tra hồ sơ", "Phòng Chuyển đổi số", "", "trước ngày 25/3/2026"),
        ("2", "Báo cáo tháng", "Phòng Chuyển đổi số", "Phòng NCC", "trước ngày 20 hằng tháng"),
        ("3", "Rà soát", "Phòng NCC; Ban Nào Đó", "", "theo kế hoạch"),
    ))
    assert "3 việc chưa rõ đơn vị" in chat.text
    assert "⚠" in chat.text, "theo kế hoạch is no day"
    await chat.press("Chọn đơn vị")
    assert "Phòng Chuyển đổi số" in chat.text
    await chat.press("Phòng Thủ tục")
    assert "chủ trì 2 việc" in chat.text
    assert "Ban Nào Đó" in chat.text
    await chat.press("Bỏ nhiệm vụ này")
    await chat.press("Nhận tất cả")
    made = {t.title: t for t in await tasks(office) if not t.is_parent}
    assert {t.state for t in made.values()} == {State.ASSIGNED}
    assert made["Kiểm tra hồ sơ"].lead_unit_id == office.unit_ids["TTHC"]
    assert str(made["Kiểm tra hồ sơ"].original_due_on) == "2026-03-24"
    assert made["Báo cáo tháng"].recurrence == "monthly"
    assert made["Báo cáo tháng"].supporting == {office.unit_ids["NCC"]}


async def test_the_date_of_the_document_settles_the_year(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload("kh.xlsx", table(("1", "Kiểm tra hồ sơ", "Phòng NCC", "", "trước 25/6")))
    assert "1 việc có thời hạn cần xác nhận" in chat.text
    await chat.press("Nhập ngày văn bản")
    assert "Chưa hiểu ngày" in await chat.say("hôm nào đó")
    await chat.say("12/3/2025")
    assert "cần xác nhận" not in chat.text
    [item] = await items(office)
    assert str(item.task.deadline.due_on) == "2025-06-24"
    await chat.press("Nhập số văn bản")
    await chat.say("45/KH-SLĐTBXH")
    assert "45/KH-SLĐTBXH ngày 12/3/2025" in chat.text


async def test_only_coordinators_import(office: Office) -> None:
    chat = office.chat("hung")
    assert "không có quyền" in await chat.say("/nhap")
    await office.chat("cvp").upload(f"{PLAN}.xlsx", plan("xlsx"))
    button = next(d for label, d in office.chat("cvp").last.buttons if "Nhận tất cả" in label)
    await chat.press_data(office.chat("cvp").last, button)
    assert "không có quyền" in chat.text
    assert {t.state for t in await tasks(office)} == {State.DRAFT}


async def test_import_asks_for_the_file_and_bad_files_get_a_sentence(office: Office) -> None:
    chat = office.chat("cvp")
    assert "gửi tệp" in await chat.say("/nhap")
    for name, content, words in (
        ("a.xlsx", b"", "trống"),
        ("a.exe", b"MZ" * 50, ".xlsx"),
        ("a.xlsx", plan("xlsx")[:2000], "hỏng"),
        ("a.xlsx", table(("1", "x", "y"), header=("A", "B", "C")), "Không thấy bảng"),
        ("MẬT kế hoạch.xlsx", table(("1", "x", "NCC", "", "")), "độ mật"),
    ):
        await chat.say("/import")
        assert words in await chat.upload(name, content), name
    assert await tasks(office) == []
    await chat.say("/nhap")
    assert "quá lớn" in await chat.upload("a.xlsx", b"x" * (20 * 1024 * 1024 + 1))
    assert "31 nhiệm vụ" in await chat.upload("tot.xlsx", plan("xlsx")), "the bot lives on"


async def test_a_double_tap_accepts_once_and_owners_hear_once(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload("kh.xlsx", table(("1", "Kiểm tra hồ sơ", "Phòng NCC", "", "")))
    shown = chat.last
    data = next(d for label, d in shown.buttons if "Nhận tất cả" in label)
    await chat.press_data(shown, data)
    await chat.press_data(shown, data)
    assert "không còn nhiệm vụ" in chat.text or "không còn nhiệm vụ" in shown.text
    assert len(await tasks(office)) == 1


async def test_accepting_can_be_undone_and_done_again(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.upload("kh.xlsx", table(
        ("1", "Kiểm tra hồ sơ", "Phòng NCC; Phòng TTHC", "", "chậm nhất 30/6/2026"),
        ("2", "Rà soát", "Phòng NCC", "", ""),
    ))
    await chat.press("Nhận tất cả")
    await chat.press("Hoàn tác")
    assert {t.state for t in await tasks(office)} == {State.DRAFT}
    await chat.upload("kh.xlsx", table(("2", "Rà soát", "Phòng NCC", "", "")))
    await chat.press("Nhận tất cả")
    assert {t.state for t in await tasks(office)} == {State.ASSIGNED}
    assert len(await tasks(office)) == 4


DOCUMENTS = Path(__file__).parent.parent / "documents" / "gold" / "visible" / "docs"


async def test_a_letters_text_becomes_tasks_with_deadline_and_reporting(office: Office) -> None:
    chat = office.chat("cvp")
    name = "cong-van-507-2021.txt"
    text = await chat.upload(name, (DOCUMENTS / name).read_bytes())
    assert "507/SLĐTBXH-VP" in text
    assert len(await items(office)) >= 19
    dated = [i.task for i in await items(office) if i.task.deadline.due_on]
    assert dated[0].deadline.text in {"trước ngày 25/3/2021", "Trước ngày 25/3/2021"}
    assert str(dated[0].deadline.due_on) == "2021-03-24"
    assert dated[0].report_to


async def test_a_leader_outside_the_office_is_dropped_everywhere_at_once(office: Office) -> None:
    chat = office.chat("cvp")
    name = "ke-hoach-tuyen-truyen-2021.txt"
    await chat.upload(name, (DOCUMENTS / name).read_bytes())
    await chat.press("Chọn đơn vị")
    assert "Phòng LĐTBXH cấp huyện" in chat.text
    await chat.press("bỏ cả")
    assert "Phòng LĐTBXH cấp huyện" not in chat.text
    left = [c for i in await items(office) for c in i.children if c.lead_unit_id is None]
    assert not [c for c in left if c.lead_text == "Phòng LĐTBXH cấp huyện"]


async def test_a_scan_and_a_letter_without_duties_say_what_to_do(office: Office) -> None:
    chat = office.chat("cvp")
    letter = "Kính gửi: Các phòng\n\nChúc mừng năm mới.\n"
    text = await chat.upload("thu-chuc.txt", letter.encode())
    assert "Không thấy nhiệm vụ nào" in text
    assert "minh chứng" in text
