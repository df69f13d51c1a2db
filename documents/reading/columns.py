"""The header row of a task table: which column is the duty, its lead unit, its deadline."""

import re
from dataclasses import dataclass

from core.fold import fold
from documents.reading.grid import Grid

HEADER_WITHIN_ROWS = 30
_MAX_HEADING_CHARS = 90

NUMBER, TITLE, DETAIL = "number", "title", "detail"
LEAD, SUPPORT, DEADLINE, PRODUCT = "lead", "support", "deadline", "product"

#: First match decides, so the order matters: "Đơn vị phối hợp" is no lead, "Thời gian thực hiện"
#: no unit, "Kết quả thực hiện" no duty.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (NUMBER, re.compile(r"^(tt|stt|so tt|so thu tu|thu tu|muc|no)$")),
    ("ignored", re.compile(r"^(ghi chu|lanh dao|so ky hieu|can cu|kinh phi|nguon)")),
    (DEADLINE, re.compile(r"^(thoi (han|gian|diem)|han\b|tien do|ngay hoan thanh|hoan thanh)")),
    (PRODUCT, re.compile(r"^((du kien )?(san pham|ket qua)|dau ra)")),
    (TITLE, re.compile(r"^(ten |cac |danh muc )*(noi dung|nhiem vu|cong viec|hoat dong|viec)\b")),
    (DETAIL, re.compile(r"^(muc tieu|giai phap|yeu cau|mo ta|chi tieu|cach thuc|bien phap)")),
    (LEAD, re.compile(r"chu tri")),
    (SUPPORT, re.compile(r"phoi hop")),
    (
        LEAD,
        re.compile(
            r"(don vi|co quan|bo phan|ca nhan|phong|nguoi).*(thuc hien|phu trach|duoc giao"
            r"|tham muu)|^(don vi|co quan|phong|phan cong|trach nhiem|nguoi|bo phan)\b"
        ),
    ),
)
_NUMBERING = re.compile(r"^\(?(?:\d{1,2}|[A-Za-z])\)?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers by role; `first_row` is the first row below the header."""

    by_role: dict[str, int]
    header_row: int
    first_row: int

    @property
    def is_strong(self) -> bool:
        """The table says who or until when: surely duties, not figures."""
        return bool({LEAD, SUPPORT, DEADLINE} & self.by_role.keys())


def find_columns(grid: Grid) -> Columns | None:
    """The header of a task table within its first 30 rows; None when it has none.

    A header names a duty column and one more. It may take two rows ("Phân công" over "Chủ trì"
    and "Phối hợp") and be followed by a row of column numbers.
    """
    for row in range(min(HEADER_WITHIN_ROWS, len(grid.rows))):
        headings = [_heading(grid.at(row, column).text) for column in range(grid.width)]
        roles = _roles(headings)
        if not _is_header(grid, row, roles):
            continue
        first = row + 1
        if second := _second_row(grid, row, headings):
            roles, first = second, row + 2
        if is_numbering(grid, first):
            first += 1
        return Columns(roles, row, first)
    return None


def is_numbering(grid: Grid, row: int) -> bool:
    """True for a row such as "(1) (2) (3)" or "A B 1 2" that numbers the columns."""
    if row >= len(grid.rows):
        return False
    cells = grid.own_cells(row)
    return len(cells) > 2 and all(_NUMBERING.match(cell.text) for cell in cells)


def repeats_header(grid: Grid, row: int, columns: Columns) -> bool:
    """True when the header is printed again in `row`, as on each new page."""
    places = columns.by_role.values()
    return all(
        fold(grid.at(row, place).text) == fold(grid.at(at, place).text)
        for place in places
        for at in (_header_part(grid, row, place, columns),)
    )


def _header_part(grid: Grid, row: int, place: int, columns: Columns) -> int:
    """Which header row to compare with: a repeated two-row header repeats both."""
    second = columns.header_row + 1
    text = fold(grid.at(row, place).text)
    if second < columns.first_row and fold(grid.at(second, place).text) == text:
        return second
    return columns.header_row


def _heading(text: str) -> str:
    """A column's name in plain words; "" for a text too long to be one."""
    if len(text) > _MAX_HEADING_CHARS:
        return ""
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def _roles(headings: list[str]) -> dict[str, int]:
    """The first column of each role; a second duty column is its detail."""
    roles: dict[str, int] = {}
    for column, heading in enumerate(headings):
        role = _role(heading)
        if role == TITLE and TITLE in roles and headings[roles[TITLE]] != heading:
            role = DETAIL
        if role != "ignored":
            roles.setdefault(role, column)
    roles.pop("", None)
    if TITLE not in roles and DETAIL in roles:
        roles[TITLE] = roles.pop(DETAIL)
    return roles


def _role(heading: str) -> str:
    return next((role for role, pattern in _ROLES if pattern.search(heading)), "")


def _is_header(grid: Grid, row: int, roles: dict[str, int]) -> bool:
    places = {id(grid.at(row, column)) for column in roles.values()}
    return TITLE in roles and len(roles) > 1 and len(places) > 1


def _second_row(grid: Grid, row: int, above: list[str]) -> dict[str, int] | None:
    """Roles of a two-row header, or None: below a merged heading stand the names of its parts."""
    below = row + 1
    if below >= len(grid.rows):
        return None
    own = grid.own_cells(below)
    names = [_heading(cell.text) for cell in own]
    split = {c for c in range(len(above) - 1) if grid.at(row, c) is grid.at(row, c + 1)}
    under_split = any(cell.column in split for cell in own)
    if not own or not under_split or not all(_role(name) for name in names):
        return None
    headings = list(above)
    for cell, name in zip(own, names, strict=True):
        headings[cell.column] = name
    return _roles(headings)
