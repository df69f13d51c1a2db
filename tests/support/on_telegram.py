"""The office's clock and queue in front of a Bot API double that plays faults."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.app import App
from channels.pacing.limits import UNLIMITED
from channels.telegram.channel import TelegramChannel
from tests.support.chat import RecordingChannel
from tests.support.office import Office
from tests.support.telegram_server import TelegramServer


@dataclass
class Desk:
    """An app whose Telegram is the double; the web chat beside it is recorded."""

    office: Office
    app: App
    server: TelegramServer
    web: RecordingChannel

    async def tick(self, when: str | None = None) -> None:
        """What the clock does at that moment."""
        if when:
            self.office.clock.set(when)
        await self.app.tick(self.office.clock.now())

    def texts(self, who: str) -> list[str]:
        """What stands in the person's chat on Telegram."""
        chat: list[dict[str, Any]] = self.server.world.sent_to(self.office.chat(who).chat_id)
        return [message.get("text") or message.get("caption", "") for message in chat]


@asynccontextmanager
async def on_telegram(office: Office) -> AsyncIterator[Desk]:
    """Everybody of the office has a chat there."""
    async with TelegramServer() as server:
        channel = TelegramChannel(server.token, api_base=server.url, limits=UNLIMITED)
        web = RecordingChannel("web", 2)
        app = App(office.database, office.app.policy, office.clock, office.evidence)
        app.connect([channel, web])
        app.messenger._plot = office.app.messenger._plot
        for who in office.person_ids:
            chat_id = office.chat(who).chat_id
            server.world.chats[chat_id] = {"id": chat_id, "type": "private"}
        try:
            yield Desk(office, app, server, web)
        finally:
            await channel.close()
