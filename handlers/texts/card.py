"""A task's card, its history and its evidence."""

from datetime import date

from markupsafe import Markup

from core.acting import Act
from core.lateness import days_late
from core.ports.tasks import HistoryRow
from core.tasks import OPEN, Task, timeliness
from core.usecases.show_task import EvidenceList, HistoryPage, TaskCard
from handlers.callbacks import GetEvidence, TaskLeaf
from handlers.keyboards import task_rows
from handlers.keyboards_editing import edit_rows
from handlers.keyboards_lateness import late_rows
from handlers.show import Button, Say
from handlers.texts import Translate
from handlers.texts.deadlines import deadline
from handlers.texts.echo import quote, state_word
from handlers.texts.lateness import record_lines
from handlers.texts.people import channel_name
from handlers.texts.unreached import told_lines

_DETAIL = 800
#: Columns told in the history with old and new value.
_TOLD = ("state", "percent", "due_on", "completed_on", "forecast_on", "title")


def card(t: Translate, shown: TaskCard, act: Act, *, edit: bool = False) -> Say:
    """Everything of one task on one screen, with what this person may do."""
    task = shown.task
    blocks = [_what(t, shown), _who(t, shown), _when(t, shown, act), _how(t, shown),
              told_lines(t, shown.told, shown.names, shown.told_more)]
    rows = [
        *task_rows(task, act.person, t, blockers=shown.blockers, evidence=shown.evidence),
        *late_rows(task, act.person, t, act.today, shown.delay),
        *edit_rows(task, act.person, t),
    ]
    text = Markup("\n\n").join(Markup("\n").join(lines) for lines in blocks if lines)
    return Say(text, rows, about=(task.id,), edit=edit)


def _what(t: Translate, shown: TaskCard) -> list[Markup]:
    task = shown.task
    if task.is_parent:
        lines = [t("card-parent", code=task.code or "", count=len(shown.children))]
    else:
        lines = [t("card-head", code=task.code or "", state=state_word(t, task.state))]
    lines.append(t("card-title", title=task.title))
    if task.detail:
        lines.append(t("card-detail", detail=task.detail[:_DETAIL]))
    if task.product:
        lines.append(t("card-product", product=task.product))
    if task.targets:
        lines.append(t("card-targets", targets=task.targets))
    if task.report_to:
        lines.append(t("card-report-to", whom=task.report_to))
    return lines


def _who(t: Translate, shown: TaskCard) -> list[Markup]:
    task, lines = shown.task, []
    if task.lead_unit_id is not None:
        lines.append(t("card-lead", unit=shown.unit_name(task.lead_unit_id)))
        names = ", ".join(person.full_name for person in shown.assignees)
        lines.append(t("card-people", names=names) if names else t("card-nobody"))
    if task.supporting:
        units = "; ".join(shown.unit_name(i) for i in sorted(task.supporting))
        lines.append(t("card-support", units=units))
    lines += [
        t("card-child", code=child.code or "", unit=shown.unit_name(child.lead_unit_id),
          state=state_word(t, child.state))
        for child in shown.children
    ]
    source = _source(t, shown)
    if source and task.item_no:
        lines.append(t("card-source-item", source=source, item=task.item_no))
    elif source:
        lines.append(t("card-source", source=source))
    return lines


def _source(t: Translate, shown: TaskCard) -> Markup | None:
    directive = shown.directive
    if directive is None:
        return None
    if directive.number and directive.issued_on is not None:
        return t("card-source-number", number=directive.number, day=directive.issued_on)
    return t("card-source-numberless", subject=directive.number or directive.subject)


def _when(t: Translate, shown: TaskCard, act: Act) -> list[Markup]:
    task = shown.task
    lines = [_deadline(t, task, act)]
    if shown.extended:
        lines.append(t("card-extended", count=shown.extended, first=task.original_due_on))
    if shown.waiting is not None:
        lines.append(t("card-extension-waiting", day=shown.waiting.wanted_on))
    if task.completed_on is not None:
        stands = timeliness(task.deadline, task.completed_on, task.boundary_decision)
        lines.append(t("card-completed", day=task.completed_on, timeliness=standing(t, stands)))
    if shown.delay is not None and days_late(task, act.today):
        lines += record_lines(t, shown.delay, shown.names)
    return lines


def standing(t: Translate, stands: str) -> Markup:
    """A timeliness in words."""
    return t(f"timeliness-{stands.replace('_', '-')}")


def _deadline(t: Translate, task: Task, act: Act) -> Markup:
    due_on = task.deadline.due_on
    if due_on is None or task.state not in OPEN:
        return t("card-deadline", deadline=deadline(t, task))
    days = (due_on - act.today).days
    key = "card-due-today" if days == 0 else "card-due-late" if days < 0 else "card-due-left"
    return t("card-deadline-when", deadline=deadline(t, task), when=t(key, days=abs(days)))


def _how(t: Translate, shown: TaskCard) -> list[Markup]:
    task, parts, lines = shown.task, [], []
    if task.percent is not None:
        parts.append(t("card-percent", percent=task.percent))
    if task.total_count is not None:
        parts.append(t("card-counts", done=str(task.done_count), total=str(task.total_count)))
    if task.forecast_on is not None:
        parts.append(t("card-forecast", day=task.forecast_on))
    if parts:
        lines.append(t("card-progress", parts=Markup(", ").join(parts)))
    latest = shown.latest
    if latest is not None and (latest.raw_text or latest.note):
        lines.append(t("card-last", at=latest.at, channel=channel_name(t, latest.channel),
                       text=quote(latest.raw_text or latest.note)))
    for blocker in shown.blockers:
        adds = blocker.waits_for and blocker.waits_for not in blocker.text
        lines.append(t("card-blocker-waits" if adds else "card-blocker",
                       text=quote(blocker.text), waits_for=blocker.waits_for))
        if blocker.answer:
            lines.append(t("card-answer", text=quote(blocker.answer)))
    if shown.evidence:
        lines.append(t("card-evidence", count=shown.evidence))
    return lines


def history(t: Translate, shown: HistoryPage) -> Say:
    """Who did what, when, from where."""
    lines = [t("history-heading", code=shown.task.code or "", page=shown.page + 1,
               pages=shown.pages)]
    for row in shown.rows:
        lines.append(t(
            "history-line", at=row.at, channel=channel_name(t, row.channel),
            what=_change(t, row), who=shown.names.get(row.person_id or 0) or t("history-clock"),
            undone=row.undone_at is not None))
        if row.id in shown.words:
            lines.append(t("history-words", text=quote(shown.words[row.id])))
    if not shown.rows:
        lines.append(t("history-empty"))
    turns = [
        Button(t.plain(key, page=shown.page + 2, pages=shown.pages),
               TaskLeaf(task=shown.task.id, leaf="history", page=shown.page + step))
        for key, step in (("page-back", -1), ("page-on", 1))
        if 0 <= shown.page + step < shown.pages
    ]
    rows = [turns] if turns else []
    return Say(Markup("\n").join(lines), [*rows, _back(t, shown.task)], edit=True)


def _change(t: Translate, row: HistoryRow) -> Markup:
    key = f"history-{row.action.replace('_', '-')}"
    what = t(key) if t.has(key) else t("history-changed")
    values = [
        t("history-value", name=t(f"column-{name.replace('_', '-')}"),
          old=_plain(t, name, row.before.get(name)), new=_plain(t, name, row.after.get(name)))
        for name in _TOLD if name in row.after
    ]
    return t("history-values", what=what, values=Markup("; ").join(values)) if values else what


def _plain(t: Translate, name: str, value: object) -> object:
    if value is None:
        return "–"
    if name == "state":
        return t(f"state-{str(value).replace('_', '-')}")
    if name == "percent":
        return f"{value}%"
    if name.endswith("_on"):
        return date.fromisoformat(str(value))
    return quote(str(value))


def evidence(t: Translate, shown: EvidenceList) -> Say:
    """The files, each with its button."""
    code = shown.task.code or ""
    if not shown.rows:
        return Say(t("evidence-empty", code=code), [_back(t, shown.task)], edit=True)
    lines = [t("evidence-heading", code=code, count=len(shown.rows))]
    lines += [
        t("evidence-line", number=number, name=row.name, size=str(-(-row.size // 1024)),
          who=shown.names.get(row.person_id or 0, ""), at=row.at,
          channel=channel_name(t, row.channel))
        for number, row in enumerate(shown.rows, 1)
    ]
    gets = [Button(f"{number}. {row.name[:30]}", GetEvidence(evidence=row.id))
            for number, row in enumerate(shown.rows, 1)]
    pairs = [gets[i:i + 2] for i in range(0, len(gets), 2)]
    return Say(Markup("\n").join(lines), [*pairs, _back(t, shown.task)], edit=True)


def _back(t: Translate, task: Task) -> list[Button]:
    return [Button(t.plain("button-card"), TaskLeaf(task=task.id, leaf="card"))]
