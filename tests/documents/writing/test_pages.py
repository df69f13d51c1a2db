"""The pages of the report look as they did when somebody looked at them."""

import pytest
from PIL import Image

from documents.writing.report_pdf import find_office
from tests.documents.writing.pages import (
    KEPT,
    Page,
    difference,
    golden_picture,
    golden_words,
    pages_of,
)
from tests.documents.writing.quarter import sample

pytestmark = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
#: A line of text more or less on a page differs by more than this.
_MOST = 0.012
_MOST_MM = 2.0


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return pages_of(sample())


def test_words_stand_where_they_stood(pages: list[Page]) -> None:
    golden = golden_words()
    assert len(pages) == len(golden)
    for number, (page, words) in enumerate(zip(pages, golden, strict=True), 1):
        moved = [(now, then) for now, then in zip(page.words, words, strict=False)
                 if not now.near(then, _MOST_MM)]
        assert not moved, f"page {number}: {moved[0]}"
        assert len(page.words) == len(words), f"page {number}"


@pytest.mark.parametrize("number", range(1, KEPT + 1))
def test_a_page_looks_as_it_did(pages: list[Page], number: int) -> None:
    now = pages[number - 1].picture
    with Image.open(golden_picture(number)) as opened:
        then = opened.convert("L")
    assert now.size == then.size
    assert difference(now, then) < _MOST


def test_a_line_that_moves_is_seen(pages: list[Page]) -> None:
    """The bound is strict enough: a page moved by a line is none of ours."""
    page = pages[0].picture
    moved = Image.new("L", page.size, 255)
    moved.paste(page, (0, 12))
    assert difference(page, moved) > 2 * _MOST
