"""Who some messages go to, and who answers for the tasks they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.notices import GATHERING
from core.ports.deliveries import Deliveries, Delivery
from core.ports.people import People
from core.ports.tasks import Tasks
from core.reminders_people import Directory, directory_of


@dataclass(frozen=True, slots=True)
class DirectoryFor:
    """Within the unit that claims the messages."""

    deliveries: Deliveries
    tasks: Tasks
    people: People

    async def __call__(self, batch: Sequence[Delivery]) -> Directory:
        """Everybody, when the messages speak of the parts of many units."""
        if any(delivery.kind in GATHERING for delivery in batch):
            return Directory.of(await self.people.everyone())
        tasks = await self.tasks.many(await self.deliveries.task_ids(batch)) if batch else []
        return await directory_of(self.people, tasks, persons=[d.person_id for d in batch])
