"""The next occurrence of a recurring duty, when one is done or its day has passed."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.policy import Policy
from core.ports.deliveries import Reminders
from core.ports.runtime import Calendar
from core.ports.tasks import Histories, Tasks
from core.recurrence import next_due
from core.tasks import State, Task

log = logging.getLogger("nhacviec")
_DAY = timedelta(days=1)
#: What an occurrence takes over from the one before.
_COPIED = ("directive_id", "item_no", "parent_id", "title", "detail", "product", "targets",
           "report_to", "field",
           "lead_unit_id", "lead_text", "support_text", "kind", "assigned_by", "recurrence",
           "recurrence_rule", "urgency", "restricted",
           "needs_acceptance", "supporting", "assignees")


@dataclass(frozen=True, slots=True)
class NextOccurrence:
    """One at a time, each with its own code, deadline and progress (design.md §3)."""

    tasks: Tasks
    histories: Histories
    reminders: Reminders
    calendar: Calendar
    policy: Policy

    async def __call__(self, task: Task, now: datetime) -> int | None:
        """Write it in the current unit and give its id; None when it is there, or none follows.

        Occurrences whose day passed while nothing ran are left out.
        """
        today = now.astimezone(self.policy.zone).date()
        series = task.series_id or task.id
        last = task.original_due_on or task.deadline.due_on
        if last is None or await self.reminders.series_after(series, task.id):
            return None
        due_on = following(task, last, today)
        if due_on is None:
            return None
        values = await self._values(task, series, due_on, now)
        task_id = await self.tasks.add(values)
        await self.histories.add(None, now, task_id, "recur", {}, {
            "code": values["code"], "due_on": due_on.isoformat()}, {})
        return task_id

    async def _values(
        self, task: Task, series: int, due_on: date, now: datetime
    ) -> dict[str, Any]:
        today = now.astimezone(self.policy.zone).date()
        calendar = await self.calendar.load(due_on.year)
        return {
            **{name: getattr(task, name) for name in _COPIED},
            "code": await self.tasks.next_code(self.policy.task_prefix, today.year),
            "series_id": series, "state": State.ASSIGNED, "assigned_on": today,
            "deadline_text": task.deadline.text, "due_time": task.deadline.due_time,
            "due_on": due_on, "original_due_on": due_on,
            "target_on": calendar.previous_working(due_on),
            "created_at": now, "wake_at": now,
        }


def following(task: Task, after: date, today: date) -> date | None:
    """The first due day after `after` that has not passed on `today`; None when none follows."""
    try:
        return next_due(task.recurrence_rule, task.recurrence, max(after, today - _DAY))
    except ValueError:
        log.warning("the recurrence rule of task %s cannot be read", task.code)
        return None
