"""The events of a Zalo bot. Whatever arrives is read without trust: no error leaves."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.zalo.fields import MOST_EVENTS, id_of, name_of, part_of, text_of, url_of
from channels.zalo.incoming import NAMELESS, Incoming, moment_of

log = logging.getLogger(__name__)

def events(body: object) -> list[object]:
    """The events of a body: flat, wrapped in `result`, or a list of them; none for a probe."""
    if isinstance(body, dict) and "message" not in body and "result" in body:
        body = body["result"]
    if isinstance(body, list):
        return list(body[:MOST_EVENTS])
    return [body] if isinstance(body, dict) else []


def read_body(body: object, now: datetime) -> list[Incoming]:
    """The messages of people in a body. `now` is aware UTC."""
    found = [read_event(event, now) for event in events(body)]
    if None in found:
        log.info("an event of Zalo without a person's message")
    return [message for message in found if message is not None]


def read_event(event: object, now: datetime) -> Incoming | None:
    """The message of an event; None for what is no message of a person. `now` is aware UTC."""
    message = part_of(event, "message")
    sender, chat = part_of(message, "from"), part_of(message, "chat")
    chat_id = id_of(chat.get("id")) or id_of(sender.get("id"))
    if not chat_id or sender.get("is_bot") is True:
        return None
    # Both are met: `photo` in the documents, `photo_url` in real traffic.
    photo = text_of(message.get("photo_url")) or text_of(message.get("photo"))
    words = message.get("caption") if photo else message.get("text")
    date = message.get("date")
    return Incoming(
        chat=chat_id,
        message_id=id_of(message.get("message_id")) or f"{date}:{text_of(words)[:40]}",
        name=name_of(sender.get("display_name")) or NAMELESS,
        at=moment_of(date) or now,
        private=_is_private(chat, chat_id, id_of(sender.get("id"))),
        text=text_of(words),
        photo=url_of(photo),
    )


def _is_private(chat: Mapping[str, Any], chat_id: str, sender_id: str) -> bool:
    kind = chat.get("chat_type")
    return kind.upper() == "PRIVATE" if isinstance(kind, str) else chat_id == sender_id
