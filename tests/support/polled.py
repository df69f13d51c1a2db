"""What polling feeds its updates to."""

import asyncio

from aiogram import Bot
from aiogram.types import Update


class Feed:
    """Records what it is fed; `hold` makes a chat's updates wait."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.hold: dict[int, asyncio.Event] = {}
        self.started: list[str] = []
        self.news = asyncio.Event()

    async def __call__(self, bot: Bot, update: Update) -> None:
        assert update.message is not None
        assert update.message.bot is bot
        text = update.message.text or ""
        self.started.append(text)
        self.news.set()
        if gate := self.hold.get(update.message.chat.id):
            await gate.wait()
        self.texts.append(text)
        self.news.set()

    async def until(self, count: int, *, started: bool = False) -> None:
        async with asyncio.timeout(20):
            while len(self.started if started else self.texts) < count:
                self.news.clear()
                await self.news.wait()
