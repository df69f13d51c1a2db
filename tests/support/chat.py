"""Talk like a person: say, press, upload; look at what stands on the screen."""

import itertools
import re
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageText,
    GetFile,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import Message, Update

from channels.base import Capabilities, Feed
from channels.plain import html_to_plain
from tests.support.clock import at


@dataclass
class Shown:
    """One message on the screen."""

    id: int
    author: str
    html: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    file: tuple[str, bytes] | None = None

    @property
    def text(self) -> str:
        return html_to_plain(self.html)


class RecordingSession(BaseSession):
    """In the place of the network: puts what the bot sends on the right screen."""

    def __init__(self) -> None:
        super().__init__()
        self.screens: dict[int, list[Shown]] = {}
        self.toasts: list[str] = []
        self.files: dict[str, bytes] = {}
        self.faults: list[TelegramAPIError] = []
        self.ids = itertools.count(1)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: Any = None  # noqa: ASYNC109
    ) -> Any:
        if self.faults and not isinstance(method, AnswerCallbackQuery | SendChatAction):
            raise self.faults.pop(0)
        match method:
            case SendMessage():
                return self._put(bot, method, method.text)
            case SendDocument() | SendPhoto():
                part = method.document if isinstance(method, SendDocument) else method.photo
                content = b"".join([chunk async for chunk in part.read(bot)])
                return self._put(bot, method, method.caption or "", (part.filename, content))
            case EditMessageText():
                shown = next(s for s in self.screens[int(method.chat_id)]
                             if s.id == method.message_id)
                shown.html, shown.buttons = method.text, _buttons(method)
                return True
            case DeleteMessage():
                screen = self.screens[int(method.chat_id)]
                screen[:] = [s for s in screen if s.id != method.message_id]
                return True
            case AnswerCallbackQuery():
                self.toasts.append(method.text or "")
                return True
            case GetFile():
                return _file(method.file_id)
            case SendChatAction():
                return True
        raise AssertionError(f"the double knows no {type(method).__name__}")

    def _put(self, bot: Bot, method: Any, html: str, file: tuple[str, bytes] | None = None) -> Any:
        chat_id = int(method.chat_id)
        assert not html or html_to_plain(html), "an empty message would be refused"
        shown = Shown(next(self.ids), "bot", html, _buttons(method), file)
        self.screens.setdefault(chat_id, []).append(shown)
        return Message.model_validate(_message(chat_id, shown.id, html or "x"),
                                      context={"bot": bot})

    async def stream_content(self, url: str, *_: Any, **__: Any) -> Any:
        yield self.files[url.rsplit("/", 1)[-1]]

    async def close(self) -> None:
        pass


class RecordingChannel:
    """A channel by the name the test gives it."""

    def __init__(self, name: str = "telegram", number: int = 1) -> None:
        self.name = name
        self.session = RecordingSession()
        self.bot = Bot(f"{number}:test", session=self.session,
                       default=DefaultBotProperties(parse_mode="HTML"))
        self.capabilities = Capabilities(True, True, True, True, 4096)
        self.alone = False

    def routes(self, feed: Feed) -> list[Any]:
        return []

    async def run(self, feed: Feed) -> None: ...

    async def close(self) -> None: ...


class Chat:
    """One person's private chat with the bot on one channel."""

    updates = itertools.count(1)

    def __init__(self, channel: RecordingChannel, feed: Feed, chat_id: int) -> None:
        self.channel, self.feed, self.chat_id = channel, feed, chat_id

    @property
    def screen(self) -> list[Shown]:
        return self.channel.session.screens.setdefault(self.chat_id, [])

    @property
    def last(self) -> Shown:
        return self.screen[-1]

    @property
    def text(self) -> str:
        """The last message's text, plain."""
        return self.last.text

    @property
    def labels(self) -> list[str]:
        """Labels of the last message's buttons."""
        return [label for label, _ in self.last.buttons]

    @property
    def toast(self) -> str:
        return self.channel.session.toasts[-1]

    async def say(
        self, text: str, reply_to: Shown | None = None, *, sent_at: str | None = None
    ) -> str:
        """Type (`2026-03-20 16:50`, the network's date); gives the last message back."""
        shown = Shown(next(self.channel.session.ids), "person", text)
        message = _message(self.chat_id, shown.id, text, person=True)
        if sent_at:
            message["date"] = at(sent_at)
        if reply_to:
            message["reply_to_message"] = _message(self.chat_id, reply_to.id, reply_to.text or "x")
        return await self._send(shown, {"message": message})

    async def upload(self, name: str, content: bytes, caption: str = "",
                     reply_to: Shown | None = None, photo: bool = False) -> str:
        """Send a file or a photo."""
        shown = Shown(next(self.channel.session.ids), "person", caption, file=(name, content))
        file_id = f"file{shown.id}"
        self.channel.session.files[file_id] = content
        message = _message(self.chat_id, shown.id, None, person=True)
        message["caption"] = caption or None
        info = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        if photo:
            message["photo"] = [{**info, "width": 10, "height": 10}]
        else:
            message["document"] = {**info, "file_name": name}
        if reply_to:
            message["reply_to_message"] = _message(self.chat_id, reply_to.id, reply_to.text or "x")
        return await self._send(shown, {"message": message})

    async def press(self, label: str, on: Shown | None = None) -> str:
        """Tap the button whose label contains `label`, on the newest message that has it."""
        candidates = [on] if on else [s for s in reversed(self.screen) if s.buttons]
        for shown in candidates:
            for text, data in shown.buttons:
                if label.lower() in text.lower():
                    return await self.press_data(shown, data)
        seen = [[t for t, _ in s.buttons] for s in candidates]
        raise AssertionError(f"no button {label!r} among {seen}")

    async def press_data(self, shown: Shown, data: str) -> str:
        """Send callback data as a client would (also data that is not on the screen)."""
        query = {
            "id": str(next(self.updates)), "from": _user(self.chat_id), "chat_instance": "1",
            "data": data, "message": _message(self.chat_id, shown.id, shown.text or "x"),
        }
        return await self._send(None, {"callback_query": query})

    async def _send(self, shown: Shown | None, body: dict[str, Any]) -> str:
        if shown:
            self.screen.append(shown)
        update = Update.model_validate({"update_id": next(self.updates), **body},
                                       context={"bot": self.channel.bot})
        self.last_update = update
        await self.feed(self.channel.bot, update)
        return self.screen[-1].text if self.screen else ""

    async def redeliver(self) -> None:
        """The platform delivers the last update again."""
        await self.feed(self.channel.bot, self.last_update)

    def transcript(self) -> str:
        """The whole chat, readable."""
        lines = []
        for shown in self.screen:
            who = "Bot" if shown.author == "bot" else "Người"
            lines.append(f"{who}: {shown.text}")
            if shown.file:
                lines.append(f"     [tệp {shown.file[0]}]")
            if shown.buttons:
                lines.append("     " + " ".join(f"[{label}]" for label, _ in shown.buttons))
        return "\n".join(lines)


def _buttons(method: Any) -> list[tuple[str, str]]:
    if not method.reply_markup:
        return []
    found = [(b.text, b.callback_data) for row in method.reply_markup.inline_keyboard for b in row]
    assert all(len(data.encode()) <= 64 for _, data in found if data), found
    return found


def _user(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "is_bot": False, "first_name": "x"}


def _message(chat_id: int, message_id: int, text: str | None, *, person: bool = False) -> Any:
    return {
        "message_id": message_id, "date": 1_770_000_000, "text": text,
        "chat": {"id": chat_id, "type": "private"},
        "from": _user(chat_id) if person else {"id": 1, "is_bot": True, "first_name": "bot"},
    }


def _file(file_id: str) -> Any:
    from aiogram.types import File

    return File(file_id=file_id, file_unique_id=file_id, file_path=file_id)


CODE = re.compile(r"[A-Z]+-\d{4}-\d{3}")
