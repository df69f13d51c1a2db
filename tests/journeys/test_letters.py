"""Công văn đôn đốc: drafted from what is overdue, for those who may urge."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from core.tasks import State
from core.usecases import draft_letter
from storage import tables
from tests.documents.writing.decree30 import check, read
from tests.support.builders import add_task
from tests.support.chat import Chat
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import act_of

#: A Thursday; three working days later is the Tuesday.
NOW = "2026-06-11 09:00"


def letter_of(chat: Chat, folder: Path) -> Any:
    """The draft on the screen, found right by the decree's check list."""
    file = chat.last.file
    assert file is not None
    path = folder / file[0]
    path.write_bytes(file[1])
    assert check(path, upward=True, kind="") == []
    return read(path)


def words(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


async def test_from_the_overdue_list_to_a_draft(office: Office, tmp_path: Path) -> None:
    office.clock.set(NOW)
    async with office.database.unit():
        plan = await office.database.insert(insert(tables.directive).values(
            key="k", number="507/SNV-VP", issued_on=date(2026, 3, 19), subject="Kế hoạch",
            created_at=office.clock.now()))
    late = await add_task(office, "Số hóa hồ sơ", unit="LDVL", due="2026-06-01",
                          assigned="2026-04-01", directive_id=plan, assignees=("nam",))
    worst = await add_task(office, "Rà soát <TTHC> & mẫu", unit="LDVL", due="2026-05-02",
                           assigned="2026-04-01", assignees=("nam",))
    await add_task(office, "Còn hạn", unit="LDVL", due="2026-07-01")
    await add_task(office, "Đã xong", unit="LDVL", due="2026-05-01", state=State.COMPLETED,
                   assigned="2026-04-01", completed_on=date(2026, 5, 1))
    await add_task(office, "Việc phòng khác", unit="NCC", due="2026-06-01", assigned="2026-04-01")
    async with office.database.unit():
        await office.database.execute(insert(tables.blocker).values(
            task_id=worst.id, at=at("2026-06-10 09:00"), text="chưa có kinh phí",
            waits_for="Sở Tài chính"))
        await office.database.execute(insert(tables.extension).values(
            task_id=late.id, asked_at=office.clock.now(), wanted_on=date(2026, 6, 1),
            state="granted", decided_at=office.clock.now()))
    chat = office.chat("cvp")
    assert "/congvan Phòng" in await chat.say("/dondoc Phòng NCC")
    short = int((worst.code or "")[-3:])
    assert "đến 1 người" in await chat.say(f"/dondoc {short}, {worst.code} {short}")
    assert "Công văn đôn đốc" in " ".join(chat.labels)
    await chat.say("/quahan Phòng LĐ-VL-BH")
    await chat.press("Công văn đôn đốc")
    assert chat.last.file is not None
    assert chat.last.file[0] == "cong-van-don-doc-ldvl-20260611.docx"
    assert "16/6/2026" in chat.text
    found = words(letter_of(chat, tmp_path))
    assert any("còn 02 nhiệm vụ được giao đã quá hạn" in text for text in found)
    first = found.index("1")
    assert found[first:first + 12] == [
        "1", f"Rà soát <TTHC> & mẫu ({worst.code})", "", "02/5/2026", "40",
        "chưa có kinh phí (chờ Sở Tài chính); đã đôn đốc 01 lần",
        "2", f"Số hóa hồ sơ ({late.code})", "507/SNV-VP 19/3/2026", "01/6/2026", "10",
        "đã gia hạn 01 lần"]
    assert any("trước khi hết ngày 16/6/2026" in text for text in found)
    async with office.database.reading():
        rows = (await office.database.execute(select(tables.history.c.after).where(
            tables.history.c.action == "draft_letter"))).scalars().all()
    assert rows == [{"units": [office.unit_ids["LDVL"]]}]


async def test_who_may_urge_whom(quick_office: Office, tmp_path: Path) -> None:
    office = quick_office
    office.clock.set(NOW)
    await add_task(office, unit="LDVL", due="2026-06-01", assigned="2026-04-01")
    await add_task(office, unit="NCC", due="2026-06-01", assigned="2026-04-01")
    head = office.chat("hung")
    await head.say("/quahan")
    await head.press("Công văn")
    assert "Phòng Lao động – Việc làm – Bảo hiểm" in words(letter_of(head, tmp_path))[-1] or any(
        "Kính gửi: Phòng Lao động" in text for text in words(letter_of(head, tmp_path)))
    await head.press_data(head.last, f"letter:{office.unit_ids['NCC']}")
    assert "Không có đơn vị này" in head.text
    assert "Không có đơn vị này" in await head.say("/congvan Phòng Người có công")
    for who in ("nam", "cdoan", "admin"):
        chat = office.chat(who)
        await chat.say("/quahan")
        assert not any("Công văn" in label for label in chat.labels), who
        for unit in (0, office.unit_ids["LDVL"]):
            await chat.press_data(chat.last, f"letter:{unit}")
            assert chat.last.file is None, who
            assert "quyền" in chat.text or "Không có đơn vị" in chat.text
    boss = office.chat("gd")
    assert "không có nhiệm vụ quá hạn" in await boss.say("/congvan phòng tthc")
    assert "Không rõ đơn vị" in await boss.say("/congvan Phòng Mặt trăng <b>")
    await boss.press_data(boss.last, "letter:999999")
    assert "Không có đơn vị này" in boss.text


async def test_all_units_at_once(
    quick_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    office.clock.set(NOW)
    chat = office.chat("cvp")
    assert "Không có đơn vị nào còn nhiệm vụ quá hạn" in await chat.say("/congvan")
    for day in range(1, 10):
        await add_task(office, f"Việc {day}", unit="LDVL", due=f"2026-05-0{day}",
                       assigned="2026-04-01")
    hidden = await add_task(office, "Nhân sự mật danh", unit="NCC", due="2026-06-01",
                            assigned="2026-04-01", restricted=True)
    await chat.say("/quahan")
    await chat.press("từng đơn vị")
    assert chat.last.file is not None
    assert chat.last.file[0] == "cong-van-don-doc-20260611.zip"
    with zipfile.ZipFile(io.BytesIO(chat.last.file[1])) as bundle:
        assert bundle.namelist() == ["01-cong-van-don-doc-ldvl-20260611.docx",
                                     "02-cong-van-don-doc-ncc-20260611.docx"]
        for name in bundle.namelist():
            (tmp_path / name).write_bytes(bundle.read(name))
            assert check(tmp_path / name, upward=True, kind="") == []
    many = read(tmp_path / bundle.namelist()[0])
    assert (len(many.sections), many.tables[-1].rows) == (2, 10), "more than eight: an annex"
    secret = " ".join(words(read(tmp_path / bundle.namelist()[1])))
    assert "mật danh" not in secret
    assert f"Nhiệm vụ hạn chế phổ biến ({hidden.code})" in secret
    monkeypatch.setattr(draft_letter, "TASKS", 3)
    await chat.say("/congvan Phòng Việc làm")
    assert "09 nhiệm vụ quá hạn" in chat.text, "the caption counts as the letter does"
    cut = words(letter_of(chat, tmp_path))
    assert any("còn 09 nhiệm vụ được giao đã quá hạn nhưng chưa hoàn thành, trong đó 03 nhiệm "
               "vụ quá hạn lâu nhất được nêu sau đây:" in text for text in cut)
    assert [text for text in cut if text.startswith("Việc ")] == [
        f"Việc {n} (CCHC-2026-00{n})" for n in (1, 2, 3)]


async def test_a_merged_units_debts_are_its_successors(
    quick_office: Office, tmp_path: Path
) -> None:
    office = quick_office
    office.clock.set(NOW)
    await add_task(office, "Của phòng cũ", unit="LDVL", due="2026-06-01", assigned="2026-04-01")
    await add_task(office, "Của phòng mới", unit="NCC", due="2026-05-01", assigned="2026-04-01")
    async with office.database.unit():
        await office.database.execute(update(tables.unit).where(
            tables.unit.c.id == office.unit_ids["LDVL"]).values(active=False))
        await office.database.execute(insert(tables.unit_predecessor).values(
            unit_id=office.unit_ids["NCC"], predecessor_id=office.unit_ids["LDVL"]))
    chat = office.chat("cvp")
    await chat.say("/congvan")
    assert chat.last.file is not None
    assert chat.last.file[0] == "cong-van-don-doc-ncc-20260611.docx", "one unit, one letter"
    found = words(letter_of(chat, tmp_path))
    assert [text for text in found if text.startswith("Của")] == [
        "Của phòng mới (CCHC-2026-002)", "Của phòng cũ (CCHC-2026-001)"]
    await office.chat("ncc").say("/congvan")
    assert [t for t in words(letter_of(office.chat("ncc"), tmp_path)) if t.startswith("Của")] == [
        "Của phòng mới (CCHC-2026-002)", "Của phòng cũ (CCHC-2026-001)"]


async def test_how_long_a_unit_has_is_the_offices_own(quick_office: Office) -> None:
    office = quick_office
    office.clock.set(NOW)
    await add_task(office, unit="LDVL", due="2026-06-01", assigned="2026-04-01")
    policy = replace(office.app.policy, letter_answer_days=5)
    draft = replace(office.app.use_cases["draft_letter"], policy=policy)
    act = await act_of(office, "gd")
    async with office.database.unit():
        (letter,) = await draft(act, None)
    assert letter.answer_by == date(2026, 6, 18), "the weekend does not count"


async def test_an_urging_that_told_nobody_is_not_counted(
    quick_office: Office, tmp_path: Path
) -> None:
    office = quick_office
    office.clock.set(NOW)
    await add_task(office, "Việc A", unit="LDVL", due="2026-06-01", assigned="2026-04-01",
                   assignees=("nam",))
    await add_task(office, "Việc B", unit="LDVL", due="2026-06-02", assigned="2026-04-01",
                   assignees=("nam",))
    chat = office.chat("cvp")
    assert "CCHC-2026-001" in await chat.say("/dondoc CCHC-2026-001")
    await chat.say("/dondoc CCHC-2026-001 CCHC-2026-002")
    assert "CCHC-2026-002" in chat.text
    assert "CCHC-2026-001" not in chat.text, "told within this hour, not told again"
    await chat.say("/congvan Phòng LĐ-VL-BH")
    said = words(letter_of(chat, tmp_path))
    assert said.count("đã đôn đốc 01 lần") == 2
    assert "đã đôn đốc 02 lần" not in said
