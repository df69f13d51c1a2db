"""What is typed while a part is open, and what of it is no line of the part."""

import io

import docx
import openpyxl

from tests.support.builders import add_task
from tests.support.drafted import drafted
from tests.support.office import Office


async def test_nonsense_is_answered_and_nothing_is_lost(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    hung = office.chat("hung")
    await hung.say("/phan")
    assert "Không có dòng 99" in await hung.say("99: x")
    assert "10.000 ký tự" in await hung.say("1: " + "a" * 10_000)
    await hung.press("Sửa một dòng")
    await hung.press("1.")
    assert "ký tự" in await hung.say("b" * 10_000)
    await hung.say("Ngắn hơn <b>đậm</b> & 😀")
    assert "Ngắn hơn <b>đậm</b> & 😀" in hung.text
    await hung.say("thêm =cmd|' /C calc'!A0")
    await hung.say("kiến nghị: <script>alert(1)</script>")
    assert "<script>alert(1)</script>" in hung.text
    await hung.press("Thêm dòng")
    await hung.say("/huy")
    assert "Đã thoát" in hung.text
    await hung.say("/phan")
    await hung.press("Xác nhận")
    await the_files_hold_it_as_text(office)


async def the_files_hold_it_as_text(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/tonghop Q2/2026")
    await chat.press(".docx")
    content = chat.last.file[1] if chat.last.file else b""
    assert isinstance(content, bytes)
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Ngắn hơn <b>đậm</b> &" in words
    assert "=cmd|' /C calc'!A0" in words
    assert "<script>alert(1)</script>" in words
    await chat.press(".xlsx")
    content = chat.last.file[1] if chat.last.file else b""
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    formulas = [c for sheet in book for row in sheet.iter_rows() for c in row
                if c.data_type == "f" and "calc" in str(c.value)]
    assert not formulas


async def test_a_reply_to_a_ping_is_no_line_of_the_part(quick_office: Office) -> None:
    office = quick_office
    task = await drafted(office)
    hung = office.chat("hung")
    await hung.say("/phan")
    office.clock.forward(minutes=1)
    await hung.say("/viec")
    ping = hung.last
    await hung.say("1 được 65% rồi")
    assert "65%" in hung.text, "the list came after the part"
    assert "Đã ghi dòng" not in hung.text
    office.clock.forward(minutes=1)
    await hung.say("/phan")
    assert "70%" in await hung.say("1 được 70% rồi ạ", reply_to=ping)
    assert "Đã ghi dòng" not in hung.text
    await hung.say("/phan")
    page = hung.last
    office.clock.forward(hours=3)
    await hung.say("1 đã rà soát xong phần lớn", reply_to=page)
    assert "Đã ghi dòng 1" in hung.text
    office.clock.forward(hours=3)
    await hung.say(f"{task.code} xong rồi")
    assert "Đã ghi dòng" not in hung.text


async def test_words_after_a_list_of_tasks_are_no_lines(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    hung = office.chat("hung")
    await hung.say("/phan")
    office.clock.forward(minutes=1)
    await hung.say("/viec")
    for typed in ("bổ sung hồ sơ cho Sở Tư pháp, được 50%", "đề xuất của phòng được duyệt, 60%",
                  "thêm hồ sơ, được 70%"):
        office.clock.forward(minutes=1)
        assert typed[-3:] in await hung.say(typed), "progress on the task of the list"
        assert "phần báo cáo" not in hung.text.lower()
    assert "2. " not in await hung.say("/phan"), "nothing was added"


async def test_progress_that_begins_with_a_number_is_no_line(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    hung = office.chat("hung")
    for typed in ("20 hồ sơ đã xong rồi ạ", "1 tuần nữa xong ạ", "thêm 5 ngày nữa nhé"):
        await hung.say("/phan")
        await hung.say(typed)
        assert "dòng" not in hung.text.lower(), typed
    assert "1. CCHC-2026-001 Rà soát thủ tục hành chính\n" in await hung.say("/phan")
    await hung.say("1: bỏ")
    assert "đã bỏ, không đưa vào báo cáo" in hung.text


async def test_numbers_are_those_that_were_shown(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    hung = office.chat("hung")
    await hung.say("/phan")
    first = await add_task(office, "Kiểm tra cải cách hành chính", unit="LDVL", due="2026-05-01",
                           assigned="2026-03-20", field="steering")
    await hung.say("1: Lời của việc cũ")
    assert f"1. {first.code}" in hung.text, "the new line stands first by its field"
    assert "2. CCHC-2026-001 Rà soát thủ tục hành chính ✏\nLời của việc cũ" in hung.text
