"""The finished documents against the check list of the decree, in many shapes."""

import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.quarters import Scheme, window
from core.summary import Counts, EvidenceLine, Summary
from documents.writing import Labels, write_docx
from documents.writing.report_pdf import find_office
from documents.writing.template import SHIPPED
from tests.documents.writing.decree30 import check, read

EVIDENCE = EvidenceLine("CCHC-2026-001", "Rà soát", "Văn phòng", "Trần Thị Bình",
                        datetime(2026, 5, 4, 2, tzinfo=UTC), "bao-cao.pdf", 1_234_567, "ab" * 32)
LABELS = Labels(code="BC-SNV", signer="Giám đốc")


def test_the_example(example: Summary, tmp_path: Path) -> None:
    write_docx(example, tmp_path / "r.docx", LABELS)
    assert check(tmp_path / "r.docx", upward=True) == []


def test_two_annexes(example: Summary, tmp_path: Path) -> None:
    write_docx(replace(example, evidence=(EVIDENCE,) * 3), tmp_path / "r.docx", LABELS,
               pictures=False)
    assert check(tmp_path / "r.docx", upward=True) == []
    document = read(tmp_path / "r.docx")
    assert len(document.sections) == 3
    texts = [p.text for p in document.paragraphs]
    assert "Danh mục và kết quả từng nhiệm vụ tại Phụ lục I kèm theo." in " ".join(texts)
    row = [p.text for p in document.paragraphs if p.cell and p.cell[:2] == (5, 1)]
    assert row[1:7] == ["Rà soát (CCHC-2026-001)", "Văn phòng", "Trần Thị Bình",
                        "09:00 04/5/2026", "bao-cao.pdf", "1,2 MB"]
    assert row[7].replace(" ", "") == "ab" * 32


def test_hostile_texts(hostile: Summary, tmp_path: Path) -> None:
    write_docx(hostile, tmp_path / "r.docx", LABELS, pictures=False)
    assert check(tmp_path / "r.docx", upward=False) == []


@pytest.mark.parametrize("parent", ["", "Ủy ban nhân dân tỉnh Hà Tĩnh"])
def test_no_task_at_all(example: Summary, tmp_path: Path, parent: str) -> None:
    empty = replace(
        example, results=(), blockers=(), overdue=(), next_period=(), tasks=(), by_unit=(),
        by_field=(), counts=Counts(), parent=parent,
        organisation="Sở Nông nghiệp và Môi trường, cơ quan chuyên môn có tên rất dài",
    )
    write_docx(empty, tmp_path / "r.docx", LABELS, pictures=False)
    assert check(tmp_path / "r.docx", upward=bool(parent)) == []


def test_a_unit_reports_to_nobody_outside(example: Summary, tmp_path: Path) -> None:
    write_docx(replace(example, unit="Văn phòng"), tmp_path / "r.docx", LABELS, pictures=False)
    assert check(tmp_path / "r.docx", upward=False) == []


def test_several_addressees_and_grounds(example: Summary, tmp_path: Path) -> None:
    labels = replace(LABELS, addressees=("UBND tỉnh", "Sở Tư pháp"),
                     grounds=("Căn cứ Luật A", "Căn cứ Kế hoạch số 12/KH-UBND."))
    write_docx(example, tmp_path / "r.docx", labels, pictures=False)
    assert check(tmp_path / "r.docx", upward=True) == []
    texts = [p.text for p in read(tmp_path / "r.docx").paragraphs]
    assert texts.index("- Sở Tư pháp.") == texts.index("- UBND tỉnh;") + 1
    assert "Căn cứ Luật A;" in texts
    assert "Căn cứ Kế hoạch số 12/KH-UBND." in texts


def test_whole_months_do_not_rest_on_the_decree(example: Summary, tmp_path: Path) -> None:
    summary = replace(example, period=window(2026, "Q2", Scheme.CALENDAR))
    write_docx(summary, tmp_path / "r.docx", LABELS, pictures=False)
    assert check(tmp_path / "r.docx", upward=True) == []
    assert not any(p.text.startswith("Căn cứ") for p in read(tmp_path / "r.docx").paragraphs)


def test_thousands_of_rows(example: Summary, tmp_path: Path) -> None:
    write_docx(replace(example, tasks=example.tasks * 30), tmp_path / "r.docx", LABELS,
               pictures=False)
    assert check(tmp_path / "r.docx", upward=True) == []
    assert [t.rows for t in read(tmp_path / "r.docx").tables][-1] == 1 + 39 * 30


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        ("document", 'w:left="1701" w:header', 'w:left="1134" w:header', "left 1134"),
        ("document", "./.", ".", "the body ends with"),
        ("document", "- Như trên;", "- Như dưới;", "'Như trên' does not follow"),
        ("document", 'w:eastAsia="Times New Roman"', 'w:eastAsia="Arial"', "Arial"),
        ("document", "<w:pgNumType", "<w:pgOther", "not numbered from 1"),
        ("document", "30,77%", "30.77%", "decimal point"),
        ("header1", "PAGE", "DATE", "the header counts"),
    ],
)
def test_the_check_list_sees_faults(
    example: Summary, tmp_path: Path, part: str, old: str, new: str, fault: str
) -> None:
    path, spoilt = tmp_path / "r.docx", tmp_path / "spoilt.docx"
    write_docx(example, path, LABELS, pictures=False)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == f"word/{part}.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new).encode()
            target.writestr(name, content)
    assert any(fault in found for found in check(spoilt, upward=True))


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_template_saved_by_another_program(example: Summary, tmp_path: Path) -> None:
    subprocess.run(
        [str(find_office()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path),
         str(SHIPPED / "bao-cao.docx")],
        check=True, capture_output=True, timeout=120,
    )
    assert (tmp_path / "bao-cao.docx").exists()
    write_docx(replace(example, evidence=(EVIDENCE,)), tmp_path / "r.docx", LABELS,
               templates=tmp_path, pictures=False)
    assert check(tmp_path / "r.docx", upward=True) == []
