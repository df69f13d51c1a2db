"""A published report says the same a month later, to the letter, and what changed since."""

import asyncio
import base64
import io
import json
import re
import zipfile
import zlib
from contextvars import Context
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import func, insert, select, update

from core.acting import Act
from core.errors import WorkError
from core.people import Person
from core.summary import count
from core.tasks import State, Task
from storage.export import export_tables
from storage.tables import frozen_report, history, unit, unit_predecessor
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.waiting import until

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


async def test_a_month_later_it_says_the_same_and_what_changed(office: Office) -> None:
    await a_quarter(office)
    lan, gd = office.chat("cvp"), office.chat("gd")
    live = await lan.say(Q2)
    await frozen(office)
    published = await lan.say(Q2)
    assert "Báo cáo số 01/2026, chốt lúc 16/6/2026 09:00 bởi Lê Thị Lan" in published
    assert live in published, "what was sealed is what was shown"
    await lan.press(".docx")
    assert lan.last.file is not None
    assert lan.last.file[0] == "bao-cao-nhiem-vu-2026-q2-so-01.docx"
    before = figures_of(lan.last.file[1])

    office.clock.set("2026-07-16 09:00")
    await change(office)
    assert await lan.say(Q2) == published
    assert await gd.say(Q2) == published
    await gd.press(".docx")
    assert gd.last.file is not None
    assert figures_of(gd.last.file[1]) == before
    assert await gd.press("Số liệu hiện nay") not in published

    text = await gd.say("tonghop Q2/2026 --diff")
    for words in (
        "báo cáo số 01/2026", "Chốt lúc 16/6/2026 09:00", "16/7/2026",
        "phát sinh trong kỳ: 09 → 10 (+01)", "tổng số nhiệm vụ: 12 → 13 (+01)",
        "hoàn thành đúng hạn: 01 → 02 (+01)",
        "đúng ngày nêu trong văn bản, chờ kết luận: 01 → 0 (−01)",
    ):
        assert words in text, (words, text)
    said = [text]
    while any(f"Trang {len(said) + 1}/" in label for label in gd.labels):
        said.append(await gd.press(f"Trang {len(said) + 1}/"))
    everything = "\n".join(said)
    await gd.press("Tải toàn bộ thay đổi")
    assert gd.last.file is not None
    assert gd.last.file[0] == "thay-doi-bao-cao-2026-q2-so-01.txt"
    whole = gd.last.file[1].decode().splitlines()
    assert [line for line in everything.splitlines() if line.startswith("•")] == [
        line for line in whole if line.startswith("•")]
    assert ("CCHC-2026-007 Báo cáo 2: đúng ngày nêu trong văn bản, chờ kết luận → "
            "hoàn thành đúng hạn") in everything
    assert "Việc ghi sổ muộn: mới được tính (Phòng Người có công)" in everything
    assert "từ Phòng Tài chính – Kế toán sang Văn phòng Sở" in everything


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


async def test_one_unit_of_it_is_a_report_too(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await frozen(office)
    lan = office.chat("cvp")
    for sealed in (True, False):
        await lan.say(Q2)
        if not sealed:
            await lan.press("Số liệu hiện nay")
        for label in ("từng con số", "Theo đơn vị", "Phòng Người có công"):
            await lan.press(label)
        await lan.press("Báo cáo của đơn vị này")
        assert ("Báo cáo số 01/2026" in lan.text) is sealed
        assert "Tổng hợp quý II/2026 · Phòng Người có công" in lan.text
        assert "03 nhiệm vụ" in lan.text
        assert "Phòng Lao động" not in lan.text
        await lan.press(".docx")
        assert lan.last.file is not None
        words = "\n".join(figures_of(lan.last.file[1]))
        assert "03 nhiệm vụ" in words
        assert "12 nhiệm vụ" not in words
    await lan.press("Chốt báo cáo")
    assert "chỉ của đơn vị đang xem" in lan.text
    await lan.press("tôi đã kiểm tra")
    assert "của riêng một đơn vị" in lan.text
    assert "Báo cáo số 02/2026" in await lan.say("/tonghop số 02/2026"), "as it was told to"
    head = office.chat("ncc")
    assert "Báo cáo số 02/2026" in await head.say(Q2)
    await head.press("từng con số")
    assert "Phòng Người có công · báo cáo số 02/2026" in head.text
    await head.press_data(head.last, f"fg:t:f{await newest(office)}:{office.unit_ids['TCKT']}:")
    assert "Tài chính" not in head.text, "no figure of another unit, nor its name"
    assert "Báo cáo số 01/2026" in await lan.say(Q2), "the whole is another report"


async def test_what_changed_in_one_unit_of_it_is_told_alone(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await frozen(office)
    office.clock.set("2026-07-16 09:00")
    await change(office)
    lan = office.chat("cvp")
    await lan.say(Q2)
    for label in ("từng con số", "Theo đơn vị", "Phòng Người có công", "Báo cáo của đơn vị này",
                  "Thay đổi từ khi chốt"):
        await lan.press(label)
    assert "(quý II/2026) · Phòng Người có công" in lan.text
    assert "tổng số nhiệm vụ: 03 → 04 (+01)" in lan.text
    assert "Việc ghi sổ muộn" in lan.text
    assert "CCHC-2026-002" not in lan.text, "that one is another unit's"


async def test_old_buttons_do_not_publish_twice(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    lan, gd = office.chat("cvp"), office.chat("gd")
    await lan.say(Q2)
    await lan.press("Chốt báo cáo")
    sure = lan.last
    await gd.say(Q2)
    await gd.press("Chốt báo cáo")
    await gd.press("tôi đã kiểm tra")
    await lan.press("tôi đã kiểm tra", on=sure)
    assert "Kỳ này vừa được Nguyễn Văn Giám chốt" in lan.text
    assert "gõ /tonghop số 01/2026" in lan.text
    assert "không lấy lại được" in await gd.say("/hoantac")
    # On purpose it goes, and both stay.
    await lan.say(Q2)
    await lan.press("Số liệu hiện nay")
    await lan.press("Chốt báo cáo")
    assert "đã có báo cáo chốt trước đó" in lan.text
    await lan.press("tôi đã kiểm tra")
    assert "số 02/2026" in lan.text
    assert "thay thế báo cáo số 01/2026" in await lan.say(Q2)
    await lan.press("Báo cáo số 01/2026")
    assert "Đã có báo cáo số 02/2026 thay thế" in lan.text
    assert "Báo cáo số 01/2026" in await lan.say("/summary báo cáo số 1/2026")
    assert "Báo cáo số 01/2026" in await lan.say("/summary report no. 01/2026")
    assert "Không có gì thay đổi" in await lan.say("/summary so sánh Q2/2026")


async def test_a_period_that_runs_is_not_published(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    lan = office.chat("cvp")
    await lan.say("/tonghop Q3/2026")
    assert not any("Chốt" in label for label in lan.labels)
    await lan.press_data(lan.last, "rf:2026-Q3:0:0:0")
    assert "còn chạy đến hết ngày 14/9/2026" in lan.text
    await lan.press_data(lan.last, "rf:2027-Q3:0:0:1")
    assert "chưa bắt đầu" in lan.text
    await lan.say("/tonghop tu 1/3 den 15/4")
    assert "từ ngày 01/3/2026 đến ngày 15/4/2026" in lan.text
    await lan.press("Chốt báo cáo")
    await lan.press("tôi đã kiểm tra")
    assert "Báo cáo số 01/2026" in await lan.say("/tonghop 1/3-15/4")
    await every_row_opens(office, "cvp", "/tonghop 1/3-15/4")
    assert "chưa có báo cáo nào được chốt" in await lan.say("/tonghop --diff quý 2")


async def test_a_changed_seal_is_refused(
    quick_office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office = quick_office
    await a_quarter(office)
    await frozen(office)
    lan = office.chat("cvp")
    good = await lan.say(Q2)
    async with office.database.unit():
        content = bytes((await office.database.execute(
            select(frozen_report.c.snapshot))).scalar_one())
        await office.database.execute(update(frozen_report).values(snapshot=content[:-9] + b"x"))
    refused = await lan.say(Q2)
    assert "dữ liệu lưu bị thay đổi hoặc hỏng" in refused
    assert "số 01/2026" in refused
    assert "checksum" in caplog.text
    async with office.database.unit():
        await office.database.execute(update(frozen_report).values(snapshot=content))
    assert await lan.say(Q2) == good


async def test_two_at_once_get_two_numbers(office: Office) -> None:
    await a_quarter(office)
    freeze = office.app.use_cases["freeze_report"]
    acts = [Act(await person(office, code), "telegram", office.clock.now(),
                office.app.policy.zone) for code in ("cvp", "gd", "pgd", "cvp")]
    periods = ("2026-Q2", "2026-05", "2026-04", "2026-Q1")
    reports = await asyncio.gather(
        *(freeze(act, period) for act, period in zip(acts, periods, strict=True)))
    assert sorted(report.seal.number for report in reports) == [1, 2, 3, 4]
    # Two who saw the same: one publishes, the other is told.
    seen = {"after": reports[0].seal.id}
    outcomes = await asyncio.gather(
        *(freeze(act, "2026-Q2", **seen) for act in acts[:2]), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["SealedReport", "WorkError"]
    assert [o.code for o in outcomes if isinstance(o, WorkError)] == ["freeze-meanwhile"]
    async with office.database.reading():
        rows = (await office.database.execute(
            select(history.c.task_id, history.c.after)
            .where(history.c.action == "freeze-report").order_by(history.c.id))).all()
        numbers = (await office.database.execute(
            select(frozen_report.c.number).order_by(frozen_report.c.number))).scalars().all()
    assert numbers == [1, 2, 3, 4, 5], "who was told left no gap"
    assert [row.task_id for row in rows] == [None] * 5
    assert sorted(row.after["number"] for row in rows) == numbers


async def test_impatient_taps_on_publishing_are_counted_two_at_a_time(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    await a_quarter(office)
    real, running, most = office.app.stores.figures.tally, 0, 0

    async def tally(*asked: Any) -> Any:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        found = await real(*asked)
        running -= 1
        return found

    monkeypatch.setattr(office.app.stores.figures, "tally", tally)
    act = Act(await person(office, "cvp"), "telegram", office.clock.now(), office.app.policy.zone)
    outcomes = await asyncio.gather(
        *(office.app.use_cases["freeze_report"](act, "2026-Q2", after=0) for _ in range(6)),
        return_exceptions=True)
    assert most == 2
    assert [o.seal.number for o in outcomes if not isinstance(o, BaseException)] == [1]
    assert {o.code for o in outcomes if isinstance(o, WorkError)} == {"freeze-meanwhile"}


async def test_what_is_written_meanwhile_tears_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_quarter(office)
    real = office.app.stores.figures.facts

    async def facts(*asked: Any) -> Any:
        # Somebody books a task late while the report is counted; a stranger to its transaction.
        meanwhile = add_task(office, "Ghi sổ muộn", assigned="2026-06-01")
        await asyncio.create_task(meanwhile, context=Context())
        return await real(*asked)

    monkeypatch.setattr(office.app.stores.figures, "facts", facts)
    await frozen(office)
    monkeypatch.undo()
    async with office.database.reading():
        report = await office.app.stores.frozen_reports.get(await newest(office))
        assert report is not None
        summary = await office.app.stores.frozen_reports.summary(report)
    assert (len(summary.tasks), summary.counts.total) == (12, 12)
    assert "12 → 13 (+01)" in await office.chat("gd").say(f"{Q2} so sánh")


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


async def test_others_are_answered_while_a_report_is_counted(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    await a_quarter(office)
    monkeypatch.setattr("bot.middlewares._MOMENT", 0.01)
    counting, go_on = asyncio.Event(), asyncio.Event()
    real = office.app.stores.figures.tally

    async def slow(*asked: Any) -> Any:
        counting.set()
        await go_on.wait()
        return await real(*asked)

    monkeypatch.setattr(office.app.stores.figures, "tally", slow)
    lan, nam = office.chat("cvp"), office.chat("nam")
    asking = asyncio.create_task(lan.say(Q2))
    await counting.wait()
    assert "60%" in await nam.say("CCHC-2026-001 được 60%"), "a report is written meanwhile"
    await until(lambda: lan.text == "Đang lập báo cáo…")
    go_on.set()
    assert "Tổng hợp quý II/2026" in await asking
    assert all("Đang lập" not in shown.text for shown in lan.screen), "it gave way to the report"
    counting.clear()
    go_on.clear()
    pressing = asyncio.create_task(lan.press("từng con số"))
    await counting.wait()
    assert lan.toast == "Đang đếm…"
    assert "CCHC-2026-001" in await nam.say("/viec")
    go_on.set()
    assert "Các con số" in await pressing


async def test_the_export_holds_what_was_published(quick_office: Office, tmp_path: Path) -> None:
    office = quick_office
    await a_quarter(office)
    await frozen(office)
    await export_tables(office.database, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        row = json.loads(archive.read("frozen_report.jsonl"))
    plain = json.loads(zlib.decompress(base64.b64decode(row["snapshot"])))
    assert (row["number"], row["author"]) == (1, "Lê Thị Lan")
    assert plain["counts"]["total"] == 12


async def newest(office: Office) -> int:
    async with office.database.reading():
        return int((await office.database.execute(
            select(func.max(frozen_report.c.id)))).scalar_one())
