"""Hostile and unsuitable files: each is refused with its own code, and nothing else escapes."""

import contextlib
import io
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import WorkError
from documents.reading import read_directive

HEADER = ["TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"]
DUTY = [1, "Rà soát", "Phòng A", "quý I"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAN = Path(__file__).parent / "files" / "ke-hoach-cai-thien-chi-so-2021.xlsx"
PLAN_WORD = PLAN.with_suffix(".docx")
FUZZ = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _refusal(path: Path, name: str = "") -> WorkError:
    with pytest.raises(WorkError) as refused:
        read_directive(path, name or path.name)
    assert refused.value.data["name"] == (name or path.name)
    return refused.value


def _write(tmp_path: Path, name: str, data: bytes) -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("trong.xlsx", b"", "file-empty"),
        ("virus.docx", b"MZ\x90\x00" + bytes(2000), "file-type"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "file-type"),
        ("ke-hoach.pdf", b"%PDF-1.7\n", "file-broken"),
        ("ke-hoach.txt", "Kế hoạch".encode(), "file-no-duties"),
        ("rac.xlsx", b"PK\x03\x04" + bytes(100), "file-broken"),
        ("khoa.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "file-locked"),
        ("cu.doc", OLE + "WordDocument".encode("utf-16-le"), "file-old-format"),
        ("cu.xls", OLE + "Workbook".encode("utf-16-le"), "file-old-format"),
    ],
)
def test_files_of_the_wrong_sort(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert _refusal(_write(tmp_path, name, data)).code == code


def test_a_file_over_the_limit_names_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "to.xlsx").open("wb") as stream:
        stream.truncate(20_000_001)
    error = _refusal(tmp_path / "to.xlsx")
    assert (error.code, error.data["limit_mb"]) == ("file-too-large", 20)


def test_the_wrong_type_names_the_right_ones(tmp_path: Path) -> None:
    assert _refusal(_write(tmp_path, "a.exe", b"MZ\0")).data["kinds"] == (
        ".docx, .xlsx, .pdf, .txt"
    )


def test_a_missing_file_is_a_sentence_too(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "khong-co.xlsx").code == "file-broken"


@pytest.mark.parametrize("source", [PLAN, PLAN_WORD])
def test_truncated(tmp_path: Path, source: Path) -> None:
    data = source.read_bytes()
    path = _write(tmp_path, source.name, data[: len(data) // 2])
    assert _refusal(path).code == "file-broken"


def test_a_plain_archive_is_no_directive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("thu.txt", "xin chào")
    assert _refusal(tmp_path / "a.docx").code == "file-type"


def test_an_encrypted_archive_is_locked(tmp_path: Path) -> None:
    data = bytearray(PLAN.read_bytes())
    entry = data.find(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert _refusal(_write(tmp_path, "a.xlsx", bytes(data))).code == "file-locked"


def test_a_packing_that_nobody_knows_is_broken(tmp_path: Path) -> None:
    data = bytearray(PLAN.read_bytes())
    for mark, at in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        entry = data.find(mark)
        data[entry + at : entry + at + 2] = (99).to_bytes(2, "little")
    assert _refusal(_write(tmp_path, "a.xlsx", bytes(data))).code == "file-broken"


def test_macros_by_name_by_part_and_by_content_type(tmp_path: Path, repack) -> None:
    plain = _write(tmp_path, "a.xlsm", PLAN.read_bytes())
    with_part = repack(PLAN, {"xl/vbaProject.bin": b"macro"}, "b.xlsx")
    with zipfile.ZipFile(PLAN) as archive:
        types = archive.read("[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
    with_type = repack(PLAN, {"[Content_Types].xml": types}, "c.xlsx")
    for path in (plain, with_part, with_type):
        assert _refusal(path).code == "file-macro"


class TestBombs:
    def test_ratio(self, repack) -> None:
        path = repack(PLAN, {"xl/media/image1.png": bytes(5_000_000)})
        assert _refusal(path).code == "file-bomb"

    def test_total_size(self, tmp_path: Path, repack) -> None:
        noise = bytes(range(256)) * 40  # keeps the ratio low enough to reach the total
        data = _inflate_declared_size(repack(PLAN, {"xl/media/a.bin": noise}).read_bytes())
        assert _refusal(_write(tmp_path, "a.xlsx", data)).code == "file-bomb"

    def test_a_lying_size(self, tmp_path: Path, repack) -> None:
        """The directory says ten bytes, the stream holds millions."""
        data = repack(PLAN, {"xl/media/a.bin": bytes(9_000_000)}).read_bytes()
        at = _entry_of(data, b"xl/media/a.bin")
        data = data[: at + 24] + struct.pack("<L", 10) + data[at + 28 :]
        assert _refusal(_write(tmp_path, "a.xlsx", data)).code == "file-bomb"

    def test_too_many_entries(self, repack) -> None:
        path = repack(PLAN, {f"xl/media/{n}.bin": b"x" for n in range(5_001)})
        assert _refusal(path).code == "file-bomb"

    def test_an_archive_inside(self, repack) -> None:
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("a", "b")
        assert _refusal(repack(PLAN, {"xl/inner.zip": inner.getvalue()})).code == "file-bomb"

    def test_a_workbook_embedded_for_a_chart_is_allowed(self, repack) -> None:
        path = repack(PLAN_WORD, {"word/embeddings/so-lieu.xlsx": PLAN.read_bytes()})
        assert read_directive(path, path.name).duties


def _entry_of(data: bytes, name: bytes) -> int:
    """Offset of a name's entry in the central directory."""
    return data.rfind(name) - 46


def _inflate_declared_size(data: bytes) -> bytes:
    at = _entry_of(data, b"xl/media/a.bin")
    return data[: at + 20] + struct.pack("<LL", 2_000_000, 210_000_000) + data[at + 28 :]


LAUGHS = (
    '<?xml version="1.0"{encoding}?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_entities_are_never_expanded(repack, part: str, encoding: str) -> None:
    xml = LAUGHS.format(encoding=f' encoding="{encoding}"').encode(encoding)
    assert _refusal(repack(PLAN_WORD, {part: xml})).code == "file-broken"


def test_external_entities_of_a_sheet(repack) -> None:
    xml = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'
    assert _refusal(repack(PLAN, {"xl/worksheets/sheet1.xml": xml})).code == "file-broken"


def test_xml_that_is_not_well_formed(repack) -> None:
    assert _refusal(repack(PLAN, {"xl/worksheets/sheet1.xml": b"<worksheet><row"})).code == (
        "file-broken"
    )


def test_no_table_and_no_duties(xlsx, word) -> None:
    assert _refusal(xlsx([["Lịch công tác"], ["Thứ hai", "Họp"]])).code == "file-no-table"
    assert _refusal(word([["a", "b"]], before=["KẾ HOẠCH"])).code == "file-no-duties"
    assert _refusal(xlsx([HEADER])).code == "file-no-duties"
    assert _refusal(xlsx([HEADER, [None] * 4, [None, "  "]])).code == "file-no-duties"


class TestSize:
    def test_too_many_rows(self, xlsx) -> None:
        assert _refusal(xlsx([HEADER, *[DUTY] * 5_000])).code == "file-too-large"

    def test_too_many_columns(self, xlsx) -> None:
        assert _refusal(xlsx([HEADER, [*DUTY, *["x"] * 47]])).code == "file-too-large"

    def test_formatted_empty_rows_cost_nothing(self, repack) -> None:
        with zipfile.ZipFile(PLAN) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        rows = "".join(f'<row r="{n}" ht="{n % 97}" customHeight="1"/>' for n in range(44, 100_000))
        xml = sheet.replace("</sheetData>", rows + "</sheetData>")
        path = repack(PLAN, {"xl/worksheets/sheet1.xml": xml})
        assert len(read_directive(path, path.name).duties) == 31

    def test_a_million_formatted_cells_are_bounded(self, repack, monkeypatch) -> None:
        monkeypatch.setattr("documents.reading.sheet.MAX_CELLS", 10_000)
        rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 20_000))
        xml = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
        assert _refusal(repack(PLAN, {"xl/worksheets/sheet1.xml": xml})).code == "file-too-large"

    @pytest.mark.parametrize("reference", ["A1:XFD1048576", "A1:E43"])
    def test_overlapping_merges_are_bounded(self, repack, reference: str) -> None:
        with zipfile.ZipFile(PLAN) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        merges = f'<mergeCell ref="{reference}"/>' * 3_000
        xml = sheet.replace("</mergeCells>", merges + "</mergeCells>")
        assert _refusal(repack(PLAN, {"xl/worksheets/sheet1.xml": xml})).code == "file-broken"

    def test_a_senseless_span_in_word(self, repack) -> None:
        with zipfile.ZipFile(PLAN_WORD) as archive:
            xml = archive.read("word/document.xml").replace(
                b'<w:gridSpan w:val="4"/>', b'<w:gridSpan w:val="99999999"/>'
            )
        assert _refusal(repack(PLAN_WORD, {"word/document.xml": xml})).code == "file-too-large"

    @pytest.mark.parametrize("kind", ["xlsx", "docx"])
    def test_long_tables_take_seconds_at_most(self, tmp_path: Path, repack, kind: str) -> None:
        rows = [HEADER, *([n, f"Nhiệm vụ số {n}", "Phòng A", "quý I"] for n in range(1, 4_999))]
        if kind == "xlsx":
            book = openpyxl.Workbook(write_only=True)
            sheet = book.create_sheet()
            for row in rows:
                sheet.append(row)
            path = tmp_path / "dai.xlsx"
            book.save(path)
        else:
            path = repack(PLAN_WORD, {"word/document.xml": _word_table(rows)})
        began = time.perf_counter()
        assert len(read_directive(path, path.name).duties) == 4_998
        assert time.perf_counter() - began < 10


def _word_table(rows: list[list[object]]) -> str:
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    cell = f"<w:tc><w:tcPr><w:tcW/></w:tcPr><w:p>{run}</w:p></w:tc>"
    body = "".join(f"<w:tr>{''.join(cell.format(text) for text in row)}</w:tr>" for row in rows)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<w:document xmlns:w="{namespace}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'
    )


@FUZZ
@given(
    source=st.sampled_from([PLAN, PLAN_WORD]),
    edits=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), max_size=6),
    keep=st.floats(0.2, 1),
)
def test_damaged_files_only_ever_raise_work_errors(tmp_path, source, edits, keep) -> None:
    data = bytearray(source.read_bytes())
    for place, patch in edits:
        at = int(place * (len(data) - 8))
        data[at : at + len(patch)] = patch
    path = _write(tmp_path, source.name, bytes(data[: int(len(data) * keep)]))
    with contextlib.suppress(WorkError):
        assert read_directive(path, path.name).duties


@FUZZ
@given(
    part=st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml",
                          "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from([b"9", b"-", b"Z", b"e", b'"', b" ", b"0"])),
        min_size=1, max_size=8,
    ),
)
def test_damaged_parts_only_ever_raise_work_errors(repack, part, edits) -> None:
    with zipfile.ZipFile(PLAN) as archive:
        xml = bytearray(archive.read(part))
    for place, patch in edits:
        at = int(place * (len(xml) - 1))
        xml[at : at + 1] = patch
    path = repack(PLAN, {part: bytes(xml)})
    with contextlib.suppress(WorkError):
        assert read_directive(path, path.name).duties
