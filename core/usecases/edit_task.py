"""Change what a task says: title, deadline, lead and supporting units."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.notices import Kind as Notice
from core.people import Role, Unit
from core.policy import Policy
from core.ports.deliveries import Notify
from core.ports.people import People, Units
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.reminders_people import directory_of
from core.reporting import part_of
from core.tasks import UNFINISHED, State, Task
from core.usecases.change_task import ChangeTask
from core.usecases.revise_draft import read_or_refuse, reader_of, title_of


async def find_task(act: Act, tasks: Tasks, task_id: int) -> Task:
    """A task that the person sees and that is not finished.

    Raises NotFoundError `no-task`, WorkError `wrong-state`.
    """
    task = await tasks.get(task_id)
    if task is None or part_of(act.person, task) is None:
        raise NotFoundError("task")
    if task.state not in UNFINISHED or task.is_parent:
        raise WorkError("wrong-state", code=task.code or "", state=task.state.value)
    return task


async def tell_owners(
    act: Act, people: People, notify: Notify, task: Task, change: str, reason: str = ""
) -> None:
    """A notice to the owners that their task was changed; who did it is not told."""
    directory = await directory_of(people, [task])
    told = [i for i in directory.owners(task) if i != act.person.id]
    payload = {"task_id": task.id, "by": act.person.id, "change": change, "reason": reason}
    await notify(act.now, Notice.CHANGED, told, payload, act.change_id)


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task under change, and the units there are."""

    task: Task
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class EditTask:
    """By the coordinator; heads change people only (core.usecases.hand_over_task)."""

    tasks: Tasks
    units: Units
    people: People
    change: ChangeTask
    calendar: Calendar
    policy: Policy
    notify: Notify

    async def view(self, act: Act, task_id: int) -> TaskView:
        """The task as it stands. Raises ForbiddenError, NotFoundError, `wrong-state`."""
        return TaskView(await self._find(act, task_id), tuple(await self.units.all()))

    async def title(self, act: Act, task_id: int, text: str) -> Task:
        """Another title. Raises WorkError `title-empty`."""
        return await self._set(act, task_id, "title", {"title": title_of(text)})

    async def deadline(self, act: Act, task_id: int, text: str) -> Task:
        """Another deadline, "" for none; the first one stays in `original_due_on`.

        Raises WorkError `deadline-unreadable`.
        """
        reader = await reader_of(act, self.calendar, self.policy)
        task = await self._set(act, task_id, "deadline", read_or_refuse(reader, text))
        await tell_owners(act, self.people, self.notify, task, "deadline")
        return task

    async def supporting(self, act: Act, task_id: int, unit_id: int, wanted: bool) -> Task:
        """Add or take away a supporting unit."""
        task = await self._find(act, task_id)
        units = task.supporting | {unit_id} if wanted else task.supporting - {unit_id}
        if wanted:
            await self._unit(unit_id)
        return await self.change(act, task, "supporting",
                                 {"supporting": units - {task.lead_unit_id}})

    async def lead(self, act: Act, task_id: int, unit_id: int) -> Task:
        """Give it to another unit: its people begin anew; a declined task is assigned again."""
        task = await self._find(act, task_id)
        await self._unit(unit_id)
        values: dict[str, Any] = {"lead_unit_id": unit_id, "assignees": frozenset(),
                                  "supporting": task.supporting - {unit_id}}
        if task.state is State.DECLINED:
            values["state"] = State.ASSIGNED
        fresh = await self.change(act, task, "lead", values)
        directory = await directory_of(self.people, [fresh])
        told = [i for i in directory.owners(fresh) if i != act.person.id]
        await self.notify(act.now, Notice.ASSIGNED, told, {"by": act.person.id},
                          act.change_id, [task.id])
        return fresh

    async def _set(
        self, act: Act, task_id: int, action: str, values: Mapping[str, Any]
    ) -> Task:
        return await self.change(act, await self._find(act, task_id), action, values)

    async def _find(self, act: Act, task_id: int) -> Task:
        task = await find_task(act, self.tasks, task_id)
        if not act.person.has(Role.COORDINATOR):
            raise ForbiddenError
        return task

    async def _unit(self, unit_id: int) -> None:
        unit = await self.units.get(unit_id)
        if unit is None or not unit.active:
            raise NotFoundError("unit")
