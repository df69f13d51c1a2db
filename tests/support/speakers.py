"""The same person on every channel: what a story says, presses and sees, whatever carries it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import aiohttp

from bot.app import App
from channels.pacing.limits import UNLIMITED
from channels.plain import html_to_plain
from channels.telegram.channel import TelegramChannel
from tests.support.chat import Chat
from tests.support.office import Office
from tests.support.on_zalo import zalo_home
from tests.support.on_zalo_oa import oa_home
from tests.support.running import address, running
from tests.support.screens import Counted, Seen, Speaker, button
from tests.support.telegram_server import NAM, TelegramServer
from tests.support.web_client import Visitor, serve
from tests.support.zalo_oa_server import ZaloOaServer
from tests.support.zalo_oa_speaker import OnZaloOa
from tests.support.zalo_server import ZaloServer
from tests.support.zalo_speaker import OnZaloBot

SECRET = "s3cret_s3cret"
Network = Literal[
    "recording", "polling", "webhook", "web", "zalo bot", "zalo bot polled", "zalo oa"]


class Recorded:
    """In front of the recording channel."""

    edits = True

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    async def say(self, text: str, reply_to: int | None = None) -> None:
        shown = next((s for s in self._chat.screen if s.id == reply_to), None)
        await self._chat.say(text, shown)

    async def press(self, label: str) -> None:
        await self._chat.press(label)

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        await self._chat.upload(name, content, caption)

    async def screen(self) -> list[Seen]:
        return [Seen(s.id, s.text, s.buttons, bool(s.file))
                for s in self._chat.screen if s.author == "bot"]


class OnTelegram:
    """In front of Telegram: the Bot API double."""

    edits = True

    def __init__(self, server: TelegramServer, feed: Counted) -> None:
        self._server = server
        self._feed = feed

    async def say(self, text: str, reply_to: int | None = None) -> None:
        replied = self._server.world.messages.get((NAM.id, reply_to or 0))
        async with self._feed.one_more():
            self._server.say(NAM, text, replied)

    async def press(self, label: str) -> None:
        seen, data = await button(self, label)
        async with self._feed.one_more():
            self._server.press(NAM, self._server.world.messages[NAM.id, seen.id], data)

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        async with self._feed.one_more():
            self._server.upload(NAM, content, name, caption)

    async def screen(self) -> list[Seen]:
        return [self._seen(m) for m in self._server.world.sent_to(NAM.id)]

    @staticmethod
    def _seen(message: dict[str, Any]) -> Seen:
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        buttons = [(b["text"], b["callback_data"]) for row in rows for b in row]
        return Seen(message["message_id"], message.get("text") or message.get("caption", ""),
                    buttons, "document" in message or "photo" in message)


class OnWeb:
    """In front of the web chat's JSON API."""

    edits = True

    def __init__(self, visitor: Visitor, feed: Counted) -> None:
        self._visitor = visitor
        self._feed = feed

    async def say(self, text: str, reply_to: int | None = None) -> None:
        async with self._feed.one_more():
            await self._visitor.say(text, reply_to)

    async def press(self, label: str) -> None:
        seen, data = await button(self, label)
        async with self._feed.one_more():
            assert await self._visitor.press(seen.id, data) == 202

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        async with self._feed.one_more():
            assert await self._visitor.upload(content, name, caption) == 202

    async def screen(self) -> list[Seen]:
        # As a page just opened: the whole transcript at once.
        self._visitor.after, self._visitor.seen = 0, None
        await self._visitor.look()
        return [
            Seen(line["id"], html_to_plain(line["html"]),
                 [(b["text"], b["data"]) for row in line["buttons"] for b in row],
                 line["file"] is not None)
            for line in sorted(self._visitor.lines.values(), key=lambda x: x["id"])
            if not line["mine"]
        ]


@asynccontextmanager
async def speaking(office: Office, network: Network) -> AsyncIterator[tuple[App, Speaker]]:
    """A stranger before the office's bot on that network, and the app that serves it."""
    if network == "recording":
        yield office.app, Recorded(office.stranger(NAM.id))
        return
    app = App(office.database, office.app.policy, office.clock, office.evidence)
    meet = _on_zalo_oa if network == "zalo oa" else \
        _on_zalo_bot if network.startswith("zalo") else \
        _on_web if network == "web" else _on_telegram
    async with meet(app, network) as speaker:
        yield app, speaker


@asynccontextmanager
async def _on_web(app: App, _network: Network) -> AsyncIterator[Speaker]:
    feed = Counted()
    jar = aiohttp.CookieJar(unsafe=True)
    async with serve(app.database, feed, demo=False) as site, \
            aiohttp.ClientSession(cookie_jar=jar) as client:
        feed.feed = app.connect([site.channel])
        visitor = Visitor(client, site.url)
        await visitor.get("/chat")
        yield OnWeb(visitor, feed)


@asynccontextmanager
async def _on_telegram(app: App, network: Network) -> AsyncIterator[Speaker]:
    feed = Counted()
    async with TelegramServer() as server:
        with address() as (listening, url):
            channel = TelegramChannel(
                server.token, mode="webhook" if network == "webhook" else "polling",
                api_base=server.url, webhook_secret=SECRET, public_url=url, limits=UNLIMITED)
            feed.feed = app.connect([channel])
            async with running(channel, feed, listening):
                yield OnTelegram(server, feed)


@asynccontextmanager
async def _on_zalo_bot(app: App, network: Network) -> AsyncIterator[Speaker]:
    feed, webhook = Counted(), network == "zalo bot"
    async with ZaloServer() as server, \
            zalo_home(app, server, feed.in_front_of(app.connect), webhook=webhook):
        yield OnZaloBot(server, feed)


@asynccontextmanager
async def _on_zalo_oa(app: App, _network: Network) -> AsyncIterator[Speaker]:
    feed, began = Counted(), app.clock.now()
    async with ZaloOaServer(app.clock.now) as server, \
            oa_home(app, server, feed.in_front_of(app.connect)):
        # Stories leap over months in which the account would have renewed its tokens.
        server.tokens.now = lambda: began
        yield OnZaloOa(server, feed)
