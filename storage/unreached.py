"""Whom messages do not reach, and where the last message about a task is."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    case,
    exists,
    func,
    select,
    true,
)
from sqlalchemy.sql.selectable import Subquery

from core.notices import Kind, NotReached
from core.people import Role
from core.ports.deliveries import GAVE_UP, DeliveryState
from core.ports.lists import PAGE, Scope
from core.ports.unreached import Told, Unreached
from storage.engine import Database
from storage.tables import account, delivery, delivery_item, membership, person, unit

#: So many of a person's latest messages are looked through for one that speaks of the task.
_RECENT = 60


class UnreachedStore:
    """Implements core.ports.unreached.UnreachedPeople; only reads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def page(self, scope: Scope, since: datetime, offset: int) -> Sequence[Unreached]:
        """Who failed messages were for; those whom nothing reached afterwards first."""
        failed = _failed(since)
        last_at = func.coalesce(delivery.c.tried_at, delivery.c.created_at).label("last_at")
        reached_at = _reached(since)
        rows = await self._db.execute(
            select(person.c.id, person.c.full_name, _unit().label("unit"), _head().label("via"),
                   delivery.c.reason, delivery.c.channel, failed.c.number, last_at,
                   reached_at.label("reached_at"))
            .join(failed, failed.c.person_id == person.c.id)
            .join(delivery, delivery.c.id == failed.c.last_id)
            .where(person.c.active, _in(scope))
            .order_by(case((reached_at > last_at, 1), else_=0), last_at.desc(), person.c.id)
            .limit(PAGE).offset(offset)
        )
        return [Unreached(r.id, r.full_name, r.unit or "", r.via or "", r.reason,
                          r.channel or "", r.number, r.last_at, r.reached_at) for r in rows]

    async def count(self, scope: Scope, since: datetime) -> int:
        """How many people."""
        failed = _failed(since)
        found = await self._db.execute(
            select(func.count()).select_from(failed)
            .join(person, person.c.id == failed.c.person_id)
            .where(person.c.active, _in(scope)))
        return int(found.scalar_one())

    async def between(
        self, since: datetime, until: datetime, day: datetime, reader_id: int, limit: int
    ) -> tuple[int, Sequence[NotReached]]:
        """Addresses refused, and messages given up, in between; not those known that day."""
        lost = _lost(since, until, day).subquery("lost")
        others = (lost.c.person_id != reader_id, person.c.active)
        joined = lost.join(person, person.c.id == lost.c.person_id)
        total = await self._db.execute(
            select(func.count(lost.c.person_id.distinct())).select_from(joined).where(*others))
        rows = await self._db.execute(
            select(person.c.id, person.c.full_name, func.max(lost.c.reason).label("reason"),
                   func.max(lost.c.channel).label("channel"))
            .select_from(joined).where(*others)
            .group_by(person.c.id, person.c.full_name)
            .order_by(person.c.full_name, person.c.id).limit(limit))
        return int(total.scalar_one()), [
            NotReached(r.id, r.full_name, r.reason, r.channel or "") for r in rows]

    async def told(self, task_id: int, person_ids: Collection[int]) -> Sequence[Told]:
        """The last message about the task to each of these people that has had one."""
        found: dict[int, Any] = {}
        for row in [*await self._listing(task_id, person_ids),
                    *await self._speaking(task_id, person_ids)]:
            known = found.get(row.person_id)
            if known is None or row.id > known.id:
                found[row.person_id] = row
        return [_told(found[i]) for i in person_ids if i in found]

    async def latest(self, person_id: int) -> Told | None:
        """The last message to this person that was sent."""
        row = (await self._db.execute(
            select(delivery)
            .where(delivery.c.person_id == person_id, delivery.c.state == DeliveryState.SENT)
            .order_by(delivery.c.created_at.desc(), delivery.c.id.desc()).limit(1))).first()
        return _told(row) if row else None

    async def _listing(self, task_id: int, person_ids: Collection[int]) -> Sequence[Any]:
        """Pings and urges: the task is an item of theirs."""
        last = (
            select(func.max(delivery_item.c.delivery_id))
            .where(delivery_item.c.task_id == task_id, delivery_item.c.person_id.in_(person_ids))
            .group_by(delivery_item.c.person_id))
        rows = await self._db.execute(select(delivery).where(delivery.c.id.in_(last)))
        return rows.all()

    async def _speaking(self, task_id: int, person_ids: Collection[int]) -> Sequence[Any]:
        """Notices: the task is in their payload, so the latest ones are looked through."""
        found = []
        for person_id in person_ids:
            rows = await self._db.execute(
                select(delivery).where(delivery.c.person_id == person_id)
                .order_by(delivery.c.created_at.desc(), delivery.c.id.desc()).limit(_RECENT))
            found += [row for row in rows if task_id == row.payload.get("task_id")
                      or task_id in row.payload.get("task_ids", ())]
        return found


def _failed(since: datetime) -> Subquery:
    # What was made since then was due since then: the index is of the latter.
    return (
        select(delivery.c.person_id, func.count().label("number"),
               func.max(delivery.c.id).label("last_id"))
        .where(delivery.c.state == DeliveryState.FAILED, delivery.c.send_at >= since,
               delivery.c.created_at >= since)
        .group_by(delivery.c.person_id).subquery("failed"))


def _reached(since: datetime) -> ScalarSelect[datetime | None]:
    arrived = delivery.alias("arrived")
    return (
        select(func.max(arrived.c.sent_at))
        .where(arrived.c.person_id == person.c.id, arrived.c.created_at >= since,
               arrived.c.state == DeliveryState.SENT)
        .correlate(person).scalar_subquery())


def _unit() -> ScalarSelect[str | None]:
    return (
        select(func.min(unit.c.name)).join(membership, membership.c.unit_id == unit.c.id)
        .where(membership.c.person_id == person.c.id).correlate(person).scalar_subquery())


def _head() -> ScalarSelect[str | None]:
    own, other, head = membership.alias("own"), membership.alias("other"), person.alias("head")
    return (
        select(func.min(head.c.full_name))
        .join(other, other.c.person_id == head.c.id)
        .join(own, own.c.unit_id == other.c.unit_id)
        .where(own.c.person_id == person.c.id, other.c.role == Role.HEAD, head.c.active,
               head.c.id != person.c.id)
        .correlate(person).scalar_subquery())


def _in(scope: Scope) -> ColumnElement[bool]:
    if scope.unit_ids is None:
        return true()
    return exists().where(membership.c.person_id == person.c.id,
                          membership.c.unit_id.in_(scope.unit_ids)).correlate(person)


def _lost(since: datetime, until: datetime, day: datetime) -> Any:
    other = account.alias("other")
    reached = exists().where(other.c.person_id == account.c.person_id,
                             other.c.blocked_at.is_(None)).correlate(account)
    refused = (
        select(account.c.person_id, account.c.channel,
               case((reached, "blocked_here"), else_="blocked").label("reason"))
        .where(account.c.blocked_at >= since, account.c.blocked_at < until))
    given_up: Select[Any] = (
        select(delivery.c.person_id, func.max(delivery.c.channel).label("channel"),
               func.max(delivery.c.reason).label("reason"))
        .where(delivery.c.state == DeliveryState.FAILED, delivery.c.reason.in_(GAVE_UP),
               delivery.c.kind != Kind.UNREACHABLE, delivery.c.send_at >= day - timedelta(days=1),
               delivery.c.tried_at >= day, delivery.c.tried_at < until)
        .group_by(delivery.c.person_id).having(func.min(delivery.c.tried_at) >= since))
    return refused.union_all(given_up)


def _told(row: Any) -> Told:
    waiting = row.state == DeliveryState.PENDING
    at = row.send_at if waiting else row.sent_at or row.tried_at or row.send_at
    return Told(row.person_id, row.kind, DeliveryState(row.state), row.reason,
                row.channel or "", row.tries, at)
