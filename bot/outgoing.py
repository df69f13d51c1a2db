"""Pieces of an answer → aiogram's methods → the platform; remembers what they spoke of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from channels.markup import utf16_length
from channels.plain import split_html
from core.ports.runtime import Clock, UnitOfWork
from core.ports.updates import SentMessages
from handlers.show import Rows, Say, SendFile

#: Seconds for a document: an office's line may need minutes for 45 MB.
_UPLOAD = 600
_GONE = ("message is not modified", "message to edit not found", "message can't be edited")


class Outgoing:
    """Sends one piece into a chat and returns the platform's id of the message."""

    def __init__(
        self, sent: SentMessages, work: UnitOfWork, clock: Clock, limit: int, *,
        edits: bool = True, files: bool = True,
    ) -> None:
        #: Whether a message of ours can be changed and taken back.
        self.edits = edits
        #: Whether files and pictures can reach people at all.
        self.files = files
        self._sent = sent
        self._work = work
        self._clock = clock
        self._limit = limit

    async def say(
        self, bot: Bot, channel: str, chat_id: int, say: Say, replaced: int | None = None,
        notes: "Notes | None" = None,
    ) -> str:
        """Send (or put in the place of message `replaced`); long texts become several messages.

        What is to be remembered goes into `notes`, for `remember`, when they are given: one for
        each message that was accepted. Raises aiogram's errors as they come.
        """
        *first, last = self._parts(str(say.text))
        for part in first:
            message_id = (await bot.send_message(chat_id, part)).message_id
            await self._note(notes, Note(channel, chat_id, message_id, ()))
        if replaced is not None and say.edit and not first:
            message_id = replaced
            if await self._edit(bot, chat_id, replaced, last, say):
                await self._note(notes, Note(
                    channel, chat_id, replaced, say.about, say.asks or "", old=True))
        else:
            message_id = (
                await bot.send_message(chat_id, last, reply_markup=keyboard(say.rows),
                                       disable_notification=say.aside or None)
            ).message_id
            await self._note(
                notes, Note(channel, chat_id, message_id, say.about, say.asks or ""))
        return str(message_id)

    async def file(
        self, bot: Bot, channel: str, chat_id: int, piece: SendFile, notes: "Notes | None" = None
    ) -> str:
        """Send a document or a picture; `notes` as above."""
        content = (FSInputFile(piece.content, piece.name) if isinstance(piece.content, Path)
                   else BufferedInputFile(piece.content, piece.name))
        caption = str(piece.caption) or None
        markup = keyboard(piece.rows)
        message: Message
        if piece.picture:
            message = await bot.send_photo(chat_id, content, caption=caption, reply_markup=markup,
                                           show_caption_above_media=piece.above or None)
        else:
            message = await bot.send_document(
                chat_id, content, caption=caption, reply_markup=markup, request_timeout=_UPLOAD
            )
        await self._note(notes, Note(channel, chat_id, message.message_id, piece.about))
        return str(message.message_id)

    async def take_back(self, bot: Bot, chat_id: int, message_id: str) -> None:
        """Take a message of ours from the chat. Raises aiogram's errors."""
        await bot.delete_message(chat_id, int(message_id))

    def _parts(self, text: str) -> list[str]:
        # Marks only add to the length, so most texts are known to fit without being parsed.
        return [text] if utf16_length(text) <= self._limit else split_html(text, self._limit)

    async def _edit(self, bot: Bot, chat_id: int, message_id: int, text: str, say: Say) -> bool:
        """True when the message now shows `text`."""
        try:
            await bot.edit_message_text(
                text, chat_id=chat_id, message_id=message_id, reply_markup=keyboard(say.rows)
            )
        except TelegramBadRequest as error:
            # The same page asked for twice, or a message too old to change: neither is a fault.
            if not any(word in str(error) for word in _GONE):
                raise
            return False
        return True

    async def _note(self, notes: "Notes | None", note: "Note") -> None:
        if notes is not None:
            notes.append(note)
        else:
            await self.remember([note])

    async def remember(self, notes: Iterable["Note"]) -> None:
        """What our messages spoke of, in the unit that is open, else in one of its own."""
        wanted = [note for note in notes if note.about or note.old]
        if not wanted:
            return
        async with self._work.unit():
            for note in wanted:
                await self._sent.remember(
                    note.channel, note.chat_id, str(note.message_id), note.about,
                    self._clock.now(), note.asks)


@dataclass(frozen=True, slots=True)
class Note:
    """What a message of ours speaks of and asks. An `old` one may have spoken of others before:
    that no longer stands on it."""

    channel: str
    chat_id: int
    message_id: int
    about: Sequence[int]
    asks: str = ""
    old: bool = False


Notes: TypeAlias = list[Note]


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """aiogram's keyboard; None when there are no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=b.label, callback_data=b.packed()) for b in row]
            for row in rows
        ]
    )
