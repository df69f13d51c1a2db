"""/undo, and the buttons [Hoàn tác] and [Sửa lại?] under an echo."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from core.acting import Act
from core.usecases.reply_progress import OFFERED, AskWhich, ReplyProgress
from core.usecases.undo_change import UndoChange, Undone
from handlers.callbacks import Undo
from handlers.filters import Typed
from handlers.show import Say, Shown, Toast
from handlers.telling import keep
from handlers.texts import Translate
from handlers.texts.echo import quote, which_rows


def router() -> Router:
    """The way back."""
    routes = Router(name="undo")
    routes.message.register(undo, Typed("undo"))
    routes.callback_query.register(say_again, Undo.filter(F.again))
    routes.callback_query.register(undo_pressed, Undo.filter())
    return routes


async def undo(_: Message, act: Act, t: Translate, undo_change: UndoChange) -> Shown:
    """The last change; once more, the one before."""
    return _done(t, await undo_change(act))


async def undo_pressed(
    _: CallbackQuery, callback_data: Undo, act: Act, t: Translate, undo_change: UndoChange
) -> Shown:
    """That very change: a second tap does not take back the one before."""
    undone = await undo_change(act, callback_data.change)
    return Toast(t.plain("undo-already")) if undone.already else _done(t, undone)


async def say_again(
    _: CallbackQuery, callback_data: Undo, act: Act, t: Translate, state: FSMContext,
    undo_change: UndoChange, reply_progress: ReplyProgress,
) -> Shown:
    """Read wrongly or put on the wrong task: taken back, the words wait for the right one."""
    undone = await undo_change(act, callback_data.change)
    if undone.already:
        return Toast(t.plain("undo-already"))
    if not undone.text:
        return _done(t, undone)
    mine = await reply_progress.choose.mine(act)
    ask = AskWhich(tuple(mine[:OFFERED]), undone.text)
    said = act if undone.said_at is None else act.as_said(undone.said_at)
    await keep(state, said, ask, texts=[undone.text])
    return Say(t("reply-which-again", text=quote(undone.text)), which_rows(t, ask))


def _done(t: Translate, undone: Undone) -> Say:
    lines = [t("undo-line", code=task.code or task.title, what=_what(t, action))
             for task, action in undone.lines]
    about = tuple(dict.fromkeys(task.id for task, _ in undone.lines))
    return Say(t("undo-done", lines=Markup("; ").join(dict.fromkeys(lines))), about=about)


def _what(t: Translate, action: str) -> Markup:
    key = f"history-{action.replace('_', '-')}"
    return t(key) if t.has(key) else t("history-changed")
