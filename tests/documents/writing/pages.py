"""The pages of a report as LibreOffice lays them out: small grey pictures, and where words stand.

`python -m tests.documents.writing.pages` draws the golden ones anew; look at them before you keep
them.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps, ImageStat

from core.summary import Summary
from documents.writing import to_pdf, write_docx
from tests.documents.writing.quarter import LABELS, sample

GOLDEN = Path(__file__).parent / "golden"
POSITIONS = GOLDEN / "positions.json"
_PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
_POINT_MM = 25.4 / 72
_DPI, _SHOWN_DPI = 60, 80
#: Pages that the README shows.
_SHOWN = {1: "report-text", 2: "report-figures", 4: "report-trend", 6: "report-annex"}
#: The text, and the first page of each annex: the others repeat the second.
KEPT = 6


@dataclass(frozen=True)
class Word:
    """A run of text, and its left and lower edge in millimetres from the page's corner above."""

    text: str
    x: float
    y: float

    def near(self, other: "Word", most_mm: float) -> bool:
        """Whether both say the same at nearly the same place."""
        far = max(abs(self.x - other.x), abs(self.y - other.y))
        return self.text == other.text and far <= most_mm


@dataclass(frozen=True)
class Page:
    """One page: `picture` in grey, 60 dots an inch; `shown` in colour for people."""

    picture: Image.Image
    words: list[Word]
    shown: Image.Image


def pages_of(summary: Summary) -> list[Page]:
    """The pages of the summary's Word report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.docx"
        write_docx(summary, path, LABELS)
        to_pdf(path, path.with_suffix(".pdf"))
        document = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
        pages = [Page(_drawn(page, _DPI).convert("L"), _words(page), _drawn(page, _SHOWN_DPI))
                 for page in document]
        document.close()
    return pages


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, 0 to 1."""
    mean: float = ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
    return mean / 255


def golden_words() -> list[list[Word]]:
    """The words of every page, as they were when somebody looked at them."""
    return [[Word(*word) for word in page] for page in json.loads(POSITIONS.read_text())]


def golden_picture(number: int) -> Path:
    """The picture of a page, counted from 1."""
    return GOLDEN / f"page-{number}.png"


def _drawn(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    picture: Image.Image = page.render(scale=dpi / 72).to_pil()
    return picture


def _words(page: pypdfium2.PdfPage) -> list[Word]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            place = round(left * _POINT_MM, 1), round((height - bottom) * _POINT_MM, 1)
            found.append(Word(words, *place))
    return found


def _keep() -> None:
    """Write the golden pages, and those that the README shows."""
    pages = pages_of(sample())
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("page-*.png"):
        old.unlink()
    for number, page in enumerate(pages[:KEPT], 1):
        page.picture.quantize(16).save(golden_picture(number), optimize=True)
    for number, name in _SHOWN.items():
        picture = ImageOps.expand(pages[number - 1].shown, 1, "#999999")
        picture.quantize(48).save(_PICTURES / f"{name}.png", optimize=True)
    rows = (json.dumps([[w.text, w.x, w.y] for w in page.words], ensure_ascii=False)
            for page in pages)
    POSITIONS.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    _keep()
