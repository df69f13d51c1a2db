"""Change a duty under review, and with it the works of its units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.acting import Act
from core.deadlines import Reader, chat_columns
from core.errors import NotFoundError, WorkError
from core.fields import FIELDS
from core.policy import Policy
from core.ports.directives import DraftItem
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.proposals import child_of
from core.tasks import Kind, Task
from core.usecases.review_directive import load_draft

LONGEST_TITLE = 2000


@dataclass(frozen=True, slots=True)
class ReviseDraft:
    """Changes a duty under review, and with it the works of its units."""

    tasks: Tasks
    calendar: Calendar
    policy: Policy

    async def title(self, act: Act, task_id: int, text: str) -> DraftItem:
        """Give it another title. Raises WorkError `title-empty`."""
        return await self._everywhere(act, task_id, {"title": title_of(text)})

    async def deadline(self, act: Act, task_id: int, text: str) -> DraftItem:
        """Read another deadline; "" takes it away. Raises WorkError `deadline-unreadable`."""
        reader = await reader_of(act, self.calendar, self.policy)
        return await self._everywhere(act, task_id, read_or_refuse(reader, text))

    async def settle(self, act: Act, task_id: int) -> DraftItem:
        """The deadline as read is right."""
        return await self._everywhere(act, task_id, {"deadline_unsure": False})

    async def field(self, act: Act, task_id: int, code: str) -> DraftItem:
        """Put it under another field."""
        if code not in FIELDS:
            raise NotFoundError("draft")
        return await self._everywhere(act, task_id, {"field": code})

    async def supporting(self, act: Act, task_id: int, unit_id: int, wanted: bool) -> DraftItem:
        """Add or take away a supporting unit."""
        item = await load_draft(act, self.tasks, task_id)
        for task in _all(item):
            units = task.supporting | {unit_id} if wanted else task.supporting - {unit_id}
            await self.tasks.update(task, {"supporting": units - {task.lead_unit_id}})
        return await load_draft(act, self.tasks, task_id)

    async def lead(self, act: Act, task_id: int, unit_id: int, wanted: bool) -> DraftItem:
        """Add or take away a lead unit; several make a task each under this one."""
        item = await load_draft(act, self.tasks, task_id)
        now = [t.lead_unit_id for t in item.works if t.lead_unit_id is not None]
        leads = [u for u in now if u != unit_id] + ([unit_id] if wanted else [])
        if len(leads) > 1:
            await self._split(act, item, leads)
        else:
            await self._single(item, leads[0] if leads else None)
        return await load_draft(act, self.tasks, task_id)

    async def _split(self, act: Act, item: DraftItem, leads: list[int]) -> None:
        top = item.task
        await self.tasks.update(top, {"is_parent": True, "lead_unit_id": None})
        kept = {c.lead_unit_id for c in item.children}
        for child in item.children:
            if child.lead_unit_id not in leads:
                await self.tasks.remove_draft(child.id)
        for unit_id in leads:
            if unit_id not in kept:
                await self.tasks.add(child_of(top, unit_id, act.now))

    async def _single(self, item: DraftItem, unit_id: int | None) -> None:
        for child in item.children:
            await self.tasks.remove_draft(child.id)
        await self.tasks.update(item.task, {
            "is_parent": False, "lead_unit_id": unit_id,
            "supporting": item.task.supporting - {unit_id},
        })

    async def _everywhere(
        self, act: Act, task_id: int, values: Mapping[str, Any]
    ) -> DraftItem:
        item = await load_draft(act, self.tasks, task_id)
        for task in _all(item):
            await self.tasks.update(task, values)
        return await load_draft(act, self.tasks, task_id)


async def reader_of(act: Act, calendar: Calendar, policy: Policy) -> Reader:
    """A reader of deadlines at the moment of the act."""
    days = await calendar.load(act.today.year)
    return Reader(act.now, days, policy.before_date_inclusive)


def read_or_refuse(reader: Reader, text: str) -> dict[str, Any]:
    """Columns of a typed deadline; "" means none. Raises WorkError `deadline-unreadable`."""
    if not text.strip():
        return chat_columns(reader, "")
    columns = chat_columns(reader, text)
    if columns["due_on"] is None and columns["kind"] is Kind.ASSIGNED:
        raise WorkError("deadline-unreadable", text=text.strip()[:80])
    return columns


def title_of(text: str) -> str:
    """A typed title on one line. Raises WorkError `title-empty`."""
    title = " ".join(text.split())[:LONGEST_TITLE]
    if not title:
        raise WorkError("title-empty")
    return title


def _all(item: DraftItem) -> Iterable[Task]:
    return (item.task, *item.children)
