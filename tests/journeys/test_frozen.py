"""A published report says the same a month later, to the letter, and what changed since."""

import base64
import json
import zipfile
import zlib
from pathlib import Path

import pytest
from sqlalchemy import select, update

from storage.export import export_tables
from storage.tables import frozen_report
from tests.support.office import Office
from tests.support.sealed import Q2, a_quarter, change, every_row_opens, figures_of, frozen, newest


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


