"""Answers on networks that fail, and work that takes longer than a moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError

from bot.errors import log
from core.errors import OutcomeUnknownError, SendError, UnavailableError
from handlers.show import Shown

#: Work that takes longer than so many seconds is announced; below that the line is only noise.
_MOMENT = 1.0
#: Seconds before each further try to send an answer.
_PAUSES = (1.0, 4.0)
#: What may be over by then; other networks' in core's words.
_PASSING = (TelegramNetworkError, TelegramServerError, UnavailableError, OutcomeUnknownError)
_T = TypeVar("_T")


async def patiently(
    work: Awaitable[Shown], working: Callable[[], Awaitable[str]] | None
) -> tuple[Shown, str | None]:
    """The outcome, and the id of the message that told who waited longer than a moment."""
    task, told = asyncio.ensure_future(work), None
    try:
        if working is not None:
            await asyncio.wait({task}, timeout=_MOMENT)
            if not task.done():
                told = await quietly(working())
        return await task, told
    finally:
        task.cancel()


async def insistently(say: Callable[[], Awaitable[object]]) -> None:
    """Say it again when the network fails: an answer that came twice is better than none."""
    for pause in _PAUSES:
        try:
            await say()
        except _PASSING as error:
            log.info("an answer is sent again in %s s: %s", pause, type(error).__name__)
            await asyncio.sleep(pause)
        else:
            return
    await say()


async def quietly(call: Awaitable[_T]) -> _T | None:
    try:
        return await call
    except (TelegramAPIError, SendError) as error:
        # A press may be too old to be answered; the page itself still is.
        log.info("a press was not answered: %s", type(error).__name__)
        return None
