import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.quarters import window
from core.summary import (
    Counts,
    DirectiveCounts,
    EvidenceLine,
    Extras,
    PeriodCounts,
    PersonCounts,
    Summary,
)
from core.tasks import State
from documents.writing import Labels, to_pdf, write_xlsx
from documents.writing.report_pdf import find_office
from documents.writing.xlsx_figures import CARRIED_IN, CELL_HEADS, NEW
from tests.documents.writing.conftest import DUE, PERIOD, summary_of


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
    first = replace(example.tasks[0], percent=80, assignees=((2, "Bùi Hoa"), (1, "=Vũ Nam")))
    summary = replace(example, tasks=(first, *example.tasks[1:]))
    sheet = reopen(summary, tmp_path / "r.xlsx")["Phụ lục"]
    row = {head.value: cell for head, cell in zip(sheet[4], sheet[5], strict=True)}
    assert row["Thời hạn"].value.date() == date(2026, 5, 20)
    assert row["Ngày hoàn thành"].number_format == "[$-42A]dd/mm/yyyy"
    assert row["Tiến độ"].value == 0.8
    assert row["Lĩnh vực"].value == "Cải cách thủ tục hành chính"
    assert row["Trạng thái"].value == "Hoàn thành sớm hạn"
    assert row["Người thực hiện"].value == "Bùi Hoa; =Vũ Nam"
    assert sheet.auto_filter.ref == "A4:S43"
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


@pytest.mark.parametrize("tasks", [0, 1, 39])
def test_every_figure_is_the_rows_that_a_filter_shows(
    example: Summary, tmp_path: Path, tasks: int
) -> None:
    states = [State.COMPLETED, State.IN_PROGRESS, State.PAUSED, State.SUBMITTED, State.CANCELLED]
    facts = [
        replace(task, state=states[i % 5], cancelled_on=DUE if i % 5 == 4 else None,
                assigned_on=PERIOD.start - timedelta(days=i % 3))
        for i, task in enumerate(example.tasks[:tasks])
    ]
    book = reopen(summary_of(facts), tmp_path / "r.xlsx")
    figures, rows = rows_of(book["Tổng hợp"]), rows_of(book["Phụ lục"])
    for name, counts in zip(("Đơn vị chủ trì", "Lĩnh vực"), tables_of(figures), strict=True):
        for line in counts:
            for head in [*CELL_HEADS.values(), CARRIED_IN, NEW]:
                behind = [r for r in rows if r[name] == line["name"]
                          and head in (r["Số liệu"], r["Nguồn"])]
                assert len(behind) == line[head]
    assert {r["Mã số liệu"] for r in rows} <= {cell.value for cell in CELL_HEADS}


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    heads, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def tables_of(rows: list[dict[str, object]]) -> list[list[dict[str, object]]]:
    """The lines of the two tables, without their totals."""
    tables: list[list[dict[str, object]]] = [[]]
    for row in rows:
        if row["Đơn vị"] == "Lĩnh vực":
            tables.append([])
        elif row["TT"]:
            tables[-1].append({**row, "name": row["Đơn vị"]})
    return tables


def test_pivots_are_tables_of_the_workbook(example: Summary, tmp_path: Path) -> None:
    sheet = reopen(example, tmp_path / "r.xlsx")["Tổng hợp"]
    assert [table.ref for table in sheet.tables.values()] == ["A4:T6", "A9:T10"]
    assert all(table.autoFilter for table in sheet.tables.values())


def test_directives_people_and_evidence_have_their_sheets(
    example: Summary, tmp_path: Path
) -> None:
    full = replace(
        example,
        by_directive=(DirectiveCounts(1, "507/SNV-VP", example.counts),),
        extras=Extras(extensions_asked=3, evidence_present=39),
        extras_by_unit=((1, "Văn phòng", Extras(extensions_asked=3, evidence_present=39)),),
        by_person=(PersonCounts(2, "Trần Bình", 1, "Văn phòng", example.counts),),
    )
    line = EvidenceLine("A-1", "=1+1", "Văn phòng", "Trần Bình",
                        datetime(2026, 5, 4, 2, 30, tzinfo=UTC), "a.pdf", 12_345, "ab" * 32)
    write_xlsx(replace(full, evidence=(line,)), tmp_path / "r.xlsx", Labels())
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["Tổng hợp", "Phụ lục", "Gia hạn, vướng mắc", "Theo văn bản",
                               "Theo người thực hiện", "Tài liệu kiểm chứng"]
    extras = rows_of(book["Gia hạn, vướng mắc"])
    assert [row["Đơn vị"] for row in extras] == ["Văn phòng", "Tổng cộng"]
    assert {row["Đề nghị gia hạn trong kỳ"] for row in extras} == {3}
    assert rows_of(book["Theo người thực hiện"])[0]["Người thực hiện"] == "Trần Bình (Văn phòng)"
    assert rows_of(book["Theo văn bản"])[1]["Văn bản giao"] == "Tổng cộng"
    (row,) = rows_of(book["Tài liệu kiểm chứng"])
    assert row["Thời điểm"] == datetime(2026, 5, 4, 9, 30)  # noqa: DTZ001 - a cell has no zone
    assert row["Dung lượng (byte)"] == 12_345
    assert row["Nội dung nhiệm vụ"] == "=1+1"


def test_the_periods_before_have_a_sheet(example: Summary, tmp_path: Path) -> None:
    before = PeriodCounts(window(2026, "Q1", PERIOD.scheme), Counts(carried_in=3, new=1, late=4))
    book = reopen(replace(example, trend=(before,)), tmp_path / "r.xlsx")
    first, now = rows_of(book["Qua các kỳ"])
    assert [first["Kỳ"], first["Trễ hạn"], first["Tỷ lệ đúng hạn, sớm hạn"]] == [
        "Quý I năm 2026", 4, 0]
    assert [now["Kỳ"], now["Tổng số"]] == ["Quý II năm 2026", 39]
    assert "Qua các kỳ" not in reopen(example, tmp_path / "r.xlsx").sheetnames


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(hostile: Summary, tmp_path: Path) -> None:
    write_xlsx(hostile, tmp_path / "r.xlsx", Labels())
    to_pdf(tmp_path / "r.xlsx", tmp_path / "r.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "=cmd|'" in words
    assert "#NAME?" not in words
