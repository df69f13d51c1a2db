"""A report by one tap or a command: the task is named, an old button is told apart."""

from dataclasses import dataclass

from core.acting import Act
from core.errors import NotFoundError
from core.policy import Policy
from core.ports.progress import ProgressRow, ProgressRows
from core.ports.tasks import Tasks
from core.replies import Said, full_code
from core.reporting import part_of
from core.tasks import Task
from core.usecases.record_progress import Entry, RecordProgress


@dataclass(frozen=True, slots=True)
class Moved:
    """The deadline has changed since the button was shown: nothing was done."""

    task: Task


@dataclass(frozen=True, slots=True)
class ReportTask:
    """What the buttons under pings and cards do."""

    tasks: Tasks
    progress: ProgressRows
    record: RecordProgress
    policy: Policy

    async def find(self, act: Act, task_id: int) -> Task:
        """The task, when the person may know of it."""
        task = await self.tasks.get(task_id)
        if task is None or part_of(act.person, task) is None:
            raise NotFoundError("task")
        return task

    async def named(self, act: Act, code: str) -> Task:
        """The same by its code."""
        full = full_code(code, self.policy.task_prefix, act.today.year)
        task = await self.tasks.by_code(full)
        if task is None or part_of(act.person, task) is None:
            raise NotFoundError("task")
        return task

    async def current(self, act: Act, task_id: int, revision: int) -> Task | Moved:
        """The task of a button; Moved when its deadline is not the one the button showed."""
        task = await self.find(act, task_id)
        if task.deadline_revision != revision and task.is_open:
            return Moved(task)
        return task

    async def __call__(
        self, act: Act, task_id: int, revision: int, said: Said, text: str = ""
    ) -> Entry | Moved:
        """Record; twice is once."""
        task = await self.current(act, task_id, revision)
        if isinstance(task, Moved):
            return task
        return await self.record(act, task, said, text)

    async def clarify(self, act: Act, progress_id: int, state: str | None) -> Entry | None:
        """What an unsure report meant; None when it stays a note."""
        row = await self.own_row(act, progress_id)
        if state is None:
            return None
        text = row.raw_text or row.note
        said = Said(state=state, blocker=text if state == "blocked" else None)
        task = await self.find(act, row.task_id)
        return await self.record(act.as_said(row.at), task, said, text)

    async def own_row(self, act: Act, progress_id: int) -> ProgressRow:
        """A report of the person's own. Raises NotFoundError."""
        row = await self.progress.get(progress_id)
        if row is None or row.person_id != act.person.id:
            raise NotFoundError("task")
        return row
