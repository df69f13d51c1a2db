"""Pause a task, go on with it, or cancel it; a reason is kept with the task."""

from dataclasses import dataclass
from typing import Any

from core.acting import Act
from core.errors import ForbiddenError, WorkError
from core.people import decides
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.progress import ProgressRows
from core.ports.tasks import Tasks
from core.tasks import State, Task, check_move
from core.usecases.change_task import ChangeTask
from core.usecases.edit_task import find_task, tell_owners


@dataclass(frozen=True, slots=True)
class HaltTask:
    """By those who decide (domain.md §4.2: "leader only, reason")."""

    tasks: Tasks
    people: People
    progress: ProgressRows
    change: ChangeTask
    notify: Notify

    async def find(self, act: Act, task_id: int, to: State | None = None) -> Task:
        """The task, when this person may halt it; with `to`, when it may go there.

        Raises NotFoundError, ForbiddenError, WorkError `wrong-state`.
        """
        task = await find_task(act, self.tasks, task_id)
        if not decides(act.person):
            raise ForbiddenError
        if to is not None:
            check_move(task, to)
            if task.state is to:
                raise WorkError("wrong-state", code=task.code or "", state=task.state.value)
        return task

    async def pause(self, act: Act, task_id: int, reason: str) -> Task:
        """Nobody is pinged until it is resumed."""
        task = await self.find(act, task_id, State.PAUSED)
        values = {"state": State.PAUSED, "paused_from": task.state.value}
        return await self._halt(act, task, "paused", values, reason)

    async def resume(self, act: Act, task_id: int) -> Task:
        """It goes on where it was paused."""
        task = await self.find(act, task_id)
        if task.state is not State.PAUSED:
            raise WorkError("wrong-state", code=task.code or "", state=task.state.value)
        before = State(task.paused_from or State.ASSIGNED)
        state = State.IN_PROGRESS if before is State.RETURNED else before
        fresh = await self.change(act, task, "resumed", {"state": state, "paused_from": None})
        await tell_owners(act, self.people, self.notify, fresh, "resumed")
        return fresh

    async def cancel(self, act: Act, task_id: int, reason: str) -> Task:
        """Withdraw it; it stays in the counts as cancelled."""
        task = await self.find(act, task_id, State.CANCELLED)
        values = {"state": State.CANCELLED, "cancelled_on": act.today}
        return await self._halt(act, task, "cancelled", values, reason)

    async def _halt(
        self, act: Act, task: Task, action: str, values: dict[str, Any], reason: str
    ) -> Task:
        words = " ".join(reason.split())[:1000]
        if not words:
            raise WorkError("reason-empty")
        row = await self.progress.add({
            "task_id": task.id, "person_id": act.person.id, "at": act.now,
            "channel": act.channel, "raw_text": words, "note": words,
        })
        fresh = await self.change(act, task, action, values, {"progress": row})
        await tell_owners(act, self.people, self.notify, task, action, words)
        return fresh
