"""Zalo's events as aiogram's updates. Whatever arrives is read without trust: no error leaves."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.types import Update

#: People here have no address but their chat; Telegram wants some name.
NAMELESS = "zalo"
#: Ids of 20 characters were seen; the table takes 120.
_LONGEST_ID = 100
_LONGEST_URL = 4000
#: Seconds until the year 5138 are fewer, milliseconds since 1973 are more.
_MILLISECONDS = 100_000_000_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as Zalo told it. `chat` is Zalo's own id, `at` aware UTC.

    Neither `text` nor `photo` (an address; `text` is its caption then): a sticker, a voice, or
    what Zalo does not show to bots.
    """

    chat: str
    message_id: str
    name: str
    at: datetime
    private: bool
    text: str = ""
    photo: str = ""


def events(body: object) -> list[object]:
    """The events of a body: flat, wrapped in `result`, or a list of them; none for a probe."""
    if isinstance(body, dict) and "message" not in body and "result" in body:
        body = body["result"]
    if isinstance(body, list):
        return list(body[:100])
    return [body] if isinstance(body, dict) else []


def read_event(event: object, now: datetime) -> Incoming | None:
    """The message of an event; None for what is no message of a person. `now` is aware UTC."""
    message = _part(event, "message")
    sender, chat = _part(message, "from"), _part(message, "chat")
    chat_id = _id(chat.get("id")) or _id(sender.get("id"))
    if not chat_id or sender.get("is_bot") is True:
        return None
    # Both are met: `photo` in the documents, `photo_url` in real traffic.
    photo = _text(message.get("photo_url")) or _text(message.get("photo"))
    words = message.get("caption") if photo else message.get("text")
    date = message.get("date")
    return Incoming(
        chat=chat_id,
        message_id=_id(message.get("message_id")) or f"{date}:{_text(words)[:40]}",
        name=_text(sender.get("display_name"))[:200] or NAMELESS,
        at=_moment(date, now),
        private=_is_private(chat, chat_id, _id(sender.get("id"))),
        text=_text(words),
        photo=photo if len(photo) <= _LONGEST_URL else "",
    )


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
    elif incoming.text:
        message["text"] = incoming.text
    return _update(bot, {"update_id": key, "message": message})


def press_update(bot: Bot, incoming: Incoming, chat_id: int, menu: int, data: str) -> Update:
    """The message as a press on a button of our message `menu`; its update id stays the same."""
    key = number_of(incoming.chat, incoming.message_id)
    message = _message(incoming, chat_id, menu)
    sender, message["from"] = message["from"], {
        "id": bot.id, "is_bot": True, "first_name": NAMELESS}
    query = {"id": f"{chat_id}-{key}", "from": sender, "chat_instance": str(chat_id),
             "message": message, "data": data}
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


def _part(value: object, name: str) -> Mapping[str, Any]:
    part = value.get(name) if isinstance(value, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    """Strings of a sensible length; numbers too, should they ever come."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**64:
        value = str(value)
    return value if isinstance(value, str) and 0 < len(value) <= _LONGEST_ID else ""


def _moment(value: object, now: datetime) -> datetime:
    """Milliseconds by what was seen, seconds by their size; `now` when it is neither."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever it is, the errors are caught
        return datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS else number, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return now


def _is_private(chat: Mapping[str, Any], chat_id: str, sender_id: str) -> bool:
    kind = chat.get("chat_type")
    return kind.upper() == "PRIVATE" if isinstance(kind, str) else chat_id == sender_id
