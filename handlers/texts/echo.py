"""What was understood of a report, said back."""

from markupsafe import Markup

from core.acting import Act
from core.lateness import days_late
from core.progress.context import Asked
from core.replies import Said
from core.reporting import Outcome
from core.tasks import State, Task
from core.usecases.record_progress import Entry
from core.usecases.reply_progress import AskWhich, Recorded, Why
from handlers.callbacks import Clarify
from handlers.keyboards import extend_row, percent_rows, pick_rows, ping_rows, undo_rows
from handlers.keyboards_lateness import reason_button
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.values import short_day

_QUOTE = 200


def echo(t: Translate, recorded: Recorded, act: Act, *, files: int = 0) -> Say:
    """All entries of one message, with the way back."""
    parts = [entry_text(t, entry, files=files) for entry in recorded.entries]
    if recorded.unknown:
        parts.append(t("reply-unknown-refs", refs=", ".join(recorded.unknown)))
    parts += _sent_earlier(t, recorded, act)
    about = tuple(entry.task.id for entry in recorded.entries)
    return Say(Markup("\n").join(parts), _rows(t, recorded, act, files), about=about,
               asks=_asks(recorded))


def _sent_earlier(t: Translate, recorded: Recorded, act: Act) -> list[Markup]:
    """Of another day than today's: the day that counts."""
    late = recorded.entries[-1].sent_at if recorded.entries else None
    if late is None or late.astimezone(act.zone).date() == act.today:
        return []
    return [t("echo-sent-at", at=late)]


def _asks(recorded: Recorded) -> Asked | None:
    """The question that the echo of a single report ends with."""
    if len(recorded.entries) != 1:
        return None
    entry = recorded.entries[0]
    if wants_day(entry):
        return Asked.EXTENSION
    unsure = entry.said.unsure and entry.outcome is Outcome.NOTED
    return Asked.DONE if unsure else None


def entry_text(t: Translate, entry: Entry, *, files: int = 0) -> Markup:
    """One task's line, and what more has to be said about it."""
    task, code = entry.task, entry.task.code or ""
    match entry.outcome:
        case Outcome.ALREADY_DONE:
            line = t("reply-already-done", code=code, day=task.completed_on,
                     kept=entry.progress_id is not None)
        case Outcome.CANCELLED:
            line = t("reply-cancelled", code=code)
        case Outcome.PAUSED:
            line = t("reply-paused", code=code, state=state_word(t, task.state))
        case Outcome.REPEATED:
            line = t("reply-repeated", code=code)
        case Outcome.OVERTAKEN:
            line = t("reply-overtaken", code=code, kept=entry.progress_id is not None)
        case Outcome.EVIDENCED:
            return t("echo-recorded", code=code, parts=t("echo-evidence", count=files))
        case Outcome.NOTED:
            line = t("echo-recorded", code=code, parts=t("echo-note", text=quote(entry.text)))
        case _:
            line = _recorded(t, entry)
    lines = [line, *_more(t, entry)]
    if files:
        lines.append(t("echo-evidence", count=files))
    return Markup("\n").join(lines)


def _recorded(t: Translate, entry: Entry) -> Markup:
    parts = Markup(", ").join(said_parts(t, entry.said, entry.task)) or t("echo-received")
    if entry.outcome is Outcome.CONTRIBUTED:
        parts = t("echo-contribution", unit=entry.unit, parts=parts)
    return t("echo-recorded", code=entry.task.code or "", parts=parts)


def _more(t: Translate, entry: Entry) -> list[Markup]:
    lines = []
    if entry.asked is not None:
        lines.append(t("echo-extension", day=entry.asked.wanted_on))
        if entry.asked.late:
            lines.append(t("extension-late", due=entry.task.deadline.due_on))
    if entry.refused is not None:
        lines.append(t(f"error-{entry.refused.code}", **entry.refused.data))
    if wants_day(entry):
        lines.append(t("reply-extension-when", code=entry.task.code or ""))
    if entry.boundary:
        lines.append(t("reply-boundary"))
    if days := _done_late(entry):
        lines.append(t("late-done", due=entry.task.deadline.due_on, days=days))
    if entry.said.unsure and entry.outcome is Outcome.NOTED:
        lines.append(t("reply-asked", code=entry.task.code or ""))
    return lines


def wants_day(entry: Entry) -> bool:
    """More time was asked for without a day."""
    return (entry.said.wants_extension and entry.said.wants_extension_to is None
            and entry.outcome is Outcome.RECORDED and entry.task.is_open)


def _done_late(entry: Entry) -> int:
    """Days past the deadline of a task that this very report completed."""
    done = entry.task.completed_on
    completed = entry.outcome is Outcome.RECORDED and entry.said.is_done
    return days_late(entry.task, done) if completed and done is not None else 0


def _late_row(t: Translate, entry: Entry, act: Act) -> list[Button]:
    """[Nêu lý do trễ] where a late task was completed, or said to be stopped by something."""
    stopped = entry.outcome is Outcome.RECORDED and entry.said.blocker
    if not (_done_late(entry) or (stopped and days_late(entry.task, act.today))):
        return []
    return [reason_button(entry.task, t, entry.progress_id or 0 if entry.said.blocker else 0)]


def _needs_time(entry: Entry) -> bool:
    """A wish without a day, or a forecast after the deadline and no wish yet."""
    forecast, due_on = entry.said.forecast, entry.task.deadline.due_on
    late = forecast is not None and due_on is not None and forecast > due_on
    recorded = entry.outcome is Outcome.RECORDED and entry.task.is_open
    return wants_day(entry) or (late and recorded and entry.asked is None)


def said_parts(t: Translate, said: Said, task: Task) -> list[Markup]:
    """The values one by one: "80%", "vướng: …", "dự kiến xong …"."""
    parts: list[Markup] = []
    if said.is_done:
        parts.append(t("echo-submitted" if task.state is State.SUBMITTED else "echo-done"))
    elif said.percent is not None:
        parts.append(t("echo-percent", percent=said.percent))
    if said.counts is not None:
        parts.append(t("echo-counts", done=str(said.counts[0]), total=str(said.counts[1])))
    if not parts and said.state is not None and not said.blocker:
        parts.append(t(f"echo-{said.state.replace('_', '-')}"))
    if said.blocker and not said.is_done:
        key = "echo-blocker-waits" if _adds(said) else "echo-blocker"
        parts.append(t(key, text=quote(said.blocker), waits_for=said.waits_for))
    if said.cleared:
        parts.append(t("echo-cleared"))
    if said.forecast is not None and not said.is_done:
        parts.append(t("echo-forecast", day=said.forecast))
        due_on = task.deadline.due_on
        if due_on is not None and said.forecast > due_on:
            parts.append(t("echo-forecast-late", due=short_day(due_on)))
    return parts


def _adds(said: Said) -> bool:
    return bool(said.waits_for) and (said.waits_for or "") not in (said.blocker or "")


def _rows(t: Translate, recorded: Recorded, act: Act, files: int) -> Rows:
    rows: list[list[Button]] = []
    for entry in recorded.entries:
        if entry.said.unsure and entry.progress_id and entry.outcome is Outcome.NOTED:
            rows += clarify_rows(t, entry.progress_id)
    written = any(entry.progress_id is not None for entry in recorded.entries)
    if written or files:
        fixable = any(entry.text for entry in recorded.entries)
        rows += [list(row) for row in undo_rows(act.change_id, t, fixable=fixable)]
    if len(recorded.entries) == 1 and _needs_time(recorded.entries[0]):
        rows.insert(0, extend_row(recorded.entries[0].task, t))
    if len(recorded.entries) == 1 and (late := _late_row(t, recorded.entries[0], act)):
        rows.insert(0, late)
    return rows


def clarify_rows(t: Translate, progress_id: int) -> list[list[Button]]:
    """Xong / Đang làm / Vướng mắc / Chỉ là ghi chú."""
    buttons = [Button(t.plain(f"clarify-{mean.replace('_', '-')}"),
                      Clarify(progress=progress_id, mean=mean))
               for mean in ("done", "in_progress", "blocked", "note")]
    return [buttons[:2], buttons[2:]]


def which(t: Translate, ask: AskWhich) -> Say:
    """Ask which task is meant; the text is kept by the caller."""
    if ask.why is Why.UNCLEAR:
        text = t("reply-unclear", code=ask.candidates[0].code or "")
    else:
        text = t("reply-which")
    if ask.unknown:
        text = t("reply-unknown-refs", refs=", ".join(ask.unknown)) + Markup("\n") + text
    return Say(text, which_rows(t, ask))


def which_rows(t: Translate, ask: AskWhich) -> Rows:
    """The tasks offered, all of them, or another."""
    other = Button(t.plain("other-task"), "pick-other")
    return [*pick_rows(ask.candidates, t, everything=ask.several), [other]]


def moved(t: Translate, task: Task) -> Say:
    """An old button: the deadline is another one now."""
    return Say(t("reply-moved", code=task.code or "", due=task.deadline.due_on),
               ping_rows(task, t), about=(task.id,))


def choose_percent(t: Translate, task: Task) -> Say:
    """The sub-menu of "Tiến độ"."""
    return Say(t("reply-choose-percent", code=task.code or ""), percent_rows(task, t),
               about=(task.id,), asks=Asked.PERCENT)


def state_word(t: Translate, state: State) -> Markup:
    """The stored state, in words."""
    return t(f"state-{state.replace('_', '-')}")


def quote(text: str) -> str:
    """Short enough to be said back."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE else f"{flat[:_QUOTE].rstrip()}…"
