"""A .pdf with a text layer into its texts and ruled tables, read in a process of its own."""

import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from core.errors import WorkError
from core.fold import fold
from documents.reading.grid import EMPTY, Cell, Content, Grid, check_place, clean

MAX_PAGES = 400
MEMORY_MB = 1_500
SECONDS = 25
_MAX_ANSWER = 40_000_000
#: A page of a scan carries a stamp or nothing; a page of text has a thousand letters and more.
_SCAN_LETTERS = 120
_BLANK = re.compile(r"[\s\d-]*\Z")
#: A line end inside a sentence: no stop before it, or no capital and no list sign behind.
_WRAP = re.compile(r"(?<![.;:])\n(?![-+•]\s)|(?<=[.;:])\n(?=[a-zđà-ỹ(])")
#: Each may take `MEMORY_MB`.
_TWO_AT_ONCE = threading.BoundedSemaphore(2)
_CHILD = Path(__file__).with_name("pdf_child.py")
_ERRORS = {"locked": "file-locked", "broken": "file-broken", "too-large": "file-too-large"}


def read_pdf(path: Path) -> Content:
    """Texts and tables of all pages. Raises WorkError `file-locked`, `file-broken`,
    `file-too-large`, `file-bomb` for one that takes too long, `file-scan` for pages without
    text."""
    pages = _pages(path)
    content = Content(wrapped=True)
    for page in pages:
        for part in page:
            if isinstance(part, str):
                if not _BLANK.match(part):
                    content.blocks.append(part.replace("\r\n", "\n"))
            else:
                _append(content, _grid(part))
    letters = sum(
        sum(map(str.isalpha, block)) if isinstance(block, str) else 1_000
        for block in content.blocks
    )
    if letters < _SCAN_LETTERS * len(pages):
        raise WorkError("file-scan")
    return content


def _pages(path: Path) -> list[list[Any]]:
    command = [sys.executable, "-I", str(_CHILD), str(path)]
    limits = [str(MAX_PAGES), str(MEMORY_MB), str(SECONDS)]
    try:
        with _TWO_AT_ONCE:
            # No variable of ours goes along: a taken-over child must find no secret.
            done = subprocess.run(  # noqa: S603 - our own program, and a path no shell sees
                [*command, *limits], capture_output=True, stdin=subprocess.DEVNULL, env={},
                timeout=2 * SECONDS, check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise WorkError("file-bomb") from error
    if len(done.stdout) > _MAX_ANSWER or done.returncode in (-9, -24):
        raise WorkError("file-bomb")
    if done.returncode:
        raise WorkError("file-bomb" if b"MemoryError" in done.stderr else "file-broken")
    answer = json.loads(done.stdout)
    if name := answer.get("error"):
        raise WorkError(_ERRORS.get(name, "file-broken"))
    pages: list[list[Any]] = answer["pages"]
    return pages


def _grid(part: dict[str, Any]) -> Grid:
    """A table with a merged cell standing at all its places."""
    grid = Grid()
    made: dict[int, Cell] = {}
    for row, places in enumerate(part["rows"]):
        check_place(row, len(places) - 1)
        for column, number in enumerate(places):
            if number not in made:
                made[number] = Cell(_unwrapped(clean(part["cells"][number])), row, column)
        grid.rows.append([made[number] for number in places])
    return grid


def _unwrapped(text: str) -> str:
    """A cell's lines as its writer ended them: the column's edge cut the others."""
    return _WRAP.sub(" ", text)


def _append(content: Content, grid: Grid) -> None:
    """Put a table behind the one that a page break has cut off from it, or by itself."""
    above = content.blocks[-1] if content.blocks else None
    if not isinstance(above, Grid) or above.width != grid.width:
        content.blocks.append(grid)
        return
    if grid.rows and _words(grid.rows[0]) == _words(above.rows[0]):
        grid.rows = grid.rows[1:]
    if not grid.rows:
        return
    check_place(len(above.rows) + len(grid.rows), grid.width - 1)
    _sew(above, grid)


def _words(row: list[Cell]) -> list[str]:
    return [fold(cell.text) for cell in row]


def _sew(above: Grid, below: Grid) -> None:
    """Join two parts of one table. Without a number the first row below goes on with the last
    one above, cell by cell; an empty cell there goes on with a merged one."""
    last = above.rows[-1]
    first = below.rows[0]
    cut = not first[0].text and any(cell.text for cell in first)
    moved: dict[int, Cell] = {}
    grown: dict[int, Cell] = {}
    offset = len(above.rows) - (1 if cut else 0) - _first_row(below)
    for column, cell in enumerate(first):
        old = last[column]
        if old is EMPTY or id(cell) in moved:
            continue
        if cut:
            text = clean(f"{old.text} {cell.text}") if cell.text != old.text else old.text
            whole = Cell(text, old.row, old.column)
            moved[id(cell)] = grown[id(old)] = whole
        elif not cell.text and column > 1:
            moved[id(cell)] = old
    _replace(above, grown)
    for row in below.rows:
        for cell in row:
            if id(cell) not in moved and cell is not EMPTY:
                moved[id(cell)] = Cell(cell.text, cell.row + offset, cell.column)
    rows = [[moved.get(id(cell), EMPTY) for cell in row] for row in below.rows]
    above.rows.extend(rows[1:] if cut else rows)


def _replace(grid: Grid, grown: dict[int, Cell]) -> None:
    """Put longer cells in the place of those they grew from, in one pass over their rows."""
    first = min((cell.row for cell in grown.values()), default=len(grid.rows))
    for at in range(max(0, first), len(grid.rows)):
        grid.rows[at] = [grown.get(id(cell), cell) for cell in grid.rows[at]]


def _first_row(grid: Grid) -> int:
    """The row number that the first row of `grid` has in its cells' own count."""
    return min((cell.row for cell in grid.rows[0] if cell is not EMPTY), default=0)
