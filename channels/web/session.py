"""aiogram's methods carried out on the transcript of the web chat."""

import mimetypes
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMyCommands,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    GetMe,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import File, InputFile, Message, User

from channels.base import TranslatingSession, formatted
from channels.web.payloads import Payload, dump_buttons, dump_entities, file_note
from channels.web.ports import StoredMessage, WebMessages
from channels.web.rooms import Rooms
from channels.web.updates import NAMELESS, chat_of_callback, to_message


class WebSession(TranslatingSession):
    """Writes lines, edits them in place, and tells the rooms."""

    def __init__(self, messages: WebMessages, rooms: Rooms, clock: Callable[[], datetime]) -> None:
        super().__init__("chat", messages)
        self._messages = messages
        self._rooms = rooms
        self._clock = clock
        self.table = {
            SendMessage: self._send_message,
            SendPhoto: self._send_photo,
            SendDocument: self._send_document,
            EditMessageText: self._edit_text,
            EditMessageCaption: self._edit_text,
            EditMessageReplyMarkup: self._edit_markup,
            DeleteMessage: self._delete,
            AnswerCallbackQuery: self._answer_press,
            SendChatAction: self._chat_action,
            GetMe: self._me,
            GetFile: self._file,
            SetMyCommands: self._nothing,
            DeleteMyCommands: self._nothing,
        }

    async def _send_message(self, bot: Bot, method: SendMessage) -> Message:
        text, entities = formatted(method, method.text, method.entities)
        if not text.strip():
            raise TelegramBadRequest(method, "Bad Request: message text is empty")
        return await self._append(bot, method, Payload(text=text, entities=dump_entities(entities)))

    async def _send_photo(self, bot: Bot, method: SendPhoto) -> Message:
        return await self._send_file(bot, method, method.photo, photo=True)

    async def _send_document(self, bot: Bot, method: SendDocument) -> Message:
        return await self._send_file(bot, method, method.document, photo=False)

    async def _send_file(
        self, bot: Bot, method: SendPhoto | SendDocument, file: InputFile | str, *, photo: bool
    ) -> Message:
        text, entities = formatted(method, method.caption, method.caption_entities)
        chat_id = _chat(method)
        if isinstance(file, str):
            kept = await self._messages.file(file)
            if kept is None or kept.chat_id != chat_id:
                raise TelegramBadRequest(method, "Bad Request: wrong file identifier")
        else:
            content = b"".join([chunk async for chunk in file.read(bot)])
            name = file.filename or ("photo.png" if photo else "file")
            mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
            key = await self._messages.keep_file(chat_id, name, mime, content, self._clock())
            kept = await self._messages.file(key)
            if kept is None:
                raise LookupError(key)
        note = file_note(kept, photo=photo)
        line = Payload(text=text, entities=dump_entities(entities), file=note)
        return await self._append(bot, method, line)

    async def _append(
        self, bot: Bot, method: SendMessage | SendPhoto | SendDocument, line: Payload
    ) -> Message:
        chat_id = _chat(method)
        line["buttons"] = dump_buttons(method.reply_markup)
        answered = method.reply_parameters and method.reply_parameters.message_id
        if answered:
            line["reply_to"] = answered
        key = await self._messages.append(chat_id, "bot", line, self._clock())
        self._rooms.wake(chat_id)
        return to_message(bot, await self._get(method, chat_id, key))

    async def _edit_text(self, bot: Bot, method: EditMessageText | EditMessageCaption) -> Message:
        if isinstance(method, EditMessageText):
            text, entities = formatted(method, method.text, method.entities)
        else:
            text, entities = formatted(method, method.caption, method.caption_entities)
        change = Payload(text=text, entities=dump_entities(entities), edited=True)
        return await self._change(bot, method, change)

    async def _edit_markup(self, bot: Bot, method: EditMessageReplyMarkup) -> Message:
        return await self._change(bot, method, Payload())

    async def _change(
        self,
        bot: Bot,
        method: EditMessageText | EditMessageCaption | EditMessageReplyMarkup,
        change: Payload,
    ) -> Message:
        chat_id = _chat(method)
        row = await self._get(method, chat_id, method.message_id)
        if row.author != "bot" or row.payload.get("deleted"):
            raise TelegramBadRequest(method, "Bad Request: message can't be edited")
        # As on Telegram, an edit without a keyboard takes the keyboard away.
        buttons = dump_buttons(method.reply_markup)
        line = {**row.payload, **change, "buttons": buttons}
        await self._messages.replace(chat_id, row.id, line)
        self._rooms.wake(chat_id)
        return to_message(bot, await self._get(method, chat_id, row.id))

    async def _delete(self, _bot: Bot, method: DeleteMessage) -> bool:
        chat_id = _chat(method)
        row = await self._get(method, chat_id, method.message_id)
        await self._messages.replace(chat_id, row.id, {"deleted": True})
        self._rooms.wake(chat_id)
        return True

    async def _answer_press(self, _bot: Bot, method: AnswerCallbackQuery) -> bool:
        chat_id = chat_of_callback(method.callback_query_id)
        if chat_id is None:
            raise TelegramBadRequest(method, "Bad Request: query ID is invalid")
        if method.text:
            toast = {"type": "toast", "text": method.text, "alert": bool(method.show_alert)}
            self._rooms.tell(chat_id, toast)
        return True

    async def _chat_action(self, _bot: Bot, method: SendChatAction) -> bool:
        self._rooms.tell(_chat(method), {"type": "typing"})
        return True

    async def _me(self, bot: Bot, _method: GetMe) -> User:
        return User(id=bot.id, is_bot=True, first_name=NAMELESS, username="web_chat").as_(bot)

    async def _file(self, bot: Bot, method: GetFile) -> File:
        kept = await self._messages.file(method.file_id)
        if kept is None:
            raise TelegramBadRequest(method, "Bad Request: wrong file_id")
        return File(
            file_id=kept.id,
            file_unique_id=kept.id,
            file_size=len(kept.content),
            file_path=kept.id,
        ).as_(bot)

    async def _nothing(self, _bot: Bot, _method: TelegramMethod[bool]) -> bool:
        return True

    async def _get(
        self, method: TelegramMethod[Any], chat_id: int, message_id: int | None
    ) -> StoredMessage:
        row = await self._messages.get(chat_id, message_id or 0)
        if row is None:
            raise TelegramBadRequest(method, "Bad Request: message not found")
        return row


def _chat(method: Any) -> int:
    """The method's chat; web chats are numbers."""
    try:
        return int(method.chat_id)
    except (TypeError, ValueError):
        raise TelegramBadRequest(method, "Bad Request: chat not found") from None
