"""Buttons that stand under pings, cards and notices."""

from aiogram.filters.callback_data import CallbackData

from core.people import Person, decides
from core.ports.progress import BlockerRow
from core.reporting import Part, part_of
from core.tasks import OPEN, State, Task, Timeliness, timeliness
from handlers.callbacks import (
    AnswerBlocker,
    DecideCompletion,
    DecideExtension,
    OpenTask,
    PickTask,
    Report,
    TaskLeaf,
    Undo,
)
from handlers.show import Button, Rows
from handlers.texts import Translate
from handlers.texts.values import short_day

_STEPS = (25, 50, 75)
_LABEL = 40


def ping_rows(task: Task, t: Translate) -> Rows:
    """Everything that one tap can answer to a ping of one task."""
    return [*_report_rows(task, t), [Button(t.plain("button-detail"), OpenTask(task=task.id))]]


def percent_rows(task: Task, t: Translate) -> Rows:
    """The sub-menu of "Tiến độ"."""
    steps = [Button(f"{n}%", _report(task, f"p{n}")) for n in _STEPS]
    return [steps, [Button(t.plain("button-done"), _report(task, "done"))]]


def task_rows(
    task: Task, person: Person, t: Translate, *, blockers: tuple[BlockerRow, ...] = (),
    evidence: int = 0,
) -> Rows:
    """Under a card: what this person may do with this task."""
    rows: list[list[Button]] = []
    part = part_of(person, task)
    if task.is_open and part in (Part.OWNER, Part.SUPPORT):
        rows += [list(row) for row in _report_rows(task, t)]
    if task.is_open and part is Part.OWNER and blockers:
        rows.append([Button(t.plain("button-clear"), _report(task, "clear"))])
    if decides(person):
        rows += [list(row) for row in decision_rows(task, t)]
        rows += [_answer(b, t) for b in blockers if b.answered_at is None]
    leaves = [Button(t.plain("button-history"), TaskLeaf(task=task.id, leaf="history"))]
    if evidence:
        leaves.append(Button(t.plain("button-evidence", count=evidence),
                             TaskLeaf(task=task.id, leaf="evidence")))
    return [*rows, leaves]


def decision_rows(task: Task, t: Translate) -> Rows:
    """What a decider owes the task: acceptance, or whether the named day was in time."""
    if task.state is State.SUBMITTED:
        return completion_rows(task, t)
    if is_boundary(task):
        return boundary_rows(task, t)
    return []


def is_boundary(task: Task) -> bool:
    """Completed on the named day of "trước ngày D", and nobody has decided yet."""
    return (
        task.state is State.COMPLETED and task.completed_on is not None
        and timeliness(task.deadline, task.completed_on, task.boundary_decision)
        is Timeliness.BOUNDARY
    )


def completion_rows(task: Task, t: Translate) -> Rows:
    """Accept or return what was reported done."""
    return [[Button(t.plain(f"button-{verdict}"), DecideCompletion(task=task.id, verdict=verdict))
             for verdict in ("accept", "return")]]


def boundary_rows(task: Task, t: Translate) -> Rows:
    """On time or late."""
    return [[Button(t.plain(f"button-{verdict.replace('_', '-')}"),
                    DecideCompletion(task=task.id, verdict=verdict))
             for verdict in ("on_time", "late")]]


def extension_rows(extension_id: int, t: Translate) -> Rows:
    """Grant, refuse, or grant another day."""
    return [[Button(t.plain(f"button-{verdict}"),
                    DecideExtension(extension=extension_id, verdict=verdict))
             for verdict in ("grant", "refuse", "other")]]


def blocker_rows(blocker_id: int, task: Task, t: Translate) -> Rows:
    """Answer a difficulty, or look first."""
    return [[Button(t.plain("button-answer"), AnswerBlocker(blocker=blocker_id)),
             Button(t.plain("button-detail"), OpenTask(task=task.id))]]


def undo_rows(change_id: str, t: Translate, *, fixable: bool = False) -> Rows:
    """Take back; for words that were read, also say it again."""
    row = [Button(t.plain("button-undo"), Undo(change=change_id))]
    if fixable:
        row.insert(0, Button(t.plain("button-fix"), Undo(change=change_id, again=True)))
    return [row]


def pick_rows(tasks: tuple[Task, ...], t: Translate, *, everything: bool = False) -> Rows:
    """One button a task: code, title, due day."""
    rows = [[Button(pick_label(task, t), PickTask(task=task.id))] for task in tasks]
    if everything and len(tasks) > 1:
        rows.append([Button(t.plain("button-all", count=len(tasks)), PickTask(task=0))])
    return rows


def pick_label(task: Task, t: Translate) -> str:
    """As much of the title as fits on a phone."""
    title = t.plain("restricted-title") if task.restricted else task.title
    short = title if len(title) <= _LABEL else f"{title[:_LABEL].rstrip()}…"
    due = task.deadline.due_on
    if due is None:
        return f"{task.code} · {short}"
    return t.plain("pick-label", code=task.code or "", title=short, due=short_day(due))


def extend_row(task: Task, t: Translate) -> list[Button]:
    """[Xin gia hạn] alone, where a forecast lies after the deadline."""
    return [Button(t.plain("button-extend"), _report(task, "extend"))]


def _report_rows(task: Task, t: Translate) -> Rows:
    first = [Button(t.plain("button-done"), _report(task, "done")),
             Button(t.plain("button-percent"), _report(task, "menu"))]
    second = [Button(t.plain("button-blocked"), _report(task, "blocked"))]
    if task.deadline.due_on is not None and task.state in OPEN:
        second += extend_row(task, t)
    return [first, second]


def _report(task: Task, what: str) -> CallbackData:
    return Report(task=task.id, revision=task.deadline_revision, what=what)


def _answer(blocker: BlockerRow, t: Translate) -> list[Button]:
    label = t.plain("button-answer-to", text=blocker.text[:_LABEL])
    return [Button(label, AnswerBlocker(blocker=blocker.id))]
