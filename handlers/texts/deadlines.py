"""A deadline as written and as read: "trước ngày 25/3/2021 → hạn: thứ Tư 24/3/2021"."""

from markupsafe import Markup

from core.tasks import Kind, Recurrence, Task
from handlers.texts import Translate

#: Reasons that a reader could not guess from the day itself.
_TOLD = frozenset({"eve", "period-end", "friday", "working-days", "counted", "moved",
                   "year-unsure", "foreign"})  # fmt: skip


def deadline(t: Translate, task: Task) -> Markup:
    """Always both: the words and the day; or that there is none."""
    words, due_on = task.deadline.text, task.deadline.due_on
    if due_on is None:
        if task.kind is Kind.ONGOING:
            return t("deadline-ongoing", words=words)
        if _comes_again(task):
            return t("deadline-again", words=words, every=_every(t, task))
        return t("deadline-unread", words=words) if words else t("deadline-none")
    read = t("deadline-day", weekday=t("weekday", day=due_on.weekday()), due=due_on)
    if task.deadline.due_time is not None:
        read = t("deadline-hour", day=read, hour=task.deadline.due_time)
    if _comes_again(task):
        read = t("deadline-first", day=read, every=_every(t, task))
    if task.deadline.why in _TOLD:
        why = t(f"deadline-why-{task.deadline.why}", named=task.deadline.named_date)
        read = t("deadline-why", day=read, why=why)
    return t("deadline-read", words=words, day=read) if words else read


def _comes_again(task: Task) -> bool:
    return task.recurrence not in (Recurrence.NONE, Recurrence.CONTINUOUS, Recurrence.AD_HOC)


def _every(t: Translate, task: Task) -> Markup:
    return t(f"every-{task.recurrence.value.replace('_', '-')}")
