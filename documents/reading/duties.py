"""Rows of a task table into duties: sections, merged cells, continued rows."""

import re
from dataclasses import dataclass, replace

from core.directives import Duty
from core.directives.rows import Row, row_duty
from core.directives.times import Clock
from core.fields import field_of
from core.fold import fold
from documents.reading.columns import (
    DEADLINE,
    DETAIL,
    LEAD,
    NUMBER,
    PRODUCT,
    SUPPORT,
    TITLE,
    Columns,
    is_numbering,
    repeats_header,
)
from documents.reading.grid import EMPTY, MAX_CELL_CHARS, Grid

#: Depth of an item number: "A", "II", "3", "3.1", "a)", "-".
_DEPTHS = (
    (re.compile(r"^[A-HK-UWYZ]$"), 0),
    (re.compile(r"^[IVXL]+$"), 1),
    (re.compile(r"^\d+$"), 2),
    (re.compile(r"^\d+\.\d+$"), 3),
    (re.compile(r"^\d+(\.\d+){2,}$"), 4),
    (re.compile(r"^[a-zđ]$"), 5),
)
_NO_NUMBER = 6
_LETTERED = re.compile(r"(?:[IVXL]+|[A-HĐK])\Z")
_LONGEST_NUMBER = 8
_ROLE_LABEL = re.compile(
    r"(?:(?:đơn vị|cơ quan)\s+)?(chủ trì|phối hợp)(?:\s+(?:thực hiện|với))?\s*:", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Section:
    depth: int
    field: str
    heading: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A row's cells and its field, "" where no section names one."""

    row: Row
    field: str


def read_duties(grid: Grid, columns: Columns, clock: Clock) -> list[Duty]:
    """The duties of one table, in order.

    A section row (a number and a heading across the table) sets the field of the rows below; a
    merged cell applies to every row it covers; a row without number and title goes on the duty
    above; repeated headers and blank rows are passed over.
    """
    duties: list[_Found] = []
    sections: list[_Section] = []
    below_section = True
    for row in range(columns.first_row, len(grid.rows)):
        if not grid.own_cells(row) or repeats_header(grid, row, columns):
            continue
        if is_numbering(grid, row):
            continue
        if _is_section(grid, row, columns):
            _enter(sections, grid, row, columns)
            below_section = True
        elif _is_continuation(grid, row, columns) and not below_section:
            duties[-1] = _continued(duties[-1], grid, row, columns)
        elif duty := _duty(grid, row, columns, sections):
            duties.append(duty)
            below_section = False
    return [row_duty(found.row, clock, annex=True, field=found.field) for found in duties]


def _text(grid: Grid, row: int, columns: Columns, role: str) -> str:
    place = columns.by_role.get(role)
    return "" if place is None else grid.at(row, place).text


def _number(grid: Grid, row: int, columns: Columns) -> str:
    return _text(grid, row, columns, NUMBER).strip(" .)(")


def _depth(number: str) -> int:
    return next((depth for pattern, depth in _DEPTHS if pattern.match(number)), _NO_NUMBER)


def _is_section(grid: Grid, row: int, columns: Columns) -> bool:
    """A heading merged across, or alone in its row above rows that are numbered deeper."""
    cells = grid.own_cells(row)
    number_place = columns.by_role.get(NUMBER, -1)
    headings = [cell for cell in cells if cell.column != number_place]
    if not headings:  # the heading stands in the number's column
        return len(cells[0].text) > _LONGEST_NUMBER or _spans(grid, row, number_place) > 1
    inherited = any(
        grid.at(row, place).text and grid.at(row, place).row != row
        for role, place in columns.by_role.items()
        if role != NUMBER
    )
    if len(headings) > 1 or inherited:
        return False
    heading = headings[0]
    if _spans(grid, row, heading.column) > 1:
        return True
    if heading.column != columns.by_role[TITLE]:
        return False
    below = _row_below(grid, row, columns)
    if below is None:
        return False
    number, following = _number(grid, row, columns), _number(grid, below, columns)
    if number:
        return bool(following) and _depth(following) > _depth(number)
    names_field = field_of(heading.text) != "other"
    return heading.text.isupper() or (names_field and _says_who(grid, below, columns))


def _spans(grid: Grid, row: int, column: int) -> int:
    cell = grid.at(row, column)
    return sum(1 for other in grid.rows[row] if other is cell)


def _row_below(grid: Grid, row: int, columns: Columns) -> int | None:
    """The next row that is neither blank nor a repeated header."""
    for below in range(row + 1, len(grid.rows)):
        if grid.own_cells(below) and not repeats_header(grid, below, columns):
            return below
    return None


def _says_who(grid: Grid, row: int, columns: Columns) -> bool:
    return any(_text(grid, row, columns, role) for role in (LEAD, SUPPORT, DEADLINE))


def _enter(sections: list[_Section], grid: Grid, row: int, columns: Columns) -> None:
    """Leave the sections that are not around this one, and enter it."""
    number = _number(grid, row, columns)
    heading = " ".join(cell.text for cell in grid.own_cells(row))
    first_word = heading.split(".")[0].split(" ")[0]
    depth = _depth(number if number and number != heading else first_word)
    while sections and sections[-1].depth >= depth:
        sections.pop()
    letter = number if _LETTERED.match(number) else ""
    sections.append(_Section(depth, field_of(heading), heading, letter))


def _is_continuation(grid: Grid, row: int, columns: Columns) -> bool:
    """Neither a number nor a title of its own, but no merged title above it either."""
    title = grid.at(row, columns.by_role[TITLE])
    return not title.text and not _number(grid, row, columns)


def _continued(found: _Found, grid: Grid, row: int, columns: Columns) -> _Found:
    def joined(old: str, role: str) -> str:
        place = columns.by_role.get(role)
        cell = EMPTY if place is None else grid.at(row, place)
        return f"{old}\n{cell.text}".strip()[:MAX_CELL_CHARS] if cell.row == row else old

    old = found.row
    return replace(
        found,
        row=replace(
            old,
            detail=joined(old.detail, DETAIL),
            lead=joined(old.lead, LEAD),
            support=joined(old.support, SUPPORT),
            deadline=joined(old.deadline, DEADLINE),
            product=joined(old.product, PRODUCT),
        ),
    )


def _duty(grid: Grid, row: int, columns: Columns, sections: list[_Section]) -> _Found | None:
    title = _text(grid, row, columns, TITLE)
    detail = _text(grid, row, columns, DETAIL)
    if not title and not detail:
        return None
    lead, support = _lead_and_support(grid, row, columns)
    cells = Row(
        number=_number(grid, row, columns),
        title=title or detail,
        detail=detail if title else "",
        lead=lead,
        support=support,
        deadline=_text(grid, row, columns, DEADLINE),
        product=_text(grid, row, columns, PRODUCT),
        headings=tuple(section.heading for section in sections),
        section=next((s.number for s in reversed(sections) if s.number), ""),
    )
    return _Found(cells, _field(sections, title or detail))


def _field(sections: list[_Section], title: str) -> str:
    """By the innermost section whose heading names a field, else by the item; "" when unsure."""
    known = (section.field for section in reversed(sections) if section.field != "other")
    field = next(known, None) or field_of(title)
    return "" if field == "other" else field


def _lead_and_support(grid: Grid, row: int, columns: Columns) -> tuple[str, str]:
    """One column may hold both: "Chủ trì: A. Phối hợp: B"."""
    lead = _text(grid, row, columns, LEAD)
    support = _text(grid, row, columns, SUPPORT)
    labels = list(_ROLE_LABEL.finditer(lead))
    if not any(fold(label.group(1)) == "phoi hop" for label in labels):
        return lead, support
    parts = {"chu tri": lead[: labels[0].start()], "phoi hop": support}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else len(lead)
        parts[fold(label.group(1))] += "\n" + lead[label.end() : end].strip(" \n.;")
    return parts["chu tri"].strip(), parts["phoi hop"].strip()
