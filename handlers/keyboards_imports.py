"""Buttons of a directive's review."""

from collections.abc import Collection

from core.fields import FIELDS
from core.ports.directives import DraftItem
from core.tasks import Task
from core.usecases.review_directive import DraftView, ReviewPage, UnclearLead
from handlers.callbacks import DraftDo, DraftSet, Review
from handlers.show import Button, Rows
from handlers.texts import Translate

_LABEL = 14


def summary_rows(t: Translate, page: ReviewPage) -> Rows:
    """What can be done with the whole."""
    directive, counts = page.directive, page.counts
    rows = [[_review(t, "page", directive.id)]]
    ready = counts.works - counts.no_lead
    if ready:
        rows[0].append(_review(t, "accept", directive.id, count=ready))
    if counts.no_lead:
        rows.append([_review(t, "unclear", directive.id, count=counts.no_lead)])
    blanks = [_review(t, what, directive.id)
              for what, value in (("date", directive.issued_on), ("number", directive.number))
              if not value]
    if blanks:
        rows.append(blanks)
    return [*rows, [_review(t, "drop", directive.id)]]


def page_rows(t: Translate, page: ReviewPage, number: int, size: int) -> Rows:
    """Edit and drop for each duty; turning; back."""
    rows = [_item(t, item.task, number) for item in page.items]
    last = max(0, (page.counts.duties - 1) // size)
    turn = [Button(t.plain("button-previous"), _page(page, number - 1))] if number else []
    turn.append(Button(f"{number + 1}/{last + 1}", _page(page, number)))
    if number < last:
        turn.append(Button(t.plain("button-next"), _page(page, number + 1)))
    directive_id = page.directive.id
    end = [_review(t, "summary", directive_id)]
    if page.counts.works > page.counts.no_lead:
        end.append(_review(t, "accept", directive_id,
                           count=page.counts.works - page.counts.no_lead))
    return [*rows, turn, end]


def item_rows(t: Translate, item: DraftItem, page: int) -> Rows:
    """Everything that can be changed in a duty."""
    task = item.task
    rows = [[_do(t, task, do, page) for do in pair]
            for pair in (("title", "due"), ("lead", "support"), ("field", "drop"))]
    if any(w.deadline_unsure for w in item.works):
        rows.insert(0, [_do(t, task, "settle", page)])
    return [*rows, [Button(t.plain("import-button-back"),
                           Review(directive=task.directive_id or 0, to="page", page=page))]]


def unit_rows(
    t: Translate, view: DraftView, what: str, chosen: Collection[int | None], page: int
) -> Rows:
    """Every unit; a tick on those chosen, a tap turns it."""
    task = view.item.task
    rows = [
        [Button(f"✓ {unit.short_name}" if unit.id in chosen else unit.short_name,
                DraftSet(task=task.id, what=what, value=str(unit.id),
                         on=unit.id not in chosen, page=page))]
        for unit in view.units
    ]
    return [*rows, [_do(t, task, "edit", page)]]


def field_rows(t: Translate, task: Task, page: int) -> Rows:
    """Every field."""
    rows = [
        [Button(t.plain(f"field-{code.replace('_', '-')}"),
                DraftSet(task=task.id, what="field", value=code, on=True, page=page))]
        for code in FIELDS
    ]
    return [*rows, [_do(t, task, "edit", page)]]


def unclear_rows(t: Translate, asked: UnclearLead) -> Rows:
    """Every unit, and ways out."""
    task = asked.task
    rows = [
        [Button(unit.short_name,
                DraftSet(task=task.id, what="name", value=str(unit.id), on=True))]
        for unit in asked.units
    ]
    if asked.same > 1:
        rows.append([Button(t.plain("import-button-drop-same", count=asked.same),
                            DraftDo(task=task.id, do="drop_same", page=-1))])
    return [*rows, [
        Button(t.plain("import-button-drop-this"), DraftDo(task=task.id, do="drop", page=-1)),
        Button(t.plain("import-button-later"),
               Review(directive=asked.directive.id, to="summary")),
    ]]


def drop_rows(t: Translate, directive_id: int) -> Rows:
    """What can't be taken back is asked once."""
    return [[_review(t, "drop_yes", directive_id), _review(t, "summary", directive_id)]]


def left_rows(t: Translate, directive_id: int, left: int) -> Rows:
    """After accepting: the works that still wait for their unit."""
    return [[_review(t, "unclear", directive_id, count=left)]] if left else []


def _item(t: Translate, task: Task, page: int) -> list[Button]:
    name = task.item_no or task.title[:_LABEL]
    return [
        Button(t("import-button-edit-item", item=name).unescape(),
               DraftDo(task=task.id, do="edit", page=page)),
        Button(t("import-button-drop-item", item=name).unescape(),
               DraftDo(task=task.id, do="drop", page=page)),
    ]


def _do(t: Translate, task: Task, do: str, page: int) -> Button:
    return Button(t.plain(f"import-button-{do}"), DraftDo(task=task.id, do=do, page=page))


def _review(t: Translate, to: str, directive_id: int, count: int = 0) -> Button:
    label = t.plain(f"import-button-to-{to.replace('_', '-')}", count=count)
    return Button(label, Review(directive=directive_id, to=to))


def _page(page: ReviewPage, number: int) -> Review:
    return Review(directive=page.directive.id, to="page", page=number)
