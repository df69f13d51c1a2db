"""Ask for more time, with a reason; those who decide are told."""

from dataclasses import dataclass
from datetime import date

from core.acting import Act
from core.dates import read_day, read_deadline
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.extending import ASKED, granted, may_ask, problem
from core.notices import Kind
from core.people import Role
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.progress import Extensions
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.reporting import part_of
from core.tasks import Task
from core.usecases.change_task import ChangeTask

REASON_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish as it was put. `late`: after the deadline; `before`: how often time was given."""

    task: Task
    extension_id: int
    wanted_on: date
    reason: str
    late: bool
    before: int
    change_id: str


@dataclass(frozen=True, slots=True)
class AskExtension:
    """By the head or the owner; the original date stays for ever."""

    tasks: Tasks
    extensions: Extensions
    change: ChangeTask
    calendar: Calendar
    people: People
    notify: Notify

    async def read(self, act: Act, text: str) -> tuple[date, str]:
        """The day and the rest of "30/6 chờ ý kiến". Raises WorkError `wish-day`."""
        calendar = await self.calendar.load(act.said_on.year)
        reading = read_deadline(text, act.said_at, calendar)
        if reading.due_on is None or reading.span is None:
            day = read_day(text, act.said_at, calendar)
            if day is None:
                raise WorkError("wish-day", text=text[:80])
            return day, ""
        start, end = reading.span
        return reading.due_on, f"{text[:start]} {text[end:]}".strip(" ,.;:-–")

    async def check(self, act: Act, task_id: int, wanted_on: date) -> Task:
        """The task, when the wish can be put; raises WorkError, NotFoundError, ForbiddenError."""
        task = await self.tasks.get(task_id)
        if task is None or part_of(act.person, task) is None:
            raise NotFoundError("task")
        if not may_ask(act.person, task):
            raise ForbiddenError("not-head", code=task.code or "")
        wrong = problem(task, wanted_on, act.today, await self.extensions.of_task(task_id))
        if wrong is not None:
            raise wrong
        return task

    async def __call__(self, act: Act, task_id: int, wanted_on: date, reason: str) -> Asked:
        """Store the wish and tell coordinators (without one, directors)."""
        if not reason.strip():
            raise WorkError("text-empty")
        task = await self.check(act, task_id, wanted_on)
        before = granted(await self.extensions.of_task(task_id))
        words = reason.strip()[:REASON_LIMIT]
        extension_id = await self.extensions.add({
            "task_id": task.id, "asked_by": act.person.id, "asked_at": act.said_at, "reason": words,
            "from_due_on": task.deadline.due_on, "wanted_on": wanted_on, "state": ASKED,
        })
        fresh = await self.change(act, task, "extension-asked", {}, {"extension": extension_id})
        payload = {"task_id": task.id, "by": act.person.id, "extension_id": extension_id,
                   "wanted_on": wanted_on.isoformat(), "reason": words}
        await self.notify(act.now, Kind.EXTENSION_ASKED, await self._deciders(act), payload,
                          f"extension:{extension_id}")
        due_on = task.deadline.due_on
        late = due_on is not None and act.said_on > due_on
        return Asked(fresh, extension_id, wanted_on, words, late, before, act.change_id)

    async def _deciders(self, act: Act) -> list[int]:
        found = (await self.people.holding(Role.COORDINATOR)
                 or await self.people.holding(Role.DIRECTOR))
        return [person.id for person in found if person.id != act.person.id]
