"""Accept proposed duties: drafts with a unit become tasks with a code."""

from dataclasses import dataclass
from typing import Any

from core.acting import Act
from core.calendar import WorkCalendar
from core.deadlines import first_due, target_of
from core.errors import NotFoundError
from core.policy import Policy
from core.ports.directives import Announce, Directive, Directives, Drafts
from core.ports.runtime import Calendar, UnitOfWork
from core.ports.tasks import Tasks
from core.tasks import State, Task
from core.usecases.change_task import ChangeTask
from core.usecases.propose_directive import check_imports

_BATCH = 50


@dataclass(frozen=True, slots=True)
class Accepted:
    """`works` became tasks, named by `first` to `last`; `left` wait for their unit."""

    directive: Directive
    works: int
    first: str
    last: str
    left: int


@dataclass(frozen=True, slots=True)
class AcceptDirective:
    """Opens its own units of work, some tasks in each; done twice it accepts nothing twice."""

    work: UnitOfWork
    directives: Directives
    drafts: Drafts
    tasks: Tasks
    change: ChangeTask
    announce: Announce
    calendar: Calendar
    policy: Policy

    async def __call__(self, act: Act, directive_id: int) -> Accepted:
        """Accept every draft that has a lead unit. Raises ForbiddenError, NotFoundError."""
        check_imports(act.person)
        async with self.work.reading():
            directive = await self.directives.get(directive_id)
            calendar = await self.calendar.load(act.today.year)
        if directive is None:
            raise NotFoundError("directive")
        taken: list[Task] = []
        while True:
            async with self.work.unit():
                batch = await self._batch(act, directive, calendar)
            taken += batch
            if len(batch) < _BATCH:
                break
        codes = [task.code or "" for task in taken]
        async with self.work.unit():
            # At the end, so that each owner gets one notice for all of them.
            await self.announce(act, [task.id for task in taken])
        async with self.work.reading():
            left = (await self.drafts.counts(directive_id)).no_lead
        return Accepted(directive, len(codes), *_ends(codes), left)

    async def _batch(
        self, act: Act, directive: Directive, calendar: WorkCalendar
    ) -> list[Task]:
        await self.directives.lock(directive.id)
        taken = []
        for task in await self.drafts.ready(directive.id, _BATCH):
            await self._accept_parent(act, task)
            columns = {**self._columns(act, task, calendar),
                       "needs_acceptance": directive.needs_acceptance}
            taken.append(await self._accept(act, task, columns))
        return taken

    async def _accept_parent(self, act: Act, task: Task) -> None:
        if task.parent_id is None:
            return
        parent = await self.tasks.get(task.parent_id)
        if parent is not None and parent.state is State.DRAFT:
            await self._accept(act, parent, {"original_due_on": parent.deadline.due_on})

    async def _accept(self, act: Act, task: Task, columns: dict[str, Any]) -> Task:
        code = await self.tasks.next_code(self.policy.task_prefix, act.today.year)
        return await self.change(act, task, "accept", {
            **columns, "state": State.ASSIGNED, "code": code,
            "assigned_on": act.today, "assigned_by": act.person.id,
        })

    def _columns(self, act: Act, task: Task, calendar: WorkCalendar) -> dict[str, Any]:
        due_on = first_due(
            task.deadline.due_on, task.recurrence, task.recurrence_rule, act.today)
        return {"due_on": due_on, "original_due_on": due_on,
                "target_on": target_of(due_on, calendar)}


def _ends(codes: list[str]) -> tuple[str, str]:
    return (codes[0], codes[-1]) if codes else ("", "")
