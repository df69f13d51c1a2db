"""The quarter's summary in chat and as files; the figures of the plan's own example."""

import io
from datetime import date, timedelta

import docx
import openpyxl

from core.tasks import State
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.tasks import give

UNITS = ("VP", "GDNN", "LDVL", "NCC", "TTHC")


async def thirty_nine(office: Office) -> None:
    """39 tasks of Q2/2026: 12 early, 26 on time, 1 late."""
    due = date(2026, 5, 20)
    for number in range(39):
        shift = -3 if number < 12 else 1 if number == 38 else 0
        await add_task(office, f"Nhiệm vụ {number + 1}", unit=UNITS[number % 5], due="2026-05-20",
                       assigned="2026-04-01", state=State.COMPLETED,
                       completed_on=due + timedelta(days=shift))


async def test_the_figures_of_the_plan_come_out_of_real_tasks(office: Office) -> None:
    office.clock.set("2026-06-10 09:00")
    await thirty_nine(office)
    text = await office.chat("cvp").say("/tonghop Q2/2026")
    assert "39 nhiệm vụ" in text
    assert "12 sớm hạn (30,77%), 26 đúng hạn (66,67%), 01 trễ hạn (2,56%)" in text
    assert "15/3/2026 đến ngày 14/6/2026" in text


async def test_documents_hold_the_same_figures(office: Office) -> None:
    office.clock.set("2026-06-10 09:00")
    await thirty_nine(office)
    chat = office.chat("gd")
    await chat.say("/summary Q2/2026")
    await chat.press(".docx")
    assert chat.last.file is not None
    name, content = chat.last.file
    assert name == "bao-cao-nhiem-vu-2026-q2.docx"
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "12 sớm hạn (30,77%), 26 đúng hạn (66,67%)" in words
    await chat.press(".xlsx")
    assert chat.last.file is not None
    book = openpyxl.load_workbook(io.BytesIO(chat.last.file[1]))
    rows = [row for row in book["Phụ lục"].iter_rows(values_only=True) if row[0]]
    assert sum("Nhiệm vụ" in str(cell) for row in rows for cell in row) >= 39
    await chat.press("Biểu đồ")
    assert chat.last.file is not None
    assert chat.last.file[1].startswith(b"\x89PNG")


async def test_a_head_gets_the_own_unit_and_staff_nothing(office: Office) -> None:
    office.clock.set("2026-06-10 09:00")
    await thirty_nine(office)
    text = await office.chat("hung").say("/tonghop quy 2")
    assert "Phòng Lao động" in text
    assert "08 nhiệm vụ" in text
    assert "dành cho trưởng đơn vị" in await office.chat("nam").say("/tonghop")
    chat = office.chat("hung")
    await chat.press_data(chat.last, f"report:docx:2026-Q2:{office.unit_ids['NCC']}")
    assert "dành cho trưởng đơn vị" in chat.text


async def test_stats_rank_units_with_a_plot(office: Office) -> None:
    office.clock.set("2026-06-10 09:00")
    await thirty_nine(office)
    chat = office.chat("cdoan")
    await chat.say("/thongke Q2/2026")
    assert chat.last.file is not None
    assert chat.last.file[0].endswith(".png")
    assert "Xếp hạng đơn vị" in chat.screen[-2].text


async def test_an_unreadable_period_gets_an_example(office: Office) -> None:
    assert "Ví dụ" in await office.chat("cvp").say("/tonghop quý mười")


async def test_an_empty_period_is_a_summary_too(office: Office) -> None:
    shown = await office.chat("cvp").say("/tonghop Q1/2020")
    assert "\n0 nhiệm vụ (kỳ trước chuyển sang 0, phát sinh trong kỳ 0)" in shown


async def test_periods_that_nobody_can_report_on(quick_office: Office) -> None:
    """Each gets figures or a sentence; a director without units sees everything."""
    office = quick_office
    office.clock.set("2026-06-10 09:00")
    await add_task(office, '=HYPERLINK("x") <b>&😀', unit="NCC", assigned="2026-04-01")
    chat = office.chat("gd")
    for period, said in (
        ("Q5/2026", "Ví dụ"), ("năm 0001", "Ví dụ"), ("9999", "Ví dụ"), ("13/2026", "Ví dụ"),
        ("31/2/2026-1/3/2026", "Ví dụ"), ("x" * 3000, "Ví dụ"), ("=1+1", "Ví dụ"),
        ("Q4/2026", "chưa bắt đầu"), ("năm 2100", "chưa bắt đầu"), ("1/6/2026-1/5/2026", "ngược"),
        ("1990", "\n0 nhiệm vụ"), ("1/1/1990-31/12/2100", "01 nhiệm vụ"), ("", "01 nhiệm vụ"),
    ):
        text = await chat.say(f"/tonghop {period}")
        assert said in text, period
        assert len(text) < 4096


async def test_the_file_of_a_hostile_title_says_what_the_chat_says(quick_office: Office) -> None:
    office = quick_office
    office.clock.set("2026-06-10 09:00")
    await add_task(office, '=HYPERLINK("x") <b>&😀', unit="NCC", assigned="2026-04-01")
    chat = office.chat("ncc")
    assert "01 nhiệm vụ" in await chat.say("/tonghop Q2/2026")
    await chat.press(".xlsx")
    assert chat.last.file is not None
    name, content = chat.last.file
    assert name == "bao-cao-nhiem-vu-2026-q2-pncc.xlsx"
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(content))["Phụ lục"] for c in row]
    (title,) = [c for c in cells if "HYPERLINK" in str(c.value)]
    assert (title.data_type, title.value) == ("s", '=HYPERLINK("x") <b>&😀')


async def test_the_chat_says_no_words_of_a_restricted_task(quick_office: Office) -> None:
    office = quick_office
    task = await give(office, "2026-06-20", assigned="2026-04-01", restricted=True)
    office.clock.set("2026-05-04 09:00")
    await office.chat("nam").say(f"{task.code} được 40%, vướng chờ Sở Tư pháp góp ý")
    text = await office.chat("cvp").say("/tonghop Q2/2026")
    assert task.code is not None
    assert text.count(task.code) == 3, "a result, a difficulty, what comes next"
    assert task.title not in text
    assert "Tư pháp" not in text


async def test_shares_of_a_split_add_up_to_that_of_its_sum(quick_office: Office) -> None:
    """As in the document: every share is of all tasks of the period."""
    office = quick_office
    for due in ("2026-05-04", "2026-05-08", "2026-06-01", "2026-06-02"):
        await give(office, due, assigned="2026-04-01")
    for day in ("2026-05-04", "2026-05-05"):
        office.clock.set(f"{day} 09:00")
        tasks = await office.chat("nam").say("/viec")
        code = next(w for w in tasks.split() if w.startswith("CCHC-2026-"))
        await office.chat("nam").say(f"{code} xong")
    text = await office.chat("cvp").say("/tonghop Q2/2026")
    assert "Hoàn thành 02 (50,00%): 01 sớm hạn (25,00%), 01 đúng hạn (25,00%)" in text
    assert "Đang mở 02 (50,00%): 02 trong hạn (50,00%)" in text
