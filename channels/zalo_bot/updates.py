"""The events of a Zalo bot. Whatever arrives is read without trust: no error leaves."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.zalo.incoming import NAMELESS, Incoming, moment_of

log = logging.getLogger(__name__)

#: Ids of 20 characters were seen; the table takes 120.
_LONGEST_ID = 100
_LONGEST_URL = 4000


def events(body: object) -> list[object]:
    """The events of a body: flat, wrapped in `result`, or a list of them; none for a probe."""
    if isinstance(body, dict) and "message" not in body and "result" in body:
        body = body["result"]
    if isinstance(body, list):
        return list(body[:100])
    return [body] if isinstance(body, dict) else []


def read_body(body: object, now: datetime) -> list[Incoming]:
    """The messages of people in a body. `now` is aware UTC."""
    found = [read_event(event, now) for event in events(body)]
    if None in found:
        log.info("an event of Zalo without a person's message")
    return [message for message in found if message is not None]


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
        at=moment_of(date) or now,
        private=_is_private(chat, chat_id, _id(sender.get("id"))),
        text=_text(words),
        photo=photo if len(photo) <= _LONGEST_URL else "",
    )


def _part(value: object, name: str) -> Mapping[str, Any]:
    part = value.get(name) if isinstance(value, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    """Plain strings of a sensible length; numbers too, should they ever come."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**64:
        value = str(value)
    if not isinstance(value, str) or len(value) > _LONGEST_ID:
        return ""
    # No database takes half a character, and PostgreSQL no null one.
    return value if value.isascii() and value.isprintable() else ""


def _is_private(chat: Mapping[str, Any], chat_id: str, sender_id: str) -> bool:
    kind = chat.get("chat_type")
    return kind.upper() == "PRIVATE" if isinstance(kind, str) else chat_id == sender_id
