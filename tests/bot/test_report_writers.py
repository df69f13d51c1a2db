"""Every form that the command line and the chat offer has a writer, and writes."""

from pathlib import Path

import pytest

from bot.report_writers import report_writers
from bot.task_desk import FORMS
from core.policy import Policy
from core.summary import Summary
from documents.writing.report_pdf import find_office
from tests.documents.writing.conftest import example

__all__ = ["example"]

_MAGIC = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE html>",
          "evaluation": b"PK",
          "json": b"{", "png": b"\x89PNG"}


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"txt", "zip"}))
def test_each_form_is_written(example: Summary, tmp_path: Path, form: str) -> None:
    if form == "pdf" and find_office() is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / f"report.{form}"
    report_writers(Policy(templates=tmp_path))[form](example, path)
    assert path.read_bytes().startswith(_MAGIC[form])
