"""/part: a unit's part of the report for who writes it, the board of all for who oversees."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.people import OVERSEERS
from core.usecases.confirm_part import ConfirmPart
from core.usecases.gather_parts import GatherParts
from core.usecases.read_part import PartView, ReadPart
from handlers.callbacks_parts import BoardDo, BoardOf, PartDo, PartGive, PartOpen
from handlers.filters import Typed
from handlers.keyboards_parts import people_rows, urge_choice_rows
from handlers.part_editing import confirmed, watch
from handlers.show import Button, Say, Shown
from handlers.texts import Translate
from handlers.texts.parts import board_page, own_parts, part_page, urged_text


def router() -> Router:
    """Seen, confirmed, handed over; gathered, urged, closed."""
    routes = Router(name="parts")
    routes.message.register(part, Typed("part"))
    presses = routes.callback_query
    presses.register(open_part, PartOpen.filter())
    presses.register(confirm, PartDo.filter(F.do == "confirm"))
    presses.register(choose_person, PartDo.filter(F.do == "hand"))
    presses.register(give, PartGive.filter())
    presses.register(open_gathering, BoardOf.filter(F.do == "open"))
    presses.register(show_board, BoardOf.filter(F.do == "show"))
    presses.register(urge, BoardDo.filter(F.do == "urge"))
    presses.register(choose_unit, BoardDo.filter(F.do == "choose"))
    presses.register(close, BoardDo.filter(F.do.in_({"close", "reopen"})))
    return routes


async def part(
    _: Message, args: str, act: Act, t: Translate, state: FSMContext, read_part: ReadPart,
    gather_parts: GatherParts,
) -> Shown:
    """The period typed, or the one that is being gathered."""
    if act.person.has(*OVERSEERS):
        offered = await gather_parts.offered(act, args)
        if offered is not None:
            button = Button(t.plain("parts-open-now"), BoardOf(code=offered.code, do="open"))
            return Say(t("parts-not-yet", start=offered.start, end=offered.end), [[button]])
        first, *others = await read_part.gatherings(act, args)
        return board_page(t, await read_part.board(act, first, others))
    views = await read_part.mine(act, await read_part.gatherings(act, args))
    return own_parts(t, views) if len(views) > 1 else await _shown(t, state, act, views[0])


async def _shown(t: Translate, state: FSMContext, act: Act, view: PartView) -> Shown:
    await watch(state, view, act)
    return part_page(t, view)


async def open_part(
    _: CallbackQuery, callback_data: PartOpen, act: Act, t: Translate, state: FSMContext,
    read_part: ReadPart,
) -> Shown:
    """A page of it."""
    view = await read_part(act, callback_data.part)
    await watch(state, view, act)
    return part_page(t, view, callback_data.page, edit=not callback_data.fresh)


async def confirm(
    _: CallbackQuery, callback_data: PartDo, act: Act, t: Translate, state: FSMContext,
    confirm_part: ConfirmPart,
) -> Shown:
    """As it was shown with that button."""
    return await confirmed(
        t, state, await confirm_part(act, callback_data.part, callback_data.mark))


async def choose_person(
    _: CallbackQuery, callback_data: PartDo, act: Act, t: Translate, read_part: ReadPart
) -> Shown:
    """Who shall write it?"""
    view = await read_part(act, callback_data.part)
    return Say(t("part-hand-whom", unit=view.row.unit.name), people_rows(t, view))


async def give(
    _: CallbackQuery, callback_data: PartGive, act: Act, t: Translate, confirm_part: ConfirmPart
) -> Shown:
    """Handed over; the new writer is told."""
    view = await confirm_part.hand(act, callback_data.part, callback_data.person or None)
    key = "part-handed" if view.row.keeper else "part-handed-back"
    return Say(t(key, name=view.row.keeper, unit=view.row.unit.name), edit=True)


async def show_board(
    _: CallbackQuery, callback_data: BoardOf, act: Act, t: Translate, read_part: ReadPart
) -> Shown:
    """From /summary or a notice."""
    gathering = (await read_part.gatherings(act, callback_data.code))[0]
    return board_page(t, await read_part.board(act, gathering))


async def open_gathering(
    _: CallbackQuery, callback_data: BoardOf, act: Act, t: Translate, gather_parts: GatherParts
) -> Shown:
    """Gather a period that the clock has not opened."""
    return board_page(t, await gather_parts.open(act, callback_data.code), edit=True)


async def urge(
    _: CallbackQuery, callback_data: BoardDo, act: Act, t: Translate, gather_parts: GatherParts
) -> Shown:
    """All that are missing, or one."""
    urged = await gather_parts.urge(act, callback_data.period, callback_data.unit or None)
    return Say(urged_text(t, urged, later=urged.send_at > act.now))


async def choose_unit(
    _: CallbackQuery, callback_data: BoardDo, act: Act, t: Translate, gather_parts: GatherParts
) -> Shown:
    """Which of the missing ones?"""
    board = await gather_parts.board(act, callback_data.period)
    return Say(t("parts-urge-whom"), urge_choice_rows(board))


async def close(
    _: CallbackQuery, callback_data: BoardDo, act: Act, t: Translate, gather_parts: GatherParts
) -> Shown:
    """Wait no longer, or wait again: one tap each."""
    closed = callback_data.do == "close"
    return board_page(t, await gather_parts.close(act, callback_data.period, closed=closed),
                      edit=True)
