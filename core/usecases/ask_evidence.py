"""Ask for what shows that a task was done, where nothing was given."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.notices import Kind
from core.people import sees_task, urges_unit
from core.ports.progress import Evidences
from core.ports.tasks import Histories, Tasks
from core.tasks import State, Task
from core.usecases.tell_owners import TellOwners, Told


@dataclass(frozen=True, slots=True)
class AskEvidence:
    """Who may urge may ask; the owners hear of a task once a day."""

    tasks: Tasks
    evidences: Evidences
    histories: Histories
    tell: TellOwners

    async def __call__(self, act: Act, task_ids: Sequence[int]) -> Told:
        """Of these tasks those that are reported done, without a file.

        Raises NotFoundError, ForbiddenError, WorkError `evidence-asked-nothing` when all have
        files and `evidence-asked-already`.
        """
        found = await self.tasks.many(list(dict.fromkeys(task_ids)))
        seen = [t for t in found if sees_task(act.person, t.people)]
        if not seen:
            raise NotFoundError("task")
        mine = [t for t in seen if urges_unit(act.person, t.lead_unit_id)]
        if not mine:
            raise ForbiddenError
        wanted = [t for t in mine if await self._lacks(t)]
        if not wanted:
            raise WorkError("evidence-asked-nothing")
        told = await self.tell(
            act, Kind.EVIDENCE_ASKED, f"evidence:{act.today:%Y%m%d}", wanted)
        if not told.people:
            raise WorkError("evidence-asked-already")
        for task in told.tasks:
            await self.histories.add(act, act.now, task.id, "ask_evidence", {}, {}, {})
        return told

    async def _lacks(self, task: Task) -> bool:
        return lacks_evidence(task, (await self.evidences.count_and_size(task.id))[0])


def lacks_evidence(task: Task, files: int) -> bool:
    """Reported done, and nothing shows it."""
    return task.state in (State.COMPLETED, State.SUBMITTED) and not task.is_parent and not files
