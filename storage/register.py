"""The register of people: pages with their accounts, in one statement each."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select, true

from core.people import Role
from core.ports.deliveries import DeliveryState
from core.ports.register import RegisterCounts, RegisterLine
from storage.engine import Database
from storage.tables import account, delivery, membership, person, unit


class RegisterStore:
    """Implements core.ports.register.Register."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def counts(self, unit_ids: frozenset[int] | None) -> RegisterCounts:
        """People, linked, blocked."""
        linked = exists().where(account.c.person_id == person.c.id)
        open_ = linked.where(account.c.blocked_at.is_(None))
        row = (await self._db.execute(
            select(
                func.count().label("people"),
                func.count(case((linked, 1))).label("linked"),
                func.count(case((and_(linked, ~open_), 1))).label("blocked"),
            ).select_from(person).where(person.c.active, _within(unit_ids))
        )).one()
        return RegisterCounts(row.people, row.linked, row.blocked)

    async def page(
        self, unit_ids: frozenset[int] | None, offset: int, limit: int, since: datetime
    ) -> list[RegisterLine]:
        """Leaders first, then by unit, each unit's head first."""
        rows = (await self._db.execute(_listed(unit_ids).offset(offset).limit(limit))).all()
        ids = [row.id for row in rows]
        places = await self._grouped(
            select(membership.c.person_id, membership.c.role, unit.c.id, unit.c.name)
            .outerjoin(unit, unit.c.id == membership.c.unit_id)
            .where(membership.c.person_id.in_(ids)).order_by(unit.c.position, membership.c.id))
        accounts = await self._grouped(
            select(account.c.person_id, account.c.channel, account.c.blocked_at.is_not(None))
            .where(account.c.person_id.in_(ids)).order_by(account.c.id))
        last = select(func.max(delivery.c.id)).where(
            delivery.c.person_id.in_(ids), delivery.c.created_at >= since,
            delivery.c.state.in_((DeliveryState.SENT, DeliveryState.FAILED)),
        ).group_by(delivery.c.person_id)
        met = await self._grouped(
            select(delivery.c.person_id, delivery.c.state, delivery.c.reason, delivery.c.channel)
            .where(delivery.c.id.in_(last)))
        return [_line(row, places.get(row.id, []), accounts.get(row.id, []), unit_ids,
                      _trouble(met.get(row.id, [])))
                for row in rows]

    async def _grouped(self, statement: Select[Any]) -> dict[int, list[tuple[Any, ...]]]:
        found: dict[int, list[tuple[Any, ...]]] = {}
        for row in await self._db.execute(statement):
            found.setdefault(row[0], []).append(tuple(row[1:]))
        return found


def _within(unit_ids: frozenset[int] | None) -> ColumnElement[bool]:
    if unit_ids is None:
        return true()
    return exists().where(
        membership.c.person_id == person.c.id, membership.c.unit_id.in_(unit_ids)
    )


def _listed(unit_ids: frozenset[int] | None) -> Select[Any]:
    """A person stands once: without a unit at the top, else under the first of the units."""
    place = func.coalesce(func.min(unit.c.position), -1).label("place")
    rank = func.min(case((membership.c.role == Role.DIRECTOR, 0),
                         (membership.c.role == Role.HEAD, 1), else_=2)).label("rank")
    joined = person.outerjoin(membership, membership.c.person_id == person.c.id).outerjoin(
        unit, unit.c.id == membership.c.unit_id)
    listed = select(person.c.id, person.c.code, person.c.full_name, person.c.title, place, rank)
    if unit_ids is not None:
        listed = listed.where(membership.c.unit_id.in_(unit_ids))
    return (listed.select_from(joined).where(person.c.active).group_by(person.c.id)
            .order_by(place, rank, person.c.full_name, person.c.id))


def _trouble(met: list[tuple[Any, ...]]) -> dict[str, str]:
    """The channel that did not take the last message, and why: by the row of the queue."""
    for state, reason, channel in met:
        why, _, instead_of = reason.partition(":")
        if state == DeliveryState.FAILED and channel:
            return {channel: reason}
        if instead_of:
            return {instead_of: why}
    return {}


def _line(row: Any, places: list[tuple[Any, ...]], accounts: list[tuple[Any, ...]],
          unit_ids: frozenset[int] | None, trouble: dict[str, str]) -> RegisterLine:
    shown = [(unit_id, name) for _, unit_id, name in places
             if unit_id is not None and (unit_ids is None or unit_id in unit_ids)]
    unit_id, name = shown[0] if shown else (None, "")
    roles = tuple(dict.fromkeys(Role(role) for role, *_ in places))
    return RegisterLine(row.id, row.code, row.full_name, row.title, unit_id, name, roles,
                        tuple((channel, blocked) for channel, blocked in accounts), trouble)
