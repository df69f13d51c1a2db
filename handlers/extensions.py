"""More time: asked in two short answers or one line, decided with one tap."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.extending import OFTEN
from core.tasks import Task
from core.usecases.ask_extension import Asked, AskExtension
from core.usecases.decide_extension import DecideExtension as Decide
from core.usecases.report_task import Moved, ReportTask
from handlers.callbacks import DecideExtension, Report
from handlers.filters import Typed
from handlers.keyboards import undo_rows
from handlers.show import Say, Shown
from handlers.states import Telling
from handlers.texts import Translate
from handlers.texts.echo import moved
from handlers.texts.extensions import asked_text, granted_text


def router() -> Router:
    """The wish, the decision."""
    routes = Router(name="extensions")
    words = (F.text, ~F.text.startswith("/"))
    routes.message.register(day_typed, StateFilter(Telling.wish_day), *words)
    routes.message.register(reason_typed, StateFilter(Telling.wish_reason), *words)
    routes.message.register(other_day_typed, StateFilter(Telling.other_day), *words)
    routes.message.register(extend, Typed("extend"))
    routes.callback_query.register(extend_pressed, Report.filter(F.what == "extend"))
    routes.callback_query.register(other_pressed, DecideExtension.filter(F.verdict == "other"))
    routes.callback_query.register(
        decided, DecideExtension.filter(F.verdict.in_({"grant", "refuse"})))
    return routes


async def extend(
    _: Message, args: str, act: Act, t: Translate, state: FSMContext, report_task: ReportTask,
    ask_extension: AskExtension,
) -> Shown:
    """/extend CODE date why."""
    code, rest = (*args.split(maxsplit=1), "", "")[:2]
    if not code:
        return Say(t("extend-usage"))
    task = await report_task.named(act, code)
    if not rest.strip():
        return await _ask_day(task, state, t)
    return await _day_given(task.id, rest, act, t, state, ask_extension)


async def extend_pressed(
    _: CallbackQuery, callback_data: Report, act: Act, t: Translate, state: FSMContext,
    report_task: ReportTask,
) -> Shown:
    """The button: asks for the day first."""
    task = await report_task.current(act, callback_data.task, callback_data.revision)
    if isinstance(task, Moved):
        return moved(t, task.task)
    return await _ask_day(task, state, t)


async def _ask_day(task: Task, state: FSMContext, t: Translate) -> Shown:
    await state.set_state(Telling.wish_day)
    await state.update_data(task=task.id)
    return Say(t("extension-ask-day", code=task.code or "", due=task.deadline.due_on),
               about=(task.id,))


async def day_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, ask_extension: AskExtension
) -> Shown:
    """The new day, perhaps with the reason behind it."""
    task_id = (await state.get_data()).get("task", 0)
    return await _day_given(task_id, message.text or "", act, t, state, ask_extension)


async def _day_given(
    task_id: int, text: str, act: Act, t: Translate, state: FSMContext,
    ask_extension: AskExtension,
) -> Shown:
    day, reason = await ask_extension.read(act, text)
    task = await ask_extension.check(act, task_id, day)
    if reason:
        await state.set_state(None)
        return _asked(t, await ask_extension(act, task_id, day, reason))
    await state.set_state(Telling.wish_reason)
    await state.update_data(task=task_id, day=day.isoformat())
    return Say(t("extension-ask-reason", code=task.code or "", day=day), about=(task_id,))


async def reason_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, ask_extension: AskExtension
) -> Shown:
    """Why."""
    data = await state.get_data()
    await state.set_state(None)
    day = date.fromisoformat(data["day"])
    return _asked(t, await ask_extension(act, data["task"], day, message.text or ""))


async def decided(
    _: CallbackQuery, callback_data: DecideExtension, act: Act, t: Translate,
    decide_extension: Decide,
) -> Shown:
    """Granted as asked, or refused."""
    found = await decide_extension.find(act, callback_data.extension)
    row = found[1]
    day = row.wanted_on if callback_data.verdict == "grant" else None
    task, _row = await decide_extension(act, row.id, day)
    return granted_text(t, task, day, act)


async def other_pressed(
    _: CallbackQuery, callback_data: DecideExtension, act: Act, t: Translate, state: FSMContext,
    decide_extension: Decide,
) -> Shown:
    """Granted, but to another day."""
    task, row = await decide_extension.find(act, callback_data.extension)
    await state.set_state(Telling.other_day)
    await state.update_data(extension=row.id)
    return Say(t("extension-other-day", code=task.code or "", day=row.wanted_on))


async def other_day_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, ask_extension: AskExtension,
    decide_extension: Decide,
) -> Shown:
    """That day."""
    day, _ = await ask_extension.read(act, message.text or "")
    extension_id = (await state.get_data()).get("extension", 0)
    task, _row = await decide_extension(act, extension_id, day)
    await state.set_state(None)
    return granted_text(t, task, day, act)


def _asked(t: Translate, asked: Asked) -> Say:
    return Say(asked_text(t, asked, often=asked.before >= OFTEN),
               undo_rows(asked.change_id, t), about=(asked.task.id,))
