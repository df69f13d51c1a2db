"""What an assignment asks, and what was given."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from core.assigning import Line
from core.people import Person
from core.tasks import Task
from core.usecases.assign_task import Choices, Order
from handlers.callbacks import AssignPick, EditDo, OpenTask
from handlers.keyboards import undo_rows
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.deadlines import deadline

_TITLE = 200


def question(t: Translate, order: Order, choices: Choices, key: str) -> Say:
    """The next thing to be said, what is understood so far, and buttons where they help."""
    step, line = order.ask[0], order.line
    heard = t("assign-so-far", title=line.title[:_TITLE]) if line.title else None
    name = f"assign-ask-{step}"
    if step == "person" and line.person_words:
        name = "assign-which-person" if line.person_ids else "assign-unknown-person"
    asked = t(name, words=line.person_words)
    return Say(_lines(heard, asked), _rows(t, step, choices, key))


def given(
    t: Translate, tasks: Sequence[Task], line: Line, choices: Choices, change_id: str
) -> Say:
    """Recorded; undo and edit offered."""
    first = tasks[0]
    units = {u.id: u.name for u in choices.units}
    who = _people(choices.people, {i for task in tasks for i in task.assignees})
    heading = t("assign-done", code=first.code or "", title=first.title) if len(tasks) == 1 else \
        t("assign-done-many", count=len(tasks), first=first.code or "",
          last=tasks[-1].code or "", title=first.title)
    text = _lines(
        heading,
        t("assign-unit", units=_names(units, (task.lead_unit_id for task in tasks))),
        t("assign-person", names=who) if who else None,
        t("assign-deadline", deadline=deadline(t, first)),
        t("assign-support", units=_names(units, line.supporting)) if line.supporting else None,
        t("assign-support-unknown", words="; ".join(line.unknown_supporting))
        if line.unknown_supporting else None,
    )
    change = Button(t.plain("edit-button-menu"), EditDo(task=first.id, do="menu"))
    look = Button(t.plain("edit-button-back"), OpenTask(task=first.id))
    top = [change] if len(tasks) == 1 else [look]
    return Say(text, [top, *undo_rows(change_id, t)], about=tuple(task.id for task in tasks))


def _rows(t: Translate, step: str, choices: Choices, key: str) -> Rows:
    rows = []
    if step == "unit":
        rows = [[Button(u.short_name, AssignPick(key=key, what="unit", value=u.id))]
                for u in choices.units]
    if step == "person":
        rows = [[Button(p.full_name, AssignPick(key=key, what="person", value=p.id))]
                for p in choices.people]
    if step in ("deadline", "person"):
        rows.append([Button(t.plain(f"assign-button-no-{step}"), AssignPick(key=key, what="skip"))])
    return rows


def _names(units: dict[int, str], unit_ids: Iterable[int | None]) -> str:
    return "; ".join(units[i] for i in unit_ids if i in units)


def _people(people: Iterable[Person], ids: set[int]) -> str:
    return ", ".join(p.full_name for p in people if p.id in ids)


def _lines(*parts: str | None) -> Markup:
    return Markup("\n").join(part for part in parts if part)
