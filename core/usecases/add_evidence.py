"""Files that show the work: taken by content, kept under their hash, bound to a task."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from core.acting import Act
from core.attachments import Attachment
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.policy import Policy
from core.ports.progress import EvidenceFiles, EvidenceRow, Evidences
from core.ports.tasks import Tasks
from core.reporting import Part, part_of
from core.tasks import State, Task
from core.usecases.change_task import ChangeTask

_OFFICE = "application/vnd.openxmlformats-officedocument."
#: What is taken, by content; an old .doc or .xls (OLE) cannot be told from other OLE files.
TAKEN = frozenset({
    "application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic",
    f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}spreadsheetml.sheet",
    f"{_OFFICE}presentationml.presentation", "application/x-ole", "text/plain",
})
#: Text and OLE are taken only under these names: the content alone says too little.
_BY_NAME = {
    "text/plain": frozenset({".txt", ".csv"}),
    "application/x-ole": frozenset({".doc", ".xls", ".ppt"}),
}
_SLIDES = ".pptx"
_SLIDES_MARK = b"ppt/presentation.xml"
_MARKUP_STARTS = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is safe in the folder, bound to no task yet."""

    sha256: str
    name: str
    size: int
    mime: str


@dataclass(frozen=True, slots=True)
class KeepFile:
    """First the content is kept, so that nothing is lost while a task is asked for."""

    files: EvidenceFiles
    sniff: Callable[[bytes], str]
    policy: Policy

    async def __call__(self, attachment: Attachment) -> Kept:
        """Raises WorkError `file-empty`, `file-too-large`, `evidence-type`."""
        name, limit = attachment.name, self.policy.evidence_mb
        if attachment.size == 0:
            raise WorkError("file-empty", name=name)
        if attachment.size > limit * _MEGABYTE:
            raise WorkError("file-too-large", name=name, limit_mb=limit)
        data = await asyncio.to_thread(attachment.path.read_bytes)
        mime = await asyncio.to_thread(self._mime, data, name)
        await self.files.keep(attachment.path, attachment.sha256)
        return Kept(attachment.sha256, name, attachment.size, mime)

    def _mime(self, data: bytes, name: str) -> str:
        mime, suffix = self.sniff(data), PurePosixPath(name).suffix.lower()
        if mime == "application/zip" and suffix == _SLIDES and _SLIDES_MARK in data:
            # Only a presentation without macros says so in this part's name.
            mime = f"{_OFFICE}presentationml.presentation"
        markup = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP_STARTS)
        known = suffix in _BY_NAME.get(mime, {suffix})
        if mime not in TAKEN or markup or not known or b"vbaProject.bin" in data:
            raise WorkError("evidence-type", name=name)
        return mime


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """By the owner or a supporting unit; the same content once for a task."""

    tasks: Tasks
    evidences: Evidences
    change: ChangeTask
    policy: Policy

    async def __call__(
        self, act: Act, task_id: int, files: Sequence[Kept], progress_id: int | None = None
    ) -> Task:
        """Bind kept files to the task. Raises NotFoundError, ForbiddenError, WorkError
        `evidence-full`."""
        task = await self.tasks.get(task_id)
        part = part_of(act.person, task) if task else None
        if task is None or part is None:
            raise NotFoundError("task")
        code = task.code or ""
        if task.is_parent:
            raise WorkError("task-is-parent", code=code)
        if part not in (Part.OWNER, Part.SUPPORT):
            raise ForbiddenError("not-owner", code=code)
        if task.state is State.CANCELLED:
            raise WorkError("wrong-state", code=code, state=task.state.value)
        ids = await self._add(act, task, files, progress_id)
        if not ids:
            return task
        return await self.change(act, task, "evidence", {}, {"evidence": ids})

    async def _add(
        self, act: Act, task: Task, files: Sequence[Kept], progress_id: int | None
    ) -> list[int]:
        known = {row.sha256 for row in await self.evidences.of_task(task.id, 1000)}
        _, size = await self.evidences.count_and_size(task.id)
        limit, ids = self.policy.evidence_per_task_mb, []
        for file in files:
            if file.sha256 in known:
                continue
            known.add(file.sha256)
            size += file.size
            if size > limit * _MEGABYTE:
                raise WorkError("evidence-full", code=task.code or "", limit_mb=limit)
            ids.append(await self.evidences.add({
                "task_id": task.id, "progress_id": progress_id, "person_id": act.person.id,
                "at": act.said_at, "channel": act.channel, "sha256": file.sha256, "size": file.size,
                "mime": file.mime, "name": file.name,
            }))
        return ids


@dataclass(frozen=True, slots=True)
class GetEvidence:
    """Hand a file out; the right to see its task is checked at every use."""

    tasks: Tasks
    evidences: Evidences
    files: EvidenceFiles

    async def __call__(self, act: Act, evidence_id: int) -> tuple[Task, EvidenceRow, bytes]:
        """The file. Raises NotFoundError."""
        row = await self.evidences.get(evidence_id)
        task = await self.tasks.get(row.task_id) if row else None
        if row is None or task is None or part_of(act.person, task) is None:
            raise NotFoundError("evidence")
        content = await self.files.read(row.sha256)
        if content is None:
            raise NotFoundError("evidence")
        return task, row, content
