"""What an Official Account's webhook is told: ids and moments are strings, no event is alike."""

import hashlib
import itertools
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.support.zalo_http import Person

Event = dict[str, Any]

NAM = Person("2468458835296197922", "Vũ Nam")
HOA = Person("7013925560183344710", "Bùi Hoa")
#: A group of the account's own.
GROUP = "f414c8f76fa586fbdfb4"


class Events:
    """Makes them, each with an id of its own."""

    def __init__(self, app_id: str, oa_id: str, now: Callable[[], datetime]) -> None:
        self._app_id = app_id
        self._oa_id = oa_id
        self._now = now
        self._numbers = itertools.count(1)

    def message(self, user: Person, name: str, **content: Any) -> Event:
        """`user_send_…` in the private chat."""
        return {
            **self._head(name), "sender": {"id": user.id}, "recipient": {"id": self._oa_id},
            "user_id_by_app": f"55{user.id}", "message": {"msg_id": self.msg_id(), **content},
        }

    def attachment(self, user: Person, kind: str, text: str = "", **payload: Any) -> Event:
        """`user_send_KIND` with one attachment."""
        words = {"text": text} if text else {}
        return self.message(
            user, f"user_send_{kind}", attachments=[{"type": kind, "payload": payload}], **words)

    def group(self, user: Person, text: str) -> Event:
        """Words in a group of the account's."""
        event = self.message(user, "user_send_group_text", text=text)
        return event | {"recipient": {"id": GROUP}, "oa_id": self._oa_id}

    def follow(self, user: Person, name: str = "follow") -> Event:
        """`follow`, `unfollow`: flat, and without an id of their own."""
        return {**self._head(name), "oa_id": self._oa_id, "follower": {"id": user.id},
                "user_id_by_app": f"55{user.id}", "source": "oa_profile"}

    def echo(self, user: Person, text: str, msg_id: str) -> Event:
        """`oa_send_text`: what we, or a clerk in the account's own console, wrote."""
        return {**self._head("oa_send_text"), "sender": {"id": self._oa_id},
                "recipient": {"id": user.id}, "user_id_by_app": f"55{user.id}",
                "message": {"msg_id": msg_id, "text": text}}

    def receipt(self, user: Person, name: str, msg_id: str) -> Event:
        """`user_received_message`, `user_seen_message`."""
        seen = {"msg_ids": [msg_id]} if name == "user_seen_message" else {"msg_id": msg_id}
        return {**self._head(name), "sender": {"id": self._oa_id}, "recipient": {"id": user.id},
                "user_id_by_app": f"55{user.id}", "message": seen}

    def msg_id(self) -> str:
        """20 hex characters."""
        return hashlib.md5(str(next(self._numbers)).encode()).hexdigest()[:20]

    def _head(self, name: str) -> Event:
        return {"app_id": self._app_id, "event_name": name,
                "timestamp": str(int(self._now().timestamp() * 1000))}


def raw(event: object) -> bytes:
    """The body as it travels: no spaces, letters as they are."""
    return json.dumps(event, separators=(",", ":"), ensure_ascii=False).encode()


def signature(app_id: str, body: bytes, timestamp: str, secret: str) -> str:
    """The header's value: a plain digest of the four in a row."""
    digest = hashlib.sha256(app_id.encode() + body + timestamp.encode() + secret.encode())
    return f"mac={digest.hexdigest()}"
