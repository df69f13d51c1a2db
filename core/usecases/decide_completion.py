"""Accept or return what was reported done; say whether the named day was in time."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.notices import Kind
from core.people import decides
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.progress import ProgressRows
from core.ports.tasks import Tasks
from core.reminders_people import directory_of
from core.reporting import part_of
from core.tasks import State, Task, Timeliness, timeliness
from core.usecases.change_task import ChangeTask


class Verdict(StrEnum):
    """What a decider may say of a finished task."""

    ACCEPT = "accept"
    RETURN = "return"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DecideCompletion:
    """By those who decide; `completed_on` stays the day the owner reported (domain.md §4.2)."""

    tasks: Tasks
    progress: ProgressRows
    change: ChangeTask
    people: People
    notify: Notify

    async def find(self, act: Act, task_id: int, verdict: Verdict) -> Task:
        """The task, when it waits for such a verdict of this person."""
        task = await self.tasks.get(task_id)
        if task is None or part_of(act.person, task) is None:
            raise NotFoundError("task")
        if not decides(act.person):
            raise ForbiddenError
        if not _waits(task, verdict):
            raise WorkError("not-waiting", code=task.code or "")
        return task

    async def __call__(
        self, act: Act, task_id: int, verdict: Verdict, reason: str = ""
    ) -> Task:
        """Decide; a return needs a reason. The task as it now stands."""
        task = await self.find(act, task_id, verdict)
        match verdict:
            case Verdict.ACCEPT:
                values: dict[str, Any] = {"state": State.COMPLETED, "accepted_on": act.today}
                return await self.change(act, task, "accepted", values)
            case Verdict.RETURN:
                return await self._return(act, task, reason.strip())
            case _:
                values = {"boundary_decision": verdict.value}
                return await self.change(act, task, "boundary", values)

    async def _return(self, act: Act, task: Task, reason: str) -> Task:
        if not reason:
            raise WorkError("text-empty")
        progress_id = await self.progress.add({
            "task_id": task.id, "person_id": act.person.id, "at": act.now,
            "channel": act.channel, "raw_text": reason, "note": reason,
        })
        values = {"state": State.RETURNED, "completed_on": None, "accepted_on": None,
                  "percent": None}
        fresh = await self.change(act, task, "returned", values, {"progress": progress_id})
        directory = await directory_of(self.people, [task])
        told = [i for i in directory.owners(task) if i != act.person.id]
        await self.notify(act.now, Kind.RETURNED, told,
                          {"task_id": task.id, "by": act.person.id, "reason": reason},
                          act.change_id)
        return fresh


def _waits(task: Task, verdict: Verdict) -> bool:
    if verdict in (Verdict.ACCEPT, Verdict.RETURN):
        return task.state is State.SUBMITTED
    if task.completed_on is None or task.state not in (State.COMPLETED, State.SUBMITTED):
        return False
    stands = timeliness(task.deadline, task.completed_on, task.boundary_decision)
    return stands is Timeliness.BOUNDARY
