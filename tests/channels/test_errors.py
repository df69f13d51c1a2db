"""Each way a send can fail, made for real by the double, and what it means."""

from collections.abc import AsyncIterator

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage

from channels.errors import as_send_error
from channels.telegram.channel import TelegramChannel
from core.errors import (
    FaultError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)
from tests.support.telegram_server import NAM, TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        found.say(NAM, "/start")
        yield found


async def failure(server: TelegramServer, text: str = "x", chat_id: int = NAM.id) -> SendError:
    channel = TelegramChannel(server.token, api_base=server.url)
    try:
        await channel.bot(SendMessage(chat_id=chat_id, text=text), request_timeout=1)
    except Exception as error:  # noqa: BLE001 - every kind is what this test is about
        return as_send_error(error)
    finally:
        await channel.close()
    raise AssertionError("the message was sent")


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        ("500", UnavailableError),
        ("502page", OutcomeUnknownError),
        ("429", RetryLaterError),
        ("hang", OutcomeUnknownError),
        ("drop", OutcomeUnknownError),
        ("refuse", OutcomeUnknownError),
    ],
)
async def test_faults(server: TelegramServer, fault: str, meaning: type[SendError]) -> None:
    server.fail(fault, "sendMessage", retry_after=7)
    error = await failure(server)
    assert type(error) is meaning
    assert server.token not in str(error)
    if isinstance(error, RetryLaterError):
        assert error.seconds == 7


async def test_nobody_listens() -> None:
    gone = TelegramServer()
    async with gone:
        pass
    assert type(await failure(gone)) is UnavailableError


async def test_addresses_that_take_nothing(server: TelegramServer) -> None:
    assert type(await failure(server, chat_id=77)) is RefusedError
    server.block(NAM)
    assert type(await failure(server)) is RefusedError


async def test_a_wrong_message_is_not_a_wrong_address(server: TelegramServer) -> None:
    assert type(await failure(server, "tỷ lệ < 5%")) is SendError
    assert type(await failure(server, "x" * 4097)) is SendError


def test_other_exceptions() -> None:
    method = SendMessage(chat_id=1, text="x")
    assert type(as_send_error(TelegramNetworkError(method, "x"))) is OutcomeUnknownError
    assert type(as_send_error(TimeoutError())) is OutcomeUnknownError
    assert type(as_send_error(KeyError("x"))) is FaultError
    known = RefusedError("x")
    assert as_send_error(known) is known
