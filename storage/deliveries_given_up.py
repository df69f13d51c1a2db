"""Messages that were given up, and how they come into the queue again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from core.notices import Kind
from core.ports.deliveries import (
    QUOTA,
    RESENT,
    SAVED,
    UNAVAILABLE,
    UNKNOWN,
    WINDOW,
    Delivery,
    DeliveryState,
    Signs,
)
from core.retries import MAX_TRIES
from storage.engine import Database
from storage.tables import account, delivery, delivery_item, external_id

_ENDED = frozenset({WINDOW, QUOTA, UNAVAILABLE, UNKNOWN})
_HAS_ITEMS = exists().where(delivery_item.c.delivery_id == delivery.c.id)


class GivenUp:
    """The part of core.ports.deliveries.Deliveries that takes up again."""

    _db: Database

    async def given_up(
        self, kind: str, reasons: frozenset[str], since: datetime, before: datetime, limit: int
    ) -> list[Delivery]:
        """Messages of the kind, with items, that failed for one of these reasons from `since`
        to before `before`."""
        rows = await self._db.execute(
            select(delivery)
            .where(_failed(reasons, since), delivery.c.tried_at < before,
                   delivery.c.kind == kind, _HAS_ITEMS)
            .order_by(delivery.c.id).limit(limit).with_for_update(skip_locked=True))
        return [delivery_of(row) for row in rows]

    async def opened(
        self, since: datetime, monday: datetime, signs: Signs, limit: int
    ) -> list[Delivery]:
        """What a closed window ended before the person wrote there, and a silent channel before
        it was `alive` or the person opened another one's window; and what a used-up month
        ended before the channel was `reopened`. Oldest first, pings only with items."""
        heard = exists().where(
            external_id.c.channel == delivery.c.channel, external_id.c.local == delivery.c.chat_id,
            external_id.c.heard_at > delivery.c.tried_at)
        elsewhere = exists().where(
            account.c.person_id == delivery.c.person_id,
            external_id.c.channel == account.c.channel, external_id.c.local == account.c.chat_id,
            external_id.c.heard_at > delivery.c.tried_at)
        silent = and_(delivery.c.reason.in_((UNAVAILABLE, UNKNOWN)), ~delivery.c.taken_up,
                      delivery.c.tries <= MAX_TRIES)
        spent = and_(delivery.c.reason == QUOTA, ~delivery.c.taken_up)
        ways = [and_(delivery.c.reason == WINDOW, heard), and_(silent, elsewhere)]
        ways += [and_(ended, delivery.c.channel == channel, delivery.c.tried_at < at)
                 for ended, works in ((silent, signs.alive), (spent, signs.reopened))
                 for channel, at in works.items()]
        rows = await self._db.execute(
            select(delivery)
            # What all have in common stands outside: by that the index is found.
            .where(_failed(_ENDED, since), or_(*ways), delivery.c.created_at >= since,
                   or_(delivery.c.kind != Kind.MORNING, _HAS_ITEMS),
                   or_(delivery.c.kind != Kind.DIGEST, delivery.c.created_at >= monday))
            # In the order of the index: by their ids the whole table would be looked through.
            .order_by(delivery.c.send_at, delivery.c.id).limit(limit)
            .with_for_update(skip_locked=True))
        return sorted((delivery_of(row) for row in rows), key=lambda d: d.id)

    async def revive(
        self, kinds: frozenset[Kind], reasons: frozenset[str], since: datetime,
        before: datetime, at: datetime, reason: str = "",
    ) -> None:
        """Put all such messages of these kinds, made since then, into the queue again, to
        leave `at`; SAVED ones go along with what leaves earlier."""
        # Their `send_at` was moved by each try: by that they would never grow old.
        await self._db.execute(
            update(delivery)
            .where(_failed(reasons, since), delivery.c.tried_at < before,
                   delivery.c.created_at >= since, delivery.c.kind.in_(kinds))
            .values(state=DeliveryState.PENDING, reason=reason, tries=0, send_at=at))

    async def mark_taken_up(self, delivery_ids: Sequence[int]) -> None:
        """What a sign of life has brought is not brought by another one."""
        await self._db.execute(
            update(delivery).where(delivery.c.id.in_(delivery_ids)).values(taken_up=True))


def _failed(reasons: frozenset[str], since: datetime) -> ColumnElement[bool]:
    return and_(
        delivery.c.state == DeliveryState.FAILED, delivery.c.reason.in_(reasons),
        delivery.c.send_at >= since)


def delivery_of(row: Any) -> Delivery:
    """A row of the queue."""
    return Delivery(row.id, row.key, row.kind, row.person_id, row.payload, row.tries,
                    row.lease_token or "", row.reason == RESENT, row.reason == SAVED,
                    row.created_at)
