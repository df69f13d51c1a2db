"""Which channels have worked again since messages were given up because they did not answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select

from core.notices import Kind
from core.ports.deliveries import QUOTA, UNAVAILABLE, UNKNOWN, WINDOW, DeliveryState, Signs
from core.retries import MAX_TRIES
from storage.engine import Database
from storage.tables import delivery, received_update


class SignStore:
    """Implements core.ports.deliveries.SignsOfLife; only reads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def __call__(self, since: datetime) -> Signs | None:
        """One statement while nothing is lost, as at nearly every tick."""
        silent: dict[str, datetime] = {}
        spent: dict[str, datetime] = {}
        lost = await self._lost(since)
        for channel, reason, first in lost:
            if reason == QUOTA:
                spent[channel] = first
            elif reason != WINDOW:
                silent[channel] = min(first, silent.get(channel, first))
        return Signs(
            _known({c: [await self._took(c, first), await self._gave(c, first)]
                    for c, first in silent.items()}),
            # What people write says nothing of what the month has left.
            _known({c: [await self._took(c, first)] for c, first in spent.items()}),
        ) if lost else None

    async def _lost(self, since: datetime) -> Sequence[tuple[str, str, datetime]]:
        """The channels that have ended messages, for what reason, and when first."""
        rows = await self._db.execute(
            select(delivery.c.channel, delivery.c.reason,
                   func.min(delivery.c.tried_at).label("first"))
            .where(delivery.c.state == DeliveryState.FAILED,
                   delivery.c.reason.in_((UNAVAILABLE, UNKNOWN, QUOTA, WINDOW)),
                   or_(~delivery.c.taken_up, delivery.c.reason == WINDOW),
                   delivery.c.tries <= MAX_TRIES,
                   delivery.c.send_at >= since, delivery.c.created_at >= since)
            .group_by(delivery.c.channel, delivery.c.reason))
        return [(row.channel, row.reason, row.first) for row in rows]

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


def _known(found: Mapping[str, Sequence[datetime | None]]) -> Mapping[str, datetime]:
    """The last of each channel's moments; without those that have none."""
    return {channel: max(known) for channel, moments in found.items()
            if (known := [at for at in moments if at is not None])}
