"""One message for each owner of some tasks, in somebody's name, once within a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.acting import Act
from core.notices import Kind
from core.policy import Policy
from core.ports.deliveries import Deliveries, NewDelivery, NewItem
from core.ports.people import People
from core.reminders_people import directory_of
from core.reminders_times import allowed_from
from core.tasks import Task


@dataclass(frozen=True, slots=True)
class Told:
    """The tasks that somebody is told of now, how many people, and when (aware)."""

    tasks: tuple[Task, ...]
    people: int
    send_at: datetime


@dataclass(frozen=True, slots=True)
class TellOwners:
    """The assignees, else the unit's heads; at once, or when quiet hours end."""

    people: People
    deliveries: Deliveries
    policy: Policy

    async def __call__(
        self, act: Act, kind: Kind, milestone: str, tasks: Sequence[Task]
    ) -> Told:
        """Those who were not told of a task under this milestone yet."""
        send_at = allowed_from(act.now, self.policy.ladder, self.policy.zone)
        directory = await directory_of(self.people, tasks)
        told = await self.deliveries.told(milestone, [t.id for t in tasks])
        items = [
            NewItem(f"{kind}:{act.change_id}:{person_id}", person_id, task.id, milestone,
                    task.deadline_revision)
            for task in tasks for person_id in directory.owners(task)
            if (person_id, task.id) not in told
        ]
        await self.deliveries.add([
            NewDelivery(key, kind, person_id, send_at, {"by": act.person.id}, act.now)
            for key, person_id in sorted({(i.key, i.person_id) for i in items})
        ])
        await self.deliveries.add_items(items)
        reached = {i.task_id for i in items}
        return Told(tuple(t for t in tasks if t.id in reached),
                    len({i.person_id for i in items}), send_at)
