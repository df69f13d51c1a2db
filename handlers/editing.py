"""Buttons of a task's card that change it: people, title, deadline, units, pause, cancel."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.fold import fold
from core.tasks import State, Task
from core.usecases.edit_task import EditTask
from core.usecases.halt_task import HaltTask
from core.usecases.hand_over_task import HandOverTask
from handlers.callbacks import EditDo, EditSet
from handlers.filters import Typed
from handlers.keyboards import undo_rows
from handlers.keyboards_editing import menu_rows, people_rows, unit_rows
from handlers.show import Say, Shown
from handlers.states import Editing
from handlers.texts import Translate
from handlers.texts.deadlines import deadline

_ASKED = {"title": Editing.title, "due": Editing.due,
          "pause": Editing.pause, "cancel": Editing.cancel}
_HALTS = {"pause": State.PAUSED, "cancel": State.CANCELLED}
_TYPED = (F.text, ~F.text.startswith("/"), ~Typed("cancel"))
_NONE = frozenset({"khong", "khong co", "khong thoi han", "none", "-"})


def router() -> Router:
    """What the card's buttons ask for, and the answers typed."""
    routes = Router(name="editing")
    presses = routes.callback_query
    presses.register(see_people, EditDo.filter(F.do == "assign"))
    presses.register(see_menu, EditDo.filter(F.do == "menu"))
    presses.register(see_units, EditDo.filter(F.do.in_({"lead", "support"})))
    presses.register(ask_change, EditDo.filter(F.do.in_({"title", "due"})))
    presses.register(ask_reason, EditDo.filter(F.do.in_(set(_HALTS))))
    presses.register(resume, EditDo.filter(F.do == "resume"))
    presses.register(turn_person, EditSet.filter(F.what == "assignee"))
    presses.register(turn_support, EditSet.filter(F.what == "support"))
    presses.register(set_lead, EditSet.filter(F.what == "lead"))
    routes.message.register(title_typed, StateFilter(Editing.title), *_TYPED)
    routes.message.register(deadline_typed, StateFilter(Editing.due), *_TYPED)
    routes.message.register(halt_typed, StateFilter(Editing.pause), *_TYPED)
    routes.message.register(halt_typed, StateFilter(Editing.cancel), *_TYPED)
    return routes


async def see_people(
    _: CallbackQuery, callback_data: EditDo, act: Act, t: Translate,
    hand_over_task: HandOverTask,
) -> Shown:
    """Who shall do it?"""
    found = await hand_over_task.candidates(act, callback_data.task)
    return Say(t("edit-people", code=found.task.code or "", title=found.task.title),
               people_rows(t, found))


async def turn_person(
    _: CallbackQuery, callback_data: EditSet, act: Act, t: Translate,
    hand_over_task: HandOverTask,
) -> Shown:
    """Give the task to this person, or take it away."""
    found = await hand_over_task(act, callback_data.task, callback_data.value, callback_data.on)
    names = ", ".join(p.full_name for p in found.people if p.id in found.task.assignees)
    key = "edit-people-now" if names else "edit-people-none"
    return Say(t(key, code=found.task.code or "", title=found.task.title, names=names),
               people_rows(t, found), edit=True)


async def see_menu(
    _: CallbackQuery, callback_data: EditDo, act: Act, t: Translate, edit_task: EditTask
) -> Shown:
    """What can be changed."""
    task = (await edit_task.view(act, callback_data.task)).task
    return Say(t("edit-menu", code=task.code or "", title=task.title,
                 deadline=deadline(t, task)), menu_rows(t, task))


async def see_units(
    _: CallbackQuery, callback_data: EditDo, act: Act, t: Translate, edit_task: EditTask
) -> Shown:
    """Which unit?"""
    view = await edit_task.view(act, callback_data.task)
    return Say(t(f"edit-{callback_data.do}", code=view.task.code or "", title=view.task.title),
               unit_rows(t, view, callback_data.do), edit=True)


async def turn_support(
    _: CallbackQuery, callback_data: EditSet, act: Act, t: Translate, edit_task: EditTask
) -> Shown:
    """Add or take away a supporting unit."""
    await edit_task.supporting(act, callback_data.task, callback_data.value, callback_data.on)
    view = await edit_task.view(act, callback_data.task)
    return Say(t("edit-support", code=view.task.code or "", title=view.task.title),
               unit_rows(t, view, "support"), edit=True)


async def set_lead(
    _: CallbackQuery, callback_data: EditSet, act: Act, t: Translate, edit_task: EditTask
) -> Shown:
    """Another unit leads."""
    task = await edit_task.lead(act, callback_data.task, callback_data.value)
    return _done(t, act, task, "edit-lead-done")


async def ask_change(
    _: CallbackQuery, callback_data: EditDo, act: Act, t: Translate, state: FSMContext,
    edit_task: EditTask,
) -> Shown:
    """The next message is the title, or the deadline."""
    task = (await edit_task.view(act, callback_data.task)).task
    return await _ask(t, state, task, callback_data.do)


async def ask_reason(
    _: CallbackQuery, callback_data: EditDo, act: Act, t: Translate, state: FSMContext,
    halt_task: HaltTask,
) -> Shown:
    """The next message says why."""
    task = await halt_task.find(act, callback_data.task, _HALTS[callback_data.do])
    return await _ask(t, state, task, callback_data.do)


async def _ask(t: Translate, state: FSMContext, task: Task, do: str) -> Shown:
    await state.set_state(_ASKED[do])
    await state.set_data({"task": task.id, "do": do})
    return Say(t(f"edit-ask-{do}", code=task.code or "", title=task.title))


async def title_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, edit_task: EditTask
) -> Shown:
    """The new title."""
    task = await edit_task.title(act, (await state.get_data())["task"], message.text or "")
    await state.clear()
    return _done(t, act, task, "edit-title-done")


async def deadline_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, edit_task: EditTask
) -> Shown:
    """The new deadline, shown as read."""
    text = (message.text or "").strip()
    words = "" if fold(text).strip(" .!") in _NONE else text
    task = await edit_task.deadline(act, (await state.get_data())["task"], words)
    await state.clear()
    return _done(t, act, task, "edit-due-done")


async def halt_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, halt_task: HaltTask
) -> Shown:
    """Why it is paused or cancelled."""
    data = await state.get_data()
    halt = halt_task.pause if data["do"] == "pause" else halt_task.cancel
    task = await halt(act, data["task"], message.text or "")
    await state.clear()
    return _done(t, act, task, f"edit-{data['do']}-done")


async def resume(
    _: CallbackQuery, callback_data: EditDo, act: Act, t: Translate, halt_task: HaltTask
) -> Shown:
    """Go on with it."""
    task = await halt_task.resume(act, callback_data.task)
    return _done(t, act, task, "edit-resume-done")


def _done(t: Translate, act: Act, task: Task, key: str) -> Say:
    text = t(key, code=task.code or "", title=task.title, deadline=deadline(t, task))
    return Say(text, undo_rows(act.change_id, t), about=(task.id,))
