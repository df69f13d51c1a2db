"""Change a task and write its history: the one way that every other use case takes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from core.acting import Act
from core.ports.tasks import Histories, Tasks
from core.tasks import Task

#: A change of one of these makes the clock look at the task again.
_WAKING = frozenset({"state", "due_on", "due_time", "target_on", "assignees", "lead_unit_id",
                     "forecast_on", "last_progress_at"})
_DEADLINE = frozenset({"due_on", "due_time"})
_FIELDS = frozenset(Task.__dataclass_fields__)
#: Columns of the deadline and what they are called in it.
_OF_DEADLINE = {"deadline_text": "text", "due_on": "due_on", "due_time": "due_time",
                "named_date": "named_date", "deadline_why": "why"}


class ChangeTask:
    """Updates the row, counts the deadline's revision, wakes the clock, writes old and new."""

    def __init__(self, tasks: Tasks, histories: Histories) -> None:
        self._tasks = tasks
        self._histories = histories

    async def __call__(
        self,
        act: Act,
        task: Task,
        action: str,
        values: Mapping[str, Any],
        created: Mapping[str, Any] | None = None,
    ) -> Task:
        """Apply `values` (columns of the task) and return the task as it now stands.

        `created` names rows written with it, as {"progress": id}, so that undo can find them.
        Raises WorkError `changed-meanwhile` when another change came first.
        """
        before = {name: value_of(task, name) for name in values}
        changed = {name: v for name, v in values.items() if before[name] != v}
        extra: dict[str, Any] = {}
        if _DEADLINE & changed.keys():
            extra["deadline_revision"] = task.deadline_revision + 1
            extra["escalated_level"] = 0
            # The ladder starts anew today: steps before today are not told late.
            extra["last_step_at"] = datetime.combine(act.today, time(0), act.zone)
        if _WAKING & changed.keys():
            extra["wake_at"] = act.now
        if changed or extra:
            await self._tasks.update(task, {**changed, **extra})
        await self._histories.add(
            act, act.now, task.id, action,
            {name: plain(before[name]) for name in changed},
            {name: plain(v) for name, v in changed.items()},
            created or {},
        )
        return _changed(task, {**changed, **extra})


def _changed(task: Task, values: Mapping[str, Any]) -> Task:
    """The task as its row now stands: what was read, with what was written over it."""
    if not values:
        return task
    fields: dict[str, Any] = {
        name: frozenset(v) if isinstance(v, set) else v for name, v in values.items()
        if name in _FIELDS}
    deadline: dict[str, Any] = {
        _OF_DEADLINE[name]: v for name, v in values.items() if name in _OF_DEADLINE}
    return replace(task, **fields, deadline=replace(task.deadline, **deadline),
                   version=task.version + 1)


def value_of(task: Task, name: str) -> Any:
    """The task's value for a column name; the deadline's columns sit in `task.deadline`."""
    match name:
        case "deadline_text":
            return task.deadline.text
        case "due_on" | "due_time" | "named_date":
            return getattr(task.deadline, name)
        case "deadline_why":
            return task.deadline.why
        case _:
            return getattr(task, name)


def plain(value: Any) -> Any:
    """JSON-plain form of a column's value, for the history."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return value
