"""The events of an Official Account. Whatever arrives is read without trust: no error leaves.

A press on a button comes as a text that is its payload: channels/zalo_oa/presses.py knows it.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels.zalo.incoming import NAMELESS, Incoming, moment_of

log = logging.getLogger(__name__)

#: Ids of 20 characters were seen; the table takes 120.
_LONGEST_ID = 100
_LONGEST_URL = 4000
_LONGEST_NAME = 200
#: So many pictures of one message are taken.
_MOST_PIECES = 10
_MOST_EVENTS = 100
_SAID = "user_send_"
#: Groups are the account's own; who writes from its web page without Zalo has no address.
_ELSEWHERE = ("user_send_group_", "anonymous_send_")
_CAME = frozenset({"follow", "user_follow"})
_LEFT = frozenset({"unfollow", "user_unfollow"})
#: Who follows sees what who writes /start on Telegram sees.
_GREETING = "/start"
_PICTURE, _FILE = "image", "file"
#: A sentence with an address in it comes as a link; what stands beside a sticker is not said.
_WORDED = frozenset({"text", "link", _PICTURE, _FILE})


def read_body(body: object, now: datetime) -> list[Incoming]:
    """What people said or did, in a body's event; `now` is aware UTC, no moment is later.

    Nothing of echoes of our own, receipts, groups, and whatever else Zalo tells.
    """
    found = [incoming for event in _events(body) for incoming in _read(event, now)]
    if not found:
        log.debug("an event of Zalo without a person's message")
    return found


def _events(body: object) -> list[object]:
    return list(body[:_MOST_EVENTS]) if isinstance(body, list) else [body]


def _read(event: object, now: datetime) -> Iterator[Incoming]:
    if not isinstance(event, Mapping):
        return
    name = event.get("event_name")
    at = _moment(event.get("timestamp"), now)
    if not isinstance(name, str) or name.startswith(_ELSEWHERE):
        return
    if name.startswith(_SAID):
        yield from _said(event, name.removeprefix(_SAID), at)
    elif name in _CAME or name in _LEFT:
        chat = _id(_part(event, "follower").get("id")) or _id(_part(event, "sender").get("id"))
        if chat:
            left = name in _LEFT
            # It has no id of its own; the same event has the same moment.
            yield Incoming(chat, f"{'left' if left else 'came'}:{_id(event.get('timestamp'))}",
                           NAMELESS, at, True, "" if left else _GREETING, left=left)


def _said(event: Mapping[str, Any], kind: str, at: datetime) -> Iterator[Incoming]:
    """One message for each picture or file; the words stand under the first."""
    chat, message = _id(_part(event, "sender").get("id")), _part(event, "message")
    if not chat:
        return
    text = _text(message.get("text"))
    told = _id(message.get("msg_id")) or f"{_id(event.get('timestamp'))}:{text[:40]}"
    said = Incoming(chat, told, NAMELESS, at, True, text if kind in _WORDED else "")
    pieces = [piece for attachment in _list(message.get("attachments"))[:_MOST_PIECES]
              if (piece := _piece(said, kind, attachment))]
    for number, piece in enumerate(pieces or [said]):
        yield piece if number == 0 else replace(piece, message_id=f"{told}:{number}", text="")


def _piece(said: Incoming, kind: str, attachment: object) -> Incoming | None:
    payload = _part(attachment, "payload")
    url = _text(payload.get("url")).strip()
    if not url or len(url) > _LONGEST_URL:
        return None
    if kind == _PICTURE:
        return replace(said, photo=url)
    if kind == _FILE:
        return replace(said, file=url, file_name=_text(payload.get("name"))[:_LONGEST_NAME],
                       file_size=_size(payload.get("size")))
    return None


def _part(value: object, name: str) -> Mapping[str, Any]:
    part = value.get(name) if isinstance(value, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    """Plain strings of a sensible length; numbers too, should they ever come."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**64:
        value = str(value)
    if not isinstance(value, str) or len(value) > _LONGEST_ID:
        return ""
    return value if value.isascii() and value.isprintable() else ""


def _size(value: object) -> int | None:
    """Bytes; they come as a string."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 16:
        value = int(value)
    return value if isinstance(value, int) and 0 <= value < 10**15 else None


def _moment(value: object, now: datetime) -> datetime:
    """Milliseconds, as a string; `now` when it is none or later than that."""
    return min(moment_of(value) or now, now)
