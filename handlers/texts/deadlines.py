"""A deadline as written and as read: "trước ngày 25/3/2021 → hạn: thứ Tư 24/3/2021"."""

from datetime import date

from markupsafe import Markup

from core.tasks import Deadline, Kind, Recurrence, Task
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
    return _read(t, task.deadline, due_on, _every(t, task) if _comes_again(task) else None)


def understood(t: Translate, read: Deadline) -> Markup | None:
    """The same before there is a task; None where the words name no day."""
    return _read(t, read, read.due_on, None) if read.due_on is not None else None


def _read(t: Translate, read: Deadline, due_on: date, every: Markup | None) -> Markup:
    day = t("deadline-day", weekday=t("weekday", day=due_on.weekday()), due=due_on)
    if read.due_time is not None:
        day = t("deadline-hour", day=day, hour=read.due_time)
    if every is not None:
        day = t("deadline-first", day=day, every=every)
    if read.why in _TOLD:
        day = t("deadline-why", day=day,
                why=t(f"deadline-why-{read.why}", named=read.named_date))
    return t("deadline-read", words=read.text, day=day) if read.text else day


def _comes_again(task: Task) -> bool:
    return task.recurrence not in (Recurrence.NONE, Recurrence.CONTINUOUS, Recurrence.AD_HOC)


def _every(t: Translate, task: Task) -> Markup:
    return t(f"every-{task.recurrence.value.replace('_', '-')}")
