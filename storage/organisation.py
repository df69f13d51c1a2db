"""Units, groups, people with their roles: read and written whole, for the import."""

from typing import Any

from sqlalchemy import Table, delete, insert, select, update

from core.fold import fold
from core.organisation import GroupRow, PersonRow, UnitRow
from core.people import Role, UnitType
from core.ports.organisation import KnownOrganisation
from storage.engine import Database
from storage.tables import (
    account,
    invite,
    membership,
    person,
    portfolio,
    unit,
    unit_group,
    unit_predecessor,
)


class OrganisationStore:
    """Implements core.ports.organisation.OrganisationKeeper."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def current(self) -> KnownOrganisation:
        """Everything there is."""
        stored = (await self._db.execute(select(unit).order_by(unit.c.position))).all()
        codes: dict[int | None, str] = {row.id: row.code for row in stored}
        before: dict[int, frozenset[str]] = {}
        for row in await self._db.execute(select(unit_predecessor)):
            before[row.unit_id] = before.get(row.unit_id, frozenset()) | {
                codes[row.predecessor_id]}
        groups = (await self._db.execute(select(unit_group))).all()
        return KnownOrganisation(
            {r.code: _unit(r, before.get(r.id, frozenset())) for r in stored if r.active},
            {r.name: GroupRow(r.name, tuple(r.aliases), tuple(codes[i] for i in r.unit_ids))
             for r in groups},
            await self._people(codes),
            frozenset(row.code for row in stored),
        )

    async def put_unit(self, row: UnitRow) -> None:
        """Add or change by code, active again, whatever it took over."""
        await self._put(unit, unit.c.code == row.code, {
            "code": row.code, "name": row.name, "short_name": row.short_name,
            "type": row.type.value, "aliases": list(row.aliases),
            "is_coordinator": row.is_coordinator, "position": row.position, "active": True,
        })

    async def put_predecessors(self, code: str, predecessors: frozenset[str]) -> None:
        """The unit took over the work of exactly these."""
        ids = await self._unit_ids()
        await self._db.execute(
            delete(unit_predecessor).where(unit_predecessor.c.unit_id == ids[code]))
        for before in sorted(predecessors):
            await self._db.execute(insert(unit_predecessor).values(
                unit_id=ids[code], predecessor_id=ids[before]))

    async def put_group(self, row: GroupRow) -> None:
        """Add or change by name."""
        ids = await self._unit_ids()
        await self._put(unit_group, unit_group.c.name == row.name, {
            "name": row.name, "aliases": list(row.aliases),
            "unit_ids": [ids[code] for code in row.units],
        })

    async def put_person(self, row: PersonRow, language: str) -> None:
        """Add or change by code, active again, with exactly these roles."""
        values = {"code": row.code, "full_name": row.full_name, "title": row.title, "active": True,
                  "search_text": fold(f"{row.full_name} {row.code} {row.title}")}
        person_id = await self._put(person, person.c.code == row.code, values,
                                    {"language": language})
        ids = await self._unit_ids()
        for table in (membership, portfolio):
            await self._db.execute(delete(table).where(table.c.person_id == person_id))
        for role, code in sorted(row.roles):
            await self._db.execute(insert(membership).values(
                person_id=person_id, unit_id=ids[code] if code else None, role=role.value))
        for code in sorted(row.portfolio):
            await self._db.execute(insert(portfolio).values(
                person_id=person_id, unit_id=ids[code]))

    async def deactivate_units(self, codes: list[str]) -> None:
        """They get no more tasks; what they had stays."""
        await self._db.execute(update(unit).where(unit.c.code.in_(codes)).values(active=False))

    async def deactivate_people(self, codes: list[str]) -> None:
        """They are not served any more; accounts and open codes go at once."""
        gone = select(person.c.id).where(person.c.code.in_(codes))
        await self._db.execute(delete(account).where(account.c.person_id.in_(gone)))
        await self._db.execute(
            delete(invite).where(invite.c.person_id.in_(gone), invite.c.used_at.is_(None))
        )
        await self._db.execute(update(person).where(person.c.code.in_(codes)).values(active=False))

    async def remove_groups(self, names: list[str]) -> None:
        """The names stand for nothing any more."""
        await self._db.execute(delete(unit_group).where(unit_group.c.name.in_(names)))

    async def _put(self, table: Table, condition: Any, values: dict[str, Any],
                   at_first: dict[str, Any] | None = None) -> int:
        found = (await self._db.execute(select(table.c.id).where(condition))).scalar()
        if found is not None:
            await self._db.execute(update(table).where(table.c.id == found).values(**values))
            return int(found)
        made = await self._db.execute(
            insert(table).values(**values, **(at_first or {})).returning(table.c.id)
        )
        return int(made.scalar_one())

    async def _unit_ids(self) -> dict[str, int]:
        return {r.code: r.id for r in await self._db.execute(select(unit.c.id, unit.c.code))}

    async def _people(self, codes: dict[int | None, str]) -> dict[str, PersonRow]:
        roles: dict[int, set[tuple[Role, str]]] = {}
        for row in await self._db.execute(select(membership)):
            roles.setdefault(row.person_id, set()).add(
                (Role(row.role), codes.get(row.unit_id, "")))
        charge: dict[int, set[str]] = {}
        for row in await self._db.execute(select(portfolio)):
            charge.setdefault(row.person_id, set()).add(codes[row.unit_id])
        people = await self._db.execute(select(person).where(person.c.active))
        return {p.code: PersonRow(p.code, p.full_name, p.title,
                                  frozenset(roles.get(p.id, ())), frozenset(charge.get(p.id, ())))
                for p in people}


def _unit(row: Any, predecessors: frozenset[str]) -> UnitRow:
    return UnitRow(row.code, row.name, row.short_name, UnitType(row.type), tuple(row.aliases),
                   row.is_coordinator, predecessors, row.position)
