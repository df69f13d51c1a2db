"""A page turned too fast is refused for its chat; the bot goes on for everybody else."""

import asyncio
from typing import Any

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

from channels.pacing.limits import TELEGRAM
from channels.pacing.local import LocalTurns
from channels.pacing.middleware import Pacing
from core.errors import RetryLaterError
from tests.support.chat import RecordingChannel


async def test_a_refused_edit_does_not_silence_the_bot() -> None:
    pacing, bot = Pacing(LocalTurns(), TELEGRAM, "telegram"), RecordingChannel().bot
    loop = asyncio.get_running_loop()
    sent: list[tuple[str, float]] = []
    began = loop.time()

    async def request(_bot: Any, method: TelegramMethod[Any]) -> Any:
        sent.append((type(method).__name__, loop.time() - began))
        if len(sent) == 1:
            raise TelegramRetryAfter(method, "Too Many Requests", 1)

    turning = asyncio.create_task(
        pacing(request, bot, EditMessageText(chat_id=1, message_id=1, text="x")))
    await asyncio.sleep(0.05)
    await pacing(request, bot, SendMessage(chat_id=2, text="x"))
    assert loop.time() - began < 0.95, "not when the second of silence is over"
    await turning
    assert [name for name, _ in sent] == ["EditMessageText", "SendMessage", "EditMessageText"]
    assert sent[-1][1] >= 1, "the silence that was asked for"


async def test_a_second_refusal_is_obeyed_too() -> None:
    turns = LocalTurns()
    pacing, bot = Pacing(turns, TELEGRAM, "telegram"), RecordingChannel().bot

    async def request(_bot: Any, method: TelegramMethod[Any]) -> Any:
        asked.append(method)
        raise TelegramRetryAfter(method, "Too Many Requests", 0 if len(asked) == 1 else 40)

    asked: list[Any] = []
    with pytest.raises(TelegramRetryAfter):
        await pacing(request, bot, SendMessage(chat_id=1, text="x"))
    with pytest.raises(RetryLaterError) as caught:
        await pacing(request, bot, SendMessage(chat_id=1, text="y"))
    assert len(asked) == 2, "nothing is sent into the silence that was asked for"
    assert 39 < caught.value.seconds <= 40
