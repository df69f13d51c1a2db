"""The same person on every channel: what a story says, presses and sees, whatever carries it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import aiohttp
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web

from bot.app import App
from channels.base import Channel, Feed
from channels.pacing.limits import UNLIMITED
from channels.plain import html_to_plain
from channels.telegram.channel import TelegramChannel
from channels.telegram.webhook import PATH
from tests.support.chat import Chat
from tests.support.office import Office
from tests.support.on_zalo import zalo_home
from tests.support.telegram_server import NAM, TelegramServer
from tests.support.waiting import until
from tests.support.web_client import Visitor, serve
from tests.support.zalo_http import Sent
from tests.support.zalo_server import NAM as ZALO_NAM
from tests.support.zalo_server import ZaloServer

SECRET = "s3cret_s3cret"
Network = Literal["recording", "polling", "webhook", "web", "zalo bot"]


@dataclass
class Seen:
    """A message of the bot as it stands on the screen now; `buttons` are (label, data)."""

    id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    file: bool = False

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in self.buttons]


class Speaker(Protocol):
    """One person in front of one channel. Every act returns when the bot has dealt with it."""

    async def say(self, text: str, reply_to: int | None = None) -> None: ...

    async def press(self, label: str) -> None: ...

    async def upload(self, name: str, content: bytes, caption: str) -> None: ...

    async def screen(self) -> list[Seen]: ...

    #: A page that is turned stays the same message.
    edits: bool


async def last(speaker: Speaker) -> Seen:
    """The newest message of the bot."""
    return (await speaker.screen())[-1]


async def button(speaker: Speaker, label: str) -> tuple[Seen, str]:
    """The newest button whose label has these words: its message and its data."""
    for seen in reversed(await speaker.screen()):
        for text, data in seen.buttons:
            if label.lower() in text.lower():
                return seen, data
    raise AssertionError(f"no button {label!r}")


class Counted:
    """A feed that counts what it has dealt with; the app behind it may come later."""

    def __init__(self) -> None:
        self.feed: Feed | None = None
        self.done = 0

    async def __call__(self, bot: Bot, update: Update) -> None:
        assert self.feed is not None
        await self.feed(bot, update)
        self.done += 1

    @asynccontextmanager
    async def one_more(self) -> AsyncIterator[None]:
        before = self.done
        yield
        await until(lambda: self.done > before, 10)


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


class OnZaloBot:
    """In front of Zalo: numbers in the place of buttons, a page in the place of files."""

    edits = False

    def __init__(self, server: ZaloServer, feed: Counted) -> None:
        self._server = server
        self._feed = feed

    async def say(self, text: str, reply_to: int | None = None) -> None:
        # Zalo does not tell what a message answers.
        async with self._feed.one_more():
            self._server.say(ZALO_NAM, text)

    async def press(self, label: str) -> None:
        """By number while that is sure, else by the label as it stands there."""
        seen, number = await button(self, label)
        newest = next(s for s in reversed(await self.screen()) if not s.file)
        words = next(text for text, data in seen.buttons if data == number)
        await self.say(number if seen.id == newest.id else words)

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        await self.say("gửi tệp")
        link = (await last(self)).text.rpartition(" ")[2]
        form = aiohttp.FormData({"caption": caption}, quote_fields=False)
        form.add_field("file", content, filename=name)
        async with self._feed.one_more(), aiohttp.ClientSession() as browser:
            async with browser.get(link) as page:
                assert page.status == 200
            async with browser.post(link, data=form) as taken:
                assert taken.status == 200

    async def screen(self) -> list[Seen]:
        return [self._seen(number, sent)
                for number, sent in enumerate(self._server.sent) if sent.chat == ZALO_NAM.id]

    @staticmethod
    def _seen(number: int, sent: Sent) -> Seen:
        _, _, lines = sent.text.partition("Nhắn số để chọn:\n")
        rows = [line.partition(". ") for line in lines.splitlines()]
        return Seen(number, sent.text, [(label, key) for key, _, label in rows],
                    bool(sent.photo) or "/zalo/file/" in sent.text)


@asynccontextmanager
async def speaking(office: Office, network: Network) -> AsyncIterator[tuple[App, Speaker]]:
    """A stranger before the office's bot on that network, and the app that serves it."""
    if network == "recording":
        yield office.app, Recorded(office.stranger(NAM.id))
        return
    app = App(office.database, office.app.policy, office.clock, office.evidence)
    meet = {"web": _on_web, "zalo bot": _on_zalo_bot}.get(network, _on_telegram)
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
    feed, door = Counted(), Door()
    async with TelegramServer() as server, door.open() as url:
        channel = TelegramChannel(
            server.token, mode="webhook" if network == "webhook" else "polling",
            api_base=server.url, webhook_secret=SECRET, public_url=url, limits=UNLIMITED)
        feed.feed = app.connect([channel])
        door.routes = channel.routes(feed)
        running = asyncio.create_task(channel.run(feed))
        yield OnTelegram(server, feed)
        running.cancel()
        await asyncio.wait([running])
        await channel.close()


@asynccontextmanager
async def _on_zalo_bot(app: App, _network: Network) -> AsyncIterator[Speaker]:
    feed = Counted()

    def attach(channel: Channel) -> Feed:
        feed.feed = app.connect([channel])
        return feed

    async with ZaloServer() as server, zalo_home(app, server, attach):
        yield OnZaloBot(server, feed)


class Door:
    """A web server whose one route comes later: a webhook must know its address first."""

    def __init__(self) -> None:
        self.routes: Sequence[web.RouteDef] = ()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        application = web.Application()
        application.router.add_post(PATH, self._enter)
        runner = web.AppRunner(application, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
        await runner.cleanup()

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        answer: web.StreamResponse = await self.routes[0].handler(request)
        return answer
