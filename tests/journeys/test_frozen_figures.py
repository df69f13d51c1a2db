"""The figures of a published report open to what was counted then."""

import io

import openpyxl

from core.summary import count
from tests.support.office import Office
from tests.support.sealed import (
    Q2,
    a_quarter,
    change,
    every_row_opens,
    frozen,
    newest,
)


async def test_a_sealed_figure_opens_to_what_was_counted(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await frozen(office)
    office.clock.set("2026-07-16 09:00")
    await change(office)
    chat = office.chat("gd")
    await chat.say(Q2)
    overdue = await chat.press("quá hạn: 04")
    assert "quá hạn: 04 nhiệm vụ" in overdue
    assert "báo cáo số 01/2026" in overdue
    assert "CCHC-2026-002" in overdue, "it was overdue then, whatever became of it"
    await chat.press("CCHC-2026-002")
    assert "hủy" in chat.text.lower(), "the card shows the task of today"
    await chat.say(Q2)
    await chat.press("từng con số")
    menu = chat.last
    assert not any("lâu chưa" in label for label, _ in menu.buttons), "no seal can tell"
    for label, data in menu.buttons:
        if ": " in label:
            assert f"{label.rpartition(' ')[2]} nhiệm vụ" in await chat.press_data(menu, data)
    await every_row_opens(office, "gd", Q2)


async def test_live_rows_open_too(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await every_row_opens(office, "cdoan", Q2)


async def test_a_head_gets_nothing_of_the_sealed_whole(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    head, staff = office.chat("hung"), office.chat("nam")
    live = await head.say(Q2)
    await every_row_opens(office, "hung", Q2)
    await frozen(office)
    assert await head.say(Q2) == live, "the own unit, counted now"
    assert "chưa có báo cáo nào được chốt" in await head.say(f"{Q2} so sánh")
    other = office.unit_ids["NCC"]
    token = f"f{await newest(office)}"
    for chat in (head, staff):
        await chat.say("/viec")
        shown = chat.last
        for data in (f"rs:{token}:0", f"rs:{token}:{other}", f"report:docx:{token}:0",
                     f"fm:{token}:0:", f"fg:t:{token}:0:", f"fg:t:{token}:{other}:",
                     f"fp:t:{token}:0::0", f"fr:u:{token}:0:0:0", f"rd:{token}:0:0:0",
                     "rs:f999999:0", "fg:t:f2147483648:0:"):
            before = len(chat.screen)
            await chat.press_data(shown, data)
            assert all("dành cho trưởng đơn vị" in s.text for s in chat.screen[before:]), data
        assert "Không có báo cáo số" in await chat.say("/tonghop số 1/2026")
        await chat.press_data(shown, "rf:2026-Q2:0:0:1")
        assert "Chỉ Văn phòng và lãnh đạo" in chat.text
    assert await newest(office) == int(token[1:])


async def test_what_is_sealed_counts_as_it_says(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await frozen(office)
    store = office.app.stores.frozen_reports
    async with office.database.reading():
        report = await store.get(await newest(office))
        assert report is not None
        summary = await store.summary(report)
    assert count(summary.tasks, summary.period, summary.counted_to) == summary.counts
    people = {name for fact in summary.tasks for _, name in fact.assignees}
    assert people == {"Vũ Nam", "Bùi Hoa"}
    chat = office.chat("cvp")
    await chat.say(Q2)
    await chat.press(".xlsx")
    assert chat.last.file is not None
    book = openpyxl.load_workbook(io.BytesIO(chat.last.file[1]))
    assert "báo cáo số 01/2026, chốt lúc 09:00 ngày 16/6/2026" in str(book["Phụ lục"]["A2"].value)
    heads = [cell.value for cell in book["Phụ lục"][4]]
    column = heads.index("Người thực hiện")
    found = [row[column] for row in book["Phụ lục"].iter_rows(min_row=5, values_only=True)]
    assert "Bùi Hoa; Vũ Nam" in found
    assert "Chưa giao người" in found
