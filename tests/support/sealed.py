"""A quarter with its tasks, published; and what may happen to it afterwards."""

import io
import re
from datetime import date

import docx
from sqlalchemy import func, insert, select, update

from core.acting import Act
from core.people import Person
from core.tasks import State, Task
from storage.tables import frozen_report, unit, unit_predecessor
from tests.support.builders import add_task
from tests.support.office import Office

Q2 = "/tonghop Q2/2026"


async def a_quarter(office: Office) -> None:
    """Twelve tasks of three units, done, late, open and overdue; the quarter is over."""
    for number in range(4):
        await add_task(office, f"Rà soát <b>{number}</b>", unit="LDVL", due="2026-05-20",
                       assigned="2026-04-01", assignees=("nam", "hoa")[:1 + number % 2])
    for number, day in enumerate((18, 20, 21)):
        await add_task(office, f"Báo cáo {number}", unit="NCC", due="2026-05-20",
                       assigned="2026-03-01", state=State.COMPLETED, field="steering",
                       named_date=date(2026, 5, 21), completed_on=date(2026, 5, day))
    for number in range(3):
        await add_task(office, f"Niêm yết {number}", unit="VP", assigned="2026-04-01")
    await add_task(office, "Dự toán", unit="TCKT", due="2026-06-30", assigned="2026-04-01")
    await add_task(office, "Đào tạo", unit="GDNN", due="2026-06-01", assigned="2026-04-01",
                   state=State.SUBMITTED, completed_on=date(2026, 6, 1), needs_acceptance=True)
    office.clock.set("2026-06-10 09:00")
    await office.chat("nam").say("CCHC-2026-001 được 40%, vướng chờ Sở Tư pháp")
    office.clock.set("2026-06-16 09:00")


def figures_of(content: bytes) -> list[str]:
    """The paragraphs of a document that hold figures, without the day it was written."""
    words = [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]
    return [w for w in words if re.search(r"\d", w)]


async def frozen(office: Office, who: str = "cvp") -> None:
    chat = office.chat(who)
    await chat.say(Q2)
    await chat.press("Chốt báo cáo")
    assert "không lấy lại được" in chat.text
    assert "01 nhiệm vụ hoàn thành đúng ngày nêu trong văn bản, chưa kết luận" in chat.text
    assert "01 nhiệm vụ còn chờ xác nhận" in chat.text
    await chat.press("tôi đã kiểm tra")
    assert "Đã chốt báo cáo số 01/2026" in chat.text


async def change(office: Office) -> None:
    """Work that goes on after the period, and what corrects it: verdicts, late entries, mergers."""
    lan = office.chat("cvp")
    ids = {code: (await by_code(office, code)).id
           for code in ("CCHC-2026-002", "CCHC-2026-007", "CCHC-2026-008", "CCHC-2026-012")}
    await lan.press_data(lan.last, f"acc:{ids['CCHC-2026-007']}:on_time")
    await lan.press_data(lan.last, f"acc:{ids['CCHC-2026-012']}:accept")
    await office.chat("nam").say("CCHC-2026-002 xong rồi ạ")
    await office.chat("nam").say("/hoantac")
    await office.chat("nam").say("CCHC-2026-003 xong rồi ạ")
    act = Act(await person(office, "cvp"), "telegram", office.clock.now(), office.app.policy.zone)
    move = office.app.use_cases["change_task"]
    async with office.database.unit():
        for code, action, values in (
            ("CCHC-2026-002", "cancel",
             {"state": State.CANCELLED, "cancelled_on": date(2026, 7, 16)}),
            ("CCHC-2026-008", "edit", {"lead_unit_id": office.unit_ids["GDNN"]}),
        ):
            task = await office.app.stores.tasks.get(ids[code])
            assert task is not None
            await move(act, task, action, values)
        await office.database.execute(
            update(unit).where(unit.c.code == "TCKT").values(active=False))
        await office.database.execute(insert(unit_predecessor).values(
            unit_id=office.unit_ids["VP"], predecessor_id=office.unit_ids["TCKT"]))
    await add_task(office, "Việc ghi sổ muộn", unit="NCC", assigned="2026-06-01")


async def by_code(office: Office, code: str) -> Task:
    async with office.database.reading():
        found = await office.app.stores.tasks.by_code(code)
    assert found is not None
    return found


async def person(office: Office, code: str) -> Person:
    async with office.database.reading():
        found = await office.app.stores.people.get(office.person_ids[code])
    assert found is not None
    return found


async def newest(office: Office) -> int:
    async with office.database.reading():
        return int((await office.database.execute(
            select(func.max(frozen_report.c.id)))).scalar_one())


async def every_row_opens(office: Office, who: str, words: str) -> None:
    """Each row of each table leads to as many tasks as it says."""
    chat = office.chat(who)
    await chat.say(words)
    await chat.press("từng con số")
    menu = chat.last
    tables = [data for label, data in menu.buttons if label.startswith("Theo ")]
    assert tables
    for data in tables:
        await chat.press_data(menu, data)
        table = chat.last
        totals = re.findall(r"^(\d+)\. .*: (\d+) nhiệm vụ, xong", table.text, re.M)
        assert len(totals) == len([label for label, _ in table.buttons if ". " in label])
        for (_, total), (label, press) in zip(totals, table.buttons, strict=False):
            await chat.press_data(table, press)
            figures = chat.last
            assert f"tổng số nhiệm vụ: {total}" in [label for label, _ in figures.buttons], label
            for figure, open_it in figures.buttons:
                if ": " in figure:
                    number = figure.rpartition(" ")[2]
                    said = await chat.press_data(figures, open_it)
                    assert f": {number} nhiệm vụ" in said, (label, figure, said)
