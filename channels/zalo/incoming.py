"""A person's message from Zalo, and what it is as one of aiogram's updates."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.types import Update

#: Seconds until the year 5138 are fewer, milliseconds since 1973 are more.
_MILLISECONDS = 100_000_000_000
#: People here have no address but their chat; Telegram wants some name.
NAMELESS = "zalo"
#: Begins the id of a file that lies on Zalo's hosts and need not be a picture.
FETCHED = "any+"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as Zalo told it. `chat` is Zalo's own id, `at` aware UTC.

    None of `text`, `photo` and `file` (addresses; `text` is the caption then): a sticker, a voice,
    or what Zalo does not show to bots. `left`: no message, the person wants no more of ours.
    """

    chat: str
    message_id: str
    name: str
    at: datetime
    private: bool
    text: str = ""
    photo: str = ""
    file: str = ""
    file_name: str = ""
    file_size: int | None = None
    left: bool = False


def moment_of(value: object) -> datetime | None:
    """Zalo's time as aware UTC: milliseconds by what was seen, seconds by their size."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever it is, the errors are caught
        return datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS else number, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def number_of(chat: str, message_id: str) -> int:
    """63 bits in the place of a string id: the same in every process and at every redelivery."""
    digest = hashlib.blake2b(f"{chat}\n{message_id}".encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(digest.digest()) >> 1


def message_update(bot: Bot, incoming: Incoming, chat_id: int) -> Update:
    """The message as an Update of the private chat `chat_id` (our integer)."""
    key = number_of(incoming.chat, incoming.message_id)
    message = _message(incoming, chat_id, key)
    if incoming.photo:
        known = {"file_id": incoming.photo, "file_unique_id": str(key), "width": 0, "height": 0}
        message |= {"photo": [known], "caption": incoming.text or None}
    elif incoming.file:
        message |= {"caption": incoming.text or None, "document": {
            "file_id": f"{FETCHED}{incoming.file}", "file_unique_id": str(key),
            "file_name": incoming.file_name or None, "file_size": incoming.file_size}}
    elif incoming.text:
        message["text"] = incoming.text
    return _update(bot, {"update_id": key, "message": message})


def press_update(bot: Bot, incoming: Incoming, chat_id: int, menu: int, data: str) -> Update:
    """The message as a press on a button of our message `menu`; its update id stays the same."""
    key = number_of(incoming.chat, incoming.message_id)
    message = _message(incoming, chat_id, menu)
    sender, message["from"] = message["from"], {
        "id": bot.id, "is_bot": True, "first_name": NAMELESS}
    # A date of its own, which Telegram's presses have not: it may come late.
    query = {"id": f"{chat_id}-{key}", "from": sender, "chat_instance": str(chat_id),
             "message": message, "data": data, "date": incoming.at}
    return _update(bot, {"update_id": key, "callback_query": query})


def upload_update(
    bot: Bot, chat_id: int, key: int, at: datetime, document: Mapping[str, Any], caption: str
) -> Update:
    """A file that came by the upload page, as a document in the chat."""
    incoming = Incoming("", "", NAMELESS, at, True)
    message = _message(incoming, chat_id, key) | {
        "document": dict(document), "caption": caption or None}
    return _update(bot, {"update_id": key, "message": message})


def chat_of_callback(callback_query_id: str) -> int | None:
    """The chat that `press_update` put into the id; None when it is none of ours."""
    chat, _, key = callback_query_id.partition("-")
    return int(chat) if chat.isdecimal() and key.isdecimal() else None


def _update(bot: Bot, data: dict[str, Any]) -> Update:
    return Update.model_validate(data, context={"bot": bot})


def _message(incoming: Incoming, chat_id: int, message_id: int) -> dict[str, Any]:
    return {
        "message_id": message_id,
        "date": incoming.at,
        "chat": {"id": chat_id, "type": "private", "first_name": incoming.name},
        "from": {"id": chat_id, "is_bot": False, "first_name": incoming.name},
    }
