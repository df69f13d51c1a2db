"""A file with or without words: kept first, then bound to the task that is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.acting import Act
from core.attachments import Attachment
from core.replies import Said
from core.reporting import Outcome
from core.tasks import Task
from core.usecases.add_evidence import AddEvidence, KeepFile, Kept
from core.usecases.choose_tasks import Where
from core.usecases.record_progress import Entry
from core.usecases.reply_progress import (
    OFFERED,
    AskWhich,
    Named,
    Recorded,
    Reply,
    ReplyProgress,
)


@dataclass(frozen=True, slots=True)
class TakeEvidence:
    """The caption is read as progress too."""

    keep: KeepFile
    reply: ReplyProgress
    add: AddEvidence

    async def __call__(
        self, act: Act, attachment: Attachment, caption: str, where: Where
    ) -> tuple[Kept, Recorded | AskWhich]:
        """Bound, or to be asked about; the candidates may be empty."""
        kept = await self.keep(attachment)
        reply = await self._reply(act, caption, where)
        if isinstance(reply, Recorded):
            for entry in reply.entries:
                await self.add(act, entry.task.id, [kept], entry.progress_id)
            return kept, reply
        if isinstance(reply, Named):
            return kept, await self.bind(act, [reply.task], (), [kept])
        if isinstance(reply, AskWhich):
            return kept, reply
        choice = await self.reply.choose(act, (), await self.reply.choose.heard(act, where))
        if choice.tasks:
            return kept, await self.bind(act, choice.tasks, (), [kept])
        return kept, AskWhich(choice.candidates[:OFFERED], "", several=False)

    async def bind(
        self, act: Act, tasks: Sequence[Task], texts: Sequence[tuple[Act, str]],
        files: Sequence[Kept],
    ) -> Recorded:
        """Record waiting texts, each as of its own moment, and files on the chosen tasks."""
        entries: list[Entry] = []
        for task in tasks:
            told = [await self.reply.on(then, await self._fresh(task), text)
                    for then, text in texts]
            progress_id = told[-1].progress_id if told else None
            if files:
                bound = await self.add(act, task.id, files, progress_id)
                if not told:
                    told = [Entry(bound, Outcome.EVIDENCED, Said(), act.change_id)]
            entries += told
        return Recorded(tuple(entries))

    async def _fresh(self, task: Task) -> Task:
        return await self.reply.choose.tasks.get(task.id) or task

    async def _reply(self, act: Act, caption: str, where: Where) -> Reply | None:
        return await self.reply(act, caption, where) if caption.strip() else None
