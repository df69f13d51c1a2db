"""The ledger lists the files of a period's tasks, as the figures count them."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
from sqlalchemy import delete, insert, update

from core.summary import Summary
from core.tasks import State
from storage import tables
from tests.documents.writing.word_file import read
from tests.support.builders import add_task
from tests.support.clock import at
from tests.support.evidence import prove
from tests.support.office import Office
from tests.support.tasks import act_of, change

MIDDLE, AFTER = "2026-05-04 09:00", "2026-07-01 09:00"


async def summary(
    office: Office, period: str = "Q2/2026", who: str = "cvp", unit: str | None = None,
    **more: Any,
) -> Summary:
    act = await act_of(office, who)
    async with office.database.reading():
        found: Summary = await office.app.use_cases["build_summary"](
            act, period, office.unit_ids[unit] if unit else None, **more)
    return found


async def test_who_gave_which_file_when(office: Office) -> None:
    office.clock.set(MIDDLE)
    first = await add_task(office, "Rà soát", unit="NCC", assigned="2026-03-20")
    other = await add_task(office, unit="LDVL", assigned="2026-03-20", state=State.COMPLETED,
                           completed_on=at(MIDDLE).date())
    old = await add_task(office, unit="LDVL", assigned="2026-01-20", state=State.COMPLETED,
                         completed_on=at("2026-02-01 09:00").date())
    await prove(office, first, "b.pdf", b"b")
    await prove(office, first, "a.pdf", b"aa", "ncc", at("2026-05-05 09:00"))
    gone = await prove(office, first, "sai.pdf", b"undone")
    await prove(office, other, "ảnh.jpg", b"ccc", "hoa")
    await prove(office, old, "kỳ trước.pdf", b"d")
    await prove(office, other, "sau.pdf", b"later", at=at(AFTER))
    async with office.database.unit():
        await office.app.stores.evidences.undo(gone, office.clock.now())
        await office.database.execute(update(tables.person).where(
            tables.person.c.id == office.person_ids["nam"]).values(active=False))
        await office.database.execute(delete(tables.person).where(
            tables.person.c.id == office.person_ids["hoa"]))
    office.clock.set(AFTER)
    found = await summary(office)
    assert [(e.code, e.file_name, e.person, e.size, e.unit) for e in found.evidence] == [
        (other.code, "ảnh.jpg", "", 3, "Phòng Lao động – Việc làm – Bảo hiểm"),
        (first.code, "b.pdf", "Vũ Nam", 1, "Phòng Người có công"),
        (first.code, "a.pdf", "Hồ Công", 2, "Phòng Người có công"),
    ], "who left keeps the name, who was erased has none"
    assert found.evidence[1].sha256 == hashlib.sha256(b"b").hexdigest()
    assert found.evidence[1].at == at(MIDDLE)
    assert sum(fact.evidence_count for fact in found.tasks) == len(found.evidence)
    assert found.extras is not None
    assert found.extras.evidence_present == 1
    assert (await summary(office, annex=False)).evidence == ()
    assert [e.file_name for e in (await summary(office, "Q1/2026")).evidence] == [], (
        "files of tasks that Q1 counts came after its end")
    assert [e.file_name for e in (await summary(office, "Q3/2026")).evidence] == [
        "b.pdf", "a.pdf"]


async def test_a_unit_gets_its_own_files_and_those_of_whom_it_took_over(office: Office) -> None:
    office.clock.set(MIDDLE)
    own = await add_task(office, unit="NCC", assigned="2026-03-20")
    old = await add_task(office, unit="LDVL", assigned="2026-03-20")
    await add_task(office, unit="TTHC", assigned="2026-03-20")
    moved = await add_task(office, unit="TTHC", assigned="2026-03-20")
    for number, task in enumerate((own, old, moved)):
        await prove(office, task, f"{number}.pdf", b"%d" % number)
    async with office.database.unit():
        await office.database.execute(update(tables.unit).where(
            tables.unit.c.id == office.unit_ids["LDVL"]).values(active=False))
        await office.database.execute(insert(tables.unit_predecessor).values(
            unit_id=office.unit_ids["NCC"], predecessor_id=office.unit_ids["LDVL"]))
    office.clock.set(AFTER)
    await change(office, moved, lead_unit_id=office.unit_ids["NCC"])
    found = await summary(office, who="ncc")
    assert [(e.code, e.unit) for e in found.evidence] == [
        (own.code, "Phòng Người có công"), (old.code, "Phòng Người có công")]
    later = await summary(office, "Q3/2026", unit="NCC")
    assert [e.file_name for e in later.evidence] == ["0.pdf", "1.pdf", "2.pdf"]


async def test_every_document_carries_the_ledger(quick_office: Office, tmp_path: Path) -> None:
    office = quick_office
    office.clock.set(MIDDLE)
    task = await add_task(office, "Rà soát =1+1", assigned="2026-03-20")
    await prove(office, task, "quyết định số 12.pdf", b"x" * 1500)
    found = await summary(office)
    make = office.app.use_cases["make_report_file"]
    _, content = await make.of(found, "docx")
    path = tmp_path / "r.docx"
    path.write_bytes(content)
    document = read(path)
    assert len(document.sections) == 3, "the report, its tasks, its files"
    cells = [cell.text for cell in docx.Document(io.BytesIO(content)).tables[-1].rows[1].cells]
    assert cells[1:4] == [f"Rà soát =1+1 ({task.code})",
                          "Phòng Lao động – Việc làm – Bảo hiểm", "Vũ Nam (Telegram)"]
    assert cells[4:7] == ["09:00 04/5/2026", "quyết định số 12.pdf", "2 KB"]
    assert cells[7].replace(" ", "") == hashlib.sha256(b"x" * 1500).hexdigest()
    _, content = await make.of(found, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Tài liệu kiểm chứng"]
    assert [cell.value for cell in sheet[5]][6:8] == ["quyết định số 12.pdf", 1500]
    _, content = await make.of(found, "json")
    assert json.loads(content)["evidence"][0]["file_name"] == "quyết định số 12.pdf"
    _, content = await make.of(found, "html")
    assert "quyết định số 12" not in content.decode(), "the portal's page has no names"
