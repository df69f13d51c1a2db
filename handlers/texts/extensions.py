"""What is said of wishes for more time, and of decisions on finished work."""

from datetime import date

from markupsafe import Markup

from core.acting import Act
from core.tasks import Task
from core.usecases.ask_extension import Asked
from handlers.keyboards import undo_rows
from handlers.show import Say
from handlers.texts import Translate
from handlers.texts.echo import quote


def asked_text(t: Translate, asked: Asked, *, often: bool) -> Markup:
    """Sent, with a warning where it comes late or again."""
    lines = [t("extension-asked", code=asked.task.code or "", day=asked.wanted_on,
               reason=quote(asked.reason))]
    if asked.late:
        lines.append(t("extension-late", due=asked.task.deadline.due_on))
    if often:
        lines.append(t("extension-often", count=asked.before))
    return Markup("\n").join(lines)


def granted_text(t: Translate, task: Task, day: date | None, act: Act) -> Say:
    """The decision, with the way back."""
    key = "extension-granted" if day else "extension-refused"
    text = t(key, code=task.code or "", day=day, due=task.deadline.due_on)
    return Say(text, undo_rows(act.change_id, t), about=(task.id,))
