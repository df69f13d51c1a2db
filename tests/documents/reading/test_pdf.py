"""A .pdf with a text layer reads like the .docx it was made from; other ones get a sentence."""

import zlib
from pathlib import Path

import pytest

from core.directives import DirectiveReading, Duty
from core.errors import WorkError
from documents.reading import read_directive
from documents.reading.grid import Cell, Grid
from documents.reading.pdf import _sew, _unwrapped

PLAN = "ke-hoach-cai-thien-chi-so-2021"


def _reading(path: Path) -> DirectiveReading:
    return read_directive(path, path.name)


def _pdf(*streams: bytes, extra: bytes = b"") -> bytes:
    """A file whose pages have these content streams."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(streams), kids),
    ]
    for n, stream in enumerate(streams):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources"
        font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        objects.append(page % (4 + 2 * n) + font)
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), extra, stream))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def _refused(tmp_path: Path, data: bytes) -> str:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(WorkError) as refused:
        _reading(tmp_path / "a.pdf")
    assert refused.value.data["name"] == "a.pdf"
    return refused.value.code


def _plain(duty: Duty) -> tuple[str, tuple[str, ...], tuple[str, ...], str, str]:
    words = " ".join(duty.text.replace("–", "-").split())
    return words, duty.leads, duty.supports, duty.field, duty.recurrence


def test_the_real_plan_with_its_ruled_table_over_five_pages(files: Path) -> None:
    pdf, word = _reading(files / f"{PLAN}.pdf"), _reading(files / f"{PLAN}.docx")
    assert [_plain(duty) for duty in pdf.duties] == [_plain(duty) for duty in word.duties]
    assert pdf.goals[0].value == 80


def test_a_scan_says_so(tmp_path: Path) -> None:
    assert _refused(tmp_path, _pdf(b"0 0 595 842 re f", b"10 10 m 20 20 l S")) == "file-scan"


def test_a_stamp_alone_is_still_a_scan(tmp_path: Path) -> None:
    stamp = b"BT /F 10 Tf 10 800 Td (Ky boi: So Noi vu) Tj ET"
    assert _refused(tmp_path, _pdf(stamp, b"", b"")) == "file-scan"


def test_a_password(tmp_path: Path, files: Path) -> None:
    assert _refused(tmp_path, (files / "co-mat-khau.pdf").read_bytes()) == "file-locked"


@pytest.mark.parametrize("cut", [9, 200, 5_000])
def test_broken(tmp_path: Path, files: Path, cut: int) -> None:
    assert _refused(tmp_path, (files / f"{PLAN}.pdf").read_bytes()[:cut]) == "file-broken"


def test_too_many_pages(tmp_path: Path) -> None:
    assert _refused(tmp_path, _pdf(*[b""] * 401)) == "file-too-large"


def test_a_stream_that_blows_up_costs_nothing(tmp_path: Path) -> None:
    bomb = zlib.compress(b" " * 60_000_000, 9)
    packed = zlib.compress(bomb, 9)
    data = _pdf(packed, extra=b"/Filter[/FlateDecode/FlateDecode]")
    assert _refused(tmp_path, data) in ("file-bomb", "file-broken", "file-scan")


def test_a_secret_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("UBND TỈNH\nTUYỆT MẬT\nKẾ HOẠCH\n1. Rà soát.", "utf-8")
    with pytest.raises(WorkError) as refused:
        _reading(tmp_path / "m.txt")
    assert refused.value.code == "file-secret"


def test_wrapped_lines_of_a_cell_are_joined_and_listed_ones_kept() -> None:
    assert _unwrapped("Các phòng chuyên\nmôn, đơn vị") == "Các phòng chuyên môn, đơn vị"
    assert _unwrapped("- Văn phòng;\n- Thanh tra.") == "- Văn phòng;\n- Thanh tra."


def test_a_row_cut_by_the_page_goes_on_cell_by_cell() -> None:
    lead = Cell("Văn", 0, 2)
    above = Grid([
        [Cell("1", 0, 0), Cell("Rà", 0, 1), lead], [Cell("2", 1, 0), Cell("x", 1, 1), lead],
    ])  # fmt: skip
    more = Cell("phòng", 0, 2)
    below = Grid([
        [Cell("", 0, 0), Cell("y", 0, 1), more], [Cell("3", 1, 0), Cell("z", 1, 1), more],
    ])  # fmt: skip
    _sew(above, below)
    rows = [[cell.text for cell in row] for row in above.rows]
    assert rows == [["1", "Rà", "Văn phòng"], ["2", "x y", "Văn phòng"], ["3", "z", "Văn phòng"]]
    assert {cell.row for row in above.rows for cell in row if cell.column == 2} == {0}
