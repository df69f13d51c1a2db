import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from core.errors import WorkError
from core.summary import OverdueLine, Summary
from documents.writing import Labels, write_docx
from documents.writing.template import SHIPPED
from tests.documents.writing.conftest import DUE


@pytest.fixture
def written(example: Summary, tmp_path: Path) -> Document:
    write_docx(example, tmp_path / "r.docx", Labels(code="BC-SNV"))
    return docx.Document(str(tmp_path / "r.docx"))


def texts(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs]


def test_the_figures_are_said_as_offices_say_them(written: Document) -> None:
    lines = texts(written)
    assert (
        "Kết quả 39 nhiệm vụ: 12 sớm hạn (30,77%), 26 đúng hạn (66,67%), 01 trễ hạn (2,56%)."
    ) in lines
    assert "Số liệu tính từ ngày 15/3/2026 đến ngày 14/6/2026." in lines


def test_the_body_has_its_parts_and_its_end(written: Document) -> None:
    lines = texts(written)
    heads = [line.split(".")[0] for line in lines if re.match(r"(I|II|III|IV|V)\. ", line)]
    assert heads == ["I", "II", "III", "IV", "V"]
    assert "BÁO CÁO" in lines
    assert "- X-2 Báo cáo (Văn phòng): hạn 05/8/2026." in lines
    assert "- X-1 Sửa quy chế (Văn phòng): chưa góp ý; chờ Sở Tư pháp (từ ngày 20/5/2026)." in lines
    assert "- Đề nghị Sở Tư pháp xem xét, giải quyết: chưa góp ý (X-1)." in lines
    assert lines.count("1. Cải cách thủ tục hành chính") == 1
    assert any(line.endswith(" của Sở Nội vụ./.") for line in lines)


def test_letterhead_and_signing_stand_beside_each_other(written: Document) -> None:
    (left, right), (number, place) = (row.cells for row in written.tables[0].rows)
    assert left.text.startswith("UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ")
    assert number.text == "Số:          /BC-SNV"
    assert place.text == "Hà Tĩnh, ngày       tháng       năm 2026"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in right.text
    assert "Nơi nhận:" in written.tables[3].rows[0].cells[0].text


def test_tables_of_figures_add_up(written: Document) -> None:
    for table in written.tables[1:3]:
        figures = [[cell.text for cell in row.cells] for row in table.rows][2:]
        numbers = [[int(text) for text in row[2:11]] for row in figures]
        assert all(row[0] == sum(row[1:]) for row in numbers)
        assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert figures[-1][1] == "Tổng cộng"
    assert figures[-1][11] == "100,00%"


def test_the_annex_is_a_landscape_section_numbered_from_one(written: Document) -> None:
    body, annex = written.sections
    sizes = [round(length.mm) for s in (body, annex) for length in (s.page_width, s.page_height)]
    assert sizes == [210, 297, 297, 210]
    assert 'w:start="1"' in annex._sectPr.xml
    assert len(written.tables[4].rows) == 1 + 39
    row = [cell.text for cell in written.tables[4].rows[1].cells]
    assert row[1] == "Nhiệm vụ số 1 (CCHC-2026-001)"
    assert (row[5], row[7]) == ("20/5/2026", "Hoàn thành sớm hạn")


def test_page_and_type_follow_the_decree(written: Document) -> None:
    section = written.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(m.mm) for m in margins if m is not None] == [20, 20, 30, 15]
    assert written.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml


def test_hostile_text_stays_text(hostile: Summary, tmp_path: Path) -> None:
    path = tmp_path / "h.docx"
    write_docx(hostile, path, Labels(), pictures=False)
    annex = docx.Document(str(path)).tables[-1]
    titles = [row.cells[1].text for row in annex.rows][1:]
    assert titles[0].startswith("=cmd|' /C calc'!A0 (")
    assert titles[6].startswith("<b>đậm</b> & ]]> </w:t> (")
    assert titles[8].startswith("điềukhiển[31m (")
    assert len(titles[9]) > 9900


def test_an_empty_period_is_said_to_be_empty(example: Summary, tmp_path: Path) -> None:
    empty = replace(example, results=(), blockers=(), overdue=(), next_period=(), tasks=(),
                    by_unit=(), by_field=())
    write_docx(empty, tmp_path / "e.docx", Labels(), pictures=False)
    document = docx.Document(str(tmp_path / "e.docx"))
    assert texts(document).count("Không có.") == 5
    assert len(document.tables[1].rows) == 3
    assert len(document.sections) == 1


def test_nothing_tells_what_made_the_file(example: Summary, tmp_path: Path) -> None:
    write_docx(example, tmp_path / "r.docx", Labels(), pictures=False)
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        assert b"python" not in archive.read("docProps/core.xml").lower()


def test_thousands_of_tasks_take_linear_time(example: Summary, tmp_path: Path) -> None:
    def seconds(copies: int) -> float:
        start = time.process_time()
        many = replace(example, tasks=example.tasks * copies)
        write_docx(many, tmp_path / "b.docx", Labels(), pictures=False)
        return time.process_time() - start

    # Eight times the rows; cell by cell it would be about sixty times the work.
    assert seconds(40) < 20 * max(seconds(5), 0.05)


def test_a_long_list_says_how_many_more(example: Summary, tmp_path: Path) -> None:
    summary = replace(example, overdue=(OverdueLine("A-1", "Việc", "Văn phòng", DUE, 3),) * 30,
                      counts=replace(example.counts, open_overdue=45, new=84))
    write_docx(summary, tmp_path / "l.docx", Labels(), pictures=False)
    lines = texts(docx.Document(str(tmp_path / "l.docx")))
    assert lines.count("- A-1 Việc (Văn phòng): hạn 20/5/2026, quá 03 ngày.") == 20
    assert "- Và 25 nhiệm vụ khác." in lines


def test_an_office_has_its_own_template(example: Summary, tmp_path: Path) -> None:
    own = docx.Document(str(SHIPPED / "bao-cao.docx"))
    for paragraph in own.paragraphs:
        if paragraph.text.startswith("V. KIẾN NGHỊ"):
            paragraph.runs[0].text = "V. ĐỀ NGHỊ CỦA {{ co_quan }}"
    own.save(str(tmp_path / "bao-cao.docx"))
    write_docx(example, tmp_path / "r.docx", Labels(), templates=tmp_path, pictures=False)
    assert "V. ĐỀ NGHỊ CỦA SỞ NỘI VỤ" in texts(docx.Document(str(tmp_path / "r.docx")))


def test_the_shipped_template_serves_where_there_is_no_own(
    example: Summary, tmp_path: Path
) -> None:
    write_docx(example, tmp_path / "r.docx", Labels(), templates=tmp_path, pictures=False)
    assert "BÁO CÁO" in texts(docx.Document(str(tmp_path / "r.docx")))


@pytest.mark.parametrize("words", ["{{ ten_la }}", "{{ co_quan", "{% for x in %}",
                                   "{{ co_quan.__class__.__mro__ }}"])
def test_a_template_that_we_cannot_fill_in_is_named(
    example: Summary, tmp_path: Path, words: str
) -> None:
    own = docx.Document(str(SHIPPED / "bao-cao.docx"))
    own.paragraphs[0].add_run(words)
    own.save(str(tmp_path / "bao-cao.docx"))
    with pytest.raises(WorkError) as caught:
        write_docx(example, tmp_path / "r.docx", Labels(), templates=tmp_path, pictures=False)
    assert caught.value.code == "report-template"
    assert "bao-cao.docx" in str(caught.value.data["name"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_template_that_is_no_word_file(
    example: Summary, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "bao-cao.docx").write_bytes(content)
    with pytest.raises(WorkError, match="report-template"):
        write_docx(example, tmp_path / "r.docx", Labels(), templates=tmp_path, pictures=False)


def test_pictures_say_in_words_what_they_show(example: Summary, tmp_path: Path) -> None:
    write_docx(example, tmp_path / "r.docx", Labels())
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        body = archive.read("word/document.xml").decode()
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
    assert len(pictures) == 1
    assert 'descr="Tiến độ thực hiện nhiệm vụ theo đơn vị"' in body
