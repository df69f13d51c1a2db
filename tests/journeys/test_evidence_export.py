"""The files of a period as archives: who gets them, what is in them, what is noted."""

import asyncio
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from aiogram.exceptions import TelegramEntityTooLarge
from aiogram.methods import SendDocument
from sqlalchemy import select

from core.errors import WorkError
from core.people import Role
from core.tasks import Task
from core.usecases import export_evidence
from storage.tables import history
from tests.support.builders import add_task
from tests.support.chat import Chat
from tests.support.evidence import prove
from tests.support.office import Office
from tests.support.tasks import act_of

NOW = "2026-06-10 09:00"


async def two_units(office: Office) -> tuple[Task, Task]:
    office.clock.set(NOW)
    own = await add_task(office, unit="LDVL", assigned="2026-04-01")
    other = await add_task(office, unit="NCC", assigned="2026-04-01")
    await prove(office, own, "Báo cáo.pdf", b"%PDF own")
    await prove(office, other, "../Quyết định.pdf", b"%PDF other", "ncc")
    await prove(office, other, "cùng nội dung.pdf", b"%PDF own", "ncc")
    return own, other


def archive(chat: Chat, place: int = -1) -> zipfile.ZipFile:
    file = chat.screen[place].file
    assert file is not None
    return zipfile.ZipFile(io.BytesIO(file[1]))


async def notes(office: Office) -> list[Any]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(history.c.person_id, history.c.after, history.c.channel)
            .where(history.c.action == "export_evidence").order_by(history.c.id))
        return [tuple(row) for row in rows]


async def test_the_coordinator_takes_everything_along(office: Office) -> None:
    await two_units(office)
    chat = office.chat("cvp")
    await chat.say("/tonghop Q2/2026")
    await chat.press("Minh chứng .zip")
    assert chat.last.file is not None
    assert chat.last.file[0] == "minh-chung-2026-q2.zip"
    assert "3 tệp" in chat.text.replace("03", "3")
    assert archive(chat).namelist() == [
        "CCHC-2026-001/01-bao-cao.pdf", "CCHC-2026-002/01-quyet-dinh.pdf", "danh-muc.xlsx",
        "sha256sum.txt"]
    assert await notes(office) == [(office.person_ids["cvp"], {
        "period": "2026-Q2", "unit_id": None, "files": 3}, "telegram")]
    assert "không có thay đổi nào để hoàn tác" in await chat.say("/hoantac")


async def test_a_head_takes_the_own_units_files_and_nobody_elses(quick_office: Office) -> None:
    office = quick_office
    await two_units(office)
    chat = office.chat("hung")
    await chat.say("/tonghop quy 2")
    await chat.press("Minh chứng .zip")
    assert chat.last.file is not None
    assert chat.last.file[0] == "minh-chung-2026-q2-ldvl.zip"
    assert archive(chat).namelist()[0] == "CCHC-2026-001/01-bao-cao.pdf"
    assert len(archive(chat).namelist()) == 3
    for who, unit in (("hung", "NCC"), ("nam", "LDVL"), ("cdoan", "LDVL"), ("admin", "NCC")):
        thief = office.chat(who)
        await thief.say("/trogiup")
        await thief.press_data(thief.last, f"ezip:2026-Q2:{office.unit_ids[unit]}")
        assert thief.last.file is None, who
    observer = office.chat("cdoan")
    await observer.say("/tonghop Q2/2026")
    assert not any(".zip" in label for label in observer.labels)
    await observer.press_data(observer.last, "ezip:2026-Q2:0")
    assert "không có quyền" in observer.text
    assert len(await notes(office)) == 1


def spoil(office: Office) -> None:
    """One of the small files is changed, one is gone."""
    places = sorted(p for p in office.evidence.glob("*/*") if p.stat().st_size == 300_000)
    places[0].write_bytes(b"changed")
    places[1].unlink()


async def test_parts_losses_and_bounds(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    office.clock.set(NOW)
    task = await add_task(office, assigned="2026-04-01")
    for number in range(5):
        await prove(office, task, f"{number}.pdf", bytes([number]) * 300_000)
    await prove(office, task, "lớn.pdf", b"z" * 950_000)
    chat = office.chat("gd")
    await chat.say("/tonghop Q2/2026")
    button = chat.last
    monkeypatch.setattr(export_evidence, "PART_BYTES", 800_000)
    spoil(office)
    await chat.press("Minh chứng .zip", on=button)
    sent = [shown.file for shown in chat.screen if shown.file]
    assert [name for name, _ in sent] == [
        f"minh-chung-2026-q2-phan-0{n}.zip" for n in (1, 2, 3)]
    assert "phần 1/3" in chat.screen[-3].text
    told = chat.screen[-4].text
    for words in ("không còn", "đã khác so với lúc nộp", "quá lớn"):
        assert words in told
    status: list[str] = []
    for _, content in sent:
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            assert found.testzip() is None
            book = openpyxl.load_workbook(io.BytesIO(found.read("danh-muc.xlsx")))
        status += [str(row[10]) for row in book.active.iter_rows(min_row=5, values_only=True)]
    assert len(status) == 6
    assert sum(words.startswith("Có trong") for words in status) == 3
    monkeypatch.setattr(export_evidence, "CHAT_BYTES", 1_000_000)
    await chat.press("Minh chứng .zip", on=button)
    assert "--format zip" in chat.text
    assert "3 MB" in chat.text
    await chat.press_data(button, "ezip:2026-Q1:0")
    assert "chưa có tệp minh chứng" in chat.text
    await chat.press_data(button, "ezip:2027-Q1:0")
    assert "chưa bắt đầu" in chat.text
    await chat.press_data(button, "ezip:<b>:0")
    assert "Không hiểu kỳ" in chat.text


async def test_files_may_be_given_out_only_by_who_answers(
    quick_office: Office, tmp_path: Path
) -> None:
    office = quick_office
    await two_units(office)
    act = await act_of(office, "hung")
    assert not act.person.has(Role.COORDINATOR)
    with pytest.raises(WorkError):
        await office.app.use_cases["export_evidence"](
            act, "Q2/2026", office.unit_ids["NCC"], tmp_path)
    assert await asyncio.to_thread(lambda: list(tmp_path.glob("*.zip*"))) == []


async def test_a_published_report_hands_out_what_it_rests_on(quick_office: Office) -> None:
    office = quick_office
    await two_units(office)
    office.clock.set("2026-06-16 09:00")
    act = await act_of(office, "cvp")
    sealed = await office.app.use_cases["freeze_report"](act, "Q2/2026", None)
    token = f"f{sealed.seal.id}"
    async with office.database.unit():
        await office.app.stores.evidences.undo(1, office.clock.now())
    chat = office.chat("gd")
    await chat.say("/tonghop Q2/2026")
    await chat.press("Minh chứng .zip")
    assert archive(chat).namelist()[:2] == [
        "CCHC-2026-001/01-bao-cao.pdf", "CCHC-2026-002/01-quyet-dinh.pdf"], "as it was sealed"
    await chat.press_data(chat.last, f"ezip:{token}:{office.unit_ids['NCC']}")
    assert chat.last.file is not None
    assert chat.last.file[0] == "minh-chung-2026-q2-ncc.zip"
    assert archive(chat).namelist()[:2] == [
        "CCHC-2026-002/01-quyet-dinh.pdf", "CCHC-2026-002/02-cung-noi-dung.pdf"]
    head = office.chat("ncc")
    await head.say("/trogiup")
    for unit in (0, office.unit_ids["NCC"]):
        await head.press_data(head.last, f"ezip:{token}:{unit}")
        assert head.last.file is None
    await chat.press_data(chat.last, "ezip:f99:0")
    assert chat.last.file is None


async def test_a_file_that_the_network_does_not_take_is_told(quick_office: Office) -> None:
    office = quick_office
    await two_units(office)
    chat = office.chat("cvp")
    await chat.say("/tonghop Q2/2026")
    method = SendDocument(chat_id=1, document="x")
    office.channel.session.faults = [TelegramEntityTooLarge(method, "too large")]
    await chat.press("Minh chứng .zip")
    assert "Không gửi được tệp minh-chung-2026-q2.zip" in chat.text
    await chat.press("Minh chứng .zip")
    assert chat.last.file is not None
