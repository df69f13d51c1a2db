"""One sheet of a workbook into rows of text, merged ranges spread over the cells they cover."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from core.errors import WorkError
from documents.reading.grid import (
    EMPTY,
    MAX_CELL_CHARS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    check_place,
    clean,
)
from documents.reading.target import Target

#: Formatted empty cells are passed over, but not for ever.
MAX_CELLS = 1_000_000
_PAGE_TEXTS = frozenset({"oddHeader", "oddFooter", "firstHeader", "firstFooter"})
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_DECIMALS = re.compile(r"0\.(0+)")


@dataclass(frozen=True, slots=True)
class Formats:
    """How a workbook's numbers are to be read: a format code for each style, and the epoch."""

    codes: list[str]
    from_1904: bool

    def text_of(self, number: str, style: int) -> str:
        """A stored number as it is shown: date (dd/mm/yyyy), percentage or plain number."""
        value = float(number)
        code = self.codes[style] if 0 <= style < len(self.codes) else "General"
        if is_date_format(code):
            return _date_text(value, self.from_1904)
        if "%" in code:
            return f"{value * 100:.10g}%"
        if match := _DECIMALS.search(code):
            return f"{value:.{min(len(match.group(1)), 10)}f}"
        return f"{value:.10g}"


def _date_text(value: float, from_1904: bool) -> str:
    try:
        moment = from_excel(value, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    except (OverflowError, ValueError):
        return f"{value:.10g}"
    if isinstance(moment, datetime) and moment.time() == time():
        moment = moment.date()
    if isinstance(moment, datetime):
        return f"{moment:%H:%M %d/%m/%Y}"
    if isinstance(moment, date):
        return f"{moment:%d/%m/%Y}"
    return f"{moment:%H:%M}" if isinstance(moment, time) else str(moment)


class SheetTarget(Target):
    """Collects the cells that hold something; refuses what lies beyond our limits."""

    def __init__(self, strings: list[str], formats: Formats) -> None:
        super().__init__()
        self.page_texts: list[str] = []
        self._strings = strings
        self._formats = formats
        self._cells: dict[tuple[int, int], str] = {}
        self._ranges: list[tuple[int, int, int, int]] = []
        self._row = self._column = -1
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._left = MAX_CELLS * 3
        self._cells_left = MAX_CELLS

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._open_cell(attributes)
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number else self._row + 1
            self._column = -1
        elif name == "mergeCell":
            self._add_range(attributes.get("ref", ""))
        elif name in _PAGE_TEXTS:
            self._pieces = []

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._cells_left -= 1
        if self._cells_left < 0:
            raise WorkError("file-too-large")
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        else:
            self._column += 1
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._pieces = []

    def text(self, text: str) -> None:
        inside = self.path[-1]
        if inside == "v" or (inside == "t" and "rPh" not in self.path) or inside in _PAGE_TEXTS:
            self._pieces.append(text)

    def closed(self, name: str) -> None:
        if name == "c" and self._pieces:
            if text := self._cell_text("".join(self._pieces)):
                check_place(self._row, self._column)
                self._cells[self._row, self._column] = text
        elif name in _PAGE_TEXTS:
            self.page_texts.append("".join(self._pieces)[:MAX_CELL_CHARS])

    def _cell_text(self, stored: str) -> str:
        if self._type == "s":
            number = int(stored)
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if self._type in ("str", "inlineStr"):
            return clean(stored)
        if self._type in ("b", "e"):  # a tick or a formula's error says nothing of a duty
            return ""
        if self._type == "d":
            return f"{datetime.fromisoformat(stored):%d/%m/%Y}"
        return self._formats.text_of(stored, int(self._style))

    def _add_range(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = _place(first)
        bottom, right = _place(last or first)
        if top < MAX_ROWS and left < MAX_COLUMNS:
            self._ranges.append((top, left, bottom, right))
        if len(self._ranges) > MAX_ROWS * MAX_COLUMNS:
            raise WorkError("file-too-large")

    def merged_rows(self) -> list[list[Cell]]:
        """The sheet up to its last filled row; merged ranges clipped to the filled part."""
        height = max((row for row, _ in self._cells), default=-1) + 1
        width = max((column for _, column in self._cells), default=-1) + 1
        rows = [[EMPTY] * width for _ in range(height)]
        for (row, column), text in self._cells.items():
            rows[row][column] = Cell(text, row, column)
        covered = 0
        for top, left, bottom, right in self._ranges:
            bottom, right = min(bottom, height - 1), min(right, width - 1)
            covered += max(0, bottom - top + 1) * max(0, right - left + 1)
            if covered > height * width:
                raise WorkError("file-broken")  # ranges that overlap: no program writes them
            _spread(rows, top, left, bottom, right)
        return rows


def _spread(rows: list[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    if top >= len(rows) or left >= len(rows[top]):
        return
    cell = rows[top][left]
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [cell] * (min(right, len(row) - 1) - left + 1)


def _place(reference: str) -> tuple[int, int]:
    """Row and column from 0 of a reference such as "AB12"."""
    match = _REFERENCE.match(reference)
    if not match:
        raise WorkError("file-broken")
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1
