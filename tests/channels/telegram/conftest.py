"""The Bot API double, and who is fed what it gives."""

from collections.abc import AsyncIterator

import pytest

from tests.support.polled import Feed
from tests.support.telegram_server import TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        yield found


@pytest.fixture
def feed() -> Feed:
    return Feed()
