"""Small office files made on the spot, and the two seed files."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from core.directives import DirectiveReading
from documents.reading import read_directive

FILES = Path(__file__).parent / "files"

Rows = Sequence[Sequence[object]]


@pytest.fixture
def files() -> Path:
    return FILES


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write rows (and merged ranges) to a one-sheet workbook."""

    def make(rows: Rows, merges: Sequence[str] = (), name: str = "ke-hoach.xlsx") -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
        for merge in merges:
            book.active.merge_cells(merge)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """Write paragraphs and one table to a .docx; merges are (row, column, row, column)."""

    def make(
        rows: Rows,
        merges: Sequence[tuple[int, int, int, int]] = (),
        before: Sequence[str] = (),
        name: str = "ke-hoach.docx",
    ) -> Path:
        document = docx.Document()
        for line in before:
            document.add_paragraph(line)
        table = document.add_table(len(rows), max(map(len, rows), default=1))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                cell.text = "" if text is None else str(text)
        for top, left, bottom, right in merges:
            table.cell(top, left).merge(table.cell(bottom, right))
        document.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def read() -> Callable[[Path], DirectiveReading]:
    return lambda path: read_directive(path, path.name)


@pytest.fixture
def repack(tmp_path: Path) -> Callable[..., Path]:
    """Copy an office file with some parts replaced or added."""

    def make(source: Path, parts: dict[str, bytes | str], name: str = "") -> Path:
        target = tmp_path / (name or f"repacked-{source.name}")
        buffer = io.BytesIO()
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(
            buffer, "w", zipfile.ZIP_DEFLATED
        ) as new:
            for info in old.infolist():
                if info.filename not in parts:
                    new.writestr(info.filename, old.read(info))
            for part, content in parts.items():
                new.writestr(part, content)
        target.write_bytes(buffer.getvalue())
        return target

    return make
