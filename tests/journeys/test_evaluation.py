"""From what was said of late tasks to the ranking and the sheets that a person decides on."""

import io
from datetime import date

import docx
import openpyxl

from core.tasks import State
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.tasks import act_of

EARLY, DUE, LATE = "2026-05-18", "2026-05-20", "2026-05-22"


async def quarter(office: Office) -> None:
    """Four in time for each of two units, three late of the first, one of them shared."""
    office.clock.set("2026-06-10 09:00")
    for unit, who in (("LDVL", "nam"), ("NCC", "ncc")):
        for _ in range(4):
            await done(office, unit, (who,), EARLY)
    await done(office, "LDVL", ("nam", "hoa"), LATE, "Đề án =1+1 <b>")
    await done(office, "LDVL", ("nam",), LATE)
    await add_task(office, "Việc còn dở", due=DUE, assigned="2026-04-01", assignees=("hoa",))


async def done(
    office: Office, unit: str, who: tuple[str, ...], on: str, title: str = "Việc thường"
) -> None:
    await add_task(office, title, unit=unit, due=DUE, assigned="2026-04-01", assignees=who,
                   state=State.COMPLETED, completed_on=date.fromisoformat(on))


async def explain(office: Office) -> None:
    """One excused, one contested, one without a word."""
    nam, lan = office.chat("nam"), office.chat("cvp")
    await nam.say("/xem CCHC-2026-009")
    await nam.press("Nêu lý do trễ")
    await nam.say("khách quan, chờ Sở Tư pháp")
    await lan.say("/xem CCHC-2026-009")
    await lan.press("Xác nhận khách quan")
    await nam.say("/xem CCHC-2026-010")
    await nam.press("Không đồng ý")
    await nam.say("đã gửi ngày 20/5 qua Zalo")


async def test_the_sheets_show_both_sides(office: Office) -> None:
    await quarter(office)
    await explain(office)
    chat = office.chat("cvp")
    await chat.say("/thongke Q2/2026")
    page = next(s.text for s in reversed(chat.screen) if "Xếp hạng đơn vị" in s.text)
    assert "trễ 02, quá hạn 01, trong đó 01 khách quan đã xác nhận, 01 đang có ý kiến" in page
    assert "1. Phòng Người có công" in page
    assert "66,67%" in page, "4 of 4 in time, one late and one overdue"
    await chat.press("Phiếu đánh giá")
    assert chat.last.file is not None
    name, content = chat.last.file
    assert name == "bang-danh-gia-2026-q2.docx"
    assert "Phiếu đánh giá quý II/2026" in chat.text
    assert "Báo cáo" not in chat.text, "the caption names what the file is"
    document = docx.Document(io.BytesIO(content))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"Vũ Nam", "Bùi Hoa; Vũ Nam", "Xác nhận khách quan: Lê Thị Lan",
            "đã gửi ngày 20/5 qua Zalo (đang xem xét)"} <= cells
    await chat.press(".xlsx")
    assert chat.last.file is not None
    book = openpyxl.load_workbook(io.BytesIO(chat.last.file[1]))
    late = [[c.value for c in row] for row in book["Nhiệm vụ trễ hạn"].iter_rows(min_row=5)]
    assert [(row[1], *row[9:13]) for row in late] == [
        ("CCHC-2026-009", "chờ Sở Tư pháp", "khách quan", "Xác nhận khách quan: Lê Thị Lan", ""),
        ("CCHC-2026-010", "", "", "Chưa kết luận", "đã gửi ngày 20/5 qua Zalo (đang xem xét)"),
        ("CCHC-2026-011", "", "", "", "")]
    people = {row[1]: row for row in book["Đánh giá cá nhân"].iter_rows(min_row=5, max_row=7,
                                                                       values_only=True)}
    assert people["Vũ Nam"][3:13] == (6, 6, 4, 0, 2, 0, 0, 1, 1, 1)
    assert people["Bùi Hoa"][3:13] == (2, 1, 0, 0, 1, 1, 0, 1, 0, 1)


async def test_an_extension_takes_the_task_off_the_sheet(quick_office: Office) -> None:
    office = quick_office
    await quarter(office)
    hoa, lan = office.chat("hoa"), office.chat("cvp")
    await hoa.say("/xem CCHC-2026-011")
    await hoa.press("Nêu lý do trễ")
    await hoa.say("khách quan, chờ kinh phí")
    await hoa.say("/giahan CCHC-2026-011 12/6 chờ kinh phí")
    await lan.press_data(hoa.last, "ext:1:grant")
    await lan.say("/tonghop Q2/2026")
    await lan.press(".xlsx")
    assert lan.last.file is not None
    book = openpyxl.load_workbook(io.BytesIO(lan.last.file[1]))
    codes = [row[1].value for row in book["Nhiệm vụ trễ hạn"].iter_rows(min_row=5)]
    assert codes == ["CCHC-2026-009", "CCHC-2026-010"]


async def test_who_gets_which_sheet(quick_office: Office) -> None:
    office = quick_office
    await quarter(office)
    await explain(office)
    head, observer = office.chat("hung"), office.chat("cdoan")
    await head.say("/thongke Q2/2026")
    assert any("trễ 02, quá hạn 01" in s.text for s in head.screen)
    await head.press("Phiếu đánh giá")
    assert head.last.file is not None
    words = " ".join(c.text for t in docx.Document(io.BytesIO(head.last.file[1])).tables
                     for row in t.rows for c in row.cells)
    assert "Vũ Nam" in words
    assert "Hồ Công" not in words, "another unit's"
    await observer.say("/tonghop Q2/2026")
    labels = "".join(label for s in observer.screen for label, _ in s.buttons)
    assert "Phiếu đánh giá" not in labels
    await observer.press_data(observer.last, "report:evaluation:2026-Q2:0")
    assert "chỉ dành cho lãnh đạo" in observer.text
    await observer.press(".xlsx")
    assert observer.last.file is not None
    sheets = openpyxl.load_workbook(io.BytesIO(observer.last.file[1])).sheetnames
    assert "Nhiệm vụ trễ hạn" not in sheets
    assert "Đánh giá cá nhân" not in sheets
    assert "dành cho trưởng đơn vị" in await office.chat("nam").say("/thongke Q2/2026")


async def test_a_published_sheet_keeps_what_was_said_then(quick_office: Office) -> None:
    office = quick_office
    await quarter(office)
    office.clock.set("2026-06-16 09:00")
    nam, lan = office.chat("nam"), office.chat("cvp")
    await nam.say("/xem CCHC-2026-009")
    await nam.press("Nêu lý do trễ")
    await nam.say("khách quan, chờ Sở Tư pháp")
    uses, act = office.app.use_cases, await act_of(office, "cvp")
    report = await uses["freeze_report"](act, "2026-Q2")
    await lan.say("/xem CCHC-2026-009")
    await lan.press("Xác nhận khách quan")

    async def words(token: str) -> set[str]:
        made = await uses["make_report_file"](act, token, None, "evaluation")
        tables = docx.Document(io.BytesIO(made.content)).tables
        return {cell.text for table in tables for row in table.rows for cell in row.cells}

    sealed, now = await words(f"f{report.seal.id}"), await words("2026-Q2")
    assert "chờ Sở Tư pháp (khách quan)" in sealed & now
    assert "Chưa kết luận" in sealed
    assert "Xác nhận khách quan: Lê Thị Lan" in now - sealed
