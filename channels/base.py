"""What every channel offers, and a session that speaks aiogram to other networks than Telegram."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import TelegramMethod
from aiogram.types import MessageEntity, Update
from aiohttp import web

from channels.files import Files
from channels.markup import MarkupError, parse_html
from channels.pacing.limits import UNLIMITED, Limits

log = logging.getLogger(__name__)

#: The dispatcher's door, given by bot/: handles one update wholly. It raises StoreDownError when
#: the update was not taken and must be delivered again, and nothing else.
Feed = Callable[[Bot, Update], Awaitable[None]]

T = TypeVar("T")
#: Carries one method out on the network and gives back what Telegram would have.
Translation = Callable[[Bot, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the network can show and take; `text_limit` in UTF-16 units per message."""

    buttons: bool
    edits: bool
    files: bool
    formatting: bool
    text_limit: int
    limits: Limits = UNLIMITED


class Channel(Protocol):
    """One network. `bot` sends; `run` and `routes` receive and hand over to the feed."""

    name: str
    bot: Bot
    capabilities: Capabilities
    #: True when only one process of all may receive (polling).
    alone: bool

    def routes(self, feed: Feed) -> Sequence[web.RouteDef]:
        """The HTTP routes the channel needs on the one web application ([] if none)."""
        ...

    async def run(self, feed: Feed) -> None:
        """Receive until cancelled; on cancel wait for the updates that are being handled."""
        ...

    async def close(self) -> None:
        """Let go of connections; call it once, after `run` has ended."""
        ...


class TranslatingSession(BaseSession):
    """Carries aiogram's methods out through a table {method type: coroutine}.

    Subclasses fill the `table` with what the network can do. A method that is missing there: what
    has text or a file is refused with TelegramBadRequest (it would be lost otherwise), what only
    decorates is logged and answered True. `files` keeps what people send.
    """

    table: dict[type[TelegramMethod[Any]], Translation]

    def __init__(self, name: str, files: Files) -> None:
        self._prefix = f"{name}-file:"
        super().__init__(api=TelegramAPIServer(
            base=f"{name}:{{method}}", file=f"{self._prefix}{{path}}"))
        self._files = files

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[T],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> T:
        """Resolve unset options, look the method up, carry it out."""
        resolved = resolve_defaults(bot, method)
        translation = self.table.get(type(method))
        if translation is not None:
            return cast("T", await translation(bot, resolved))
        log.warning("%s cannot do %s", type(self).__name__, type(method).__name__)
        if method.__returning__ is bool and not _says_something(method):
            return cast("T", True)
        raise TelegramBadRequest(method=method, message="not supported by this channel")

    def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """As `content`."""
        return self.content(url.removeprefix(self._prefix), chunk_size)

    async def content(self, file_id: str, chunk_size: int) -> AsyncGenerator[bytes, None]:
        """A kept file in pieces; FileNotFoundError when there is none."""
        kept = await self._files.file(file_id)
        if kept is None:
            raise FileNotFoundError("this chat has no such file")
        for start in range(0, len(kept.content), chunk_size):
            yield kept.content[start : start + chunk_size]

    async def close(self) -> None:
        """Nothing is held open here."""


def _says_something(method: TelegramMethod[Any]) -> bool:
    fields = type(method).model_fields
    return bool({"text", "caption", "media", "question"} & fields.keys())


def resolve_defaults(bot: Bot, method: TelegramMethod[T]) -> TelegramMethod[T]:
    """A copy of `method` whose Default markers are replaced by the bot's settings."""
    found = {
        name: bot.default[value.name]
        for name in type(method).model_fields
        if isinstance(value := getattr(method, name), Default)
    }
    return method.model_copy(update=found) if found else method


def formatted(
    method: TelegramMethod[Any], text: str | None, entities: list[MessageEntity] | None
) -> tuple[str, list[MessageEntity]]:
    """Plain text and entities of a text or caption whose method's parse_mode is resolved.

    Raises TelegramBadRequest with Telegram's words when the HTML is broken.
    """
    if not text:
        return "", []
    mode = getattr(method, "parse_mode", None)
    if entities or not mode:
        return text, list(entities or [])
    if str(getattr(mode, "value", mode)).upper() != "HTML":
        raise TelegramBadRequest(method=method, message=f"unsupported parse_mode {mode}")
    try:
        return parse_html(text)
    except MarkupError as error:
        message = f"Bad Request: can't parse entities: {error}"
        raise TelegramBadRequest(method=method, message=message) from error
