"""The queue of outgoing messages: written with the change, claimed with a lease, completed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Update,
    and_,
    bindparam,
    case,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from core.notices import Kind
from core.ports.deliveries import (
    RESENT,
    SAVED,
    UNKNOWN,
    UNSENT,
    WAITING,
    Delivery,
    DeliveryState,
    Item,
    NewDelivery,
    NewItem,
    Outcome,
)
from storage.bulk import Bulk, among, named
from storage.deliveries_given_up import GivenUp, delivery_of
from storage.engine import Database
from storage.tables import delivery, delivery_item


class DeliveryStore(GivenUp):
    """Implements core.ports.deliveries.Deliveries; the only writer of its two tables."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._add = Bulk(database, self._insert(delivery).values(named(
            "key", "kind", "person_id", "send_at", "payload", "created_at", "state", "reason",
        )).on_conflict_do_nothing())
        of_key = select(delivery.c.id).where(delivery.c.key == bindparam("of_key"))
        self._add_items = Bulk(database, self._insert(delivery_item).values(
            delivery_id=of_key.scalar_subquery(),
            **named("person_id", "task_id", "milestone", "revision"),
        ).on_conflict_do_nothing())

    async def add(self, rows: Sequence[NewDelivery]) -> None:
        """Insert; a key that is there already is left alone."""
        await self._add.run([
            {"key": r.key, "kind": r.kind, "person_id": r.person_id, "send_at": r.send_at,
             "payload": dict(r.payload), "created_at": r.created_at,
             "state": DeliveryState.PENDING, "reason": ""}
            for r in rows
        ])

    async def states(self, keys: Sequence[str]) -> dict[str, DeliveryState]:
        """The states of these keys; locks the rows until the unit ends."""
        rows = await self._db.execute(
            select(delivery.c.key, delivery.c.state)
            .where(among(self._db, delivery.c.key, keys))
            .order_by(delivery.c.id).with_for_update()
        )
        return {row.key: DeliveryState(row.state) for row in rows}

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the keys that are there."""
        rows = await self._db.execute(select(delivery.c.key).where(delivery.c.key.in_(keys)))
        return frozenset(row.key for row in rows)

    async def add_items(self, items: Sequence[NewItem]) -> None:
        """Put tasks into messages; what was planned before is left alone."""
        await self._add_items.run([
            {"of_key": i.key, "person_id": i.person_id, "task_id": i.task_id,
             "milestone": i.milestone, "revision": i.revision}
            for i in items
        ])

    async def told(self, milestone: str, task_ids: Sequence[int]) -> set[tuple[int, int]]:
        """Which (person, task) have this milestone already."""
        rows = await self._db.execute(
            select(delivery_item.c.person_id, delivery_item.c.task_id)
            .where(delivery_item.c.task_id.in_(task_ids), delivery_item.c.milestone == milestone))
        return {(row.person_id, row.task_id) for row in rows}

    async def left_over(self, kind: str, before: datetime, limit: int) -> list[Delivery]:
        """Messages of the kind not known to be sent whose moment lies before `before`."""
        found: list[Delivery] = []
        for overtaken in _ways_to_be_overtaken(before):
            rows = await self._db.execute(
                select(delivery)
                .where(overtaken, delivery.c.kind == kind)
                .order_by(delivery.c.send_at, delivery.c.id).limit(limit - len(found))
                .with_for_update(skip_locked=True)
            )
            found += [delivery_of(row) for row in rows]
        return found

    async def mornings(self, person_id: int) -> list[int]:
        """This person's morning messages that wait and have not been tried."""
        rows = await self._db.execute(
            select(delivery.c.id)
            .where(delivery.c.state == DeliveryState.PENDING, delivery.c.kind == Kind.MORNING,
                   delivery.c.person_id == person_id)
            .order_by(delivery.c.id).with_for_update())
        return [row.id for row in rows]

    async def carry(self, delivery_id: int, key: str, send_at: datetime) -> None:
        """Move a message (or, where `key` is there already, its items) to another slot.

        Its tries begin anew; what may have arrived before says so. What was given up stays
        noted as failed, without its items. Nothing moves into a message that has left: another
        process may have written and sent it since its slot was looked up.
        """
        mark = case((_MAYBE_SENT, RESENT), (delivery.c.reason.in_((RESENT, UNKNOWN)), RESENT),
                    else_="")
        one = delivery.c.id == delivery_id
        moved = update(delivery).where(one).values(
            key=key, send_at=send_at, state=DeliveryState.PENDING, reason=mark, tries=0,
            lease_until=None, lease_token=None)
        there = await self._of_key(key)
        if there is None and not await self._tried(moved):
            there = await self._of_key(key)
        if there is not None and there.id == delivery_id:
            await self._db.execute(moved)
            return
        if there is None or there.state not in UNSENT:
            return
        await self._db.execute(update(delivery_item)
            .where(delivery_item.c.delivery_id == delivery_id).values(delivery_id=there.id))
        maybe = (await self._db.execute(select(mark.label("mark")).where(one))).scalar_one()
        if maybe:
            await self._db.execute(update(delivery).where(delivery.c.id == there.id).values(
                reason=maybe))
        await self._db.execute(
            update(delivery).where(one, delivery.c.state != DeliveryState.FAILED).values(
                state=DeliveryState.SKIPPED, reason="merged", lease_until=None, lease_token=None))

    async def _of_key(self, key: str) -> Any:
        return (await self._db.execute(
            select(delivery.c.id, delivery.c.state).where(delivery.c.key == key)
            .with_for_update())).first()

    async def _tried(self, moved: Update) -> bool:
        """False when another process has written that key's message since we looked."""
        try:
            async with self._db.connection.begin_nested():
                await self._db.execute(moved)
        except IntegrityError:
            return False
        return True

    async def claim(
        self, now: datetime, at: datetime, lease_until: datetime, limit: int,
        without: frozenset[str],
    ) -> list[Delivery]:
        """Take what is due at `now`, and what a dead worker left whose lease passed before `at`;
        never the kinds `without`."""
        found: list[Delivery] = []
        # One after the other: of both at once SQLite would read the whole history.
        for due in _ways_to_be_due(now, at):
            if len(found) < limit:
                found += await self._claim(
                    due & delivery.c.kind.not_in(without), lease_until, limit - len(found))
        return sorted(found, key=lambda d: d.id)

    async def _claim(
        self, due: ColumnElement[bool], lease_until: datetime, limit: int
    ) -> list[Delivery]:
        chosen = (
            select(delivery.c.id).where(due)
            .order_by(delivery.c.send_at, delivery.c.id).limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = await self._db.execute(
            update(delivery).where(delivery.c.id.in_(chosen)).values(
                state=DeliveryState.SENDING, lease_until=lease_until, lease_token=uuid4().hex,
                tries=delivery.c.tries + 1,
                reason=case((_MAYBE_SENT, RESENT), else_=delivery.c.reason))
            .returning(delivery)
        )
        return [delivery_of(row) for row in rows]

    async def take_along(
        self, person_id: int, lease_until: datetime, limit: int
    ) -> list[Delivery]:
        """Claim what is SAVED for this person."""
        return sorted(await self._claim(and_(
            delivery.c.person_id == person_id, delivery.c.state == DeliveryState.PENDING,
            delivery.c.reason == SAVED), lease_until, limit), key=lambda d: d.id)

    async def task_ids(self, deliveries: Sequence[Delivery]) -> list[int]:
        """The tasks that these messages speak of."""
        rows = await self._db.execute(select(delivery_item.c.task_id).distinct()
            .where(delivery_item.c.delivery_id.in_([d.id for d in deliveries])))
        found = {row.task_id for row in rows}
        for payload in (d.payload for d in deliveries):
            found.update(payload.get("task_ids", ()))
            found.update({payload.get("task_id")} - {None})
        return sorted(found)

    async def items(self, delivery_id: int) -> list[Item]:
        """The tasks of a message, in the order they joined."""
        rows = await self._db.execute(select(delivery_item)
            .where(delivery_item.c.delivery_id == delivery_id).order_by(delivery_item.c.id))
        return [Item(row.task_id, row.milestone, row.revision) for row in rows]

    async def complete(self, delivery_: Delivery, outcome: Outcome, at: datetime) -> bool:
        """Write the outcome; False when the lease was lost to another worker."""
        sent = outcome.state is DeliveryState.SENT
        values: dict[str, Any] = {
            "state": outcome.state, "lease_until": None, "lease_token": None,
            "tries": outcome.tries, "reason": outcome.reason, "tried_at": at,
        }
        if outcome.send_at is not None:
            values["send_at"] = outcome.send_at
            values["reason"] = RESENT if delivery_.again else outcome.reason
        if outcome.account is not None:
            values |= {"channel": outcome.account.channel, "chat_id": outcome.account.chat_id,
                       "message_id": outcome.message_id, "sent_at": at if sent else None}
        done = await self._db.execute(update(delivery).where(
            delivery.c.id == delivery_.id, delivery.c.lease_token == delivery_.token,
        ).values(**values))
        return done.rowcount == 1

    async def any_due(self, now: datetime) -> bool:
        """True when there is something to claim."""
        # Apart, so that each of the two is one look into the index.
        found = await self._db.execute(select(or_(
            *(exists().where(one) for one in _ways_to_be_due(now, now)))))
        return bool(found.scalar_one())

    def _insert(self, table: Any) -> Any:
        return (sqlite if self._db.is_sqlite else postgresql).insert(table)


_MAYBE_SENT = delivery.c.state.in_((DeliveryState.UNKNOWN, DeliveryState.SENDING))


def _ways_to_be_overtaken(before: datetime) -> list[ColumnElement[bool]]:
    return [
        and_(delivery.c.state.in_(WAITING), delivery.c.send_at < before),
        and_(delivery.c.state == DeliveryState.SENDING, delivery.c.lease_until < before),
    ]


def _ways_to_be_due(now: datetime, at: datetime) -> list[ColumnElement[bool]]:
    """What a dead worker left comes first: it has waited longest."""
    return [
        and_(delivery.c.state == DeliveryState.SENDING, delivery.c.lease_until <= at),
        and_(delivery.c.state.in_(WAITING), delivery.c.send_at <= now),
    ]
