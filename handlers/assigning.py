"""/assign in one line, or step by step; what was typed is kept while something is asked."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.assigning import Line
from core.fold import fold
from core.usecases.assign_task import (
    AssignTask,
    Order,
    PrepareOrder,
    chose_person,
    chose_unit,
    skipped,
)
from handlers.callbacks import AssignPick
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.states import Assigning
from handlers.texts import Translate
from handlers.texts.assigning import given, question

_KEY = 8
_SKIP = frozenset({"khong", "khong co", "bo qua", "khong can", "skip", "none", "-"})


def router() -> Router:
    """The command, and the answers to what it left open."""
    routes = Router(name="assigning")
    routes.message.register(assign, Typed("assign"))
    routes.message.register(
        answer_typed, StateFilter(Assigning.answer), F.text, ~F.text.startswith("/"),
        ~Typed("cancel"))
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
    """An answer in words."""
    order = _order(await state.get_data())
    text = message.text or ""
    if order.ask[0] in ("deadline", "person") and fold(text).strip(" .!") in _SKIP:
        order = skipped(order)
    else:
        order = await prepare_order.typed(act, order, text)
    return await _go_on(order, act, t, state, prepare_order, assign_task)


async def answer_pressed(
    _: CallbackQuery, callback_data: AssignPick, act: Act, t: Translate, state: FSMContext,
    prepare_order: PrepareOrder, assign_task: AssignTask,
) -> Shown:
    """A tapped unit, person, or skip; a button of an earlier question explains itself."""
    data = await state.get_data()
    order = _order(data)
    match callback_data.what:
        case _ if data["key"] != callback_data.key:
            return Say(t("assign-late"))
        case "unit" if order.ask[0] == "unit":
            order = chose_unit(order, callback_data.value)
        case "person" if order.ask[0] == "person":
            order = chose_person(order, callback_data.value)
        case "skip":
            order = skipped(order)
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
        await state.set_data({"line": asdict(order.line), "ask": list(order.ask), "key": key})
        return question(t, order, choices, key)
    tasks = await assign_task(act, order.line)
    await state.clear()
    return given(t, tasks, order.line, choices, act.change_id)


def _order(data: Mapping[str, Any]) -> Order:
    """The order out of the dialogue's JSON."""
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data["line"].items()
    }
    return Order(Line(**plain), tuple(data["ask"]))
