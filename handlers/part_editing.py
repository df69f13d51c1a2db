"""The dialogue about a part's numbered lines: "3: Đã …", "bỏ 3", "thêm …", "kiến nghị …"."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.errors import WorkError
from core.part_words import EditKind, TypedEdit, is_drop, read_edits
from core.usecases.confirm_part import ConfirmPart
from core.usecases.edit_part import Edited, EditPart, Seen, keys_of, numbers_of
from core.usecases.read_part import PartView, ReadPart
from core.usecases.reply_progress import ReplyProgress
from handlers.callbacks_parts import PartDo, PartLine
from handlers.filters import Typed
from handlers.keyboards_parts import choose_line_rows
from handlers.show import Say, Shown
from handlers.states import Parting
from handlers.telling import is_no_report
from handlers.texts import Translate
from handlers.texts.parts import edited_page, part_page

#: The dialogue's data key under which stands what the person saw.
_PART = "part"
#: "3 đã …" without a sign may mean a task's line of another message: only so long after the part.
_FRESH = timedelta(minutes=30)
_NEVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_DOUBTFUL = (EditKind.WRITE, EditKind.CONFIRM)
_NEW = {"add": EditKind.ADD, "propose": EditKind.PROPOSE}


def router() -> Router:
    """Before every command that is a plain word: a line may begin with one."""
    routes = Router(name="part_editing")
    words = (F.text, ~F.text.startswith("/"), ~Typed("cancel"), is_no_report)
    routes.message.register(line_typed, StateFilter(Parting.line), *words)
    routes.message.register(new_typed, StateFilter(Parting.new), *words)
    routes.message.register(edits_typed, StateFilter(Parting.lines), *words, _edits)
    presses = routes.callback_query
    presses.register(choose_line, PartDo.filter(F.do == "edit"))
    presses.register(ask_new, PartDo.filter(F.do.in_(_NEW.keys())))
    presses.register(ask_line, PartLine.filter(F.do == "edit"))
    presses.register(restore, PartLine.filter(F.do == "restore"))
    return routes


async def watch(state: FSMContext, view: PartView, act: Act) -> None:
    """Remember what stands on the screen, so that "3" is the line that was third."""
    if not view.writes or view.gathering.closed_at is not None:
        return
    await state.set_state(Parting.lines)
    await state.update_data({_PART: {"id": view.row.part.id, "at": act.now.isoformat(),
                                     "keys": list(keys_of(view.lines)),
                                     "mark": view.mark}})


async def _watched(state: FSMContext) -> tuple[int, Seen]:
    data: dict[str, Any] = (await state.get_data()).get(_PART, {})
    at = datetime.fromisoformat(data["at"]) if data else _NEVER
    return int(data.get("id", 0)), Seen(tuple(data.get("keys", ())), at)


async def _edits(
    message: Message, act: Act, state: FSMContext, reply_progress: ReplyProgress
) -> bool | dict[str, Any]:
    """Lets a message pass that speaks of the part's lines; gives the handler `edits`."""
    edits = read_edits(message.text or "")
    _, seen = await _watched(state)
    if not edits or (not seen.keys and any(e.number for e in edits)):
        return False
    marked = message.reply_to_message is not None or any(
        sign in (message.text or "")[:8] for sign in ":.)")
    doubtful = any(e.kind in _DOUBTFUL for e in edits)
    if not marked and doubtful and act.now - seen.at > _FRESH:
        return False
    if not marked and any(e.number > len(seen.keys) for e in edits if e.kind is EditKind.WRITE):
        return False  # "20 hồ sơ đã xong" of a part with six lines
    if not marked and await reply_progress.choose.spoken_since(act, message.chat.id, seen.at):
        return False  # "1 xong" under a list of tasks that came after the part
    return {"edits": edits}


async def edits_typed(
    _: Message, edits: list[TypedEdit], act: Act, t: Translate, state: FSMContext,
    edit_part: EditPart, confirm_part: ConfirmPart,
) -> Shown:
    """One line or several, by the numbers that were shown; or the word that confirms them."""
    part_id, seen = await _watched(state)
    wanted = [edit for edit in edits if edit.kind is not EditKind.CONFIRM]
    if not wanted:
        mark = (await state.get_data()).get(_PART, {}).get("mark", "")
        return await confirmed(t, state, await confirm_part(act, part_id, mark))
    return await _done(t, state, act, await edit_part.typed(act, part_id, wanted, seen))


async def _done(t: Translate, state: FSMContext, act: Act, edited: Edited) -> Shown:
    await watch(state, edited.view, act)
    return edited_page(t, edited)


async def confirmed(t: Translate, state: FSMContext, view: PartView) -> Shown:
    """The part as it goes into the report."""
    await state.set_state(None)
    note = t(f"part-confirmed-{view.row.state.value}", due=view.gathering.due_on)
    return part_page(t, view, note=note)


async def choose_line(
    _: CallbackQuery, callback_data: PartDo, act: Act, t: Translate, state: FSMContext,
    read_part: ReadPart,
) -> Shown:
    """Which line of that page?"""
    view = await read_part(act, callback_data.part)
    await watch(state, view, act)
    return Say(t("part-edit-which"), choose_line_rows(t, view, callback_data.page))


async def ask_line(
    _: CallbackQuery, callback_data: PartLine, act: Act, t: Translate, state: FSMContext,
    read_part: ReadPart,
) -> Shown:
    """The next message is the line."""
    view = await read_part(act, callback_data.part)
    line = view.lines.at(callback_data.key)
    if line is None:
        raise WorkError("part-line-gone", number=0)
    await watch(state, view, act)
    if await state.get_state() == Parting.lines.state:
        await state.set_state(Parting.line)
        await state.update_data(line=callback_data.key)
    return Say(t("part-ask-line", number=numbers_of(view.lines)[line.key], text=line.text))


async def line_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, edit_part: EditPart
) -> Shown:
    """The chosen line's new words; "bỏ" leaves it out, "5: …" means another one after all."""
    text = message.text or ""
    part_id, seen = await _watched(state)
    key = (await state.get_data()).get("line", "")
    others = [e for e in read_edits(text)
              if e.kind is EditKind.DROP or (e.kind is EditKind.WRITE and ":" in text[:12])]
    if others:
        return await _done(t, state, act, await edit_part.typed(act, part_id, others, seen))
    if is_drop(text):
        return await _done(t, state, act, await edit_part.drop(act, part_id, key))
    return await _done(t, state, act, await edit_part.write(act, part_id, key, text, seen))


async def ask_new(
    _: CallbackQuery, callback_data: PartDo, act: Act, t: Translate, state: FSMContext,
    read_part: ReadPart,
) -> Shown:
    """The next message is a line of its own, or a proposal."""
    view = await read_part(act, callback_data.part)
    await watch(state, view, act)
    if await state.get_state() == Parting.lines.state:
        await state.set_state(Parting.new)
        await state.update_data(new=callback_data.do)
    return Say(t(f"part-ask-{callback_data.do}"))


async def new_typed(
    message: Message, act: Act, t: Translate, state: FSMContext, edit_part: EditPart
) -> Shown:
    """What the unit adds."""
    part_id, seen = await _watched(state)
    kind = _NEW.get((await state.get_data()).get("new", ""), EditKind.ADD)
    edit = TypedEdit(kind, text=message.text or "")
    return await _done(t, state, act, await edit_part.typed(act, part_id, [edit], seen))


async def restore(
    _: CallbackQuery, callback_data: PartLine, act: Act, t: Translate, state: FSMContext,
    edit_part: EditPart,
) -> Shown:
    """The newest progress in the place of what was written; back in what was left out."""
    edited = await edit_part.restore(act, callback_data.part, callback_data.key)
    return await _done(t, state, act, edited)
