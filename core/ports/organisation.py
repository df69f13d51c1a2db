"""Units, groups and people as the import compares and writes them."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.organisation import DayRow, GroupRow, PersonRow, UnitRow


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """What is active, by code (groups by name); `stored_units` also has the deactivated."""

    units: dict[str, UnitRow]
    groups: dict[str, GroupRow]
    people: dict[str, PersonRow]
    stored_units: frozenset[str] = frozenset()


class OrganisationKeeper(Protocol):
    """Writes what the import decides. Codes are known to exist when they are named."""

    async def current(self) -> KnownOrganisation:
        """Everything there is."""
        ...

    async def put_unit(self, row: UnitRow) -> None:
        """Add or change by code, active again, whatever it took over."""
        ...

    async def put_predecessors(self, code: str, predecessors: frozenset[str]) -> None:
        """The unit took over the work of exactly these."""
        ...

    async def put_group(self, row: GroupRow) -> None:
        """Add or change by name."""
        ...

    async def put_person(self, row: PersonRow, language: str) -> None:
        """Add (speaking `language`) or change by code, active again, with exactly these roles."""
        ...

    async def deactivate_units(self, codes: list[str]) -> None:
        """They get no more tasks; what they had stays."""
        ...

    async def deactivate_people(self, codes: list[str]) -> None:
        """They are not served any more; their accounts are forgotten, their past stays."""
        ...

    async def remove_groups(self, names: list[str]) -> None:
        """The names stand for nothing any more."""
        ...


class CalendarKeeper(Protocol):
    """The days that the office has made its own: off or worked against the public calendar."""

    async def own_days(self) -> dict[date, DayRow]:
        """All of them."""
        ...

    async def override(self, day: date, kind: str, note: str, source: str) -> None:
        """Set `day` to `off` or `working`."""
        ...

    async def forget(self, days: list[date]) -> None:
        """These are again as the public calendar has them."""
        ...
