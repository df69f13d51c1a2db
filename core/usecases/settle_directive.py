"""Answer what a directive's file left open: which unit leads, its number, its date."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.acting import Act
from core.deadlines import directive_columns
from core.errors import NotFoundError
from core.people import Unit
from core.policy import Policy
from core.ports.directives import Directive, Directives, Drafts
from core.ports.people import Units
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.tasks import Task
from core.usecases.propose_directive import check_imports
from core.usecases.review_directive import MANY, load_draft
from core.usecases.revise_draft import reader_of


@dataclass(frozen=True, slots=True)
class NamedLead:
    """The work that was asked about, its unit, and how many works were settled with it."""

    task: Task
    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class NameLead:
    """Answers which unit leads, for every work of the directive that says the same words."""

    tasks: Tasks
    drafts: Drafts
    units: Units

    async def __call__(self, act: Act, task_id: int, unit_id: int) -> NamedLead:
        """Raises NotFoundError `no-draft` or `no-unit`, ForbiddenError."""
        asked = (await load_draft(act, self.tasks, task_id)).task
        unit = await self.units.get(unit_id)
        if unit is None or not unit.active or asked.directive_id is None:
            raise NotFoundError("unit")
        same = [t for t in await self.drafts.without_lead(asked.directive_id, MANY)
                if t.lead_text == asked.lead_text]
        for task in same:
            await self._settle(task, unit_id)
        return NamedLead(asked, unit, len(same))

    async def _settle(self, task: Task, unit_id: int) -> None:
        siblings = await self.tasks.children(task.parent_id) if task.parent_id else []
        if any(t.lead_unit_id == unit_id for t in siblings):
            # The cell named the unit twice, once in words we did not know.
            await self.tasks.remove_draft(task.id)
        else:
            await self.tasks.update(task, {
                "lead_unit_id": unit_id, "supporting": task.supporting - {unit_id}})


@dataclass(frozen=True, slots=True)
class FillHeader:
    """Fills in the number or the date that a draft of a directive leaves blank."""

    directives: Directives
    drafts: Drafts
    tasks: Tasks
    calendar: Calendar
    policy: Policy

    async def number(self, act: Act, directive_id: int, text: str) -> Directive:
        """Set the number, such as 45/KH-SLĐTBXH."""
        return await self._set(act, directive_id, number=" ".join(text.split())[:80])

    async def issued_on(self, act: Act, directive_id: int, day: date) -> Directive:
        """Set the date, and read again the deadlines whose year hung on it."""
        directive = await self._set(act, directive_id, issued_on=day)
        reader = await reader_of(act, self.calendar, self.policy)
        after = 0
        while found := await self.drafts.with_deadline(directive_id, 200, after):
            for task in found:
                columns = directive_columns(reader, task.deadline.text, day)
                if task.deadline_unsure:
                    await self.tasks.update(task, columns)
            after = found[-1].id
        return directive

    async def _set(self, act: Act, directive_id: int, **fields: Any) -> Directive:
        check_imports(act.person)
        directive = await self.directives.get(directive_id)
        if directive is None:
            raise NotFoundError("directive")
        await self.directives.set(directive_id, **fields)
        return replace(directive, **fields)
