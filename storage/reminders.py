"""Tasks by the moment the clock must look at them next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, select, update

from core.ports.deliveries import Settled
from core.tasks import Task
from storage.bulk import Bulk
from storage.engine import Database
from storage.tables import task
from storage.tasks import TaskStore


class ReminderStore:
    """Implements core.ports.deliveries.Reminders.

    Writes only the clock's own columns of `task`; everything else there is TaskStore's.
    """

    def __init__(self, database: Database, tasks: TaskStore) -> None:
        self._db = database
        self._tasks = tasks
        self._settle = Bulk(database, update(task)
            .where(task.c.id == bindparam("of_id"), task.c.version == bindparam("of_version"))
            .values(wake_at=bindparam("wake"), last_step_at=bindparam("step"),
                    escalated_level=bindparam("level")))

    async def any_due(self, now: datetime) -> bool:
        """True when there is something to look at."""
        # By its order, not by EXISTS: where statistics are missing or old, PostgreSQL expects to
        # find one soon and reads the whole table, each tick.
        found = await self._db.execute(
            select(task.c.id).where(task.c.wake_at <= now).order_by(task.c.wake_at).limit(1))
        return found.first() is not None

    async def due(self, now: datetime, limit: int) -> list[Task]:
        """Oldest first; other planners do not get the same ones until the unit ends."""
        return await self._tasks.find(
            select(task).where(task.c.wake_at <= now)
            .order_by(task.c.wake_at, task.c.id).limit(limit)
            .with_for_update(skip_locked=True)
        )

    async def settle(self, rows: Sequence[Settled]) -> None:
        """Move the tasks on, unless somebody changed them meanwhile: that change wins."""
        await self._settle.run([
            {"of_id": r.task.id, "of_version": r.task.version, "wake": r.wake_at,
             "step": r.last_step_at, "level": r.escalated_level} for r in rows])

    async def series_after(self, series_id: int, task_id: int) -> bool:
        """True when the series has an occurrence made after this task."""
        found = await self._db.execute(select(exists().where(
            task.c.series_id == series_id, task.c.id > task_id)))
        return bool(found.scalar_one())
