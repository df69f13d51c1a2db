"""Đôn đốc: ask for tasks now, in somebody's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.notices import Kind
from core.people import sees_task, urges_unit
from core.policy import Policy
from core.ports.deliveries import Deliveries, NewDelivery, NewItem
from core.ports.people import People
from core.ports.tasks import Histories, Tasks
from core.reminders_people import Directory
from core.reminders_times import allowed_from
from core.tasks import Task


@dataclass(frozen=True, slots=True)
class Urged:
    """What was done: the tasks, how many people are told, and when (aware)."""

    tasks: tuple[Task, ...]
    people: int
    send_at: datetime


@dataclass(frozen=True, slots=True)
class UrgeTasks:
    """Coordinator and director anywhere, a head in the own unit; once an hour per task."""

    tasks: Tasks
    people: People
    histories: Histories
    deliveries: Deliveries
    policy: Policy

    async def by_codes(self, act: Act, codes: Sequence[str]) -> Urged:
        """The same by the codes that were typed."""
        found = []
        for code in codes:
            task = await self.tasks.by_code(code)
            if task is None or not sees_task(act.person, task.people):
                raise NotFoundError("task")
            found.append(task.id)
        return await self(act, found)

    async def __call__(self, act: Act, task_ids: Sequence[int]) -> Urged:
        """Tell the owners at once, or when quiet hours end.

        Raises NotFoundError, ForbiddenError, WorkError `urge-nothing` when none is open and
        `urge-already` when all were urged within this hour.
        """
        tasks = [self._checked(act, t) for t in await self.tasks.many(task_ids)]
        wanted = [t for t in tasks if t.is_open]
        if len(tasks) != len(set(task_ids)):
            raise NotFoundError("task")
        if not wanted:
            raise WorkError("urge-nothing")
        send_at = allowed_from(act.now, self.policy.ladder, self.policy.zone)
        told = await self._tell(act, wanted, send_at)
        for task in wanted:
            await self.histories.add(act, act.now, task.id, "urge", {}, {}, {})
        return Urged(tuple(wanted), told, send_at)

    def _checked(self, act: Act, task: Task) -> Task:
        if not sees_task(act.person, task.people):
            raise NotFoundError("task")
        if not urges_unit(act.person, task.lead_unit_id):
            raise ForbiddenError
        return task

    async def _tell(self, act: Act, tasks: Sequence[Task], send_at: datetime) -> int:
        """One message per owner with the tasks not urged within this clock hour."""
        directory = Directory.of(await self.people.everyone())
        milestone = f"urge:{act.now.astimezone(self.policy.zone):%Y%m%d%H}"
        told = await self.deliveries.told(milestone, [t.id for t in tasks])
        items = [
            NewItem(f"urge:{act.change_id}:{person_id}", person_id, task.id, milestone,
                    task.deadline_revision)
            for task in tasks for person_id in directory.owners(task)
            if (person_id, task.id) not in told
        ]
        if not items:
            raise WorkError("urge-already")
        await self.deliveries.add([
            NewDelivery(key, Kind.URGE, person_id, send_at, {"by": act.person.id}, act.now)
            for key, person_id in sorted({(i.key, i.person_id) for i in items})
        ])
        await self.deliveries.add_items(items)
        return len({i.person_id for i in items})
