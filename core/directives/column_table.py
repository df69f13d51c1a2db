"""A task table that an extraction has read column after column, page by page.

First come the numbered duties of a page, then all its units, then all its deadlines. A column is
matched with the duties only where it has as many cells as the page has duties: what does not come
out even stays empty, for a person to fill in.
"""

import re
from collections.abc import Sequence

from core.directives.flat_rows import RawRow, headed, numbered_rows
from core.directives.headings import DEADLINE, LEAD, NOTE, SUPPORT, TITLE, heading_role
from core.directives.lines import Line
from core.directives.times import Clock
from core.directives.units import starts_unit

_OPEN = re.compile(
    r"(?:[,;:–-]|\b(?:và|của|các|về|tại|theo|cho|với|hoặc|do|ngày|nhất|đến|từ|tháng|quý|năm|trước"
    r"|hết|trong))\Z", re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?:đơn vị|cơ quan|bộ phận) (?:chủ trì|phối hợp|thực hiện)|chủ trì|phối hợp"
    r"|thời (?:gian|hạn)|tiến độ|hạn|ghi chú|sản phẩm|kết quả)", re.IGNORECASE,
)
_HEADING_END = re.compile(r"(?:thực hiện|hoàn thành|thành|hiện|chủ trì|phối hợp)\Z")
_LONGEST_HEADING = 40
_UNITS = "units"

Cells = dict[str, list[str]]


def read_columns_apart(lines: Sequence[Line], clock: Clock) -> list[RawRow]:
    """The rows below a header of nothing but duties, with the cells of the columns behind them;
    none when no such column follows."""
    rows = numbered_rows(lines)
    if not rows:
        return []
    pages: dict[int, list[RawRow]] = {}
    for at, row in enumerate(rows):
        if not headed(row, rows, at):
            pages.setdefault(row.page, []).append(row)
    for page in pages.values():
        _fill(page, clock)
    named = any(row.cells and len(row.cells) > 1 for row in rows)
    return rows if named else []


def _fill(page: Sequence[RawRow], clock: Clock) -> None:
    """Give the duties of one page the cells that stand behind the last of them."""
    last = page[-1]
    end = next((at for at in range(1, len(last.lines)) if _begins_column(last.lines, at)), None)
    tail = last.lines[end:] if end else []
    last.lines = last.lines[:end]
    cells = _cells(tail, clock)
    for role, found in _matched(cells, len(page)).items():
        for row, words in zip(page, found, strict=True):
            row.cells = {**(row.cells or {}), role: words}
    for row in page:
        row.cells = {TITLE: " ".join(row.lines), **(row.cells or {})}


def _begins_column(lines: Sequence[str], at: int) -> bool:
    words = lines[at]
    if _OPEN.search(lines[at - 1]) or not words[0].isupper():
        return False
    return starts_unit(words) or _is_heading(words)


def _is_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and _HEADING.match(words) is not None and (
        heading_role(words) != TITLE
    )


def _cells(lines: Sequence[str], clock: Clock) -> Cells:
    """Cells by role; units without a heading of their own are `_UNITS`, in order."""
    found: Cells = {}
    role, heading = "", ""
    for at, words in enumerate(lines):
        if _is_heading(words):
            role = heading = heading_role(words)
            continue
        if heading and not found.get(role) and _ends_heading(lines[at - 1], words):
            continue
        kind = _kind(words, clock)
        goes_on = at > 0 and not _is_heading(lines[at - 1]) and _is_open(lines[at - 1], clock)
        if not heading and kind and not goes_on:
            role = kind
        cells = found.setdefault(role, [])
        if goes_on or not (kind or role == NOTE) or words[0].islower():
            cells[-1:] = [" ".join([*cells[-1:], words])]
        else:
            cells.append(words)
    return found


def _is_open(words: str, clock: Clock) -> bool:
    """True for a line whose cell goes on; "Hằng tháng" is whole, "Trong tháng" is not."""
    whole = words.endswith(("tháng", "quý", "năm")) and clock(words).recurrence.value != "none"
    return _OPEN.search(words) is not None and not whole


def _ends_heading(heading: str, words: str) -> bool:
    """True for the second line of a heading: "Thời gian hoàn" / "thành"."""
    return _is_heading(heading) and words[0].islower() and bool(_HEADING_END.search(words))


def _kind(words: str, clock: Clock) -> str:
    """What a cell is that begins with these words; "" for what begins none."""
    if starts_unit(words) and words[0].isupper():
        return _UNITS
    reading = clock(words)
    begins = words[0].isupper() or words[0].isdigit()
    if begins and (_OPEN.search(words) or reading.due_on or reading.recurrence.value != "none"):
        return DEADLINE
    return ""


def _matched(cells: Cells, count: int) -> Cells:
    """The columns that have one cell for each duty."""
    units = cells.get(_UNITS, [])
    if len(units) == 2 * count:
        cells = {**cells, LEAD: units[:count], SUPPORT: units[count:]}
    elif len(units) == count:
        cells = {**cells, LEAD: units}
    known = (LEAD, SUPPORT, DEADLINE)
    return {role: cells[role] for role in known if len(cells.get(role, ())) == count}
