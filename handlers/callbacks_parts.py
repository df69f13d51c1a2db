"""What the buttons of the units' parts send, at most 64 bytes."""

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Number


class PartOpen(CallbackData, prefix="pt"):
    """A page of a unit's part; `fresh`: in a message of its own."""

    part: Number
    page: Number = 0
    fresh: bool = False


class PartDo(CallbackData, prefix="pd"):
    """confirm (as it stood at `mark`), edit, add, propose or hand."""

    part: Number
    do: str
    mark: str = ""
    page: Number = 0


class PartLine(CallbackData, prefix="pl"):
    """One line by its key: edit, or restore (as drafted from the newest progress)."""

    part: Number
    key: str
    do: str


class PartGive(CallbackData, prefix="pg"):
    """Hand the part to this person; 0 is back to the head."""

    part: Number
    person: Number


class BoardDo(CallbackData, prefix="pb"):
    """The board of a gathering: show, urge (one unit, or all that are missing), close, reopen."""

    period: Number
    do: str
    unit: Number = 0


class BoardOf(CallbackData, prefix="pbo"):
    """The board of the period with this code; `do`: show, or open the gathering now."""

    code: str
    do: str = "show"
