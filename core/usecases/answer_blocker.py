"""Answer a difficulty; who raised it and the owners are told."""

from dataclasses import dataclass

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.notices import Kind
from core.people import decides, sees_task
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.progress import BlockerRow, Blockers
from core.ports.tasks import Tasks
from core.reminders_people import directory_of
from core.tasks import Task
from core.usecases.change_task import ChangeTask

ANSWER_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class AnswerBlocker:
    """By those who decide; a later answer takes the place of an earlier one."""

    tasks: Tasks
    blockers: Blockers
    change: ChangeTask
    people: People
    notify: Notify

    async def find(self, act: Act, blocker_id: int) -> tuple[Task, BlockerRow]:
        """The difficulty and its task, when the person may answer it."""
        row = await self.blockers.get(blocker_id)
        task = await self.tasks.get(row.task_id) if row else None
        if row is None or task is None or not sees_task(act.person, task.people):
            raise NotFoundError("blocker")
        if not decides(act.person):
            raise ForbiddenError
        return task, row

    async def __call__(self, act: Act, blocker_id: int, text: str) -> Task:
        """Store the answer; the task as it now stands."""
        words = text.strip()[:ANSWER_LIMIT]
        if not words:
            raise WorkError("text-empty")
        task, row = await self.find(act, blocker_id)
        await self.blockers.answer(blocker_id, words, act.person.id, act.now)
        fresh = await self.change(act, task, "blocker-answered", {},
                                  {"blocker_answer": blocker_id})
        directory = await directory_of(self.people, [task])
        told = {row.person_id, *directory.owners(task)} - {act.person.id, None}
        await self.notify(
            act.now, Kind.BLOCKER_ANSWERED, [i for i in told if i is not None],
            {"task_id": task.id, "by": act.person.id, "text": words}, act.change_id)
        return fresh
