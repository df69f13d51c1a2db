"""The buttons under "which task?": what waited finds its task."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from core.acting import Act
from core.usecases.report_task import ReportTask
from core.usecases.take_evidence import TakeEvidence
from handlers.callbacks import PickTask
from handlers.show import Say, Shown, Toast
from handlers.telling import drop, offered, waiting
from handlers.texts import Translate
from handlers.texts.echo import echo


def router() -> Router:
    """Choosing among the tasks offered."""
    routes = Router(name="picking")
    routes.callback_query.register(picked, PickTask.filter())
    routes.callback_query.register(another, F.data == "pick-other")
    return routes


async def picked(
    _: CallbackQuery, callback_data: PickTask, act: Act, t: Translate, state: FSMContext,
    report_task: ReportTask, take_evidence: TakeEvidence,
) -> Shown:
    """This one, or all of those offered."""
    said, texts, files = await waiting(state, act)
    if not texts and not files:
        return Toast(t.plain("reply-nothing-waits"))
    ids = [callback_data.task] if callback_data.task else await offered(state)
    tasks = [await report_task.find(act, task_id) for task_id in ids]
    recorded = await take_evidence.bind(said, tasks, texts, files)
    await drop(state)
    return echo(t, recorded, act, files=len(files))


async def another(_: CallbackQuery, t: Translate) -> Shown:
    """None of those offered."""
    return Say(t("other-task-how"))
