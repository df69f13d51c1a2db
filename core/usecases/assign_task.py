"""Give a task at once: one for each lead unit, under a parent when there are several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.acting import Act
from core.assigning import Line
from core.deadlines import chat_columns
from core.errors import ForbiddenError, WorkError
from core.fields import field_of
from core.people import manages_unit
from core.policy import Policy
from core.ports.directives import Announce
from core.ports.people import People
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.tasks import State, Task
from core.usecases.change_task import ChangeTask
from core.usecases.revise_draft import reader_of

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class AssignTask:
    """Creates the task at once; several units get one each under a parent."""

    tasks: Tasks
    people: People
    change: ChangeTask
    announce: Announce
    calendar: Calendar
    policy: Policy

    async def __call__(self, act: Act, line: Line) -> tuple[Task, ...]:
        """The tasks made, without the parent. Raises ForbiddenError `assign-own-unit`."""
        if not line.title or not line.unit_ids:
            raise WorkError("title-empty")
        if not all(manages_unit(act.person, unit_id) for unit_id in line.unit_ids):
            raise ForbiddenError("assign-own-unit")
        reader = await reader_of(act, self.calendar, self.policy)
        values = {**chat_columns(reader, line.deadline_text), **_words(line)}
        parent_id = None
        if len(line.unit_ids) > 1:
            top = {**values, "is_parent": True, "supporting": frozenset(line.supporting_ids)}
            parent_id = (await self._create(act, top)).id
        made = []
        for unit_id in line.unit_ids:
            own = {"lead_unit_id": unit_id, "parent_id": parent_id,
                   "supporting": frozenset(line.supporting_ids),
                   "assignees": await self._assignees(line.person_ids, unit_id)}
            made.append(await self._create(act, {**values, **own}))
        await self.announce(act, [task.id for task in made])
        return tuple(made)

    async def _assignees(self, person_ids: Sequence[int], unit_id: int) -> frozenset[int]:
        people = {p.id for p in await self.people.of_unit(unit_id)}
        return frozenset(person_ids) & people

    async def _create(self, act: Act, values: dict[str, Any]) -> Task:
        """A draft first, so that taking it back leaves a draft that nobody sees."""
        task_id = await self.tasks.add(
            {**values, "state": State.DRAFT, "created_at": act.now})
        task = await self.tasks.get(task_id)
        if task is None:
            raise WorkError("no-task")
        code = await self.tasks.next_code(self.policy.task_prefix, act.today.year)
        return await self.change(act, task, "assign", {
            "state": State.ASSIGNED, "code": code, "assigned_on": act.today,
            "assigned_by": act.person.id, "original_due_on": task.deadline.due_on,
            "needs_acceptance": self.policy.needs_acceptance,
        })


def _words(line: Line) -> dict[str, Any]:
    """Columns of what the line says in words; what has no column of its own is detail.

    A long text keeps its whole length as the detail under a short title.
    """
    title, detail = line.title, list(line.left_out)
    if len(title) > _LONGEST_TITLE:
        title = f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
        detail.insert(0, line.title)
    return {"title": title, "field": field_of(title), "product": line.product,
            "targets": "; ".join(target.text for target in line.targets),
            "report_to": line.report_to, "detail": "\n".join(detail)}
