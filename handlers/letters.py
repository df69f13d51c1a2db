"""/letter and the button "Công văn đôn đốc": a draft that a person signs."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.ports.people import Units
from core.usecases.draft_letter import DraftUrgingLetter, WriteLetters
from handlers.callbacks import DraftLetter
from handlers.filters import Typed
from handlers.lists import unit_named
from handlers.show import Later, SendFile, Shown, Toast
from handlers.texts import Translate
from handlers.texts.letters import letter_caption


def router() -> Router:
    """Typed and pressed."""
    routes = Router(name="letters")
    routes.message.register(letter, Typed("letter"))
    routes.callback_query.register(letter_pressed, DraftLetter.filter())
    return routes


async def letter(
    _: Message, args: str, act: Act, t: Translate, units: Units, draft_letter: DraftUrgingLetter,
    write_letters: WriteLetters,
) -> Shown:
    """To the unit named; without a name to every unit, or a head's own."""
    unit_id = await unit_named(args, units)
    return await _drafted(act, t, unit_id, draft_letter, write_letters)


async def letter_pressed(
    _: CallbackQuery, callback_data: DraftLetter, act: Act, t: Translate,
    draft_letter: DraftUrgingLetter, write_letters: WriteLetters,
) -> Shown:
    """To the unit that the button names; 0 is every unit."""
    shown = await _drafted(act, t, callback_data.unit or None, draft_letter, write_letters)
    return [Toast(t.plain("letter-working")), shown]


async def _drafted(
    act: Act, t: Translate, unit_id: int | None, draft_letter: DraftUrgingLetter,
    write_letters: WriteLetters,
) -> Later:
    letters = await draft_letter(act, unit_id)

    async def write() -> Shown:
        name, content = await write_letters(letters)
        return SendFile(name, content, letter_caption(t, letters))

    return Later(write)
