"""How the queue of outgoing messages stands, for those who watch the machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Interval, func, literal, select

from core.ports.deliveries import WAITING, DeliveryState
from storage.engine import Database
from storage.tables import delivery

#: A message that left this long after its moment was late.
LATE_AFTER = timedelta(minutes=5)
_BACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """`due`: should have left by now; `oldest_s` the age of the oldest of them in seconds.

    The others count the messages whose moment lay within the last day: `failed` by reason.
    """

    due: int = 0
    oldest_s: float = 0.0
    waiting: int = 0
    sending: int = 0
    sent: int = 0
    late: int = 0
    skipped: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)


class QueueStore:
    """Counts; every statement stays on the index of state and moment."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def look(self, now: datetime) -> QueueFigures:
        """The figures at `now` (aware)."""
        state, send_at = delivery.c.state, delivery.c.send_at
        due = (await self._db.execute(
            select(func.count().label("due"), func.min(send_at).label("oldest"))
            .where(state.in_(WAITING), send_at <= now))).one()
        coming = await self._count(state.in_(WAITING), send_at > now)
        recent = (send_at > now - _BACK, send_at <= now)
        failed = await self._db.execute(
            select(delivery.c.reason, func.count().label("found"))
            .where(state == DeliveryState.FAILED, *recent).group_by(delivery.c.reason))
        return QueueFigures(
            due=due.due,
            oldest_s=max((now - due.oldest).total_seconds(), 0.0) if due.oldest else 0.0,
            waiting=coming,
            sending=await self._count(state == DeliveryState.SENDING),
            sent=await self._count(state == DeliveryState.SENT, *recent),
            late=await self._count(
                state == DeliveryState.SENT, *recent,
                delivery.c.sent_at > self._late_from()),
            skipped=await self._count(state == DeliveryState.SKIPPED, *recent),
            failed={row.reason: row.found for row in failed},
        )

    def _late_from(self) -> ColumnElement[Any]:
        send_at = delivery.c.send_at
        if self._db.is_sqlite:
            return func.datetime(send_at, f"+{LATE_AFTER.total_seconds():.0f} seconds")
        return send_at.op("+")(literal(LATE_AFTER, Interval()))

    async def _count(self, *conditions: ColumnElement[bool]) -> int:
        found = await self._db.execute(
            select(func.count()).select_from(delivery).where(*conditions))
        return int(found.scalar_one())
