"""Around the handlers of messages: a dialogue about what is gone or settled ends."""

from typing import Any

from aiogram import BaseMiddleware
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import TelegramObject

from bot.middlewares import Handler
from core.errors import WorkError


class EndingDialogues(BaseMiddleware):
    """Around the handlers of messages: a dialogue about what is gone or settled ends.

    Otherwise its refusal would be rolled back with the end of the dialogue, and refuse everything
    that is typed after it.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Mark the error; Answering acts on it, when the change is rolled back."""
        try:
            return await handler(event, data)
        except WorkError as error:
            asked = any(isinstance(f.callback, StateFilter | State)
                        for f in data["handler"].filters or ())
            error.ends_dialogue = asked and error.has_lapsed
            raise
