"""People and the roles they hold."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Exists,
    Row,
    bindparam,
    exists,
    select,
    union,
    update,
)

from core.people import Membership, Person, Role
from storage.bulk import among
from storage.engine import Database
from storage.tables import account, membership, person, portfolio


class PersonStore:
    """Implements core.ports.people.People."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def get(self, person_id: int) -> Person | None:
        """One person, active or not."""
        return await self._one(person.c.id == person_id)

    async def by_code(self, code: str) -> Person | None:
        """The person with this staff code."""
        return await self._one(person.c.code == code)

    async def by_chat(self, channel: str, chat_id: int) -> Person | None:
        """The active person whose account this chat is."""
        found = await self.writing(channel, chat_id)
        return found[0] if found else None

    async def writing(self, channel: str, chat_id: int) -> tuple[Person, bool] | None:
        """The same, and whether the address was given up as one that cannot be reached."""
        rows = (await self._db.execute(_WRITING, {"channel": channel, "chat_id": chat_id})).all()
        if not rows:
            return None
        (found,) = await self._people(rows)
        return found, rows[0].blocked_at is not None

    async def many(self, person_ids: Sequence[int]) -> dict[int, Person]:
        """People by id; unknown ids are left out."""
        found = await self._find(person.c.id.in_(set(person_ids)))
        return {p.id: p for p in found}

    async def holding(self, role: Role, unit_id: int | None = None) -> list[Person]:
        """Active people with `role` (in `unit_id`, when given), by name."""
        held = _held().where(membership.c.role == role)
        if unit_id is not None:
            held = held.where(membership.c.unit_id == unit_id)
        return await self._find(held & person.c.active)

    async def everyone(self) -> list[Person]:
        """All active people, by name."""
        return await self._find(person.c.active)

    async def concerned(
        self, unit_ids: Collection[int], person_ids: Collection[int]
    ) -> list[Person]:
        """Active heads of these units, these persons, every coordinator and director, by name."""
        holder, role = membership.c.person_id, membership.c.role
        # Ids first: asked person by person, thousands who are not concerned are looked at too.
        ids = union(
            select(holder).where(role.in_((Role.COORDINATOR, Role.DIRECTOR))),
            select(holder).where(
                role == Role.HEAD, among(self._db, membership.c.unit_id, unit_ids)),
            select(person.c.id).where(among(self._db, person.c.id, person_ids)),
        )
        return await self._find(person.c.active & person.c.id.in_(ids))

    async def of_unit(self, unit_id: int) -> list[Person]:
        """Active people of the unit, head first, then by name."""
        member = _held().where(membership.c.unit_id == unit_id)
        found = await self._find(member & person.c.active)
        return sorted(found, key=lambda p: unit_id not in p.units(Role.HEAD))

    async def set(self, person_id: int, **fields: Any) -> None:
        """Change settings: language, morning_at, preferred_channel, active."""
        await self._db.execute(update(person).where(person.c.id == person_id).values(**fields))

    async def _one(self, condition: ColumnElement[bool]) -> Person | None:
        found = await self._find(condition)
        return found[0] if found else None

    async def _find(self, condition: ColumnElement[bool]) -> list[Person]:
        # One statement brings a person with the roles: every update passes here.
        return await self._people((await self._db.execute(_WITH_ROLES.where(condition))).all())

    async def _people(self, rows: Sequence[Row[Any]]) -> list[Person]:
        grouped: dict[int, list[Any]] = {}
        for row in rows:
            grouped.setdefault(row.id, []).append(row)
        directors = [i for i, g in grouped.items() if any(r.role == Role.DIRECTOR for r in g)]
        in_charge = await self._portfolios(directors)
        return [_person(group, in_charge.get(i, frozenset())) for i, group in grouped.items()]

    async def _portfolios(self, person_ids: list[int]) -> dict[int, frozenset[int]]:
        if not person_ids:
            return {}
        rows = await self._db.execute(
            select(portfolio).where(portfolio.c.person_id.in_(person_ids))
        )
        found: dict[int, set[int]] = {}
        for row in rows:
            found.setdefault(row.person_id, set()).add(row.unit_id)
        return {i: frozenset(units) for i, units in found.items()}


# Built once: to put a statement together costs as much as to run it, and each update runs these.
_WITH_ROLES = (
    select(person, membership.c.role, membership.c.unit_id)
    .outerjoin(membership, membership.c.person_id == person.c.id)
    .order_by(person.c.full_name, person.c.id, membership.c.id)
)
_WRITING = (
    _WITH_ROLES.add_columns(account.c.blocked_at)
    .join(account, account.c.person_id == person.c.id)
    .where(account.c.channel == bindparam("channel"), account.c.chat_id == bindparam("chat_id"),
           person.c.active)
)


def _held() -> Exists:
    # The statement around it joins the memberships too: only the person comes from there.
    return exists().where(membership.c.person_id == person.c.id).correlate(person)


def _person(rows: list[Any], in_charge: frozenset[int]) -> Person:
    first = rows[0]
    roles = tuple(Membership(Role(r.role), r.unit_id) for r in rows if r.role is not None)
    return Person(first.id, first.code, first.full_name, first.title, first.language,
                  first.morning_at, first.preferred_channel, first.active, roles, in_charge)
