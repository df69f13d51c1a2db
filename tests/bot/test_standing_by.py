"""Of several processes that poll, one receives; the others know the bot's name all the same."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

from aiogram import Bot
from aiogram.types import Update

from bot.serving import _work_of
from channels.base import Channel, Feed
from storage.engine import Database
from storage.locks import alone
from tests.support.office import Office
from tests.support.waiting import until


class Named:
    """Telegram's channel, as far as the start needs it."""

    name, alone = "telegram", True

    def __init__(self) -> None:
        self.bot = SimpleNamespace(me=self._me, set_my_commands=self._me)
        self.receiving = False

    async def _me(self, *_: object) -> Any:
        return SimpleNamespace(username="nhacviec_bot")

    async def run(self, _: Feed) -> None:
        self.receiving = True
        await asyncio.Event().wait()


async def test_who_stands_by_can_invite_to_telegram(postgres_url: str) -> None:
    office, other = Office(Database(postgres_url)), Database(postgres_url)
    holding = asyncio.create_task(alone(other, "receive telegram", asyncio.Event().wait))
    await asyncio.sleep(0.3)
    channel = Named()

    async def feed(_bot: Bot, _update: Update) -> None:
        raise AssertionError("it receives nothing")

    standing = asyncio.create_task(
        cast("Any", _work_of(cast("Channel", channel), feed, office.app)()))
    cards = office.app.use_cases["invite_cards"]
    await until(lambda: cards.telegram_name == "nhacviec_bot")
    assert not channel.receiving
    for task in (holding, standing):
        task.cancel()
    await asyncio.gather(holding, standing, return_exceptions=True)
    await other.close()
    await office.database.close()
