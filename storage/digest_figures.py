"""What the weekly digest counts beside the summary's figures."""

from datetime import date, datetime

from sqlalchemy import func, or_, select

from core.ports.deliveries import DeliveryState
from core.tasks import State
from storage.engine import Database
from storage.tables import delivery, person, task


class DigestStore:
    """Implements core.ports.digest.DigestCounts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def due_within(self, first: date, last: date) -> int:
        """Tasks due from `first` to `last` (both included) that were open when `first` began."""
        found = await self._db.execute(select(func.count()).select_from(task).where(
            task.c.due_on.between(first, last), ~task.c.is_parent, task.c.state != State.DRAFT,
            or_(task.c.completed_on.is_(None), task.c.completed_on >= first),
            or_(task.c.cancelled_on.is_(None), task.c.cancelled_on >= first),
        ))
        return int(found.scalar_one())

    async def unreached(self, since: datetime) -> int:
        """Active people whom a message since then could not reach."""
        found = await self._db.execute(
            select(func.count(func.distinct(delivery.c.person_id)))
            .join(person, person.c.id == delivery.c.person_id)
            .where(delivery.c.state == DeliveryState.FAILED, delivery.c.created_at >= since,
                   person.c.active)
        )
        return int(found.scalar_one())
