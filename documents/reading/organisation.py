"""An organisation's units, people and own days off out of a workbook or a TOML file."""

import io
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from openpyxl import load_workbook

from core.errors import WorkError
from core.fold import fold
from core.organisation import (
    DayKind,
    DayRow,
    GroupRow,
    Organisation,
    PersonRow,
    Place,
    UnitRow,
    roles_in,
)
from core.people import Role, UnitType
from documents.reading.package import Package

_MAX_BYTES = 5 * 1024 * 1024
_MAX_ROWS = 5_000
_ROLES = {
    "chuyen vien": Role.STAFF, "vien chuc": Role.STAFF, "truong don vi": Role.HEAD,
    "truong phong": Role.HEAD, "dau moi": Role.COORDINATOR, "dau moi tong hop": Role.COORDINATOR,
    "lanh dao": Role.DIRECTOR, "giam doc": Role.DIRECTOR, "theo doi": Role.OBSERVER,
    "quan sat": Role.OBSERVER, "quan tri": Role.ADMIN, **{role.value: role for role in Role},
}
_TYPES = {
    "van phong": UnitType.OFFICE, "phong": UnitType.DIVISION, "chi cuc": UnitType.BRANCH,
    "ban": UnitType.BOARD, "don vi su nghiep": UnitType.PUBLIC_UNIT, "khac": UnitType.OTHER,
    "": UnitType.OTHER, **{kind.value: kind for kind in UnitType},
}
_DAYS = {"nghi": DayKind.OFF, "lam viec": DayKind.WORKING, "lam bu": DayKind.WORKING,
         **{kind.value: kind for kind in DayKind}}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YES = {"x", "co", "yes", "true", "1"}
_NO = {"", "khong", "no", "false", "0"}
#: Sheet → table; its columns → keys, the same ones that the TOML file has.
_SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "don vi": ("units", {
        "ma": "code", "ten don vi": "name", "ten ngan": "short_name", "loai": "type",
        "ten goi khac": "aliases", "don vi dau moi": "coordinator", "don vi tien than":
        "predecessor"}),
    "nhom": ("groups", {"ten nhom": "name", "ten goi khac": "aliases", "cac don vi": "units"}),
    "nhan su": ("people", {
        "ma": "code", "ho va ten": "full_name", "chuc vu": "title", "don vi": "unit",
        "vai tro": "roles", "phu trach": "portfolio"}),
    "lich": ("days", {
        "ngay": "day", "loai ngay": "kind", "ghi chu": "note", "nguon": "source"}),
}
#: A file without this one says nothing of days, which is not the same as: there are none.
_DAYS_TABLE = "days"
_KEYS = {table: set(columns.values()) for table, columns in _SHEETS.values()}
_NEEDED = {"units": ("code", "name"), "groups": ("name", "units"), "people": ("code", "full_name"),
           "days": ("day", "kind")}

T = TypeVar("T")


class _Line:
    """One row by keys; remembers where it stands."""

    def __init__(self, place: Place, values: dict[str, Any]) -> None:
        self.place = place
        self._values = values

    def text(self, key: str) -> str:
        """The value of one cell; a list is no text."""
        value = self._values.get(key, "")
        if isinstance(value, list | dict):
            raise self.place.error("org-bad-value", key, str(value))
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str(value).split()) if value is not None else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Several values: a list, or parted by semicolons."""
        value = self._values.get(key)
        parts: Iterable[Any] = value if isinstance(value, list) else self.text(key).split(";")
        return tuple(text for part in parts if (text := " ".join(str(part).split())))

    def flag(self, key: str) -> bool:
        """x, có, true – or nothing."""
        word = fold(self.text(key))
        if word not in _YES | _NO:
            raise self.place.error("org-bad-value", key, word)
        return word in _YES

    def day(self, key: str) -> date:
        """A date of the workbook or of TOML, or "2/5/2026"."""
        value = self._values.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self.text(key)
        found = _DAY.fullmatch(text)
        try:
            day, month, year = map(int, found.groups() if found else ())
            return date(year, month, day)
        except ValueError:
            raise self.place.error("org-bad-day", key, text) from None

    def known(self, key: str, text: str, names: dict[str, T]) -> T:
        """The meaning of a word that must be one of `names`."""
        if fold(text) not in names:
            raise self.place.error("org-bad-value", key, text)
        return names[fold(text)]


def read_organisation(path: Path) -> Organisation:
    """The organisation in an .xlsx or .toml file, its lines unchecked against one another.

    Raises WorkError `file-…` or `org-…`; the latter name sheet, row and column.
    """
    if not path.is_file():
        raise WorkError("file-missing", name=path.name)
    if path.stat().st_size > _MAX_BYTES:
        raise WorkError("file-too-large", name=path.name, limit_mb=_MAX_BYTES // 1024**2)
    readers = {".xlsx": _workbook_lines, ".toml": _toml_lines}
    if path.suffix.lower() not in readers:
        raise WorkError("file-type", name=path.name, kinds=".xlsx, .toml")
    try:
        lines = readers[path.suffix.lower()](path.read_bytes())
    except WorkError as error:
        raise WorkError(error.code, **{"name": path.name, **error.data}) from error
    return Organisation(
        tuple(_unit(line, number) for number, line in enumerate(lines["units"], 1)),
        tuple(_group(line) for line in lines["groups"]),
        tuple(_person(line) for line in lines["people"]),
        tuple(_day(line) for line in lines.get(_DAYS_TABLE, ())),
        _DAYS_TABLE in lines,
    )


def _unit(line: _Line, position: int) -> UnitRow:
    kind = line.known("type", line.text("type"), _TYPES)
    return UnitRow(line.text("code"), line.text("name"), line.text("short_name"), kind,
                   line.texts("aliases"), line.flag("coordinator"),
                   frozenset(line.texts("predecessor")), position, line.place)


def _group(line: _Line) -> GroupRow:
    return GroupRow(line.text("name"), line.texts("aliases"), line.texts("units"), line.place)


def _person(line: _Line) -> PersonRow:
    roles = [line.known("roles", word, _ROLES) for word in line.texts("roles")]
    return PersonRow(line.text("code"), line.text("full_name"), line.text("title"),
                     roles_in(roles, line.text("unit"), line.place),
                     frozenset(line.texts("portfolio")), line.place)


def _day(line: _Line) -> DayRow:
    kind = line.known("kind", line.text("kind"), _DAYS)
    return DayRow(line.day("day"), kind, line.text("note"), line.text("source"), line.place)


def _toml_lines(data: bytes) -> dict[str, list[_Line]]:
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WorkError("org-no-toml", cause=str(error)) from error
    for name in tables.keys() - _KEYS.keys():
        raise Place(name).error("org-unknown-column", name)
    return {name: [_toml_line(name, number, row) for number, row in
                   enumerate(_rows(name, tables.get(name, [])), 1)]
            for name in _KEYS if name in tables or name != _DAYS_TABLE}


def _rows(name: str, rows: object) -> list[Any]:
    if not isinstance(rows, list):
        raise Place(name).error("org-bad-value", name, str(rows))
    return rows


def _toml_line(table: str, number: int, row: object) -> _Line:
    place = Place(table, number)
    if not isinstance(row, dict):
        raise place.error("org-bad-value", table, str(row))
    for key in row.keys() - _KEYS[table]:
        raise place.error("org-unknown-column", key)
    return _Line(place, row)


def _workbook_lines(data: bytes) -> dict[str, list[_Line]]:
    Package(data).check_parts()
    lines: dict[str, list[_Line]] = {table: [] for table in _KEYS if table != _DAYS_TABLE}
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            table, columns = _SHEETS.get(fold(sheet.title).strip(), ("", {}))
            if table:
                rows = sheet.iter_rows(values_only=True, max_row=_MAX_ROWS, max_col=30)
                lines.setdefault(table, []).extend(
                    _sheet_lines(sheet.title, table, columns, rows))
    except (KeyError, ValueError, TypeError, AttributeError, OSError, BadZipFile) as error:
        raise WorkError("file-broken") from error
    return lines


def _sheet_lines(
    title: str, table: str, columns: dict[str, str], rows: Iterable[tuple[Any, ...]]
) -> Iterator[_Line]:
    """The lines under the header, which is the first row that names the needed columns."""
    header: dict[int, str] = {}
    titles: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        if header:
            values = {key: row[i] for i, key in header.items() if i < len(row)}
            if any(v not in (None, "") for v in values.values()):
                yield _Line(Place(title, number, titles), values)
            continue
        found = {i: columns[fold(str(cell)).strip(" *")] for i, cell in enumerate(row)
                 if fold(str(cell)).strip(" *") in columns}
        if set(_NEEDED[table]) <= set(found.values()):
            header, titles = found, {key: str(row[i]).strip() for i, key in found.items()}
    if not header:
        names = {key: word for word, key in columns.items()}
        raise Place(title, 1).error("org-no-header", ", ".join(names[k] for k in _NEEDED[table]))
