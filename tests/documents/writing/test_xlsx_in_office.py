"""The workbook in LibreOffice: every number, date and text of every sheet arrives as it was."""

import csv
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from documents.writing import Labels, write_xlsx
from documents.writing.report_pdf import find_office
from tests.documents.writing.quarter import sample

#: Comma, quote, UTF-8, cells as they are shown, every sheet into a file of its own.
_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_numbers_and_dates_survive(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    write_xlsx(sample(), path, Labels())
    office, profile = str(find_office()), (tmp_path / "profile").as_uri()
    subprocess.run([office, f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                    _FILTER, "--outdir", str(tmp_path), str(path)],
                   check=True, capture_output=True, timeout=120)
    book = openpyxl.load_workbook(path)
    assert "Qua các kỳ" in book.sheetnames
    for sheet in book:
        with (tmp_path / f"r-{sheet.title}.csv").open(encoding="utf-8", newline="") as file:
            shown = list(csv.reader(file))
        for theirs, ours in zip(shown, sheet.iter_rows(), strict=True):
            assert theirs[: len(ours)] == [as_shown(cell) for cell in ours], sheet.title


def as_shown(cell: Any) -> str:
    """A cell as an officer reads it."""
    value, form = cell.value, cell.number_format
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if "hh" in form else f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        shown = f"{value:.2%}".replace(".", ",") if "%" in form else f"{value:,}".replace(",", ".")
        return shown if form != "General" else str(value)
    return str(value or "")
