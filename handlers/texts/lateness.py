"""What is said of a late task: the reason, the verdict, the objection, beside each other."""

from collections.abc import Mapping

from markupsafe import Markup

from core.lateness import is_open_contest, waits_for_verdict
from core.ports.delays import DelayRow
from core.tasks import Task
from core.usecases.explain_delay import Explained, Superseded
from handlers.keyboards import undo_rows
from handlers.keyboards_lateness import cause_rows, judge_rows
from handlers.show import Say
from handlers.texts import Translate
from handlers.texts.echo import quote


def record_lines(t: Translate, row: DelayRow, names: Mapping[int, str]) -> list[Markup]:
    """The whole record; `names` of those who spoke, none where the heading names them."""
    lines = []
    if row.text:
        lines.append(t(f"late-reason-{row.cause}", text=quote(row.text),
                       **_who(names, row.person_id)))
    if row.contest:
        lines.append(t("late-contest", text=quote(row.contest),
                       **_who(names, row.contested_by)))
    if row.verdict and row.decided_at is not None:
        lines.append(t(f"late-verdict-{row.verdict}", at=row.decided_at,
                       **_who(names, row.decided_by)))
    if is_open_contest(row) and row.verdict:
        lines.append(t("late-contest-open"))
    elif waits_for_verdict(row):
        lines.append(t("late-waits"))
    return lines


def ask_cause(t: Translate, task: Task, offered: str = "") -> Say:
    """Objective or subjective; `offered` is what was said already."""
    due_on, code = task.deadline.due_on, task.code or ""
    if offered:
        text = t("late-ask-cause-of", code=code, text=quote(offered))
    else:
        text = t("late-ask-cause", code=code, due=due_on)
    return Say(text, cause_rows(task, t))


def ask_words(t: Translate, task: Task, what: str) -> Say:
    """The reason or the objection, in the owner's words."""
    return Say(t(f"late-ask-{what}", code=task.code or "", due=task.deadline.due_on))


def explained(t: Translate, found: Explained) -> Say:
    """Kept; who is to judge it knows, or nobody there may."""
    lines = [t("late-kept", code=found.task.code or "", days=found.days),
             *record_lines(t, found.row, {})[:-1],
             t("late-told" if found.told else "late-nobody")]
    return Say(Markup("\n").join(lines), undo_rows(found.change_id, t), about=(found.task.id,))


def judged(t: Translate, found: Explained | Superseded) -> Say:
    """The verdict with the way back; an old button shows what stands now."""
    code = found.task.code or ""
    if isinstance(found, Superseded):
        lines = [t("late-moved", code=code, days=found.days), *record_lines(t, found.row, {})]
        return Say(Markup("\n").join(lines), judge_rows(found.row, t), about=(found.task.id,))
    text = t(f"late-judged-{found.row.verdict}", code=code, days=found.days)
    return Say(text, undo_rows(found.change_id, t), about=(found.task.id,))


def _who(names: Mapping[int, str], person_id: int | None) -> dict[str, str | bool]:
    name = names.get(person_id or 0, "")
    return {"who": name, "named": bool(name)}
