"""What a file holds into one reading: its text's duties, and those of its task tables."""

from dataclasses import replace
from pathlib import PurePath

from core.directives import DirectiveReading, Duty, plain_words
from core.directives.apart import told_apart
from core.directives.document import read_document
from core.directives.header import read_header
from core.directives.lines import Line, normal, read_lines
from core.directives.times import Clock, clock_of, read_from_of
from core.errors import WorkError
from documents.reading.columns import Columns, find_columns
from documents.reading.duties import read_duties
from documents.reading.grid import Content, Grid

#: Cells of a letterhead or signature table are lines of the document; those of figures are not.
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 8, 3
#: This share of paragraphs that begin with a small letter shows lines that were never joined.
_CUT_SHARE = 4


def read_content(content: Content, file_name: str) -> DirectiveReading:
    """Header, goals and duties. Raises WorkError `file-no-table`, `file-no-duties`."""
    tables = _task_tables(content)
    lines = _lines(content, tables)
    header = read_header(lines, PurePath(file_name).stem)
    read_from = read_from_of(
        header.issued_on, header.date_partial, " ".join(line.text for line in lines[:2000])
    )
    rows = _rows(tables, clock_of(read_from))
    if all(isinstance(block, Grid) for block in content.blocks):
        if not tables:
            raise WorkError("file-no-table")
        return _reading(DirectiveReading(header, tuple(rows), file_name, (), read_from))
    if not header.doc_type:  # a letter is the only kind that does not name itself
        header = replace(header, doc_type="cong_van")
    body = read_document(lines, header=header)
    duties = _joined(body.duties, rows)
    return _reading(DirectiveReading(header, duties, file_name, body.goals, read_from))


def _reading(found: DirectiveReading) -> DirectiveReading:
    if not found.duties:
        raise WorkError("file-no-duties")
    return replace(found, duties=tuple(told_apart(list(dict.fromkeys(found.duties)))))


def _joined(body: tuple[Duty, ...], rows: list[Duty]) -> tuple[Duty, ...]:
    """The body's duties, then the rows; what the body only repeats of a row is left out."""
    known = {plain_words(words) for row in rows for words in (row.title, row.text)}
    return (*(duty for duty in body if plain_words(duty.text) not in known), *rows)


def _rows(tables: list[tuple[Grid, Columns]], clock: Clock) -> list[Duty]:
    """The duties of all task tables; tables that say neither who nor when only if no other."""
    strong = [(grid, columns) for grid, columns in tables if columns.is_strong]
    return [
        duty for grid, columns in strong or tables for duty in read_duties(grid, columns, clock)
    ]


def _task_tables(content: Content) -> list[tuple[Grid, Columns]]:
    """Visible tables with a header, and what goes on from one after a page break."""
    tables: list[tuple[Grid, Columns]] = []
    for grid in content.grids:
        if not grid.visible:
            continue
        if columns := find_columns(grid):
            tables.append((grid, columns))
        elif tables and _goes_on(grid, *tables[-1]):
            tables[-1][0].append(grid)
    return tables


def _goes_on(grid: Grid, above: Grid, columns: Columns) -> bool:
    """A table of the same width whose first cell is an item number, without a header."""
    number = columns.by_role.get("number")
    if number is None or not grid.rows or grid.width != above.width:
        return False
    return grid.at(0, number).text[:1].isdigit()


def _lines(content: Content, tables: list[tuple[Grid, Columns]]) -> list[Line]:
    """The document's lines in order: its texts, the cells of tables that only lay it out, and
    what stands above the header of a task table."""
    above = {id(grid): columns.header_row for grid, columns in tables}
    texts = [block for block in content.blocks if isinstance(block, str)]
    whole = not content.wrapped and not _is_cut(texts)
    lines: list[Line] = []
    start = 0
    for block in content.blocks:
        if isinstance(block, str):
            text = normal(block)
            found = read_lines(text, whole=whole)
            lines += [_moved(line, start) for line in found]
            start += len(text) + 1
        else:
            rows = above.get(id(block), len(block.rows) if _is_layout(block) else 0)
            for row in range(rows):
                for cell in block.own_cells(row):
                    lines += [_moved(line, start) for line in read_lines(cell.text, whole=True)]
    return lines


def _moved(line: Line, start: int) -> Line:
    return replace(line, start=line.start + start) if start else line


def _is_layout(grid: Grid) -> bool:
    return len(grid.rows) <= _LAYOUT_ROWS and grid.width <= _LAYOUT_COLUMNS


def _is_cut(texts: list[str]) -> bool:
    """True when paragraphs are lines of a page that a conversion has not joined."""
    small = sum(1 for text in texts if text[:1].islower() and text[1:2] not in (")", "."))
    return len(texts) > 20 and small * _CUT_SHARE > len(texts)
