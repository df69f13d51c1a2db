"""Tell the owners of new tasks: one notice each, however many tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.acting import Act
from core.notices import Kind
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.tasks import Tasks
from core.reminders_people import directory_of


@dataclass(frozen=True, slots=True)
class AnnounceTasks:
    """Groups the tasks by owner. Who did it is not told what they did."""

    tasks: Tasks
    people: People
    notify: Notify

    async def __call__(self, act: Act, task_ids: Sequence[int]) -> None:
        """One `assigned` notice per owner of these tasks; parents are left out."""
        tasks = await self.tasks.many(task_ids)
        directory = await directory_of(self.people, tasks)
        owned: dict[int, list[int]] = {}
        for task in tasks:
            if task.is_open:
                for person_id in directory.owners(task):
                    owned.setdefault(person_id, []).append(task.id)
        owned.pop(act.person.id, None)
        for person_id, ids in owned.items():
            await self.notify(act.now, Kind.ASSIGNED, [person_id], {"by": act.person.id},
                              act.change_id, ids)
