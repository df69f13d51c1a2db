"""A directive under review: the summary, its pages, one duty, and what is asked about it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from core.people import Unit
from core.ports.directives import Directive, DraftItem
from core.tasks import Task
from core.usecases.accept_directive import Accepted
from core.usecases.propose_directive import Proposal
from core.usecases.review_directive import DraftView, ReviewPage, UnclearLead
from handlers.keyboards import undo_rows
from handlers.keyboards_imports import (
    field_rows,
    item_rows,
    left_rows,
    page_rows,
    summary_rows,
    unclear_rows,
    unit_rows,
)
from handlers.show import Say
from handlers.texts import Translate
from handlers.texts.deadlines import deadline

PAGE = 5
_TITLE = 160
_DETAIL = 500
_NAMES = 3


def proposal(t: Translate, found: Proposal) -> Say:
    """What the import came to, and the review's summary."""
    again = t("import-known", count=found.known) if found.known else None
    if not found.counts.works:
        return Say(_lines(again, t("import-nothing-new", name=_name(t, found.directive))))
    page = ReviewPage(found.directive, found.counts)
    said = summary(t, page)
    return Say(_lines(said.text, again), said.rows)


def summary(t: Translate, page: ReviewPage, *, edit: bool = False) -> Say:
    """How much there is, what is open, and what can be done with it."""
    counts, directive = page.counts, page.directive
    if not counts.works:
        return Say(t("import-review-empty", name=_name(t, directive)), edit=edit)
    return Say(_lines(
        t("import-heading", name=_name(t, directive)),
        t("import-counts", duties=counts.duties, works=counts.works),
        t("import-no-lead", count=counts.no_lead) if counts.no_lead else None,
        t("import-unsure", count=counts.unsure) if counts.unsure else None,
        None if directive.issued_on else t("import-no-date"),
        None if directive.number else t("import-no-number"),
    ), summary_rows(t, page), edit=edit)


def duties(t: Translate, page: ReviewPage, number: int) -> Say:
    """Page `number` (from 0) of the duties."""
    if not page.items:
        return summary(t, page, edit=True)
    names = _names(page.units)
    parts = [_duty(t, item, names) for item in page.items]
    return Say(Markup("\n\n").join(parts), page_rows(t, page, number, PAGE), edit=True)


def duty(t: Translate, view: DraftView, page: int, *, edit: bool = True) -> Say:
    """One duty with everything that can be changed in it."""
    task = view.item.task
    detail = t("import-detail", text=_cut(task.detail, _DETAIL)) if task.detail else None
    words = _cut(task.support_text, _TITLE)
    support = t("import-support-words", words=words) if words else None
    return Say(_lines(_duty(t, view.item, _names(view.units), whole=True), support, detail),
               item_rows(t, view.item, page), edit=edit)


def pick_units(t: Translate, view: DraftView, what: str, page: int) -> Say:
    """Units to tick: who leads, or who supports."""
    task, works = view.item.task, view.item.works
    chosen = {w.lead_unit_id for w in works} if what == "lead" else set(task.supporting)
    return Say(t(f"import-pick-{what}", title=_cut(task.title, _TITLE)),
               unit_rows(t, view, what, chosen, page), edit=True)


def pick_field(t: Translate, view: DraftView, page: int) -> Say:
    """The fields to choose from."""
    return Say(t("import-pick-field", title=_cut(view.item.task.title, _TITLE)),
               field_rows(t, view.item.task, page), edit=True)


def unclear(t: Translate, asked: UnclearLead, settled: Markup | None = None) -> Say:
    """Which unit leads? Never guessed."""
    task = asked.task
    text = t("import-which-unit", duty=_heading(t, task, _cut(task.title, _TITLE)),
             words=_cut(task.lead_text, _TITLE) or "—")
    same = t("import-same-words", count=asked.same) if asked.same > 1 else None
    return Say(_lines(settled, text, same), unclear_rows(t, asked), edit=True)


def accepted(t: Translate, done: Accepted, change_id: str) -> Say:
    """What became of the drafts; undo makes them drafts again."""
    if not done.works:
        return Say(t("import-accepted-none", left=done.left),
                   left_rows(t, done.directive.id, done.left))
    left = t("import-left", count=done.left) if done.left else None
    return Say(_lines(
        t("import-accepted", count=done.works, first=done.first, last=done.last), left),
        [*left_rows(t, done.directive.id, done.left), *undo_rows(change_id, t)])


def ask_text(t: Translate, what: str, task: Task) -> Say:
    """Asks to type a new title, or a new deadline."""
    words = task.deadline.text if what == "due" else ""
    return Say(_lines(t(f"import-ask-{what}", title=task.title),
                      t("import-words-now", words=words) if words else None))


def _duty(
    t: Translate, item: DraftItem, names: dict[int, str], *, whole: bool = False
) -> Markup:
    task = item.task
    title = task.title if whole else _cut(task.title, _TITLE)
    unsure = any(w.deadline_unsure for w in item.works)
    return _lines(
        _heading(t, task, title),
        t("import-lead", units=_leads(t, item.works, names, whole=whole)),
        t("import-support", units=_units(t, task.supporting, names, whole=whole))
        if task.supporting else None,
        t("import-field", field=t(_field_key(task))),
        t("import-deadline-unsure" if unsure else "import-deadline", deadline=deadline(t, task)),
    )


def _heading(t: Translate, task: Task, title: str) -> Markup:
    if task.item_no:
        return t("import-duty", item=task.item_no, title=title)
    return t("import-duty-plain", title=title)


def _leads(t: Translate, works: Sequence[Task], names: dict[int, str], *, whole: bool) -> Markup:
    known = [w.lead_unit_id for w in works if w.lead_unit_id is not None]
    unknown = [t("import-unknown-unit", words=_cut(w.lead_text, 80) or "—")
               for w in works if w.lead_unit_id is None]
    parts = ([_units(t, known, names, whole=whole)] if known else []) + unknown
    return Markup("; ").join(parts)


def _units(
    t: Translate, unit_ids: Iterable[int], names: dict[int, str], *, whole: bool
) -> Markup:
    found = [names[u] for u in names if u in set(unit_ids)]
    shown = found if whole or len(found) <= _NAMES + 1 else found[:_NAMES]
    text = Markup("; ").join(shown)
    rest = len(found) - len(shown)
    return t("import-and-more", units=text, count=rest) if rest else text


def _names(units: Iterable[Unit]) -> dict[int, str]:
    return {unit.id: unit.short_name for unit in units}


def _name(t: Translate, directive: Directive) -> Markup:
    kind = t("import-doc-type", type=directive.doc_type or "other")
    number = t("import-name-number", number=directive.number) if directive.number else ""
    issued = t("import-name-issued", issued=directive.issued_on) if directive.issued_on else ""
    return t("import-name", kind=kind, number=number, issued=issued,
             subject=_cut(directive.subject, _TITLE) or directive.file_name)


def _field_key(task: Task) -> str:
    return f"field-{task.field.replace('_', '-')}"


def _cut(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[:length].rstrip()}…"


def _lines(*parts: str | None) -> Markup:
    return Markup("\n").join(part for part in parts if part)
