"""Buttons by which a task is handed over, changed, paused and cancelled."""

from core.people import Person, Role, decides, manages_unit
from core.tasks import UNFINISHED, State, Task
from core.usecases.edit_task import TaskView
from core.usecases.hand_over_task import Candidates
from handlers.callbacks import EditDo, EditSet, OpenTask
from handlers.show import Button, Rows
from handlers.texts import Translate


def edit_rows(task: Task, person: Person, t: Translate) -> Rows:
    """Under a task's card: what this person may change."""
    if task.state not in UNFINISHED or task.is_parent:
        return []
    rows = []
    if manages_unit(person, task.lead_unit_id):
        rows.append([_do(t, task, "assign")])
        if person.has(Role.COORDINATOR):
            rows[0].append(_do(t, task, "menu"))
    if decides(person):
        halt = [_do(t, task, "cancel")]
        if task.state is State.PAUSED:
            halt.insert(0, _do(t, task, "resume"))
        elif task.state is not State.SUBMITTED:
            halt.insert(0, _do(t, task, "pause"))
        rows.append(halt)
    return rows


def menu_rows(t: Translate, task: Task) -> Rows:
    """What can be changed in a task."""
    return [[_do(t, task, "title"), _do(t, task, "due")],
            [_do(t, task, "lead"), _do(t, task, "support")],
            [_do(t, task, "assign")],
            [_back(t, task)]]


def people_rows(t: Translate, found: Candidates) -> Rows:
    """People of the unit; a tick on those who have the task, a tap turns it."""
    task = found.task
    rows = [
        [Button(f"✓ {p.full_name}" if p.id in task.assignees else p.full_name,
                EditSet(task=task.id, what="assignee", value=p.id,
                        on=p.id not in task.assignees))]
        for p in found.people
    ]
    return [*rows, [_back(t, task)]]


def unit_rows(t: Translate, view: TaskView, what: str) -> Rows:
    """Units to tick (`support`) or to give the task to (`lead`)."""
    task = view.task
    chosen = task.supporting if what == "support" else {task.lead_unit_id}
    rows = [
        [Button(f"✓ {u.short_name}" if u.id in chosen else u.short_name,
                EditSet(task=task.id, what=what, value=u.id, on=u.id not in chosen))]
        for u in view.units
    ]
    return [*rows, [_back(t, task)]]


def _do(t: Translate, task: Task, do: str) -> Button:
    return Button(t.plain(f"edit-button-{do}"), EditDo(task=task.id, do=do))


def _back(t: Translate, task: Task) -> Button:
    return Button(t.plain("edit-button-back"), OpenTask(task=task.id))
