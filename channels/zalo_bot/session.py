"""aiogram's methods carried out on a Zalo bot, or on what Zalo has in their place."""

import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
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
    TelegramMethod,
)
from aiogram.types import File, InputFile, Message, MessageEntity, User

from channels.base import TranslatingSession, Translation, formatted
from channels.ids import ExternalIds
from channels.web.ports import StoredFile
from channels.web.uploads import declared_type, picture_type
from channels.zalo.incoming import NAMELESS, chat_of_callback, number_of
from channels.zalo.links import LIVES, Links
from channels.zalo.menus import Menus, choices_of, lines_of
from channels.zalo.photos import fetch
from channels.zalo.ports import Files, Words
from channels.zalo_bot.client import API_BASE, ApiError, ZaloClient, as_refusal
from channels.zalo_bot.styles import Piece, pieces
from core.errors import SendError

log = logging.getLogger(__name__)

NAME = "zalo_bot"
_FILES = "zalo-file:"
_LARGEST_PHOTO = 20 * 1024 * 1024
#: Zalo fetches the picture from us while it answers.
_PHOTO_SECONDS = 45.0


class ZaloBotSession(TranslatingSession):
    """Sends text in pieces, buttons as numbered lines, files as links."""

    def __init__(
        self, client: ZaloClient, ids: ExternalIds, menus: Menus, files: Files, links: Links,
        words: Words, clock: Callable[[], datetime], api_base: str = "",
    ) -> None:
        super().__init__(api=TelegramAPIServer(base="zalo:{method}", file=_FILES + "{path}"))
        self._client = client
        self._ids = ids
        self._menus = menus
        self._files = files
        self._links = links
        self._words = words
        self._clock = clock
        own = urlsplit(api_base or API_BASE)
        self._own = f"{own.scheme}://{own.netloc}"
        self._table: dict[type[TelegramMethod[Any]], Translation] = {
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

    def translations(self) -> dict[type[TelegramMethod[Any]], Translation]:
        """What Zalo can do, or has something else for."""
        return self._table

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

    async def _send_photo(self, bot: Bot, method: SendPhoto) -> Message:
        kept = await self._keep(bot, method, method.photo, "photo.png")
        chat = await self._chat(method)
        text, entities = formatted(method, method.caption, method.caption_entities)
        first, *more = pieces(text, entities) or [Piece("", [])]
        params = {"chat_id": chat, "photo": self._links.make("picture", kept.id)}
        if first.text:
            params["caption"] = first.text
        try:
            sent = await self._client.call("sendPhoto", params, seconds=_PHOTO_SECONDS)
        except ApiError as error:
            if error.code != 400:
                raise as_refusal(error) from None
            return await self._as_link(bot, method, kept)
        for piece in more:
            await self._text(chat, piece.text, [])
        if choices_of(method.reply_markup):
            return await self._say(bot, method, "", [])
        return self._message(bot, method, chat, sent, first.text)

    async def _as_link(
        self, bot: Bot, method: SendDocument | SendPhoto, kept: StoredFile
    ) -> Message:
        text, entities = formatted(method, method.caption, method.caption_entities)
        line = self._words("zalo-file", name=kept.name, days=LIVES["file"].days)
        # The address goes in as it is: the catalogue would escape it.
        text = f"{text}\n\n{line}\n{self._links.make('file', kept.id)}".strip()
        return await self._say(bot, method, text, entities)

    async def _keep(
        self, bot: Bot, method: SendDocument | SendPhoto, file: InputFile | str, name: str
    ) -> StoredFile:
        if not self._links.possible:
            raise TelegramBadRequest(method, "Bad Request: files need web.public_url")
        if isinstance(file, str):
            raise TelegramBadRequest(method, "Bad Request: wrong file identifier")
        chat_id = _chat_id(method)
        content = b"".join([chunk async for chunk in file.read(bot)])
        name = file.filename or name
        mime = picture_type(content) or declared_type(name)
        key = await self._files.keep_file(chat_id, name, mime, content, self._clock())
        kept = await self._files.file(key)
        if kept is None:
            raise LookupError(key)
        return kept

    async def _say(
        self, bot: Bot, method: Any, text: str, entities: Sequence[MessageEntity]
    ) -> Message:
        """Text and choices; the choices can be chosen once the message is out."""
        chat_id, chat = _chat_id(method), await self._chat(method)
        choices = choices_of(method.reply_markup)
        tail = lines_of(method.reply_markup, self._words("zalo-choose"))
        # First: should the sending fail half-way, a number must not choose from an older menu.
        await self._menus.cover(chat_id)
        sent: object = None
        for piece in pieces(text, entities, tail):
            sent = await self._text(chat, piece.text, piece.styles)
        message = self._message(bot, method, chat, sent, text)
        if choices:
            await self._menus.offer(chat_id, message.message_id, choices)
        return message

    async def _text(self, chat: str, text: str, styles: list[dict[str, Any]]) -> Any:
        params: dict[str, Any] = {"chat_id": chat, "text": text}
        try:
            if styles:
                try:
                    return await self._client.call("sendMessage", {**params, "text_styles": styles})
                except ApiError as error:
                    if error.code != 400:
                        raise
                    # Marks are ornament: without them it may be taken.
            return await self._client.call("sendMessage", params)
        except ApiError as error:
            raise as_refusal(error) from None

    async def _answer_press(self, _bot: Bot, method: AnswerCallbackQuery) -> bool:
        """A word over a button is said as a message; it leaves the choices open."""
        chat_id = chat_of_callback(method.callback_query_id)
        chat = chat_id and await self._ids.external_id(NAME, chat_id)
        if not chat:
            raise TelegramBadRequest(method, "Bad Request: query ID is invalid")
        if method.text:
            try:
                # "Đang đếm…": what only tells that something goes on is not worth a message.
                if method.text.endswith("…"):
                    await self._client.call(*_typing(chat))
                else:
                    await self._text(chat, method.text, [])
            except ApiError:
                return True
            except SendError as error:
                raise TelegramBadRequest(method, f"not said: {type(error).__name__}") from None
        return True

    async def _chat_action(self, _bot: Bot, method: SendChatAction) -> bool:
        chat = await self._chat(method)
        try:
            await self._client.call(*_typing(chat))
        except (ApiError, SendError) as error:
            # An ornament: the answer behind it will meet the same trouble and tell.
            log.info("typing was not shown: %s", type(error).__name__)
        return True

    async def _me(self, bot: Bot, _method: GetMe) -> User:
        try:
            found = await self._client.call("getMe")
        except ApiError as error:
            raise as_refusal(error) from None
        told = found if isinstance(found, dict) else {}
        name = str(told.get("display_name") or told.get("account_name") or NAMELESS)
        account = str(told.get("account_name") or "")
        return User(id=bot.id, is_bot=True, first_name=name, username=account).as_(bot)

    async def _file(self, bot: Bot, method: GetFile) -> File:
        known = method.file_id
        return File(file_id=known, file_unique_id=known[-40:], file_path=known).as_(bot)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """A picture from Zalo's hosts, or a file that came by the upload page."""
        known = url.removeprefix(_FILES)
        if "://" in known:
            async for chunk in fetch(
                    self._client.http, known, self._own, _LARGEST_PHOTO, chunk_size):
                yield chunk
            return
        kept = await self._files.file(known)
        if kept is None:
            raise FileNotFoundError("this chat has no such file")
        for start in range(0, len(kept.content), chunk_size):
            yield kept.content[start : start + chunk_size]

    async def close(self) -> None:
        """Close the connections to Zalo."""
        await self._client.close()

    async def _chat(self, method: Any) -> str:
        """Zalo's id of the method's chat."""
        found = await self._ids.external_id(NAME, _chat_id(method))
        if found is None:
            raise TelegramBadRequest(method, "Bad Request: chat not found")
        return found

    def _message(self, bot: Bot, method: Any, chat: str, sent: object, text: str) -> Message:
        told = sent.get("message_id") if isinstance(sent, dict) else None
        now = self._clock()
        # Zalo's name of the message is asked for by nobody: it knows no edits and no replies.
        key = number_of(chat, str(told or f"{now.isoformat()}:{text[:80]}"))
        chat_id = _chat_id(method)
        return Message.model_validate({
            "message_id": key, "date": now, "text": text,
            "chat": {"id": chat_id, "type": "private", "first_name": NAMELESS},
            "from": {"id": bot.id, "is_bot": True, "first_name": NAMELESS},
        }, context={"bot": bot})


def _typing(chat: str) -> tuple[str, dict[str, Any]]:
    return "sendChatAction", {"chat_id": chat, "action": "typing"}


def _chat_id(method: Any) -> int:
    try:
        return int(method.chat_id)
    except (TypeError, ValueError):
        raise TelegramBadRequest(method, "Bad Request: chat not found") from None
