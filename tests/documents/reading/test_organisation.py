"""Units and people out of workbooks and TOML; what is wrong is named by sheet, row and column."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import bot
from core.errors import WorkError
from core.matching import match_units
from core.organisation import DayKind, DayRow, checked
from core.people import Role, Unit, UnitGroup
from documents.reading.organisation import read_organisation

SAMPLE = Path(bot.__file__).parent / "sample"
UNIT = '[[units]]\ncode = "VP"\nname = "Văn phòng"\n'


def refused(path: Path) -> WorkError:
    with pytest.raises(WorkError) as caught:
        checked(read_organisation(path))
    return caught.value


def test_both_sample_files_hold_the_same_department() -> None:
    book, table = (checked(read_organisation(SAMPLE / f"department.{x}")) for x in ("xlsx", "toml"))
    assert replace(book, days_given=False) == table
    people = {p.code: p for p in book.people}
    assert people["cvp"].roles == {(Role.COORDINATOR, "VP"), (Role.HEAD, "VP")}
    assert people["pgd1"].portfolio == {"LDVLBH", "GDNN", "TTDVVL"}
    assert people["gd"].roles == {(Role.DIRECTOR, "")}
    assert [u.code for u in book.units if u.is_coordinator] == ["VP"]


def test_the_sample_plan_names_only_units_of_the_sample_department() -> None:
    found = checked(read_organisation(SAMPLE / "department.toml"))
    ids = {u.code: n for n, u in enumerate(found.units, 1)}
    units = [Unit(ids[u.code], u.code, u.name, u.short_name, u.type, u.aliases)
             for u in found.units]
    groups = [UnitGroup(g.name, g.aliases, tuple(ids[c] for c in g.units)) for g in found.groups]
    sheet = openpyxl.load_workbook(SAMPLE / "ke-hoach-cai-thien-chi-so-2021.xlsx").active
    assert sheet is not None
    cells = {str(row[i]) for row in sheet.iter_rows(min_row=6, values_only=True)
             for i in (2, 4) if row[i]}
    assert len(cells) >= 6
    for cell in cells:
        match = match_units(cell, units, groups)
        assert match.unit_ids, cell
        assert not match.unmatched, (cell, match.unmatched)


def workbook(path: Path, people: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    units = book.active
    assert units is not None
    units.title = "Đơn vị"
    units.append(["DANH SÁCH ĐƠN VỊ"])
    units.append(["Mã", "Tên đơn vị", "Đơn vị đầu mối"])
    units.append(["VP", "Văn phòng <Sở> 🏢", "x"])
    sheet = book.create_sheet("nhân sự")
    for row in people:
        sheet.append(row)
    book.save(path)
    return path


HEADER = ["Mã *", "Họ và tên", "Đơn vị", "Vai trò"]


def test_headers_may_stand_below_a_title_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[], HEADER, ["a", "  Lê   An ", "VP", "chuyen vien"],
                                          [None, "", None], [12, "Bình", "VP", "Trưởng phòng"]])
    people = checked(read_organisation(path)).people
    assert [(p.code, p.full_name) for p in people] == [("a", "Lê An"), ("12", "Bình")]


@pytest.mark.parametrize(("row", "code", "column"), [
    (["a", "Lê An", "VP", "Sếp"], "org-bad-value", "Vai trò"),
    (["a", "Lê An", "KT", "Chuyên viên"], "org-unknown-unit", "Đơn vị"),
    (["a", "Lê An", None, "Chuyên viên"], "org-needs-unit", "Đơn vị"),
    (["a b", "Lê An", "VP", ""], "org-bad-code", "Mã *"),
    ([None, "Lê An", "VP", ""], "org-empty", "Mã *"),
    (["a", None, "VP", ""], "org-empty", "Họ và tên"),
])
def test_a_wrong_cell_is_named(tmp_path: Path, row: list[Any], code: str, column: str) -> None:
    error = refused(workbook(tmp_path / "a.xlsx", [HEADER, ["x", "Đúng", "VP", ""], row]))
    assert error.code == code
    assert (error.data["sheet"], error.data["row"]) == ("nhân sự", 3)
    assert error.data["column"] == column


def test_two_people_cannot_share_a_code_but_one_may_hold_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    one = '[[people]]\ncode = "a"\nfull_name = "An"\nunit = "VP"\nroles = ["{}"]\n'
    path.write_text(UNIT + one.format("head") + one.format("coordinator"))
    assert len(checked(read_organisation(path)).people[0].roles) == 2
    path.write_text(UNIT + one.format("head") + one.format("staff").replace('"An"', '"Ân"'))
    assert refused(path).code == "org-twice"


@pytest.mark.parametrize(("text", "code"), [
    ("", "org-no-units"), ("units = 5", "org-bad-value"), ("units = [5]", "org-bad-value"),
    ("[a", "org-no-toml"), ("[[unit]]\n", "org-unknown-column"),
    (UNIT + "colour = 1", "org-unknown-column"), (UNIT + "type = 'x'", "org-bad-value"),
    (UNIT + "predecessor = 'VP'", "org-own-predecessor"),
    (UNIT + "predecessor = ['X', 'Y']", "org-unknown-unit"), (UNIT + UNIT, "org-twice"),
    (UNIT + "predecessor = 'X'", "org-unknown-unit"),
    (UNIT + "[[groups]]\nname='G'\nunits=['X']", "org-unknown-unit"),
    (UNIT + "coordinator = 'maybe'", "org-bad-value"), (UNIT + "aliases = {}", "org-bad-value"),
])
def test_wrong_toml(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    assert refused(path).code == code


def test_wrong_files(tmp_path: Path) -> None:
    for name, content, code in (
        ("a.xlsx", b"", "file-broken"), ("a.xlsx", b"PK\x03\x04" + b"x" * 99, "file-broken"),
        ("a.csv", b"x", "file-type"), ("a.toml", b"\xff\xfe", "org-no-toml"),
        ("a.toml", b"#" * (5 * 1024**2 + 1), "file-too-large"),
    ):
        (tmp_path / name).write_bytes(content)
        assert refused(tmp_path / name).code == code, name
    assert refused(tmp_path / "none.toml").code == "file-missing"
    assert refused(workbook(tmp_path / "b.xlsx", [["Tên"], ["An"]])).code == "org-no-header"


def test_a_merged_units_predecessors_stand_in_one_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    units = book.active
    assert units is not None
    units.title = "Đơn vị"
    for row in (["Mã", "Tên đơn vị", "Đơn vị tiền thân"], ["A", "Phòng A", None],
                ["B", "Phòng B", " "], ["C", "Phòng C", "A; B ;"]):
        units.append(row)
    book.save(tmp_path / "a.xlsx")
    found = checked(read_organisation(tmp_path / "a.xlsx")).units
    assert [unit.predecessors for unit in found] == [set(), set(), {"A", "B"}]


def with_calendar(path: Path, rows: list[list[Any]]) -> Path:
    book = openpyxl.load_workbook(workbook(path, [HEADER, ["a", "Lê An", "VP", ""]]))
    sheet = book.create_sheet("Lịch")
    for row in (["Ngày *", "Loại ngày *", "Ghi chú", "Nguồn"], *rows):
        sheet.append(row)
    book.save(path)
    return path


def test_the_offices_own_days_stand_in_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = with_calendar(tmp_path / "a.xlsx", [
        [date(2026, 10, 17), "Làm việc", "làm bù ngày 12/10", "Công văn 15/SNV-VP"],
        ["12/10/2026", "nghi", None, None], [None, None, None, None]])
    swapped = DayRow(date(2026, 10, 17), DayKind.WORKING, "làm bù ngày 12/10",
                     "Công văn 15/SNV-VP")
    off = DayRow(date(2026, 10, 12), DayKind.OFF)
    assert checked(read_organisation(path)).days == (swapped, off)
    table = tmp_path / "a.toml"
    table.write_text(UNIT + '[[days]]\nday = 2026-10-12\nkind = "off"\n'
                     '[[days]]\nday = "17-10-2026"\nkind = "làm bù"\n', encoding="utf-8")
    assert [(d.day, d.kind) for d in checked(read_organisation(table)).days] == [
        (off.day, DayKind.OFF), (swapped.day, DayKind.WORKING)]


def test_a_file_without_that_sheet_says_nothing_of_days(tmp_path: Path) -> None:
    silent = read_organisation(workbook(tmp_path / "a.xlsx", [HEADER, ["a", "Lê An", "VP", ""]]))
    empty = read_organisation(with_calendar(tmp_path / "b.xlsx", []))
    assert (silent.days, silent.days_given) == ((), False)
    assert (empty.days, empty.days_given) == ((), True)
    text = '[[units]]\ncode = "VP"\nname = "Văn phòng"\n'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "b.toml").write_text(f"days = []\n{text}", encoding="utf-8")
    given = [read_organisation(tmp_path / name).days_given for name in ("a.toml", "b.toml")]
    assert given == [False, True]


@pytest.mark.parametrize(("row", "code", "column"), [
    (["31/9/2026", "Nghỉ"], "org-bad-day", "Ngày *"), (["1/5", "Nghỉ"], "org-bad-day", "Ngày *"),
    ([46143, "Nghỉ"], "org-bad-day", "Ngày *"), ([None, "Nghỉ"], "org-bad-day", "Ngày *"),
    (["30/4/2026", None], "org-bad-value", "Loại ngày *"),
    (["1/5/2026", "Nghỉ"], "org-day-twice", "Ngày *"),
])
def test_a_wrong_day_is_named(tmp_path: Path, row: list[Any], code: str, column: str) -> None:
    error = refused(with_calendar(tmp_path / "a.xlsx", [["01/5/2026", "Làm việc"], row]))
    assert (error.code, error.data["column"]) == (code, column)
    assert (error.data["sheet"], error.data["row"]) == ("Lịch", 3)
