"""aiogram's methods carried out on an Official Account, or on what it has in their place."""

import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import aiohttp
from aiogram import Bot
from aiogram.methods import GetMe, SendChatAction, SendDocument, SendPhoto, TelegramMethod
from aiogram.types import Message, MessageEntity, User

from channels.base import formatted
from channels.files import Files
from channels.ids import ExternalIds
from channels.plain import html_to_plain, split_text, with_addresses
from channels.web.uploads import picture_type
from channels.zalo.incoming import NAMELESS
from channels.zalo.links import Links
from channels.zalo.menus import Menus, choices_of, lines_of
from channels.zalo.ports import Words
from channels.zalo.session import ZaloSession, behind, chat_id_of, content_of
from channels.zalo_oa.client import API_BASE, ApiError, ZaloOaClient, as_refusal
from channels.zalo_oa.presses import Presses, buttons_of, shown_as_buttons
from channels.zalo_oa.uploading import upload_file, upload_picture
from channels.zalo_oa.windows import WINDOW, Windows
from core.errors import ClosedError

log = logging.getLogger(__name__)

NAME = "zalo_oa"
TEXT_LIMIT = 2000
SEND_PATH = "/v3.0/oa/message/cs"
ME_PATH = "/v2.0/oa/getoa"
#: Answers that speak of the message's form: without its ornament it may be taken.
_MALFORMED = frozenset({-100, -201, -210, -233})
T = TypeVar("T")


class ZaloOaSession(ZaloSession):
    """Plain text, up to five buttons, pictures and documents as such where Zalo takes them."""

    def __init__(
        self, client: ZaloOaClient, ids: ExternalIds, menus: Menus, presses: Presses,
        windows: Windows, files: Files, links: Links, words: Words,
        clock: Callable[[], datetime], api_base: str = "",
    ) -> None:
        own = urlsplit(api_base or API_BASE)
        super().__init__(
            NAME, ids, menus, files, links, words, clock, f"{own.scheme}://{own.netloc}")
        self._client = client
        self._presses = presses
        self._windows = windows

    @property
    def http(self) -> aiohttp.ClientSession:
        """The client's connections."""
        return self._client.http

    async def close(self) -> None:
        """Close the connections to Zalo."""
        await self._client.close()

    async def make_request(
        self, bot: Bot, method: TelegramMethod[T],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> T:
        """As for all; outside of its window a person is asked to write."""
        try:
            return await super().make_request(bot, method, timeout)
        except ClosedError as closed:
            # A word over a button names no chat, and is nothing to knock for.
            if closed.reason == WINDOW and hasattr(method, "chat_id"):
                said = getattr(method, "text", None) or getattr(method, "caption", None) or ""
                await self._windows.knock(
                    chat_id_of(method), await self._chat(method), html_to_plain(said))
            raise

    async def _put(
        self, chat_id: int, chat: str, text: str, entities: Sequence[MessageEntity],
        markup: object,
    ) -> object:
        full = with_addresses(text, list(entities))
        choose = self._words("zalo-choose")
        if not shown_as_buttons(markup, text):
            return await self._texts(chat_id, chat, full + lines_of(markup, choose, text))
        *first, last = split_text(full, TEXT_LIMIT) or [self._words("zalo-oa-choose")]
        for number, piece in enumerate(first):
            with behind(number):
                await self._text(chat_id, chat, piece)
        with behind(first):
            try:
                return await self._send(chat_id, chat, {"text": last, "attachment": {
                    "type": "template", "payload": {
                        "buttons": self._buttons(chat_id, markup, text)}}})
            except ApiError as error:
                if error.code not in _MALFORMED:
                    raise as_refusal(error) from None
                log.warning("buttons were refused (%s): the choices go as lines", error.code)
            return await self._texts(chat_id, chat, last + lines_of(markup, choose, text))

    async def _texts(self, chat_id: int, chat: str, text: str) -> object:
        sent: object = None
        for number, piece in enumerate(split_text(text, TEXT_LIMIT)):
            with behind(number):
                sent = await self._text(chat_id, chat, piece)
        return sent

    def _buttons(self, chat_id: int, markup: object, text: str) -> list[dict[str, Any]]:
        choices = choices_of(markup, text)
        # The message has no name before it is sent: its buttons carry one of their own.
        menu = secrets.randbits(62)
        return buttons_of(
            markup, choices, [self._presses.payload(chat_id, menu, c.data) for c in choices])

    async def _word(self, chat_id: int, chat: str, text: str) -> None:
        await self._texts(chat_id, chat, text)

    async def _text(self, chat_id: int, chat: str, text: str) -> Any:
        try:
            return await self._send(chat_id, chat, {"text": text})
        except ApiError as error:
            raise as_refusal(error) from None

    async def _send(self, chat_id: int, chat: str, message: dict[str, Any]) -> Any:
        async with self._windows.within(chat_id):
            return await self._client.call(
                SEND_PATH, {"recipient": {"user_id": chat}, "message": message})

    async def _send_photo(self, bot: Bot, method: SendPhoto) -> Message:
        chat_id, chat = chat_id_of(method), await self._chat(method)
        await self._windows.check(chat_id)
        name, content = await content_of(bot, method, method.photo, "photo.png")
        text, entities = formatted(method, method.caption, method.caption_entities)
        first, *more = split_text(with_addresses(text, entities), TEXT_LIMIT) or [""]
        token = await upload_picture(self._client, content, picture_type(content))
        sent = token and await self._attached(chat_id, chat, {"text": first, "attachment": {
            "type": "template", "payload": {"template_type": "media", "elements": [
                {"media_type": "image", "attachment_id": token}]}}})
        if not sent:
            kept = await self._keep_content(method, name, content)
            return await self._as_link(bot, method, kept)
        for piece in more:
            await self._text(chat_id, chat, piece)
        if choices_of(method.reply_markup):
            return await self._say(bot, method, "", [])
        return self._message(bot, method, chat, sent, first)

    async def _send_document(self, bot: Bot, method: SendDocument) -> Message:
        """The caption, and the file behind it: a file carries no words."""
        chat_id, chat = chat_id_of(method), await self._chat(method)
        await self._windows.check(chat_id)
        name, content = await content_of(bot, method, method.document, "file")
        token = await upload_file(self._client, name, content)
        if token is None:
            kept = await self._keep_content(method, name, content)
            return await self._as_link(bot, method, kept)
        text, entities = formatted(method, method.caption, method.caption_entities)
        said = None
        if text or choices_of(method.reply_markup):
            said = await self._say(bot, method, text, entities)
        sent = await self._attached(chat_id, chat, {
            "attachment": {"type": "file", "payload": {"token": token}}})
        if sent is None:
            kept = await self._keep_content(method, name, content)
            bare = method.model_copy(update={"caption": None, "reply_markup": None})
            linked = await self._as_link(bot, bare, kept)
            return said or linked
        return said or self._message(bot, method, chat, sent, name)

    async def _attached(self, chat_id: int, chat: str, message: dict[str, Any]) -> Any:
        """Zalo's answer; None when it will not have it in this form."""
        if not message.get("text"):
            message.pop("text", None)
        try:
            return await self._send(chat_id, chat, message) or {"message_id": ""}
        except ApiError as error:
            if error.code not in _MALFORMED:
                raise as_refusal(error) from None
            log.warning("a file was refused (%s): it goes as a link", error.code)
            return None

    async def _chat_action(self, _bot: Bot, _method: SendChatAction) -> bool:
        """An account has no sign of typing."""
        return True

    async def _me(self, bot: Bot, _method: GetMe) -> User:
        try:
            found = await self._client.get(ME_PATH)
        except ApiError as error:
            raise as_refusal(error) from None
        told = found if isinstance(found, dict) else {}
        name = str(told.get("name") or NAMELESS)
        return User(id=bot.id, is_bot=True, first_name=name,
                    username=str(told.get("oa_id") or "")).as_(bot)
