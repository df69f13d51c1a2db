"""A table with its merged cells spread out, and the content of a file around its tables."""

import re
import unicodedata
from dataclasses import dataclass, field

from core.errors import WorkError

MAX_ROWS = 5_000
MAX_COLUMNS = 50
MAX_CELL_CHARS = 10_000


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell and where it begins: a merged cell stands at each place it covers."""

    text: str = ""
    row: int = -1
    column: int = -1


EMPTY = Cell()
#: Controls and characters without width, bidirectional marks among them; not tab and line end.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class Grid:
    """Rows of cells, counted from 0; rows may be of different length."""

    rows: list[list[Cell]] = field(default_factory=list)
    visible: bool = True

    def at(self, row: int, column: int) -> Cell:
        """The cell at a place; an empty one outside the table."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    @property
    def width(self) -> int:
        """The number of columns of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    def own_cells(self, row: int) -> list[Cell]:
        """The cells with text that begin in `row`, each once, from left to right."""
        found = {cell.column: cell for cell in self.rows[row] if cell.text and cell.row == row}
        return list(found.values())

    def append(self, other: "Grid") -> None:
        """Put the rows of `other` below these: a table that a page break has cut."""
        offset = len(self.rows)
        moved: dict[int, Cell] = {}
        for row in other.rows:
            for cell in row:
                if cell.row >= 0:
                    moved.setdefault(id(cell), Cell(cell.text, cell.row + offset, cell.column))
            self.rows.append([moved.get(id(cell), EMPTY) for cell in row])


@dataclass(slots=True)
class Content:
    """A file's paragraphs and tables in order; `margins` is text seen only for its stamps.

    `wrapped` says that texts are pages whose lines were cut at the paper's edge, not paragraphs.
    """

    blocks: list[str | Grid] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    wrapped: bool = False

    @property
    def grids(self) -> list[Grid]:
        """The tables, hidden ones too."""
        return [block for block in self.blocks if isinstance(block, Grid)]


def clean(text: str) -> str:
    """One spelling of a text: NFC, no invisible characters, single blanks, lines kept."""
    text = unicodedata.normalize("NFC", text[: 2 * MAX_CELL_CHARS])
    lines = (_BLANKS.sub(" ", line).strip() for line in without_invisible(text).split("\n"))
    return "\n".join(line for line in lines if line)[:MAX_CELL_CHARS]


def without_invisible(text: str) -> str:
    """`text` without controls and zero-width characters; tabs and line ends stay."""
    return _INVISIBLE.sub("", text)


def check_place(row: int, column: int) -> None:
    """Raise `file-too-large` for a place (from 0) beyond the rows and columns we read."""
    if row >= MAX_ROWS or column >= MAX_COLUMNS:
        raise WorkError("file-too-large")
