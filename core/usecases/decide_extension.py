"""Grant or refuse more time; the asker is told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.extending import ASKED, GRANTED, REFUSED
from core.notices import Kind
from core.people import decides, sees_task
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.progress import ExtensionRow, Extensions
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.reminders_people import directory_of
from core.tasks import Task
from core.usecases.change_task import ChangeTask


@dataclass(frozen=True, slots=True)
class DecideExtension:
    """By those who decide; a decided wish stays decided."""

    tasks: Tasks
    extensions: Extensions
    change: ChangeTask
    calendar: Calendar
    people: People
    notify: Notify

    async def find(self, act: Act, extension_id: int) -> tuple[Task, ExtensionRow]:
        """The wish and its task, when the person may decide it and nobody has."""
        row = await self.extensions.get(extension_id)
        task = await self.tasks.get(row.task_id) if row else None
        if row is None or task is None or not sees_task(act.person, task.people):
            raise NotFoundError("extension")
        if not decides(act.person):
            raise ForbiddenError
        if row.state != ASKED:
            raise WorkError("extension-decided", code=task.code or "", state=row.state)
        if not task.is_open:
            raise WorkError("extension-closed", code=task.code or "")
        return task, row

    async def __call__(
        self, act: Act, extension_id: int, granted_on: date | None
    ) -> tuple[Task, ExtensionRow]:
        """Grant until `granted_on` (office-local, inclusive) or, with None, refuse."""
        task, row = await self.find(act, extension_id)
        if granted_on is not None:
            _check_day(task, granted_on, act.today)
        state = GRANTED if granted_on else REFUSED
        if not await self.extensions.decide(
            extension_id, state, granted_on, act.person.id, act.now
        ):
            raise WorkError("extension-decided", code=task.code or "", state=state)
        values = await self._values(task, granted_on) if granted_on else {}
        fresh = await self.change(act, task, f"extension-{state}", values,
                                  {"extension_decision": extension_id})
        directory = await directory_of(self.people, [task])
        told = {row.asked_by, *directory.owners(task)} - {act.person.id, None}
        await self.notify(
            act.now, Kind.EXTENSION_DECIDED, [i for i in told if i is not None],
            {"task_id": task.id, "by": act.person.id, "reason": row.reason,
             "granted_on": granted_on.isoformat() if granted_on else None},
            act.change_id)
        return fresh, row

    async def _values(self, task: Task, granted_on: date) -> dict[str, Any]:
        calendar = await self.calendar.load(granted_on.year)
        # The named day and the hour belonged to the old deadline; its words stay as written.
        return {
            "due_on": granted_on, "named_date": None, "due_time": None,
            "deadline_why": "",
            "target_on": calendar.previous_working(granted_on),
            "original_due_on": task.original_due_on or task.deadline.due_on,
        }


def _check_day(task: Task, day: date, today: date) -> None:
    if task.deadline.due_on is not None and day <= task.deadline.due_on:
        raise WorkError("extension-not-later", code=task.code or "", due=task.deadline.due_on)
    if day < today:
        raise WorkError("extension-past", day=day)
