"""A .docx into paragraphs and tables, straight from its XML.

python-docx finds a cell by walking all cells before it, which is quadratic on long tables.
"""

from core.errors import WorkError
from documents.reading.grid import (
    EMPTY,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Content,
    Grid,
    check_place,
    clean,
)
from documents.reading.numbering import Numbering, read_numbering
from documents.reading.package import Package
from documents.reading.target import Target

#: What a table within our limits holds, and text around it.
MAX_PARAGRAPHS = MAX_ROWS * MAX_COLUMNS
#: Shown twice in the file (an old copy of a drawing, the source of a move): read once.
_SKIPPED = frozenset({"Fallback", "moveFrom"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(package: Package, main_part: str) -> Content:
    """Paragraphs and tables of the document; headers, footers and text boxes as margins."""
    folder = main_part.rpartition("/")[0]
    target = _WordTarget(read_numbering(package, folder))
    package.feed(main_part, target)
    content = target.content
    for kind in ("header", "footer", "footnotes"):
        for name in package.names(f"{folder}/{kind}"):
            margin = ParagraphTarget()
            package.feed(name, margin)
            content.margins.extend(margin.paragraphs)
    return content


class ParagraphTarget(Target):
    """Collects the text of paragraphs; word processing and drawings name them alike."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._texts: list[list[str]] = []
        self._skipping = 0
        self._paragraphs_left = MAX_PARAGRAPHS

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name in _SKIPPED:
            self._skipping += 1
        elif name == "p":
            self._texts.append([])
        elif name in _BREAKS and self._texts and self.path[-2:-1] == ["r"]:
            self._texts[-1].append(_BREAKS[name])

    def text(self, text: str) -> None:
        if self.path[-1] == "t" and self._texts:
            self._texts[-1].append(text)

    def closed(self, name: str) -> None:
        if name in _SKIPPED:
            self._skipping -= 1
        elif name == "p" and self._texts:
            text = "".join(self._texts.pop())
            self._paragraphs_left -= 1
            if self._paragraphs_left < 0:
                raise WorkError("file-too-large")
            if (text or self.numbers_empty()) and not self._skipping:
                self.paragraph(text)

    def numbers_empty(self) -> bool:
        """True when a paragraph without text may still show an automatic number."""
        return False

    def paragraph(self, text: str) -> None:
        """A paragraph has ended."""
        self.paragraphs.append(text)


class _WordTarget(ParagraphTarget):
    """The document's body; a table inside a cell is text of that cell."""

    def __init__(self, numbering: Numbering) -> None:
        super().__init__()
        self.content = Content()
        self._numbering = numbering
        self._list, self._level, self._style = "", 0, ""
        self._grid = Grid()
        self._row: list[Cell] = []
        self._cell: list[str] = []
        self._span = 1
        self._continues = False
        self._tables = 0
        self._boxes = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        super().opened(name, attributes)
        if self._skipping:
            return
        if name == "p":
            self._list, self._level, self._style = "", 0, ""
        elif self.path[-2:-1] == ["numPr"] or name == "pStyle":
            self._listed(name, attributes.get("val", ""))
        elif name == "tbl":
            self._tables += 1
            if self._tables == 1:
                self._grid = Grid()
        elif name == "txbxContent":
            self._boxes += 1
        elif self._tables == 1 and not self._boxes:
            self._opened_in_table(name, attributes.get("val", ""))

    def numbers_empty(self) -> bool:
        return self._tables == 1 and not self._boxes and self._list not in ("", "0")

    def _listed(self, name: str, value: str) -> None:
        """Which list, level and style the paragraph has; list "0" takes it out of its style's."""
        if name == "numId":
            self._list = value
        elif name == "ilvl":
            self._level = _count(value)
        elif name == "pStyle":
            self._style = value

    def _opened_in_table(self, name: str, value: str) -> None:
        if name == "tr":
            self._row = []
        elif name == "gridBefore":
            self._row.extend([EMPTY] * _count(value))
        elif name == "tc":
            self._cell, self._span, self._continues = [], 1, False
        elif name == "gridSpan":
            self._span = max(1, _count(value))
        elif name == "vMerge":
            self._continues = value != "restart"

    def closed(self, name: str) -> None:
        super().closed(name)
        if self._skipping or name in _SKIPPED:
            return
        if name == "txbxContent":
            self._boxes -= 1
        elif name == "tbl":
            self._tables -= 1
            if self._tables == 0:
                self.content.blocks.append(self._grid)
        elif self._tables == 1 and not self._boxes:
            if name == "tc":
                self._end_cell()
            elif name == "tr":
                self._grid.rows.append(self._row)

    def _end_cell(self) -> None:
        row, column = len(self._grid.rows), len(self._row)
        check_place(row, column + self._span - 1)
        above = self._grid.at(row - 1, column) if self._continues and row else EMPTY
        cell = above if above.row >= 0 else Cell(clean("\n".join(self._cell)), row, column)
        self._row.extend([cell] * self._span)

    def paragraph(self, text: str) -> None:
        if not self._boxes and not self._skipping and (
            sign := self._numbering.sign(self._list, self._level, self._style)
        ):
            text = f"{sign} {text}".strip()
        if self._boxes:
            self.content.margins.append(text)
        elif self._tables:
            self._cell.append(text)
        elif cleaned := clean(text):
            self.content.blocks.append(cleaned)


def _count(value: str) -> int:
    """A number of grid columns; a senseless one cannot cost memory."""
    if not value.isascii() or not value.isdigit():
        return 0
    count = int(value[:9])
    if count > MAX_COLUMNS:
        raise WorkError("file-too-large")
    return count
