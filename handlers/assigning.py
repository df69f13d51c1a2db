"""/assign in one line, or step by step; what was typed is kept while something is asked."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.assigning import Line, Named
from core.errors import WorkError
from core.fold import fold
from core.orders import Order
from core.targets import Target
from core.usecases.assign_task import AssignTask
from core.usecases.prepare_order import PrepareOrder
from handlers.callbacks import AssignPick
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.states import Assigning
from handlers.telling import is_no_report
from handlers.texts import Translate
from handlers.texts.assigning import given, question

_KEY = 8
_SKIP = frozenset({"khong", "khong co", "bo qua", "khong can", "chua", "skip", "none", "-"})
#: A message that begins with a task's code is a report, not an answer.
_REPORT = r"\s*[A-Za-z]{2,10}-\d{4}-\d{1,4}\b"


def router() -> Router:
    """The command, and the answers to what it left open."""
    routes = Router(name="assigning")
    routes.message.register(assign, Typed("assign"))
    routes.message.register(
        answer_typed, StateFilter(Assigning.answer), F.text, ~F.text.startswith("/"), is_no_report,
        ~F.text.regexp(_REPORT), ~Typed("cancel"))
    routes.callback_query.register(
        answer_pressed, AssignPick.filter(), StateFilter(Assigning.answer))
    routes.callback_query.register(pressed_late, AssignPick.filter())
    return routes


async def assign(
    _: Message, args: str, act: Act, t: Translate, state: FSMContext,
    prepare_order: PrepareOrder, assign_task: AssignTask,
) -> Shown:
    """Read the line; without one ask step by step."""
    order = await prepare_order.read(act, args)
    return await _go_on(order, act, t, state, prepare_order, assign_task)


async def answer_typed(
    message: Message, act: Act, t: Translate, state: FSMContext,
    prepare_order: PrepareOrder, assign_task: AssignTask,
) -> Shown:
    """An answer in words; a reply to another message that answers nothing is not for us."""
    order, text = _order(await state.get_data()), message.text or ""
    try:
        if order.ask[0] not in ("title", "unit") and fold(text).strip(" .!") in _SKIP:
            order = await prepare_order.skip(act, order)
        else:
            order = await prepare_order.typed(act, order, text)
    except WorkError as error:
        if message.reply_to_message is not None:
            raise SkipHandler from error
        raise
    return await _go_on(order, act, t, state, prepare_order, assign_task)


async def answer_pressed(
    _: CallbackQuery, callback_data: AssignPick, act: Act, t: Translate, state: FSMContext,
    prepare_order: PrepareOrder, assign_task: AssignTask,
) -> Shown:
    """A tapped unit, person, or skip; a button of an earlier question explains itself."""
    data = await state.get_data()
    order = _order(data)
    if data["key"] != callback_data.key:
        return Say(t("assign-late"))
    match callback_data.what:
        case "unit" | "support" | "person" if callback_data.what == order.ask[0]:
            order = await prepare_order.choose(act, order, callback_data.value)
        case "skip":
            order = await prepare_order.skip(act, order)
        case "more":
            order = replace(order, wide=True)
        case _:
            return Say(t("assign-late"))
    return await _go_on(order, act, t, state, prepare_order, assign_task)


async def pressed_late(_: CallbackQuery, t: Translate) -> Shown:
    """The assignment is done or was cancelled."""
    return Say(t("assign-late"))


async def _go_on(
    order: Order, act: Act, t: Translate, state: FSMContext,
    prepare_order: PrepareOrder, assign_task: AssignTask,
) -> Shown:
    """Ask what is missing, or give the task."""
    choices = await prepare_order.choices(act, order)
    if order.ask:
        key = act.change_id[:_KEY]
        await state.set_state(Assigning.answer)
        await state.set_data({**asdict(order), "key": key})
        return question(t, order, choices, key)
    tasks = await assign_task(act, order.line)
    await state.clear()
    return given(t, tasks, order.line, choices, act)


def _order(data: Mapping[str, Any]) -> Order:
    """The order out of the dialogue's JSON."""
    plain = dict(data["line"])
    for name in ("leads", "supporting", "people"):
        plain[name] = tuple(
            Named(n["words"], tuple(n["ids"]), tuple(n["near"])) for n in plain[name])
    plain["targets"] = tuple(Target(**target) for target in plain["targets"])
    plain["left_out"] = tuple(plain["left_out"])
    return Order(Line(**plain), tuple(data["ask"]), data["wide"])
