"""Which channels have worked again since messages were given up because they did not answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select

from core.notices import Kind
from core.ports.deliveries import QUOTA, UNAVAILABLE, UNKNOWN, DeliveryState
from storage.engine import Database
from storage.tables import delivery, received_update


class SignStore:
    """Implements core.ports.deliveries.SignsOfLife; only reads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def __call__(self, since: datetime) -> Mapping[str, datetime]:
        """Channel → the last moment that it took a message of ours, or gave us one."""
        return {
            channel: max(known) for channel, first in await self._lost(
                since, (UNAVAILABLE, UNKNOWN))
            if (known := [at for at in (await self._took(channel, first),
                                        await self._gave(channel, first)) if at is not None])}

    async def reopened(self, since: datetime) -> Mapping[str, datetime]:
        """Channel → the last moment that it took a message, of those whose month was used up.

        What people write says nothing of what the month has left.
        """
        return {channel: at for channel, first in await self._lost(since, (QUOTA,))
                if (at := await self._took(channel, first)) is not None}

    async def _lost(
        self, since: datetime, reasons: Sequence[str]
    ) -> Sequence[tuple[str, datetime]]:
        """The channels that have ended messages for these reasons, and when first."""
        lost = await self._db.execute(
            select(delivery.c.channel, func.min(delivery.c.tried_at).label("first"))
            .where(delivery.c.state == DeliveryState.FAILED, ~delivery.c.taken_up,
                   delivery.c.reason.in_(reasons),
                   delivery.c.send_at >= since, delivery.c.created_at >= since)
            .group_by(delivery.c.channel))
        return [(row.channel, row.first) for row in lost]

    async def _took(self, channel: str, since: datetime) -> datetime | None:
        # By the moment it was due: the index is of that, and it was sent after it.
        # A warning of the quota leaves from what is kept for answers.
        rows = await self._db.execute(
            select(func.max(delivery.c.send_at)).where(
                delivery.c.state == DeliveryState.SENT, delivery.c.send_at > since,
                delivery.c.channel == channel, delivery.c.kind != Kind.QUOTA))
        latest: datetime | None = rows.scalar_one()
        return latest

    async def _gave(self, channel: str, since: datetime) -> datetime | None:
        rows = await self._db.execute(
            select(func.max(received_update.c.at)).where(
                received_update.c.at > since, received_update.c.channel == channel))
        latest: datetime | None = rows.scalar_one()
        return latest
