"""The organisation as a file describes it: units, groups of units, people, its own days off and
worked; and its checks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from core.errors import WorkError
from core.people import Role, UnitType

#: Codes are typed in chat and travel in buttons.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,29}")
#: These are held for the whole organisation, whatever unit the person sits in.
_WHOLE = frozenset({Role.DIRECTOR, Role.ADMIN})
_UNITLESS = _WHOLE | {Role.OBSERVER}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, to name it in an error: the sheet (or table) and the row, from 1."""

    sheet: str = ""
    row: int = 0
    #: What the columns are called there, by our names of them.
    titles: Mapping[str, str] = field(default_factory=dict)

    def error(self, code: str, column: str, value: str = "") -> WorkError:
        """A WorkError that names sheet, row and column."""
        return WorkError(code, sheet=self.sheet, row=self.row, value=value,
                         column=self.titles.get(column, column))


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit; `predecessors` are the codes of the units whose work it took over."""

    code: str
    name: str
    short_name: str = ""
    type: UnitType = UnitType.OTHER
    aliases: tuple[str, ...] = ()
    is_coordinator: bool = False
    predecessors: frozenset[str] = frozenset()
    position: int = 0
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A name that stands for the units with these codes."""

    name: str
    aliases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person; `roles` are (role, unit code or "" for the whole organisation)."""

    code: str
    full_name: str
    title: str = ""
    roles: frozenset[tuple[Role, str]] = frozenset()
    portfolio: frozenset[str] = frozenset()
    place: Place = field(default_factory=Place, compare=False)


class DayKind(StrEnum):
    """What the office makes of a day, whatever the public calendar says."""

    OFF = "off"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the office's own calendar; `source` is the letter that announced it."""

    day: date
    kind: DayKind
    note: str = ""
    source: str = ""
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Everything that one file holds; `days_given` is False when it says nothing of days at all."""

    units: tuple[UnitRow, ...]
    groups: tuple[GroupRow, ...]
    people: tuple[PersonRow, ...]
    days: tuple[DayRow, ...] = ()
    days_given: bool = True


def roles_in(roles: Iterable[Role], unit: str, place: Place) -> frozenset[tuple[Role, str]]:
    """Roles of one line with their unit. Raises `org-needs-unit` when a role lacks one."""
    held = set()
    for role in roles:
        if not unit and role not in _UNITLESS:
            raise place.error("org-needs-unit", "unit", role.value)
        held.add((role, "" if role in _WHOLE else unit))
    return frozenset(held)


def checked(organisation: Organisation, stored: Iterable[str] = ()) -> Organisation:
    """The organisation with every person's lines made one, all codes good and known.

    A person may stand on several lines (one per unit). A predecessor may also be one of the
    `stored` units. Raises WorkError `org-…` at the first thing that is wrong.
    """
    units = organisation.units
    _check_codes((u.code, "name", u.name, u.place) for u in units)
    if not units:
        raise WorkError("org-no-units")
    known = _unique(units)
    for unit in units:
        _check_known(sorted(unit.predecessors), known.union(stored), unit.place, "predecessor")
        if unit.code in unit.predecessors:
            raise unit.place.error("org-own-predecessor", "predecessor", unit.code)
    for group in organisation.groups:
        _check_known(group.units, known, group.place, "units")
        if not group.name:
            raise group.place.error("org-empty", "name")
    people = _merged(organisation.people)
    for person in people:
        _check_known({unit for _, unit in person.roles} - {""}, known, person.place, "unit")
        _check_known(person.portfolio, known, person.place, "portfolio")
    _check_days(organisation.days)
    return replace(organisation, people=people)


def _check_codes(rows: Iterable[tuple[str, str, str, Place]]) -> None:
    for code, column, name, place in rows:
        if not _CODE.fullmatch(code):
            raise place.error("org-bad-code" if code else "org-empty", "code", code)
        if not name:
            raise place.error("org-empty", column)


def _unique(units: tuple[UnitRow, ...]) -> set[str]:
    seen: set[str] = set()
    for unit in units:
        if unit.code in seen:
            raise unit.place.error("org-twice", "code", unit.code)
        seen.add(unit.code)
    return seen


def _check_days(rows: Iterable[DayRow]) -> None:
    seen: set[date] = set()
    for row in rows:
        if row.day in seen:
            raise row.place.error("org-day-twice", "day", f"{row.day:%d/%m/%Y}")
        seen.add(row.day)


def _check_known(codes: Iterable[str], known: set[str], place: Place, column: str) -> None:
    for code in codes:
        if code not in known:
            raise place.error("org-unknown-unit", column, code)


def _merged(rows: tuple[PersonRow, ...]) -> tuple[PersonRow, ...]:
    _check_codes((p.code, "full_name", p.full_name, p.place) for p in rows)
    people: dict[str, PersonRow] = {}
    for row in rows:
        known = people.get(row.code)
        if known and known.full_name != row.full_name:
            raise row.place.error("org-twice", "code", row.code)
        people[row.code] = row if known is None else replace(
            known, roles=known.roles | row.roles, portfolio=known.portfolio | row.portfolio)
    return tuple(people.values())
