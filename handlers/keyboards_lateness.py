"""Buttons by which a late task is explained, contested and judged."""

from datetime import date

from core.lateness import Cause, days_late, is_excused, may_judge, waits_for_verdict
from core.people import Person, owns_task
from core.ports.delays import DelayRow
from core.tasks import Task
from handlers.callbacks import ExplainLate, JudgeLate, LateCause
from handlers.show import Button, Rows
from handlers.texts import Translate


def late_rows(
    task: Task, person: Person, t: Translate, today: date, row: DelayRow | None
) -> Rows:
    """Under the card of a late task: what this person may say or decide."""
    if not days_late(task, today):
        return []
    if row is not None and may_judge(person, task, row):
        return judge_rows(row, t)
    if not owns_task(person, task.people):
        return []
    said = [] if is_excused(row) else [reason_button(task, t)]
    return [[*said, contest_button(task, t)]]


def judge_rows(row: DelayRow, t: Translate) -> Rows:
    """Objective or subjective; what was judged can be judged the other way."""
    waits = waits_for_verdict(row)
    name = "judge" if waits else "rejudge"
    return [[Button(t.plain(f"late-{name}-{verdict.value}"),
                    JudgeLate(delay=row.id, verdict=verdict))
             for verdict in Cause if waits or verdict != row.verdict]]


def cause_rows(task: Task, t: Translate) -> Rows:
    """Whose doing it was, as the owner says."""
    return [[Button(t.plain(f"late-cause-{cause.value}"), LateCause(task=task.id, cause=cause))
             for cause in Cause]]


def reason_button(task: Task, t: Translate, progress_id: int = 0) -> Button:
    """[Nêu lý do trễ]; `progress_id` names a report that may hold the reason already."""
    return Button(t.plain("late-button-reason"),
                  ExplainLate(task=task.id, what="reason", progress=progress_id))


def contest_button(task: Task, t: Translate) -> Button:
    """[Không đồng ý]."""
    return Button(t.plain("late-button-contest"), ExplainLate(task=task.id, what="contest"))
