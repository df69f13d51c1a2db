"""The events of an Official Account. Whatever arrives is read without trust: no error leaves.

A press on a button comes as a text that is its payload: channels/zalo_oa/presses.py knows it.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels.zalo.fields import MOST_EVENTS, id_of, name_of, part_of, text_of, url_of
from channels.zalo.incoming import NAMELESS, Incoming, moment_of

log = logging.getLogger(__name__)

#: So many pictures of one message are taken.
_MOST_PIECES = 10
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
    return list(body[:MOST_EVENTS]) if isinstance(body, list) else [body]


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
        follower, sender = part_of(event, "follower"), part_of(event, "sender")
        chat = id_of(follower.get("id")) or id_of(sender.get("id"))
        if chat:
            left = name in _LEFT
            # It has no id of its own; the same event has the same moment.
            yield Incoming(chat, f"{'left' if left else 'came'}:{id_of(event.get('timestamp'))}",
                           NAMELESS, at, True, "" if left else _GREETING, left=left)


def _said(event: Mapping[str, Any], kind: str, at: datetime) -> Iterator[Incoming]:
    """One message for each picture or file; the words stand under the first."""
    chat, message = id_of(part_of(event, "sender").get("id")), part_of(event, "message")
    if not chat:
        return
    text = text_of(message.get("text"))
    told = id_of(message.get("msg_id")) or f"{id_of(event.get('timestamp'))}:{text[:40]}"
    said = Incoming(chat, told, NAMELESS, at, True, text if kind in _WORDED else "")
    pieces = [piece for attachment in _list(message.get("attachments"))[:_MOST_PIECES]
              if (piece := _piece(said, kind, attachment))]
    for number, piece in enumerate(pieces or [said]):
        yield piece if number == 0 else replace(piece, message_id=f"{told}:{number}", text="")


def _piece(said: Incoming, kind: str, attachment: object) -> Incoming | None:
    payload = part_of(attachment, "payload")
    url = url_of(payload.get("url"))
    if not url:
        return None
    if kind == _PICTURE:
        return replace(said, photo=url)
    if kind == _FILE:
        return replace(said, file=url, file_name=name_of(payload.get("name")),
                       file_size=_size(payload.get("size")))
    return None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _size(value: object) -> int | None:
    """Bytes; they come as a string."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 16:
        value = int(value)
    return value if isinstance(value, int) and 0 <= value < 10**15 else None


def _moment(value: object, now: datetime) -> datetime:
    """Milliseconds, as a string; `now` when it is none or later than that."""
    return min(moment_of(value) or now, now)
