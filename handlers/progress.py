"""Reports by button and by command; the words of a blocker."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.replies import Said
from core.usecases.record_progress import Entry
from core.usecases.reply_progress import Recorded, ReplyProgress
from core.usecases.report_task import Moved, ReportTask
from core.usecases.show_task import ShowTask
from core.usecases.take_evidence import TakeEvidence
from handlers.callbacks import Clarify, Report
from handlers.filters import Typed
from handlers.show import Say, Shown, Toast
from handlers.states import Telling
from handlers.telling import tell
from handlers.texts import Translate
from handlers.texts.echo import choose_percent, echo, moved

_SAID = {
    "done": Said(state="done"),
    "p25": Said(state="in_progress", percent=25),
    "p50": Said(state="in_progress", percent=50),
    "p75": Said(state="in_progress", percent=75),
    "clear": Said(state="in_progress", cleared=True),
}


def router() -> Router:
    """Dialogues first: while one waits, a bare word is its answer."""
    routes = Router(name="progress")
    routes.message.register(
        blocker_typed, StateFilter(Telling.blocker), F.text, ~F.text.startswith("/"))
    routes.message.register(update, Typed("update"), F.text)
    routes.message.register(done, Typed("done"), F.text)
    routes.message.register(blocked, Typed("blocked"), F.text)
    routes.callback_query.register(percent_pressed, Report.filter(F.what == "menu"))
    routes.callback_query.register(blocked_pressed, Report.filter(F.what == "blocked"))
    routes.callback_query.register(pressed, Report.filter(F.what.in_(_SAID.keys())))
    routes.callback_query.register(
        clarified, Clarify.filter(F.mean.in_({"done", "in_progress", "blocked", "note"})))
    return routes


async def pressed(
    _: CallbackQuery, callback_data: Report, act: Act, t: Translate, report_task: ReportTask
) -> Shown:
    """One tap is a report."""
    said = _SAID[callback_data.what]
    result = await report_task(act, callback_data.task, callback_data.revision, said)
    return _told(t, result, act)


async def percent_pressed(
    _: CallbackQuery, callback_data: Report, act: Act, t: Translate, report_task: ReportTask
) -> Shown:
    """The sub-menu of "Tiến độ"."""
    task = await report_task.current(act, callback_data.task, callback_data.revision)
    return moved(t, task.task) if isinstance(task, Moved) else choose_percent(t, task)


async def blocked_pressed(
    _: CallbackQuery, callback_data: Report, act: Act, t: Translate, state: FSMContext,
    report_task: ReportTask,
) -> Shown:
    """Asks what stops the work."""
    task = await report_task.current(act, callback_data.task, callback_data.revision)
    if isinstance(task, Moved):
        return moved(t, task.task)
    await state.set_state(Telling.blocker)
    await state.update_data(task=task.id)
    return Say(t("reply-ask-blocker", code=task.code or ""), about=(task.id,))


async def blocker_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, report_task: ReportTask,
    reply_progress: ReplyProgress,
) -> Shown:
    """What stops it, in the owner's words."""
    task_id = (await state.get_data()).get("task", 0)
    await state.set_state(None)
    task = await report_task.find(act, task_id)
    entry = await reply_progress.blocked(act, task, message.text or "")
    return echo(t, Recorded((entry,)), act)


async def update(
    message: Message, args: str, act: Act, t: Translate, state: FSMContext,
    reply_progress: ReplyProgress, show_task: ShowTask, take_evidence: TakeEvidence,
) -> Shown:
    """/update CODE text: the text is read like any other."""
    if not args:
        return Say(t("update-usage"))
    return await tell(message, args, act, state, t, reply_progress, show_task, take_evidence)


async def done(
    message: Message, args: str, act: Act, t: Translate, state: FSMContext,
    reply_progress: ReplyProgress, show_task: ShowTask, take_evidence: TakeEvidence,
) -> Shown:
    """/done CODE, or "xong" alone, which means what the message it replies to spoke of."""
    words = f"{args} {t.plain('word-done')}".strip()
    return await tell(message, words, act, state, t, reply_progress, show_task, take_evidence)


async def blocked(
    message: Message, args: str, act: Act, t: Translate, state: FSMContext,
    report_task: ReportTask, reply_progress: ReplyProgress, show_task: ShowTask,
    take_evidence: TakeEvidence,
) -> Shown:
    """/blocked CODE why."""
    code, _, why = args.partition(" ")
    if not code:
        return Say(t("blocked-usage"))
    if not any(letter.isdigit() for letter in code):
        words = f"{t.plain('word-blocked')} {args}"
        return await tell(message, words, act, state, t, reply_progress, show_task, take_evidence)
    task = await report_task.named(act, code)
    if not why.strip():
        await state.set_state(Telling.blocker)
        await state.update_data(task=task.id)
        return Say(t("reply-ask-blocker", code=task.code or ""), about=(task.id,))
    return echo(t, Recorded((await reply_progress.blocked(act, task, why),)), act)


async def clarified(
    _: CallbackQuery, callback_data: Clarify, act: Act, t: Translate, report_task: ReportTask
) -> Shown:
    """What an unsure report meant."""
    mean = None if callback_data.mean == "note" else callback_data.mean
    entry = await report_task.clarify(act, callback_data.progress, mean)
    return _told(t, entry, act) if entry else Toast(t.plain("clarify-kept"))


def _told(t: Translate, result: Entry | Moved, act: Act) -> Shown:
    if isinstance(result, Moved):
        return moved(t, result.task)
    return echo(t, Recorded((result,)), act)
