"""What a Zalo bot and an Official Account do alike with aiogram's methods."""

import asyncio
import logging
from abc import abstractmethod
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageText,
    GetFile,
    GetMe,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
)
from aiogram.types import File, InputFile, Message, MessageEntity, User

from channels.base import TranslatingSession, formatted
from channels.errors import as_send_error
from channels.files import Files, StoredFile
from channels.ids import ExternalIds
from channels.web.uploads import declared_type, picture_type
from channels.zalo.incoming import (
    FETCHED,
    NAMELESS,
    chat_of_callback,
    moment_of,
    number_of,
)
from channels.zalo.links import LIVES, Links
from channels.zalo.menus import Choice, Menus, choices_of
from channels.zalo.photos import fetch
from channels.zalo.ports import Words
from core.errors import SendError, StoreDownError

log = logging.getLogger(__name__)

#: Seconds before each further try to note what was offered.
_PAUSES = (1.0, 4.0, 0.0)
_LARGEST_PHOTO = 20 * 1024 * 1024
_LARGEST_FILE = 2000 * 1024 * 1024


class ZaloSession(TranslatingSession):
    """Text in pieces, choices remembered as menus, files as links; nothing is ever edited.

    A product says how its text, its words over a button and its pictures leave. `name` is the
    channel's, `own` the API's scheme://host:port.
    """

    def __init__(
        self, name: str, ids: ExternalIds, menus: Menus, files: Files, links: Links,
        words: Words, clock: Callable[[], datetime], own: str,
    ) -> None:
        super().__init__("zalo", files)
        self._name = name
        self._ids = ids
        self._menus = menus
        self._links = links
        self._words = words
        self._clock = clock
        self._own = own
        self.table = {
            SendMessage: self._send_message,
            SendPhoto: self._send_photo,
            SendDocument: self._send_document,
            EditMessageText: self._send_again,
            DeleteMessage: self._stays,
            AnswerCallbackQuery: self._answer_press,
            SendChatAction: self._chat_action,
            GetMe: self._me,
            GetFile: self._file,
        }

    # What each product does its own way

    @property
    @abstractmethod
    def http(self) -> aiohttp.ClientSession:
        """The product's connections."""

    @abstractmethod
    async def _put(
        self, chat_id: int, chat: str, text: str, entities: Sequence[MessageEntity],
        markup: object,
    ) -> object:
        """Send text and what `markup` offers, in pieces; Zalo's answer to the last one.

        `chat_id` is our integer of `chat`. Raises SendError.
        """

    @abstractmethod
    async def _word(self, chat_id: int, chat: str, text: str) -> None:
        """Say what stands over a button on Telegram. Raises SendError."""

    @abstractmethod
    async def _send_photo(self, bot: Bot, method: SendPhoto) -> Message:
        """Send a picture, or its link."""

    @abstractmethod
    async def _chat_action(self, bot: Bot, method: SendChatAction) -> bool:
        """Show that something goes on, where that can be shown; never raises SendError."""

    @abstractmethod
    async def _me(self, bot: Bot, method: GetMe) -> User:
        """Who we are. Raises SendError."""

    # What they do alike

    async def _send_message(self, bot: Bot, method: SendMessage) -> Message:
        text, entities = formatted(method, method.text, method.entities)
        if not text.strip():
            raise TelegramBadRequest(method, "Bad Request: message text is empty")
        return await self._say(bot, method, text, entities)

    async def _send_again(self, bot: Bot, method: EditMessageText) -> Message:
        """Nothing can be edited: what it shows now is said anew."""
        text, entities = formatted(method, method.text, method.entities)
        return await self._say(bot, method, text, entities)

    async def _stays(self, _bot: Bot, _method: DeleteMessage) -> bool:
        return True

    async def _send_document(self, bot: Bot, method: SendDocument) -> Message:
        kept = await self._keep(bot, method, method.document, "file")
        return await self._as_link(bot, method, kept)

    async def _as_link(
        self, bot: Bot, method: SendDocument | SendPhoto, kept: StoredFile
    ) -> Message:
        text, entities = formatted(method, method.caption, method.caption_entities)
        line = self._words("zalo-file", name=kept.name, days=LIVES["file"].days)
        # The address goes in as it is: the catalogue would escape it.
        text = f"{text}\n\n{line}\n{self._links.page('file', kept.id)}".strip()
        return await self._say(bot, method, text, entities)

    async def _keep(
        self, bot: Bot, method: SendDocument | SendPhoto, file: InputFile | str, name: str
    ) -> StoredFile:
        return await self._keep_content(method, *await content_of(bot, method, file, name))

    async def _keep_content(
        self, method: SendDocument | SendPhoto, name: str, content: bytes
    ) -> StoredFile:
        """For our own link. Raises TelegramBadRequest when we have no public address."""
        if not self._links.possible:
            raise TelegramBadRequest(method, "Bad Request: files need web.public_url")
        mime = picture_type(content) or declared_type(name)
        key = await self._files.keep_file(chat_id_of(method), name, mime, content, self._clock())
        kept = await self._files.file(key)
        if kept is None:
            raise LookupError(key)
        return kept

    async def _say(
        self, bot: Bot, method: Any, text: str, entities: Sequence[MessageEntity]
    ) -> Message:
        """Text and choices; the choices can be chosen once the message is out."""
        chat_id, chat = chat_id_of(method), await self._chat(method)
        choices = choices_of(method.reply_markup, text)
        # First: should the sending fail half-way, a number must not choose from an older menu.
        # What is said without a sound is an aside: the choices stay open.
        if choices or not getattr(method, "disable_notification", None):
            await self._menus.cover(chat_id)
        sent = await self._put(chat_id, chat, text, entities, method.reply_markup)
        message = self._message(bot, method, chat, sent, text)
        if choices:
            await self._offer(chat_id, message.message_id, choices, sent)
        return message

    async def _offer(
        self, chat_id: int, message: int, choices: Sequence[Choice], sent: object
    ) -> None:
        """The message is out: a database that is gone must not have it sent again."""
        shown = _shown(sent)
        for pause in _PAUSES:
            try:
                await self._menus.offer(chat_id, message, choices, shown)
            except StoreDownError:
                await asyncio.sleep(pause)
            else:
                return
        log.warning("what a message offers is not noted: its numbers choose nothing")

    async def _answer_press(self, bot: Bot, method: AnswerCallbackQuery) -> bool:
        """A word over a button is said as a message; it leaves the choices open.

        Raises SendError.
        """
        chat_id = chat_of_callback(method.callback_query_id)
        chat = await self._ids.external_id(self._name, chat_id) if chat_id else None
        if not chat_id or not chat:
            raise TelegramBadRequest(method, "Bad Request: query ID is invalid")
        # "Đang đếm…": what only tells that something goes on is not worth a message.
        if method.text and method.text.endswith("…"):
            return await self._chat_action(bot, SendChatAction(chat_id=chat_id, action="typing"))
        if method.text:
            await self._word(chat_id, chat, method.text)
        return True

    async def _file(self, bot: Bot, method: GetFile) -> File:
        known = method.file_id
        return File(file_id=known, file_unique_id=known[-40:], file_path=known).as_(bot)

    def content(self, file_id: str, chunk_size: int) -> AsyncGenerator[bytes, None]:
        """A picture or a file from Zalo's hosts, or one that came by the upload page."""
        address = file_id.removeprefix(FETCHED)
        if "://" not in address:
            return super().content(file_id, chunk_size)
        # How large a file of the office may be is for the dispatcher to say.
        picture = address == file_id
        limit = _LARGEST_PHOTO if picture else _LARGEST_FILE
        return fetch(self.http, address, self._own, limit, chunk_size, picture=picture)

    async def _chat(self, method: Any) -> str:
        """Zalo's id of the method's chat."""
        found = await self._ids.external_id(self._name, chat_id_of(method))
        if found is None:
            raise TelegramBadRequest(method, "Bad Request: chat not found")
        return found

    def _message(self, bot: Bot, method: Any, chat: str, sent: object, text: str) -> Message:
        told = sent.get("message_id") if isinstance(sent, dict) else None
        now = self._clock()
        # Zalo's name of the message is asked for by nobody: it knows no edits and no replies.
        key = number_of(chat, str(told or f"{now.isoformat()}:{text[:80]}"))
        return Message.model_validate({
            "message_id": key, "date": now, "text": text,
            "chat": {"id": chat_id_of(method), "type": "private", "first_name": NAMELESS},
            "from": {"id": bot.id, "is_bot": True, "first_name": NAMELESS},
        }, context={"bot": bot})


@contextmanager
def behind(arrived: object) -> Iterator[None]:
    """Around a further piece of a message: who sends it again must know that some has `arrived`."""
    try:
        yield
    except (SendError, StoreDownError) as error:
        if not arrived:
            raise
        # Also when the database could not count the next piece: what is out is out.
        failure = as_send_error(error)
        failure.partly = True
        raise failure from None


def _shown(sent: object) -> datetime | None:
    told = sent if isinstance(sent, dict) else {}
    return moment_of(told.get("date", told.get("sent_time")))


async def content_of(
    bot: Bot, method: SendDocument | SendPhoto, file: InputFile | str, name: str
) -> tuple[str, bytes]:
    """A file's name (`name` when it has none) and bytes."""
    if isinstance(file, str):
        raise TelegramBadRequest(method, "Bad Request: wrong file identifier")
    content = b"".join([chunk async for chunk in file.read(bot)])
    return file.filename or name, content


def chat_id_of(method: Any) -> int:
    """Our integer of the method's chat."""
    try:
        return int(method.chat_id)
    except (TypeError, ValueError):
        raise TelegramBadRequest(method, "Bad Request: chat not found") from None
