"""What an assignment asks, and what was given: every part with its words."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from core.acting import Act
from core.assigning import Line, Named
from core.fold import fold
from core.orders import Choices, Order
from core.people import Person, Role, Unit
from core.tasks import Task
from handlers.callbacks import AssignPick, EditDo, OpenTask
from handlers.keyboards import undo_rows
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.deadlines import deadline, understood

_TITLE = 200
_MOST_TASKS = 8


def question(t: Translate, order: Order, choices: Choices, key: str) -> Say:
    """The next thing to be said, what is understood so far, and buttons where they help."""
    line = order.line
    heard = t("assign-so-far", title=line.title[:_TITLE]) if line.title else None
    due = understood(t, choices.due) if choices.due else None
    by = t("assign-deadline", deadline=due) if due else None
    return Say(_lines(heard, by, _asked(t, order)), _rows(t, order, choices, key))


def given(
    t: Translate, tasks: Sequence[Task], line: Line, choices: Choices, act: Act
) -> Say:
    """Recorded: each part with its words, a button to change each, and undo."""
    first = tasks[0]
    units = {u.id: u.name for u in choices.units}
    people = {p.id: p.full_name for p in choices.people}
    heading = t("assign-done", code=first.code or "", title=first.title) if len(tasks) == 1 else \
        t("assign-done-many", count=len(tasks), first=first.code or "",
          last=tasks[-1].code or "", title=first.title)
    text = _lines(
        heading,
        t("assign-unit", units=_read(t, line.leads, units)),
        _part(t, "assign-person", names=_read(t, line.people, people)),
        t("assign-deadline", deadline=deadline(t, first)),
        _part(t, "assign-target", words="; ".join(target.text for target in line.targets)),
        _part(t, "assign-product", words=line.product),
        _part(t, "assign-support", units=_read(t, line.supporting, units)),
        _part(t, "assign-report", words=line.report_to),
        _part(t, "assign-support-unknown", words="; ".join(line.left_out)),
    )
    return Say(text, [*_corrections(t, tasks, act), *undo_rows(act.change_id, t)],
               about=tuple(task.id for task in tasks))


def _asked(t: Translate, order: Order) -> Markup:
    step, open_ = order.ask[0], order.open
    words = open_.words if open_ else ""
    if not words:
        return t(f"assign-ask-{step}")
    return t(f"assign-{'which' if open_ and open_.near else 'unknown'}-{step}", words=words)


def _rows(t: Translate, order: Order, choices: Choices, key: str) -> Rows:
    step = order.ask[0]
    rows: list[list[Button]] = []
    if step in ("unit", "support"):
        rows = [[Button(u.short_name, AssignPick(key=key, what=step, value=u.id))]
                for u in choices.offered]
    if step == "person":
        several = len({u for p in choices.people for u in p.units()}) > 1
        rows = [[Button(_person(p, choices.units) if several else p.full_name,
                        AssignPick(key=key, what=step, value=p.id))] for p in choices.people]
    last = []
    if choices.more and step in ("unit", "support", "person"):
        kind = "person" if step == "person" else "unit"
        more = AssignPick(key=key, what="more")
        last.append(Button(t.plain(f"assign-button-more-{kind}"), more))
    if step in ("support", "deadline", "person"):
        last.append(Button(t.plain(f"assign-button-no-{step}"), AssignPick(key=key, what="skip")))
    return [*rows, last] if last else rows


def _corrections(t: Translate, tasks: Sequence[Task], act: Act) -> Rows:
    """One tap for each part; several tasks are looked at one by one."""
    if len(tasks) > 1:
        return [[Button(t.plain("assign-button-look", code=task.code or ""),
                        OpenTask(task=task.id))] for task in tasks[:_MOST_TASKS]]
    task = tasks[0]
    if not act.person.has(Role.COORDINATOR):
        return [[_edit(t, task, "assign")]]
    return [[_edit(t, task, "lead"), _edit(t, task, "assign")],
            [_edit(t, task, "due"), _edit(t, task, "support")],
            [_edit(t, task, "title")]]


def _edit(t: Translate, task: Task, do: str) -> Button:
    return Button(t.plain(f"edit-button-{do}"), EditDo(task=task.id, do=do))


def _person(person: Person, units: Iterable[Unit]) -> str:
    """The name with the unit, to tell two of the same name apart."""
    where = ", ".join(u.short_name for u in units if u.id in person.units())
    return f"{person.full_name} – {where}" if where else person.full_name


def _read(t: Translate, named: Sequence[Named], names: Mapping[int, str]) -> Markup:
    """Who was understood, with the words where they say it differently."""
    found = []
    for name in named:
        meant = "; ".join(names[i] for i in name.ids if i in names)
        if meant:
            same = not name.words or fold(name.words) == fold(meant)
            found.append(Markup.escape(meant) if same else
                         t("assign-read", words=name.words, name=meant))
    return Markup("; ").join(found)


def _part(t: Translate, key: str, **value: str | Markup) -> Markup | None:
    return t(key, **value) if all(value.values()) else None


def _lines(*parts: Markup | None) -> Markup:
    return Markup("\n").join(part for part in parts if part)
