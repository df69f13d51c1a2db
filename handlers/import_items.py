"""One duty under review: change it, drop it, say which unit leads; fill in the directive."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.errors import WorkError
from core.fold import fold
from core.ports.directives import DraftItem
from core.stated_days import stated_day
from core.usecases.review_directive import DropDrafts, ReviewDirective, ReviewPage
from core.usecases.revise_draft import ReviseDraft
from core.usecases.settle_directive import FillHeader, NameLead
from handlers.callbacks import DraftDo, DraftSet, Review
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.states import Reviewing
from handlers.telling import is_no_report
from handlers.texts import Translate
from handlers.texts.imports import (
    PAGE,
    duties,
    duty,
    pick_field,
    pick_units,
    summary,
    unclear,
)
from handlers.texts.imports import ask_text as question

_ASKED = {"title": Reviewing.title, "due": Reviewing.due}
_BLANKS = {"date": Reviewing.date, "number": Reviewing.number}
_TYPED = (F.text, ~F.text.startswith("/"), ~Typed("cancel"), is_no_report)
#: Words that take a deadline away or leave a blank as it is.
_NONE = frozenset({"khong", "khong co", "khong thoi han", "bo", "bo qua", "none", "skip", "-"})
_DIGITS = 9
Turn: TypeAlias = Callable[[Act, int, int, bool], Awaitable[DraftItem]]


def router() -> Router:
    """Buttons of one duty, and what is typed when one asked for it."""
    routes = Router(name="import_items")
    presses = routes.callback_query
    presses.register(edit, DraftDo.filter(F.do == "edit"))
    presses.register(drop, DraftDo.filter(F.do == "drop"))
    presses.register(drop_outside, DraftDo.filter(F.do == "drop_same"))
    presses.register(settle, DraftDo.filter(F.do == "settle"))
    presses.register(pick, DraftDo.filter(F.do.in_({"lead", "support", "field"})))
    presses.register(ask_text, DraftDo.filter(F.do.in_(set(_ASKED))))
    presses.register(name_lead, DraftSet.filter(F.what == "name"), _is_unit)
    presses.register(set_field, DraftSet.filter(F.what == "field"))
    presses.register(turn_unit, DraftSet.filter(F.what.in_({"lead", "support"})), _is_unit)
    presses.register(ask_blank, Review.filter(F.to.in_(set(_BLANKS))))
    routes.message.register(title_typed, StateFilter(Reviewing.title), *_TYPED)
    routes.message.register(deadline_typed, StateFilter(Reviewing.due), *_TYPED)
    routes.message.register(number_typed, StateFilter(Reviewing.number), *_TYPED)
    routes.message.register(date_typed, StateFilter(Reviewing.date), *_TYPED)
    return routes


async def _is_unit(_: CallbackQuery, callback_data: DraftSet) -> bool:
    """A unit's id, as our buttons carry it."""
    value = callback_data.value
    return value.isascii() and value.isdecimal() and len(value) <= _DIGITS


async def edit(
    _: CallbackQuery, callback_data: DraftDo, act: Act, t: Translate, state: FSMContext,
    review_directive: ReviewDirective,
) -> Shown:
    """Everything about one duty."""
    await state.clear()
    return duty(t, await review_directive.item(act, callback_data.task), callback_data.page)


async def drop(
    _: CallbackQuery, callback_data: DraftDo, act: Act, t: Translate,
    drop_drafts: DropDrafts, review_directive: ReviewDirective,
) -> Shown:
    """Take it out; go on where the list, or the questions, stood."""
    task = await drop_drafts.one(act, callback_data.task)
    directive_id = task.directive_id or 0
    if callback_data.page < 0:
        return await _next_unclear(act, t, directive_id, review_directive)
    number = callback_data.page
    page = await review_directive(act, directive_id, number * PAGE, PAGE)
    return duties(t, page, number)


async def drop_outside(
    _: CallbackQuery, callback_data: DraftDo, act: Act, t: Translate,
    drop_drafts: DropDrafts, review_directive: ReviewDirective,
) -> Shown:
    """The named leader is no unit of ours: all its works go; the next question."""
    task = await drop_drafts.outside(act, callback_data.task)
    return await _next_unclear(act, t, task.directive_id or 0, review_directive)


async def settle(
    _: CallbackQuery, callback_data: DraftDo, act: Act, t: Translate,
    revise_draft: ReviseDraft, review_directive: ReviewDirective,
) -> Shown:
    """The deadline was read rightly."""
    await revise_draft.settle(act, callback_data.task)
    return duty(t, await review_directive.item(act, callback_data.task), callback_data.page)


async def pick(
    _: CallbackQuery, callback_data: DraftDo, act: Act, t: Translate,
    review_directive: ReviewDirective,
) -> Shown:
    """Choose units or a field."""
    view = await review_directive.item(act, callback_data.task)
    if callback_data.do == "field":
        return pick_field(t, view, callback_data.page)
    return pick_units(t, view, callback_data.do, callback_data.page)


async def turn_unit(
    _: CallbackQuery, callback_data: DraftSet, act: Act, t: Translate,
    revise_draft: ReviseDraft, review_directive: ReviewDirective,
) -> Shown:
    """Tick a unit, or take the tick away."""
    turns: dict[str, Turn] = {"lead": revise_draft.lead, "support": revise_draft.supporting}
    await turns[callback_data.what](
        act, callback_data.task, int(callback_data.value), callback_data.on)
    view = await review_directive.item(act, callback_data.task)
    return pick_units(t, view, callback_data.what, callback_data.page)


async def set_field(
    _: CallbackQuery, callback_data: DraftSet, act: Act, t: Translate,
    revise_draft: ReviseDraft, review_directive: ReviewDirective,
) -> Shown:
    """Put the duty under this field."""
    await revise_draft.field(act, callback_data.task, callback_data.value)
    return duty(t, await review_directive.item(act, callback_data.task), callback_data.page)


async def name_lead(
    _: CallbackQuery, callback_data: DraftSet, act: Act, t: Translate,
    name_lead: NameLead, review_directive: ReviewDirective,
) -> Shown:
    """This unit leads, wherever the directive says the same words; the next question."""
    named = await name_lead(act, callback_data.task, int(callback_data.value))
    said = t("import-named", unit=named.unit.name, count=named.count)
    asked = await review_directive.unclear(act, named.task.directive_id or 0)
    if isinstance(asked, ReviewPage):
        return [Say(said, edit=True), summary(t, asked)]
    return unclear(t, asked, said)


async def _next_unclear(
    act: Act, t: Translate, directive_id: int, review_directive: ReviewDirective
) -> Say:
    asked = await review_directive.unclear(act, directive_id)
    return summary(t, asked, edit=True) if isinstance(asked, ReviewPage) else unclear(t, asked)


async def ask_text(
    _: CallbackQuery, callback_data: DraftDo, act: Act, t: Translate, state: FSMContext,
    review_directive: ReviewDirective,
) -> Shown:
    """The next message is the title, or the deadline."""
    view = await review_directive.item(act, callback_data.task)
    await state.set_state(_ASKED[callback_data.do])
    await state.set_data({"task": callback_data.task, "page": callback_data.page})
    return question(t, callback_data.do, view.item.task)


async def title_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, revise_draft: ReviseDraft,
    review_directive: ReviewDirective,
) -> Shown:
    """The new title."""
    data = await state.get_data()
    await revise_draft.title(act, data["task"], message.text or "")
    await state.clear()
    return duty(t, await review_directive.item(act, data["task"]), data["page"], edit=False)


async def deadline_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, revise_draft: ReviseDraft,
    review_directive: ReviewDirective,
) -> Shown:
    """The new deadline; an unreadable one is asked for again, with an example."""
    data = await state.get_data()
    await revise_draft.deadline(act, data["task"], _kept(message))
    await state.clear()
    return duty(t, await review_directive.item(act, data["task"]), data["page"], edit=False)


async def ask_blank(
    _: CallbackQuery, callback_data: Review, act: Act, t: Translate, state: FSMContext,
    review_directive: ReviewDirective,
) -> Shown:
    """The next message is the directive's date, or number."""
    await review_directive(act, callback_data.directive)
    await state.set_state(_BLANKS[callback_data.to])
    await state.set_data({"directive": callback_data.directive})
    return Say(t(f"import-ask-{callback_data.to}"))


async def number_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, fill_header: FillHeader,
    review_directive: ReviewDirective,
) -> Shown:
    """The directive's number."""
    directive_id = (await state.get_data())["directive"]
    if text := _kept(message):
        await fill_header.number(act, directive_id, text)
    await state.clear()
    return summary(t, await review_directive(act, directive_id))


async def date_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, fill_header: FillHeader,
    review_directive: ReviewDirective,
) -> Shown:
    """The directive's date; deadlines without a year are read again by it."""
    directive_id = (await state.get_data())["directive"]
    if text := _kept(message):
        day = stated_day(text)
        if day is None:
            raise WorkError("day-unreadable", text=text[:80])
        await fill_header.issued_on(act, directive_id, day)
    await state.clear()
    return summary(t, await review_directive(act, directive_id))


def _kept(message: Message) -> str:
    """What was typed; "" for words that mean none."""
    text = (message.text or "").strip()
    return "" if fold(text).strip(" .!") in _NONE else text
