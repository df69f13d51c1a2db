"""Those who decide: accept, return, on time or late; answers to difficulties."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.tasks import timeliness
from core.usecases.answer_blocker import AnswerBlocker as Answer
from core.usecases.decide_completion import DecideCompletion as Decide
from core.usecases.decide_completion import Verdict
from handlers.callbacks import AnswerBlocker, DecideCompletion
from handlers.keyboards import boundary_rows, is_boundary, undo_rows
from handlers.show import Say, Shown
from handlers.states import Telling
from handlers.texts import Translate
from handlers.texts.card import standing
from handlers.texts.echo import quote


def router() -> Router:
    """Buttons on notices and cards, and the words they ask for."""
    routes = Router(name="deciding")
    words = (F.text, ~F.text.startswith("/"))
    routes.message.register(reason_typed, StateFilter(Telling.return_reason), *words)
    routes.message.register(answer_typed, StateFilter(Telling.answer), *words)
    routes.callback_query.register(accept, DecideCompletion.filter(F.verdict == "accept"))
    routes.callback_query.register(return_pressed, DecideCompletion.filter(F.verdict == "return"))
    routes.callback_query.register(
        boundary, DecideCompletion.filter(F.verdict.in_({"on_time", "late"}))
    )
    routes.callback_query.register(answer_pressed, AnswerBlocker.filter())
    return routes


async def accept(
    _: CallbackQuery, callback_data: DecideCompletion, act: Act, t: Translate,
    decide_completion: Decide,
) -> Shown:
    """The work is done; the day is the one on which it was reported."""
    task = await decide_completion(act, callback_data.task, Verdict.ACCEPT)
    said = Say(t("completion-accepted", code=task.code or "", day=task.completed_on),
               undo_rows(act.change_id, t), about=(task.id,))
    if not is_boundary(task):
        return said
    ask = t("completion-boundary", code=task.code or "", day=task.completed_on)
    return [said, Say(ask, boundary_rows(task, t), about=(task.id,))]


async def return_pressed(
    _: CallbackQuery, callback_data: DecideCompletion, act: Act, t: Translate, state: FSMContext,
    decide_completion: Decide,
) -> Shown:
    """Asks for the reason, which a return must have."""
    task = await decide_completion.find(act, callback_data.task, Verdict.RETURN)
    await state.set_state(Telling.return_reason)
    await state.update_data(task=task.id)
    return Say(t("completion-return-why", code=task.code or ""))


async def reason_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, decide_completion: Decide
) -> Shown:
    """Back to the owner, with the reason."""
    task_id, reason = (await state.get_data()).get("task", 0), message.text or ""
    await state.set_state(None)
    task = await decide_completion(act, task_id, Verdict.RETURN, reason)
    return Say(t("completion-returned", code=task.code or "", reason=quote(reason)),
               undo_rows(act.change_id, t), about=(task.id,))


async def boundary(
    _: CallbackQuery, callback_data: DecideCompletion, act: Act, t: Translate,
    decide_completion: Decide,
) -> Shown:
    """Done on the named day itself: on time or late."""
    task = await decide_completion(act, callback_data.task, Verdict(callback_data.verdict))
    stands = (timeliness(task.deadline, task.completed_on, task.boundary_decision)
              if task.completed_on else "no_deadline")
    return Say(t("boundary-decided", code=task.code or "", timeliness=standing(t, stands)),
               undo_rows(act.change_id, t), about=(task.id,))


async def answer_pressed(
    _: CallbackQuery, callback_data: AnswerBlocker, act: Act, t: Translate, state: FSMContext,
    answer_blocker: Answer,
) -> Shown:
    """Asks for the answer."""
    task, row = await answer_blocker.find(act, callback_data.blocker)
    await state.set_state(Telling.answer)
    await state.update_data(blocker=row.id)
    return Say(t("blocker-answer-how", code=task.code or "", text=quote(row.text)))


async def answer_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, answer_blocker: Answer
) -> Shown:
    """Stored, and on its way to who raised it."""
    blocker_id = (await state.get_data()).get("blocker", 0)
    await state.set_state(None)
    task = await answer_blocker(act, blocker_id, message.text or "")
    return Say(t("blocker-answered", code=task.code or ""), undo_rows(act.change_id, t),
               about=(task.id,))
