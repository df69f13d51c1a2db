"""Which channels have worked again since messages were given up because they did not answer."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from core.ports.deliveries import UNAVAILABLE, UNKNOWN, DeliveryState
from storage.engine import Database
from storage.tables import delivery, received_update


class SignStore:
    """Implements core.ports.deliveries.SignsOfLife; only reads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def __call__(self, since: datetime) -> Mapping[str, datetime]:
        """Channel → the last moment that it took a message of ours, or gave us one."""
        lost = await self._db.execute(
            select(delivery.c.channel, func.min(delivery.c.tried_at).label("first"))
            .where(delivery.c.state == DeliveryState.FAILED, ~delivery.c.taken_up,
                   delivery.c.reason.in_((UNAVAILABLE, UNKNOWN)),
                   delivery.c.send_at >= since, delivery.c.created_at >= since)
            .group_by(delivery.c.channel))
        found = {}
        for row in lost.all():
            signs = [await self._took(row.channel, row.first),
                     await self._gave(row.channel, row.first)]
            if known := [at for at in signs if at is not None]:
                found[row.channel] = max(known)
        return found

    async def _took(self, channel: str, since: datetime) -> datetime | None:
        # By the moment it was due: the index is of that, and it was sent after it.
        rows = await self._db.execute(
            select(func.max(delivery.c.send_at)).where(
                delivery.c.state == DeliveryState.SENT, delivery.c.send_at > since,
                delivery.c.channel == channel))
        latest: datetime | None = rows.scalar_one()
        return latest

    async def _gave(self, channel: str, since: datetime) -> datetime | None:
        rows = await self._db.execute(
            select(func.max(received_update.c.at)).where(
                received_update.c.at > since, received_update.c.channel == channel))
        latest: datetime | None = rows.scalar_one()
        return latest
