"""The real plan, as .xlsx and .docx, against the duties people found in it."""

import json
from pathlib import Path

import pytest

from core.directives import DirectiveReading, Duty, directive_key, source_key
from core.matching import match_units
from core.people import Unit, UnitGroup, UnitType
from documents.reading import read_directive

PLAN = "ke-hoach-cai-thien-chi-so-2021"
UNITS = (
    Unit(1, "VP", "Văn phòng Sở", "Văn phòng", UnitType.OFFICE, is_coordinator=True),
    Unit(2, "GDNN", "Phòng Giáo dục nghề nghiệp", "GDNN", UnitType.DIVISION),
    Unit(3, "LDVL", "Phòng Lao động - Việc làm - Bảo hiểm", "LĐVLBH", UnitType.DIVISION),
    Unit(4, "NCC", "Phòng Người có công", "NCC", UnitType.DIVISION),
    Unit(5, "BTXH", "Phòng Bảo trợ và Phòng, chống tệ nạn xã hội", "BTXH", UnitType.DIVISION),
    Unit(6, "TEBDG", "Phòng Trẻ em và Bình đẳng giới", "TE&BĐG", UnitType.DIVISION),
    Unit(7, "TCKT", "Phòng Tài chính - Kế toán", "TCKT", UnitType.DIVISION),
    Unit(8, "DVVL", "Trung tâm Dịch vụ việc làm", "TTDVVL", UnitType.PUBLIC_UNIT),
)
GROUPS = (
    UnitGroup("Các phòng chuyên môn", ("các phòng",), (2, 3, 4, 5, 6, 7)),
    UnitGroup("Các đơn vị trực thuộc", ("đơn vị trực thuộc Sở",), (8,)),
)


def _reading(files: Path, ending: str):
    return read_directive(files / f"{PLAN}.{ending}", f"{PLAN}.{ending}")


def _rows(reading: DirectiveReading) -> list[Duty]:
    """The duties of the annex, without those of the plan's text."""
    return [duty for duty in reading.duties if duty.locator.startswith("PL.")]


def _gold(files: Path) -> list[dict[str, object]]:
    lines = (files / "gold-annex-duties.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _ids(names: list[str]) -> set[int]:
    return {i for name in names for i in match_units(name, UNITS, GROUPS).unit_ids}


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_every_gold_duty_is_read_with_units_and_field(files: Path, ending: str) -> None:
    duties = _rows(_reading(files, ending))
    gold = _gold(files)
    assert [f"PL.{duty.item_no}" for duty in duties] == [row["locator"] for row in gold]
    for duty, row in zip(duties, gold, strict=True):
        assert " ".join(_text(duty).split()) == " ".join(row["text"].split())
        assert duty.field == row["field"]
        assert duty.deadline_text == (row["deadline_text"] or "")
        for text, names in ((duty.lead_text, row["lead"]), (duty.support_text, row["coord"])):
            match = match_units(text, UNITS, GROUPS)
            assert not match.unmatched
            assert set(match.unit_ids) == _ids(names)


def _text(duty: Duty) -> str:
    return f"{duty.title}\n{duty.detail}".strip()


def test_both_files_are_one_directive(files: Path) -> None:
    sheet, document = _reading(files, "xlsx"), _reading(files, "docx")
    assert directive_key(sheet.header) == directive_key(document.header)
    assert [source_key(d) for d in sheet.duties] == [source_key(d) for d in _rows(document)]
    assert len({source_key(d) for d in document.duties}) == len(document.duties)


def test_header_of_the_plan(files: Path) -> None:
    header = _reading(files, "docx").header
    assert header.doc_type == "ke_hoach"
    assert header.subject == "Cải thiện Chỉ số Cải cách hành chính năm 2021"
    assert header.issuer == "Sở Lao động – Thương binh và Xã hội"
    assert (header.number, header.issued_on) == ("", None)
    assert (header.signer, header.signer_title) == (
        "Phạm Việt Công", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC",
    )
