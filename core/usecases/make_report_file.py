"""A period's report as a file; the writing happens in a thread, others are served meanwhile."""

import asyncio
import re
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.acting import Act
from core.errors import ForbiddenError, WorkError
from core.fold import fold
from core.ports.reports import ReportWriter, ReportWriters
from core.summary import Summary
from core.usecases.open_report import OpenReport

#: The form of the Word document for evaluation.
EVALUATION = "evaluation"
#: How the file of what changed since publishing is named.
CHANGES = "thay-doi-bao-cao"
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A file of a report, and what it says."""

    name: str
    content: bytes
    summary: Summary


@dataclass(frozen=True, slots=True)
class MakeReportFile:
    """Opens the report in a reading unit of its own, then writes.

    Few are written at once: a report holds a thread, a core and its memory for seconds, a `.pdf`
    for minutes, and there are other people to answer.
    """

    open: OpenReport
    writers: ReportWriters
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def __call__(
        self, act: Act, token: str, unit_id: int | None, form: str
    ) -> MadeReport:
        """The report that `token` stands for in buttons.

        Raises ForbiddenError `evaluation-forbidden`, WorkError `report-form`, and as OpenReport
        does.
        """
        view = await self.open.pressed(act, token, unit_id, annex=True)
        summary = view.summary
        if not view.may_evaluate:
            if form == EVALUATION:
                raise ForbiddenError("evaluation-forbidden")
            # Reasons, objections and verdicts are for those who evaluate.
            summary = replace(summary, late=())
        name, content = await self.of(summary, form)
        return MadeReport(name, content, summary)

    async def of(self, summary: Summary, form: str) -> tuple[str, bytes]:
        """(file name, content) from figures at hand."""
        writer = self.writers.get(form)
        if writer is None:
            raise WorkError("report-form", form=form)
        async with self.turns:
            content = await asyncio.to_thread(_written, writer, summary, form)
        if form == EVALUATION:
            return f"{file_stem(summary, 'bang-danh-gia')}.docx", content
        return f"{file_stem(summary)}.{form}", content


def file_stem(summary: Summary, what: str = "bao-cao-nhiem-vu") -> str:
    """Plain ASCII, at most 50 characters (Quyết định 161/2025/QĐ-UBND Ninh Bình Điều 8 khoản 4).

    A unit's report has the first letters of its name: it must not take the place of another's.
    """
    code = re.sub(r"[^0-9A-Za-z]+", "-", summary.period.code).strip("-").lower()
    tail = f"-so-{summary.frozen.number:02d}" if summary.frozen else ""
    if summary.unit:
        initials = "".join(word[0] for word in re.findall(r"[0-9a-z]+", fold(summary.unit)))
        tail = f"-{initials[:8] or 'don-vi'}{tail}"
        code = code if len(code) < 10 else code.replace("-", "")
    return f"{what}-{code}"[:45 - len(tail)] + tail


def _written(writer: ReportWriter, summary: Summary, form: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        path = Path(folder) / f"report.{form}"
        writer(summary, path)
        return path.read_bytes()
