"""A task table whose cells an extraction has run together, rebuilt row by row.

What still stands: the headings in the order of the columns, the numbers of the rows, the order of
the cells in a row, the names of units, the words of deadlines, capitals at the start of a cell. A
cell merged over several rows stands in one of them: what a row leaves out it has from the row
above in its section, or, at the head of a section, from the first row that says it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.directives.flat_cells import DEADLINE, DETAIL, LEAD, PRODUCT, SUPPORT, TITLE, cells_of
from core.directives.flat_rows import RawRow, numbered_rows, roman_value
from core.directives.lines import Line
from core.directives.model import Duty
from core.directives.rows import Row, filled, row_duty
from core.directives.times import Clock

_START = re.compile(r"(?:tt|stt|so tt|so thu tu)\b")
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (SUPPORT, re.compile(r"(?:(?:don vi|co quan)(?:,? ca nhan)? )?phoi hop(?: thuc hien)?")),
    (LEAD, re.compile(
        r"(?:don vi|co quan|bo phan|phong)(?:,? (?:ca nhan|don vi))?(?: (?:chu tri|thuc hien"
        r"|phu trach|tham muu"
        r"|duoc giao))+|chu tri(?: (?:thuc hien|tham muu))*|phan cong(?: thuc hien)?")),
    (DEADLINE, re.compile(
        r"(?:thoi (?:gian|han)|tien do|han)(?: (?:hoan thanh|thuc hien|bao cao|trinh))*")),
    (PRODUCT, re.compile(
        r"(?:du kien )?(?:san pham|ket qua|dau ra)(?: (?:dau ra|du kien|dat duoc|thuc hien))*")),
    (TITLE, re.compile(
        r"(?:nhiem vu|noi dung)(?:[/, ]+|,? va )(?:cac )?(?:giai phap|bien phap|yeu cau)"
        r"(?: (?:thuc hien|cu the|chu yeu))*")),
    (DETAIL, re.compile(
        r"(?:muc tieu|giai phap|yeu cau|chi tieu)(?:[/, ]+(?:muc tieu|giai phap|yeu cau"
        r"|chi tieu))*"
        r"(?: (?:thuc hien|cu the|khac phuc))*")),
    (TITLE, re.compile(
        r"(?:ten )?(?:noi dung|nhiem vu|cong viec|danh muc)(?:[/, ]+(?:noi dung|nhiem vu"
        r"|cong viec|cu the|thuc hien"
        r"|hoat dong|chu yeu))*")),
    ("note", re.compile(r"ghi chu|kinh phi|lanh dao(?: so)?(?: phu trach| chi dao)?|don vi tinh")),
)  # fmt: skip

_BODY_SECTION = re.compile(r"([IVX]{1,5})\s*[.)]\s+(?=[A-ZĐÀ-Ỹ])")
_MAX_HEADER = 30
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
    for at, line in enumerate(lines):
        if not _START.match(line.folded) or line.whole or len(line.text) > 90:
            continue
        if found := _header(lines, at):
            columns, first = found
            end = _end(lines, at, first)
            rows = numbered_rows(lines[first:end])
            if duties := _duties(rows, columns, clock):
                return FlatTable(list(lines[:at]), duties, list(lines[end:]))
    return FlatTable(list(lines), [], [])


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


def _header(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int] | None:
    """The columns' roles in order, and the first line below the header."""
    words: list[str] = []
    for place in range(at, min(at + _MAX_HEADER, len(lines))):
        text = lines[place].text
        first = place > at and (
            re.match(r"(?:1|I|A|01)\s*[.)]?(?:\s|\Z)|1\.1\b", text) is not None
        )
        if first and (not _COLUMN_NUMBERS.match(text) or (lines[place].is_page and words)):
            columns = _columns(" ".join(words))
            return (columns, place) if columns else None
        if not _COLUMN_NUMBERS.match(text):
            words.append(lines[place].folded)
    return None


def _columns(header: str) -> tuple[str, ...]:
    """Roles in the order their headings stand in; () for no task table."""
    places: list[tuple[int, str]] = []
    taken = [False] * (len(header) + 1)
    for role, pattern in _HEADINGS:
        for match in pattern.finditer(header):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                places.append((match.start(), role))
    roles: list[str] = []
    for _, role in sorted(places):
        if role not in roles:
            roles.append(role)
    if TITLE not in roles and DETAIL in roles:
        roles[roles.index(DETAIL)] = TITLE
    tasks = TITLE in roles and bool({LEAD, SUPPORT, DEADLINE} & set(roles))
    return tuple(roles) if tasks else ()


def _duties(rows: Sequence[RawRow], columns: tuple[str, ...], clock: Clock) -> list[Duty]:
    """Rows with their cells filled in, as duties; rows above deeper ones are sections."""
    known, width = _names(rows, columns, clock), _width(rows)
    sections: list[tuple[int, str]] = []
    group: list[Row] = []
    duties: list[Row] = []
    for at, raw in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        heading = following is not None and (
            following.level > raw.level
            and (raw.level == 0 or following.number.startswith(f"{raw.number}."))
        )
        if heading:
            duties += filled(group, columns)
            group = []
            sections = [s for s in sections if s[0] < raw.level]
            sections.append((raw.level, " ".join(raw.lines)))
            continue
        row = cells_of(raw.lines, columns, clock, known, width)
        if row is None:
            continue
        headings = tuple(words for _, words in sections)
        group.append(replace(row, number=raw.number, headings=headings))
    duties += filled(group, columns)
    return [row_duty(row, clock, annex=True) for row in duties]


def _names(rows: Sequence[RawRow], columns: tuple[str, ...], clock: Clock) -> set[str]:
    """Names that a first reading finds in more than one cell."""
    found = Counter(
        name
        for raw in rows if (row := cells_of(raw.lines, columns, clock)) is not None
        for name in (row.lead, row.support) if name
    )  # fmt: skip
    return {name for name, times in found.items() if times > 1}


def _width(rows: Sequence[RawRow]) -> int:
    """How long a full line of the first text column is."""
    return max((len(raw.lines[0]) for raw in rows if len(raw.lines) > 1), default=0)
