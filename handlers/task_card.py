"""/task CODE, "Chi tiết", and the pages behind a card."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.usecases.show_task import ShowTask
from handlers.callbacks import OpenTask, TaskLeaf
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.texts import Translate
from handlers.texts.card import card, evidence, history


def router() -> Router:
    """Only reads."""
    routes = Router(name="task_card")
    routes.message.register(task, Typed("task"))
    routes.callback_query.register(opened, OpenTask.filter())
    routes.callback_query.register(card_leaf, TaskLeaf.filter(F.leaf == "card"))
    routes.callback_query.register(history_leaf, TaskLeaf.filter(F.leaf == "history"))
    routes.callback_query.register(evidence_leaf, TaskLeaf.filter(F.leaf == "evidence"))
    return routes


async def task(_: Message, args: str, act: Act, t: Translate, show_task: ShowTask) -> Shown:
    """The card of a code."""
    if not args:
        return Say(t("task-usage"))
    return card(t, await show_task.by_code(act, args.split()[0]), act)


async def opened(
    _: CallbackQuery, callback_data: OpenTask, act: Act, t: Translate, show_task: ShowTask
) -> Shown:
    """The card of a button."""
    return card(t, await show_task(act, callback_data.task), act)


async def card_leaf(
    _: CallbackQuery, callback_data: TaskLeaf, act: Act, t: Translate, show_task: ShowTask
) -> Shown:
    """Back from a page behind it, in the same place."""
    return card(t, await show_task(act, callback_data.task), act, edit=True)


async def history_leaf(
    _: CallbackQuery, callback_data: TaskLeaf, act: Act, t: Translate, show_task: ShowTask
) -> Shown:
    """Who did what, when."""
    return history(t, await show_task.history(act, callback_data.task, callback_data.page))


async def evidence_leaf(
    _: CallbackQuery, callback_data: TaskLeaf, act: Act, t: Translate, show_task: ShowTask
) -> Shown:
    """The files."""
    return evidence(t, await show_task.evidence(act, callback_data.task))
