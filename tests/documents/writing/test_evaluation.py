"""The sheets for evaluation, on paper by the decree's check list and in the workbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from core.summary import Cell, Counts, LateLine, PersonCounts, Summary
from core.tasks import State
from documents.writing import Labels, write_evaluation, write_html, write_xlsx
from tests.documents.writing.conftest import DUE, HOSTILE, fact, summary_of
from tests.documents.writing.decree30 import check, read

TITLE = "Kết quả thực hiện nhiệm vụ quý II năm 2026 (phục vụ đánh giá)"


def evaluated(text: str = "Vũ Nam") -> Summary:
    """Eight tasks of two units: two late, one overdue; one excused, one contested."""
    facts = [fact(n, State.COMPLETED, date(2026, 5, 18)) for n in range(1, 6)]
    facts += [fact(6, State.COMPLETED, date(2026, 5, 22)), fact(7, State.COMPLETED,
              date(2026, 6, 1)), fact(8, State.IN_PROGRESS)]
    late = (
        LateLine(6, "CCHC-2026-006", "Nhiệm vụ số 6", 1, "Văn phòng", (text,), DUE, 2,
                 date(2026, 5, 22), text, "objective", text, person_ids=(7,)),
        LateLine(7, "CCHC-2026-007", text, 2, "Phòng Cải cách hành chính", (text, "Bùi Hoa"),
                 DUE, 12, date(2026, 6, 1), "em quên", "subjective", "", text, "Lê Thị Lan",
                 contest_open=True, person_ids=(7, 8)),
        LateLine(8, "CCHC-2026-008", "Nhiệm vụ số 8", 1, "Văn phòng", (), DUE, 25,
                 cell=Cell.OPEN_OVERDUE),
    )
    people = (PersonCounts(7, text, 1, "Văn phòng", Counts(new=5, early=3, late=2)),
              PersonCounts(8, "Bùi Hoa", 2, "Phòng Cải cách hành chính", Counts(new=1, late=1)))
    return replace(summary_of(facts), late=late, by_person=people)


def test_the_document_keeps_the_decree(tmp_path: Path) -> None:
    path = tmp_path / "e.docx"
    write_evaluation(evaluated(), path, Labels())
    assert check(path, upward=False, kind="BẢNG TỔNG HỢP") == []
    document = read(path)
    words = [p.text for p in document.paragraphs]
    assert TITLE in words
    assert ("Trễ hạn, quá hạn: 03 nhiệm vụ, trong đó 01 nhiệm vụ do nguyên nhân khách quan đã "
            "được xác nhận, 01 nhiệm vụ đang có ý kiến không đồng ý.") in words
    assert "Xác nhận khách quan: Vũ Nam" in words
    assert "Kết luận chủ quan: Lê Thị Lan" in words
    assert "Vũ Nam (đang xem xét)" in words
    assert len(document.sections) == 3, "people and late tasks, an annex each"


def test_a_unit_alone_is_not_ranked(tmp_path: Path) -> None:
    path = tmp_path / "e.docx"
    write_evaluation(replace(evaluated(), unit="Văn phòng"), path, Labels())
    assert check(path, upward=False, kind="BẢNG TỔNG HỢP") == []
    assert not any("Xếp hạng đơn vị" in p.text for p in read(path).paragraphs)


def test_a_full_rate_stays_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "e.docx"
    write_evaluation(evaluated(), path, Labels())
    ranking = next(t for t in docx.Document(str(path)).tables if t.cell(0, 0).text == "Hạng")
    widths = [cell.width.mm for cell in ranking.rows[0].cells]
    # "100,00%" in 10 pt is 13 mm wide, the margins of a cell are one each.
    assert all(width >= 16 for width, cell in zip(widths, ranking.rows[0].cells, strict=True)
               if cell.text.startswith("Tỷ lệ"))
    assert round(sum(widths)) == 165, "from margin to margin"


def test_nobody_late(tmp_path: Path) -> None:
    path = tmp_path / "e.docx"
    write_evaluation(summary_of([fact(1, State.COMPLETED, DUE)]), path, Labels())
    assert check(path, upward=False, kind="BẢNG TỔNG HỢP") == []
    assert "Không có nhiệm vụ trễ hạn, quá hạn." in [p.text for p in read(path).paragraphs]


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 300])
def test_hostile_texts(tmp_path: Path, text: str) -> None:
    word, sheet = tmp_path / "e.docx", tmp_path / "e.xlsx"
    summary = evaluated(text)
    write_evaluation(summary, word, Labels())
    assert check(word, upward=False, kind="BẢNG TỔNG HỢP") == []
    write_xlsx(summary, sheet, Labels())
    book = openpyxl.load_workbook(sheet)
    for name in ("Xếp hạng đơn vị", "Đánh giá cá nhân", "Nhiệm vụ trễ hạn"):
        assert all(cell.data_type != "f" for row in book[name].iter_rows() for cell in row)


def test_the_workbook_ranks_and_lists(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    write_xlsx(evaluated(), path, Labels())
    book = openpyxl.load_workbook(path)
    units = [[c.value for c in row] for row in book["Xếp hạng đơn vị"].iter_rows(min_row=5,
                                                                                max_row=6)]
    assert [row[:2] for row in units] == [[1, "Phòng Cải cách hành chính"], [2, "Văn phòng"]]
    assert [row[9:12] for row in units] == [[0, 1, 1], [1, 0, 1]]
    late = [[c.value for c in row] for row in book["Nhiệm vụ trễ hạn"].iter_rows(min_row=5)]
    assert [row[1] for row in late] == ["CCHC-2026-006", "CCHC-2026-007", "CCHC-2026-008"]
    assert late[0][5].date() == DUE
    assert late[0][7] == 2
    assert late[1][4] == "Vũ Nam; Bùi Hoa"
    assert late[2][8] == "Quá hạn, chưa hoàn thành"
    people = [c.value for c in book["Đánh giá cá nhân"]["B"]]
    assert people[4:6] == ["Vũ Nam", "Bùi Hoa"]


def test_who_may_not_see_names_gets_no_ranking(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    write_xlsx(replace(evaluated(), late=()), path, Labels())
    names = openpyxl.load_workbook(path).sheetnames
    assert not {"Xếp hạng đơn vị", "Đánh giá cá nhân", "Nhiệm vụ trễ hạn"} & set(names)


def test_the_public_page_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "e.html"
    write_html(evaluated(), path, Labels())
    page = path.read_text(encoding="utf-8")
    assert "Vũ Nam" not in page
    assert "Bùi Hoa" not in page
    assert "em quên" not in page
