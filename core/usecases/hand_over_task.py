"""Hand a task to a person of its unit, or take it back from them."""

from dataclasses import dataclass

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError
from core.notices import Kind as Notice
from core.people import Person, manages_unit
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.tasks import Tasks
from core.tasks import Task
from core.usecases.change_task import ChangeTask
from core.usecases.edit_task import find_task


@dataclass(frozen=True, slots=True)
class Candidates:
    """A task and the people of its lead unit, the head first."""

    task: Task
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class HandOverTask:
    """By the unit's head or the coordinator; without an assignee the head owns the task."""

    tasks: Tasks
    people: People
    change: ChangeTask
    notify: Notify

    async def candidates(self, act: Act, task_id: int) -> Candidates:
        """Who may be chosen. Raises NotFoundError, ForbiddenError, WorkError `wrong-state`."""
        task = await find_task(act, self.tasks, task_id)
        if task.lead_unit_id is None or not manages_unit(act.person, task.lead_unit_id):
            raise ForbiddenError
        return Candidates(task, tuple(await self.people.of_unit(task.lead_unit_id)))

    async def __call__(self, act: Act, task_id: int, person_id: int, wanted: bool) -> Candidates:
        """Add or take away an assignee; told twice it changes nothing twice."""
        found = await self.candidates(act, task_id)
        task = found.task
        if wanted and person_id not in {p.id for p in found.people}:
            raise NotFoundError("person", name="")
        if (person_id in task.assignees) is wanted:
            return found
        people = task.assignees | {person_id} if wanted else task.assignees - {person_id}
        fresh = await self.change(act, task, "hand_over", {"assignees": people})
        if wanted and person_id != act.person.id:
            await self.notify(act.now, Notice.ASSIGNED, [person_id], {"by": act.person.id},
                              act.change_id, [task.id])
        return Candidates(fresh, found.people)
