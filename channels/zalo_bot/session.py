"""aiogram's methods carried out on a Zalo bot, or on what Zalo has in their place."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiogram import Bot
from aiogram.methods import GetMe, SendChatAction, SendPhoto
from aiogram.types import Message, MessageEntity, User

from channels.base import formatted
from channels.files import Files
from channels.ids import ExternalIds
from channels.zalo.incoming import NAMELESS
from channels.zalo.links import Links
from channels.zalo.menus import Menus, choices_of, lines_of
from channels.zalo.ports import Words
from channels.zalo.session import ZaloSession, behind, chat_id_of
from channels.zalo_bot.client import API_BASE, ApiError, ZaloClient, as_refusal
from channels.zalo_bot.styles import Piece, pieces
from core.errors import SendError

log = logging.getLogger(__name__)

NAME = "zalo_bot"
#: Zalo fetches the picture from us while it answers.
_PHOTO_SECONDS = 45.0


class ZaloBotSession(ZaloSession):
    """Marks as styles, buttons as numbered lines, every file a link."""

    def __init__(
        self, client: ZaloClient, ids: ExternalIds, menus: Menus, files: Files, links: Links,
        words: Words, clock: Callable[[], datetime], api_base: str = "",
    ) -> None:
        own = urlsplit(api_base or API_BASE)
        super().__init__(
            NAME, ids, menus, files, links, words, clock, f"{own.scheme}://{own.netloc}")
        self._client = client

    @property
    def http(self) -> aiohttp.ClientSession:
        """The client's connections."""
        return self._client.http

    async def close(self) -> None:
        """Close the connections to Zalo."""
        await self._client.close()

    async def _put(
        self, _chat_id: int, chat: str, text: str, entities: Sequence[MessageEntity],
        markup: object,
    ) -> object:
        sent: object = None
        cut = pieces(text, entities, lines_of(markup, self._words("zalo-choose"), text))
        if len(cut) > 1:
            # Rather nothing than half of it.
            await self._client.expect(len(cut))
        for number, piece in enumerate(cut):
            with behind(number):
                sent = await self._text(chat, piece.text, piece.styles)
        return sent

    async def _word(self, _chat_id: int, chat: str, text: str) -> None:
        await self._text(chat, text, [])

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

    async def _send_photo(self, bot: Bot, method: SendPhoto) -> Message:
        kept = await self._keep(bot, method, method.photo, "photo.png")
        chat = await self._chat(method)
        text, entities = formatted(method, method.caption, method.caption_entities)
        markup = method.reply_markup
        choices = choices_of(markup, text)
        whole = pieces(text, entities, lines_of(markup, self._words("zalo-choose"), text))
        # One message for all of it where that fits.
        together = len(whole) == 1
        first, *more = whole if together else pieces(text, entities) or [Piece("", [])]
        if choices or method.show_caption_above_media:
            # As behind a text: numbers choose from no menu before it.
            await self._menus.cover(chat_id_of(method))
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
        if choices and not together:
            return await self._say(bot, method, "", [])
        message = self._message(bot, method, chat, sent, first.text)
        if choices:
            await self._offer(chat_id_of(method), message.message_id, choices, sent)
        return message

    async def _chat_action(self, _bot: Bot, method: SendChatAction) -> bool:
        params = {"chat_id": await self._chat(method), "action": "typing"}
        try:
            await self._client.call("sendChatAction", params)
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
