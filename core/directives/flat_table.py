"""A task table whose cells an extraction has run together, rebuilt row by row.

What still stands: the headings in the order of the columns, the numbers of the rows, the order of
the cells in a row, the names of units, the words of deadlines, capitals at the start of a cell. A
cell merged over several rows stands in one of them: what a row leaves out it has from the row
above in its section, or, at the head of a section, from the first row that says it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.directives.column_table import read_columns_apart
from core.directives.flat_cells import cells_of, row_of
from core.directives.flat_rows import RawRow, headed, numbered_rows, roman_value
from core.directives.headings import DEADLINE, LEAD, SUPPORT, TITLE, columns_of_header, heading_role
from core.directives.layout import Columns, read_columns
from core.directives.lines import Line
from core.directives.model import Duty
from core.directives.rows import Row, filled, row_duty
from core.directives.times import Clock

_START = re.compile(r"(?:tt|stt|so tt|so thu tu)\b\s*")
_BODY_SECTION = re.compile(r"([IVX]{1,5})\s*[.)]\s+(?=[A-ZĐÀ-Ỹ])")
_MAX_HEADER = 30
_LONGEST_HEADER, _MOST_ATTEMPTS = 90, 20
_GUTTERS = re.compile(r"\S\s{2,}\S.*\S\s{2,}\S")
_FIRST = re.compile(r"(?:1|I|A|01)\s*[.)]?(?:\s|\Z)|1\.\d\b")
_COLUMN_NUMBERS = re.compile(r"[\s()\d]+\Z")


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The lines before and behind the first flattened task table, and the duties of its rows."""

    before: list[Line]
    duties: list[Duty]
    after: list[Line]


def read_flat_table(lines: Sequence[Line], clock: Clock) -> FlatTable:
    """All lines before it and no duties when there is no table.

    A table inside the body ends where the sections around it go on.
    """
    attempts = 0
    for at, line in enumerate(lines):
        if line.whole or not (_START.match(line.folded) or _GUTTERS.search(line.raw)):
            continue
        first = _first_row(lines, at)
        reader = _reader(lines, at, first, clock) if first is not None else None
        if first is None or reader is None:
            continue
        end = _end(lines, at, first)
        if duties := reader(lines[first:end]):
            return FlatTable(list(lines[:at]), duties, list(lines[end:]))
        attempts += 1
        if attempts == _MOST_ATTEMPTS:  # headers without tables: no document has so many
            break
    return FlatTable(list(lines), [], [])


def _reader(
    lines: Sequence[Line], at: int, first: int, clock: Clock
) -> Callable[[Sequence[Line]], list[Duty]] | None:
    """How to read the lines below the header that stands from `at` to `first`: by its gutters,
    else by the order of its columns, else column after column; None for no header."""
    if laid := read_columns(lines, at, first):
        return lambda below: _laid_duties(below, laid, clock)
    if not _START.match(lines[at].folded) or len(lines[at].text) > _LONGEST_HEADER:
        return None
    header = " ".join(
        line.folded for line in lines[at:first] if not _COLUMN_NUMBERS.match(line.text)
    )
    if columns := columns_of_header(header):
        return lambda below: _duties(numbered_rows(below), columns, clock)
    if heading_role(_START.sub("", header)) == TITLE:
        roles = (TITLE, LEAD, SUPPORT, DEADLINE)
        return lambda below: _duties(read_columns_apart(below, clock), roles, clock)
    return None


def _laid_duties(below: Sequence[Line], laid: Columns, clock: Clock) -> list[Duty]:
    rows = numbered_rows(below)
    for row in rows:
        row.cells = laid.read(row.sources, row.skip)
    return _duties(rows, laid.roles, clock)


def _end(lines: Sequence[Line], at: int, first: int) -> int:
    """Where the section that follows the one around the table at `at` begins."""
    around = [m[1] for line in lines[:at] if (m := _BODY_SECTION.match(line.text))]
    if not around:
        return len(lines)
    following = roman_value(around[-1]) + 1
    return next(
        (place for place in range(first, len(lines))
         if (m := _BODY_SECTION.match(lines[place].text)) and roman_value(m[1]) == following
         and lines[place].text.isupper()),
        len(lines),
    )  # fmt: skip


def _first_row(lines: Sequence[Line], at: int) -> int | None:
    """The first line below the header that begins at `at`."""
    for place in range(at + 1, min(at + _MAX_HEADER, len(lines))):
        text = lines[place].text
        if _FIRST.match(text) and (not _COLUMN_NUMBERS.match(text) or lines[place].is_page):
            return place
    return None


def _duties(rows: Sequence[RawRow], columns: tuple[str, ...], clock: Clock) -> list[Duty]:
    """Rows with their cells filled in, as duties; rows above deeper ones are sections."""
    known, width = _names(rows, columns, clock), _width(rows)
    sections: list[tuple[int, str]] = []
    letter = ""
    group: list[Row] = []
    duties: list[Row] = []
    for at, raw in enumerate(rows):
        if headed(raw, rows, at):
            letter = raw.number if raw.number[0].isalpha() else letter
            duties += filled(group, columns)
            group = []
            sections = [s for s in sections if s[0] < raw.level]
            sections.append((raw.level, " ".join(" ".join(raw.lines).split())))
            continue
        if raw.cells is None:
            row = cells_of(raw.lines, columns, clock, known, width)
        else:
            row = row_of(raw.cells)
        if row is None:
            continue
        headings = tuple(words for _, words in sections)
        group.append(replace(row, number=raw.number, headings=headings, section=letter))
    duties += filled(group, columns)
    return [row_duty(row, clock, annex=True) for row in duties]


def _names(rows: Sequence[RawRow], columns: tuple[str, ...], clock: Clock) -> set[str]:
    """Names that a first reading finds in more than one cell."""
    found = Counter(
        name
        for raw in rows
        if raw.cells is None and (row := cells_of(raw.lines, columns, clock)) is not None
        for name in (row.lead, row.support) if name
    )  # fmt: skip
    return {name for name, times in found.items() if times > 1}


def _width(rows: Sequence[RawRow]) -> int:
    """How long a full line of the first text column is."""
    return max((len(raw.lines[0]) for raw in rows if len(raw.lines) > 1), default=0)
