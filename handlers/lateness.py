"""Why a task was late: said in two taps and a sentence, contested in one, judged with one tap."""

import unicodedata

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.errors import WorkError
from core.fold import fold
from core.lateness import Cause
from core.usecases.explain_delay import ExplainDelay, JudgeDelay, Superseded
from core.usecases.reply_progress import ReplyProgress
from core.usecases.report_task import ReportTask
from core.usecases.show_task import ShowTask
from core.usecases.take_evidence import TakeEvidence
from handlers.callbacks import ExplainLate, JudgeLate, LateCause
from handlers.show import Say, Shown, Toast, pieces
from handlers.states import Explaining
from handlers.telling import is_no_report, tell
from handlers.texts import Translate
from handlers.texts.lateness import ask_cause, ask_words, explained, judged

_CAUSES = {"khach quan": Cause.OBJECTIVE, "chu quan": Cause.SUBJECTIVE,
           "objective": Cause.OBJECTIVE, "subjective": Cause.SUBJECTIVE}


def router() -> Router:
    """The owner's words, the deciders' taps."""
    routes = Router(name="lateness")
    # A reply to a reminder reports on it, whatever else was asked.
    words = (F.text, ~F.text.startswith("/"), is_no_report)
    asked = StateFilter(Explaining.cause, Explaining.reason, Explaining.contest)
    routes.message.register(lapsed_typed, asked, *words, has_lapsed)
    routes.message.register(cause_typed, StateFilter(Explaining.cause), *words)
    routes.message.register(reason_typed, StateFilter(Explaining.reason), *words)
    routes.message.register(contest_typed, StateFilter(Explaining.contest), *words)
    routes.callback_query.register(reason_pressed, ExplainLate.filter(F.what == "reason"))
    routes.callback_query.register(contest_pressed, ExplainLate.filter(F.what == "contest"))
    routes.callback_query.register(cause_pressed, LateCause.filter())
    routes.callback_query.register(verdict_pressed, JudgeLate.filter())
    return routes


async def has_lapsed(
    _: Message, act: Act, state: FSMContext, explain_delay: ExplainDelay
) -> bool | dict[str, WorkError]:
    """True, with why, when nothing can be said of the task any more."""
    contest = await state.get_state() == Explaining.contest.state
    try:
        await explain_delay.find(act, (await state.get_data())["late"], reason=not contest)
    except WorkError as error:
        return {"lapsed": error}
    return False


async def lapsed_typed(
    message: Message, lapsed: WorkError, act: Act, t: Translate, state: FSMContext,
    reply_progress: ReplyProgress, show_task: ShowTask, take_evidence: TakeEvidence,
) -> Shown:
    """The question is withdrawn; what was typed is read as a report, so that it is not lost."""
    await _end(state)
    told = await tell(message, message.text or "", act, state, t, reply_progress, show_task,
                      take_evidence)
    return [Say(t(f"error-{lapsed.code}", **lapsed.data)), *pieces(told)]


async def reason_pressed(
    _: CallbackQuery, callback_data: ExplainLate, act: Act, t: Translate, state: FSMContext,
    explain_delay: ExplainDelay, report_task: ReportTask, reply_progress: ReplyProgress,
) -> Shown:
    """Asks for the cause; what a report said already is offered as the reason."""
    task, _row = await explain_delay.find(act, callback_data.task, reason=True)
    offered = ""
    if callback_data.progress:
        report = await report_task.own_row(act, callback_data.progress)
        if report.task_id == task.id:
            offered = (await reply_progress.reading(act, report.raw_text or "")).blocker or ""
    await state.set_state(Explaining.cause)
    await state.update_data(late=task.id, words=offered)
    return ask_cause(t, task, offered)


async def cause_pressed(
    _: CallbackQuery, callback_data: LateCause, act: Act, t: Translate, state: FSMContext,
    explain_delay: ExplainDelay,
) -> Shown:
    """Recorded with the words that wait, else asks for them."""
    task, _row = await explain_delay.find(act, callback_data.task, reason=True)
    data = await state.get_data()
    words = data.get("words", "") if data.get("late") == task.id else ""
    return await _caused(task.id, callback_data.cause, words, act, t, state, explain_delay)


async def cause_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, explain_delay: ExplainDelay
) -> Shown:
    """"Khách quan, chờ Sở Tư pháp", or the reason alone: then the cause is asked for again."""
    data = await state.get_data()
    # Composed letters fold to one each: what stands behind the cause begins at its length.
    text = unicodedata.normalize("NFC", message.text or "").strip()
    task, _row = await explain_delay.find(act, data["late"])
    for name, cause in _CAUSES.items():
        if fold(text).startswith(name):
            words = text[len(name):].strip(" ,.:;-–") or data["words"]
            return await _caused(task.id, cause, words, act, t, state, explain_delay)
    await state.update_data(words=text)
    return ask_cause(t, task, text)


async def _caused(
    task_id: int, cause: Cause, words: str, act: Act, t: Translate, state: FSMContext,
    explain_delay: ExplainDelay,
) -> Shown:
    if words.strip():
        await _end(state)
        return explained(t, await explain_delay.reason(act, task_id, cause, words))
    task, _row = await explain_delay.find(act, task_id)
    await state.set_state(Explaining.reason)
    await state.update_data(late=task_id, words="", cause=cause.value)
    return ask_words(t, task, "reason")


async def reason_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, explain_delay: ExplainDelay
) -> Shown:
    """Why."""
    data = await state.get_data()
    await _end(state)
    cause = Cause(data["cause"])
    return explained(t, await explain_delay.reason(act, data["late"], cause, message.text or ""))


async def contest_pressed(
    _: CallbackQuery, callback_data: ExplainLate, act: Act, t: Translate, state: FSMContext,
    explain_delay: ExplainDelay,
) -> Shown:
    """Asks what the owner holds against the record."""
    task, _row = await explain_delay.find(act, callback_data.task)
    await state.set_state(Explaining.contest)
    await state.update_data(late=task.id)
    return ask_words(t, task, "contest")


async def contest_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, explain_delay: ExplainDelay
) -> Shown:
    """It stands beside the record from now on."""
    data = await state.get_data()
    await _end(state)
    return explained(t, await explain_delay.contest(act, data["late"], message.text or ""))


async def verdict_pressed(
    _: CallbackQuery, callback_data: JudgeLate, act: Act, t: Translate, judge_delay: JudgeDelay
) -> Shown:
    """Objective or subjective; twice is once."""
    found = await judge_delay(act, callback_data.delay, callback_data.verdict)
    if isinstance(found, Superseded) and found.mine:
        return Toast(t.plain("late-already"))
    return judged(t, found)


async def _end(state: FSMContext) -> None:
    data = await state.get_data()
    for name in ("late", "words", "cause"):
        data.pop(name, None)
    await state.set_state(None)
    await state.set_data(data)
