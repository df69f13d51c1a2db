"""An .xlsx into one table per sheet, straight from its XML.

openpyxl's quick mode does not know merged cells, and its full mode builds an object for each of
a million formatted rows; its number formats and date conversion are used here.
"""

import posixpath
import re
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS

from core.errors import WorkError
from documents.reading.grid import MAX_CELL_CHARS, Content, Grid, clean
from documents.reading.package import Package
from documents.reading.sheet import Formats, SheetTarget
from documents.reading.target import Target
from documents.reading.word import ParagraphTarget

#: More different texts than a table within our limits can hold.
MAX_STRINGS = 250_000
MAX_STYLES = 70_000
MAX_SHEETS = 100
_CODES = re.compile(r"&(?:\"[^\"]*\"|[A-Z]|\d+)")


def read_workbook(package: Package, main_part: str) -> Content:
    """A table per sheet, in order; sheet names, page headers and drawings as margins."""
    book = _BookTarget()
    package.feed(main_part, book)
    links = _relations(package, main_part)
    strings = _StringsTarget()
    styles = _StylesTarget()
    for kind, target in (("sharedStrings", strings), ("styles", styles)):
        for name in links.of_kind(kind):
            package.feed(name, target)
    formats = Formats(styles.by_style(), book.from_1904)
    content = Content()
    for sheet in book.sheets[:MAX_SHEETS]:
        name = links.parts.get(sheet.link, "")
        if name not in links.of_kind("worksheet"):
            continue
        reader = SheetTarget(strings.texts, formats)
        package.feed(name, reader)
        content.blocks.append(Grid(reader.merged_rows(), sheet.visible))
        content.margins.append(sheet.name)
        content.margins.extend(_CODES.sub("\n", text) for text in reader.page_texts)
    for name in package.names(posixpath.join(posixpath.dirname(main_part), "drawings/drawing")):
        drawing = ParagraphTarget()
        package.feed(name, drawing)
        content.margins.extend(drawing.paragraphs)
    return content


@dataclass(slots=True)
class _Relations:
    parts: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[str]:
        return [self.parts[link] for link, k in self.kinds.items() if k == kind]


class _RelationsTarget(Target):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found = _Relations()
        self._folder = folder

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            link, part = attributes.get("Id", ""), attributes.get("Target", "")
            joined = posixpath.normpath(posixpath.join("/" + self._folder, part))
            self.found.parts[link] = joined.lstrip("/")
            self.found.kinds[link] = attributes.get("Type", "").rpartition("/")[2]


def _relations(package: Package, part: str) -> _Relations:
    folder, _, name = part.rpartition("/")
    target = _RelationsTarget(folder)
    package.feed(posixpath.join(folder, "_rels", f"{name}.rels"), target)
    return target.found


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    link: str
    visible: bool


class _BookTarget(Target):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[_Sheet] = []
        self.from_1904 = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            visible = attributes.get("state", "visible") == "visible"
            sheet = _Sheet(attributes.get("name", ""), attributes.get("id", ""), visible)
            self.sheets.append(sheet)
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _StringsTarget(Target):
    """Shared texts by number; phonetic hints (rPh) are not part of them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._pieces: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []

    def text(self, text: str) -> None:
        if self.path[-1] == "t" and "rPh" not in self.path:
            self._pieces.append(text)

    def closed(self, name: str) -> None:
        if name != "si":
            return
        if len(self.texts) >= MAX_STRINGS:
            raise WorkError("file-too-large")
        self.texts.append(clean("".join(self._pieces)[: 2 * MAX_CELL_CHARS]))


class _StylesTarget(Target):
    """The number format of each cell style."""

    def __init__(self) -> None:
        super().__init__()
        self._formats: dict[str, str] = {str(k): v for k, v in BUILTIN_FORMATS.items()}
        self._styles: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self.path[-2:-1] == ["cellXfs"]:
            if len(self._styles) >= MAX_STYLES:
                raise WorkError("file-too-large")
            self._styles.append(attributes.get("numFmtId", "0"))

    def by_style(self) -> list[str]:
        """Format codes such as "dd/mm/yyyy", by the number of the cell's style."""
        return [self._formats.get(style, "General") for style in self._styles]
