"""Take a change back: every column as it was, every row it made marked as undone."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.ports.progress import ProgressRows
from core.ports.tasks import Histories, HistoryRow, Tasks
from core.tasks import Kind, Recurrence, State, Task
from core.usecases.change_task import ChangeTask, value_of
from core.usecases.freeze_report import FROZEN

#: Takes one created row back: its id, and the moment.
TakeBack = Callable[[int, datetime], Awaitable[None]]

_DATES = frozenset({"assigned_on", "start_on", "named_date", "due_on", "target_on", "forecast_on",
                    "original_due_on", "completed_on", "accepted_on", "cancelled_on"})
_MOMENTS = frozenset({"last_progress_at", "last_step_at", "wake_at"})
_SETS = frozenset({"supporting", "assignees"})


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back. `already`: it had been taken back before; `said_at`: when the text was
    said (aware)."""

    lines: tuple[tuple[Task, str], ...]
    #: What the person had written, so that it can be said again.
    text: str = ""
    already: bool = False
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoChange:
    """By who did it, for some minutes, as long as nobody has changed the same things since.

    `take_back`: by the name in a history row's `created` (an id, or a list of them).
    """

    tasks: Tasks
    histories: Histories
    progress: ProgressRows
    change: ChangeTask
    take_back: Mapping[str, TakeBack]
    minutes: int

    async def __call__(self, act: Act, change_id: str | None = None) -> Undone:
        """The change named by a button, else the person's last one.

        Raises WorkError `nothing-to-undo`, `undo-late`, `undo-changed`, `undo-frozen`.
        """
        rows = await self._rows(act, change_id)
        if rows[0].undone_at is not None:
            return Undone((), already=True)
        text, said_at = await self._text(rows)
        lines: list[tuple[Task, str]] = []
        for row in rows:
            task = await self._restore(act, row)
            if task is not None:
                lines.append((task, row.action))
        await self.histories.mark_undone(rows[0].change_id, act.now)
        return Undone(tuple(reversed(lines)), text, said_at=said_at)

    async def _text(self, rows: Sequence[HistoryRow]) -> tuple[str, datetime | None]:
        for row in rows:
            report = await self.progress.get(row.created.get("progress", 0))
            if report is not None and report.raw_text:
                return report.raw_text, report.at
        return "", None

    async def _rows(self, act: Act, change_id: str | None) -> list[HistoryRow]:
        since = act.now - timedelta(minutes=self.minutes)
        if change_id is None:
            rows = await self.histories.last_change(act.person.id, since)
        else:
            rows = await self.histories.of_change(change_id)
            if rows and rows[0].person_id == act.person.id and rows[0].at < since:
                raise WorkError("undo-late", minutes=self.minutes)
        if not rows or rows[0].person_id != act.person.id:
            raise WorkError("nothing-to-undo", minutes=self.minutes)
        if rows[0].action == FROZEN:
            raise WorkError("undo-frozen")
        return rows

    async def _restore(self, act: Act, row: HistoryRow) -> Task | None:
        for name, ids in row.created.items():
            take_back = self.take_back.get(name)
            for row_id in ids if isinstance(ids, list) else [ids]:
                if take_back is not None:
                    await take_back(row_id, act.now)
        if row.task_id is None:
            return None
        task = await self.tasks.get(row.task_id)
        if task is None:
            raise NotFoundError("task")
        for name, value in row.after.items():
            if value_of(task, name) != revived(name, value):
                raise WorkError("undo-changed", code=task.code or "")
        values = {name: revived(name, value) for name, value in row.before.items()}
        return await self.change(act, task, "undo", values)


def revived(name: str, value: Any) -> Any:
    """The column's value out of the history's JSON-plain form."""
    if value is None:
        return frozenset() if name in _SETS else None
    match name:
        case "state":
            return State(value)
        case "kind":
            return Kind(value)
        case "recurrence":
            return Recurrence(value)
        case "due_time":
            return time.fromisoformat(value)
        case _ if name in _DATES:
            return date.fromisoformat(value)
        case _ if name in _MOMENTS:
            return datetime.fromisoformat(value)
        case _ if name in _SETS:
            return frozenset(value)
        case _:
            return value
