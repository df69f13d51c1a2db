"""The process that reads a .pdf: what it inherits, and what a hostile table costs its parent."""

import time
from pathlib import Path

import pytest

from core.errors import WorkError
from documents.reading import pdf
from documents.reading.grid import Cell, Content, Grid

PLAN = Path(__file__).parent / "files" / "ke-hoach-cai-thien-chi-so-2021.pdf"


def test_the_child_gets_no_variable_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}
    real = pdf.subprocess.run

    def spy(command: list[str], **how: object) -> object:
        seen.update(how)
        return real(command, **how)

    monkeypatch.setenv("NHACVIEC_TELEGRAM__TOKEN", "secret")
    monkeypatch.setattr(pdf.subprocess, "run", spy)
    assert pdf.read_pdf(PLAN).blocks
    assert seen["env"] == {}
    assert seen["stdin"] == pdf.subprocess.DEVNULL


def test_a_table_over_many_pages_is_sewn_in_linear_time() -> None:
    """Each page's first row goes on with the row above: 120 pages of it took a minute."""
    content = Content()
    started = time.perf_counter()
    with pytest.raises(WorkError, match="file-too-large"):
        _append_pages(content, 200)
    assert time.perf_counter() - started < 20


def _append_pages(content: Content, count: int) -> None:
    for _ in range(count):
        rows = [[Cell(str(row) if column else "", row, column) for column in range(48)]
                for row in range(40)]
        pdf._append(content, Grid(rows))
