import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from core.summary import Summary
from documents.writing import Labels, write_xlsx


def reopen(summary: Summary, path: Path) -> Workbook:
    write_xlsx(summary, path, Labels())
    return openpyxl.load_workbook(path)


def test_figures_by_unit_and_by_field(example: Summary, tmp_path: Path) -> None:
    sheet = reopen(example, tmp_path / "r.xlsx")["Tổng hợp"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    totals = [row for row in rows if row[1] == "Tổng cộng"]
    assert [row[2:9] for row in totals] == [[39, 0, 39, 39, 12, 26, 1]] * 2
    assert totals[0][18] == 1
    assert totals[0][19] == 0.9744
    assert rows[3][1] == "Đơn vị"
    assert "số liệu tính từ ngày 15/3/2026 đến ngày 14/6/2026" in rows[1][0]


def test_tasks_have_real_dates_and_can_be_filtered(example: Summary, tmp_path: Path) -> None:
    first = replace(example.tasks[0], percent=80)
    summary = replace(example, tasks=(first, *example.tasks[1:]))
    sheet = reopen(summary, tmp_path / "r.xlsx")["Phụ lục"]
    row = {head.value: cell for head, cell in zip(sheet[4], sheet[5], strict=True)}
    assert row["Thời hạn"].value.date() == date(2026, 5, 20)
    assert row["Ngày hoàn thành"].number_format == "dd/mm/yyyy"
    assert row["Tiến độ"].value == 0.8
    assert row["Lĩnh vực"].value == "Cải cách thủ tục hành chính"
    assert row["Trạng thái"].value == "Hoàn thành sớm hạn"
    assert sheet.auto_filter.ref == "A4:O43"
    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_no_text_becomes_a_formula_a_number_or_a_link(hostile: Summary, tmp_path: Path) -> None:
    path = tmp_path / "h.xlsx"
    sheet = reopen(hostile, path)["Phụ lục"]
    texts = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.data_type == "s"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    dangerous = [cell for cell in texts if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert dangerous
    assert all(cell.quotePrefix for cell in dangerous)
    assert "0123" in [cell.value for cell in texts]
    assert not any(cell.hyperlink for cell in texts)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_a_text_longer_than_a_cell_is_cut(example: Summary, tmp_path: Path) -> None:
    task = replace(example.tasks[0], title="x" * 40_000, assigned_on=date(1899, 1, 1))
    sheet = reopen(replace(example, tasks=(task,)), tmp_path / "l.xlsx")["Phụ lục"]
    assert len(sheet["C5"].value) == 32_767
    assert sheet["H5"].value is None
