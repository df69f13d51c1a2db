"""Đôn đốc: ask for tasks now, in somebody's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.notices import Kind
from core.people import sees_task, urges_unit
from core.ports.tasks import Histories, Tasks
from core.replies import full_code
from core.tasks import Task
from core.usecases.tell_owners import TellOwners, Told


@dataclass(frozen=True, slots=True)
class UrgeTasks:
    """Coordinator and director anywhere, a head in the own unit; once an hour per task."""

    tasks: Tasks
    histories: Histories
    tell: TellOwners

    async def by_codes(self, act: Act, codes: Sequence[str]) -> Told:
        """The same by the codes that were typed, or by their last figures."""
        found = []
        for code in codes:
            task = await self.tasks.by_code(
                full_code(code, self.tell.policy.task_prefix, act.today.year))
            if task is None or not sees_task(act.person, task.people):
                raise NotFoundError("task")
            found.append(task.id)
        return await self(act, found)

    async def __call__(self, act: Act, task_ids: Sequence[int]) -> Told:
        """Tell the owners at once, or when quiet hours end.

        Raises NotFoundError, ForbiddenError, WorkError `urge-nothing` when none is open and
        `urge-already` when all were urged within this hour.
        """
        ids = list(dict.fromkeys(task_ids))
        tasks = [self._checked(act, t) for t in await self.tasks.many(ids)]
        wanted = [t for t in tasks if t.is_open]
        if len(tasks) != len(ids):
            raise NotFoundError("task")
        if not wanted:
            raise WorkError("urge-nothing")
        milestone = f"urge:{act.now.astimezone(act.zone):%Y%m%d%H}"
        told = await self.tell(act, Kind.URGE, milestone, wanted)
        if not told.people:
            raise WorkError("urge-already")
        # A letter counts how often a task was urged: what was told this hour is not told again.
        for task in told.tasks:
            await self.histories.add(act, act.now, task.id, "urge", {}, {}, {})
        return told

    def _checked(self, act: Act, task: Task) -> Task:
        if not sees_task(act.person, task.people):
            raise NotFoundError("task")
        if not urges_unit(act.person, task.lead_unit_id):
            raise ForbiddenError
        return task
