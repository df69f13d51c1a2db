"""Whatever people, units and tasks are called: every form is written, whole, and says the same."""

import dataclasses
import io
import json
import tempfile
import zipfile
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.quarters import Period
from core.summary import LateLine, Proposal, Summary
from documents.writing import (
    Labels,
    plot_report,
    write_docx,
    write_evaluation,
    write_html,
    write_json,
    write_xlsx,
)
from documents.writing.text import clean
from handlers.texts import Catalogue
from handlers.texts.reports import summary_text
from tests.documents.writing.conftest import DUE, HOSTILE
from tests.documents.writing.decree30 import check
from tests.documents.writing.quarter import busy
from tests.documents.writing.test_report_html import page_of

#: Not called so by people: codes that the rest is found by.
_OURS = frozenset({"timezone", "sha256", "cause"})
_NASTY = (*(text for text in HOSTILE if len(text) <= 300), "", " ", "\u202eabc", "a" * 300, "{{",
          "{%p if x %}", "_x000D_", "&lt;", "]]>", "$\\frac{", "Ánh 👩💼", "'=1+1", "\u00ad\u200b")
NAMES = (st.sampled_from(_NASTY) | st.text(st.characters(), max_size=40)
         | st.text("=<>&\"'{}%$\\|\t\n-+@😀 ", max_size=20))
WORDS = Catalogue().translator("vi")
#: Each example writes a whole report.
few = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck),
               phases=(Phase.explicit, Phase.generate))


def called(value: Any, name: str) -> Any:
    """The same plain data, every text in it that people give being `name`."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return name
    if isinstance(value, tuple):
        return tuple(called(item, name) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, Period | type):
        return replace(value, **{
            field.name: called(getattr(value, field.name), name)
            for field in dataclasses.fields(value) if field.name not in _OURS})
    return value


def hostile(name: str) -> Summary:
    late = LateLine(1, "", "", 1, "", ("",), DUE, 2, cause="objective")
    return called(replace(busy(), late=(late,), proposals=(Proposal("", ""),)), name)


@few
@given(NAMES)
def test_word_files_keep_the_decree(name: str) -> None:
    # The letterhead is the configuration's; its rules are measured by letters that fonts have.
    summary = replace(hostile(name), organisation="Sở Nội vụ", parent="UBND tỉnh Hà Tĩnh")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.docx"
        write_docx(summary, path, Labels(), pictures=False)
        # Rows that are long all over may split, or they would leave pages half empty.
        long = {"rows that split"} if len(name) > 100 else set()
        assert set(check(path, upward=True)) <= long
        write_evaluation(summary, path, Labels())
        assert check(path, upward=False, kind="BẢNG TỔNG HỢP") == []


@few
@given(NAMES)
def test_a_workbook_holds_texts_and_no_formula(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.xlsx"
        write_xlsx(hostile(name), path, Labels())
        with zipfile.ZipFile(path) as book:
            for part in book.namelist():
                if part.endswith(".xml"):
                    tags = {element.tag.rpartition("}")[2] for element in
                            ElementTree.fromstring(book.read(part)).iter()}
                    assert not tags & {"f", "hyperlink", "externalReference"}, part
        sheet = openpyxl.load_workbook(path)["Phụ lục"]
        shown = {str(row[4].value or "") for row in sheet.iter_rows(min_row=5)}
    assert len(shown) == 1
    if clean(name).isprintable() and "_x" not in name:
        assert shown == {clean(name) or "Chưa phân công đơn vị"}


@few
@given(NAMES)
def test_a_page_json_and_chat_say_the_same_figures(name: str) -> None:
    summary = hostile(name)
    with tempfile.TemporaryDirectory() as folder:
        text, page = page_of(summary, Path(folder) / "r.html")
        assert "script" not in {tag for tag, _ in page.tags}
        assert "39 nhiệm vụ: 08 sớm hạn (20,51%)" in text
        path = Path(folder) / "r.json"
        write_json(summary, path)
        plain = json.loads(path.read_text(encoding="utf-8"))
        write_html(summary, path, Labels())
    assert plain["counts"]["total"] == 39
    assert Summary.from_json(plain).counts == summary.counts
    assert "39 nhiệm vụ" in str(summary_text(WORDS, summary))


@settings(few, max_examples=3)
@given(NAMES)
def test_a_picture_is_drawn(name: str) -> None:
    with Image.open(io.BytesIO(plot_report(hostile(name), Labels()))) as picture:
        assert picture.width == 1080
