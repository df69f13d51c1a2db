"""Every message of a bot waits for its turn, whoever sends it; a refusal for haste is obeyed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import (
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)

from channels.pacing.limits import Limits
from core.ports.pacing import Lane, Turn, Turns

#: What the networks count.
_COUNTED = (SendMessage, SendPhoto, SendDocument, EditMessageText)
#: How long somebody's answer waits for its turn, and a ping (which goes back to its queue).
ANSWER_PATIENCE_S = 30.0
PING_PATIENCE_S = 15.0
#: So much of being late is made up for, to keep the pace although every timer is late.
_LATE_S = 0.01
_unhurried: ContextVar[bool] = ContextVar("unhurried", default=False)


@contextmanager
def unhurried() -> Iterator[None]:
    """What is sent inside lets answers to people go first, and does not wait for long."""
    token = _unhurried.set(True)
    try:
        yield
    finally:
        _unhurried.reset(token)


def is_unhurried() -> bool:
    """True inside of `unhurried`: a ping, not an answer."""
    return _unhurried.get()


class Pacing(BaseRequestMiddleware):
    """Between one bot and its session."""

    def __init__(self, turns: Turns, limits: Limits, name: str) -> None:
        self._turns = turns
        self._limits = limits
        self._name = name
        #: Chats that were refused for haste, and until when (the loop's clock).
        self._scolded: dict[str, float] = {}
        self._next_ping = 0.0

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:
        """Take a turn, send, give it back.

        Raises RetryLaterError when there is none in time, TelegramRetryAfter for a ping; an answer
        to somebody is sent again after the silence that was asked for, when that is short.
        """
        if not isinstance(method, _COUNTED):
            return await make_request(bot, method)
        chat_id = method.chat_id if isinstance(method.chat_id, int) else 0
        new = not isinstance(method, EditMessageText)
        lanes = self._limits.lanes(self._name, chat_id, new=new)
        if not lanes:
            return await make_request(bot, method)
        urgent = not _unhurried.get()
        if not urgent:
            await self._evenly()
        patience = ANSWER_PATIENCE_S if urgent else PING_PATIENCE_S
        turn = await self._turns.take(lanes, urgent=urgent, patience=patience)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            # Also what is edited is refused for its chat: who taps fast must not silence the bot.
            lanes = self._limits.lanes(self._name, chat_id)
            await self._obey(lanes, error.retry_after)
            if not urgent or error.retry_after > ANSWER_PATIENCE_S:
                raise
        finally:
            await self._turns.give(turn)
        return await self._once_more(lanes, make_request, bot, method)

    async def _evenly(self) -> None:
        """Pings begin at an even pace: the fewer are under way, the fewer a kill can double."""
        if not self._limits.per_second:
            return
        clock = asyncio.get_running_loop().time
        # Looked at again after every sleep: all who computed their moment at once would begin
        # together after the loop was held up, and a kill would double them all.
        while (wait := self._next_ping - clock()) > 0:  # noqa: ASYNC110 - a pace, not an event
            await asyncio.sleep(wait)
        self._next_ping = max(self._next_ping, clock() - _LATE_S) + 1 / self._limits.per_second

    async def _once_more(
        self, lanes: list[Lane], make_request: NextRequestMiddlewareType[Any], bot: Bot,
        method: TelegramMethod[Any],
    ) -> Any:
        turn: Turn = await self._turns.take(lanes, urgent=True, patience=2 * ANSWER_PATIENCE_S)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            # Not a third time, but whoever comes next waits for as long as was asked.
            await self._obey(lanes, error.retry_after)
            raise
        finally:
            await self._turns.give(turn)

    async def _obey(self, lanes: list[Lane], seconds: float) -> None:
        """Silence for this chat; for the whole bot when a second chat is refused meanwhile."""
        now = asyncio.get_running_loop().time()
        chat, bot = lanes[0], lanes[-1]
        self._scolded = {name: until for name, until in self._scolded.items() if until > now}
        self._scolded[chat.name] = now + seconds
        await self._turns.hold(bot if len(self._scolded) > 1 else chat, seconds)
