"""Buttons of an Official Account: what they look like, and how a press is known again.

A press comes back as a text that is the button's payload, years later too. Whoever types must not
be able to make one up, nor to use somebody else's: a payload is signed for its chat.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from aiogram.types import InlineKeyboardMarkup

from channels.markup import utf16_length
from channels.zalo.menus import Choice, Picked, choices_of

#: Five are seen in public code; the documents give no number. More are numbered lines.
MOST = 5
LONGEST_TITLE = 35
_SIGNATURE = 16
#: "#" begins what Zalo calls a command: it is never what somebody says.
_PAYLOAD = re.compile(r"#nv/([0-9a-f]{1,16})/([0-9a-f]{16})/(.{1,64})", re.DOTALL)
_LOOKS = "#nv/"
#: Chosen by nothing: the dispatcher answers that the button is of no use any more.
_DEAD = "-"


class Menus(Protocol):
    """What typed texts choose."""

    async def chosen(
        self, chat_id: int, text: str, said: datetime | None = None
    ) -> Picked | None:
        """What the text, written at `said`, chooses in this chat; None when it is only a text."""
        ...


class Presses:
    """Payloads of buttons; typed texts are left to the menus. `secret` is the app's."""

    def __init__(self, secret: str, menus: Menus) -> None:
        self._key = hashlib.blake2b(secret.encode(), person=b"zalo presses").digest()
        self._menus = menus

    def payload(self, chat_id: int, menu: int, data: str) -> str:
        """What comes back when the button of our message `menu` is pressed in this chat."""
        return f"{_LOOKS}{menu:x}/{self._sign(chat_id, menu, data)}/{data}"

    async def chosen(
        self, chat_id: int, text: str, said: datetime | None = None
    ) -> Picked | None:
        """The press that the text is, or what it chooses; None when it is only a text."""
        if not text.startswith(_LOOKS):
            return await self._menus.chosen(chat_id, text, said)
        found = _PAYLOAD.fullmatch(text)
        if found is None:
            return Picked(0, _DEAD)
        menu, data = int(found[1], 16), found[3]
        good = hmac.compare_digest(found[2], self._sign(chat_id, menu, data))
        return Picked(menu if good else 0, data if good else _DEAD)

    def _sign(self, chat_id: int, menu: int, data: str) -> str:
        words = f"{chat_id}\n{menu}\n{data}".encode("utf-8", "surrogateescape")
        return hmac.new(self._key, words, hashlib.sha256).hexdigest()[:_SIGNATURE]


def shown_as_buttons(markup: object, text: str) -> bool:
    """True when all of it fits below `text`: else choices are numbered lines, so none is cut."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return False
    number = sum(len(row) for row in markup.inline_keyboard)
    return 0 < number <= MOST and all(
        utf16_length(title) <= LONGEST_TITLE for title in _titles(markup, text))


def buttons_of(
    markup: object, choices: Sequence[Choice], payloads: Sequence[str]
) -> list[dict[str, Any]]:
    """The buttons of a keyboard in Zalo's words; `payloads` go with `choices`."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    links = [{"title": b.text, "type": "oa.open.url", "payload": {"url": b.url}}
             for row in markup.inline_keyboard for b in row if b.url]
    hidden = [{"title": choice.line, "type": "oa.query.hide", "payload": payload}
              for choice, payload in zip(choices, payloads, strict=True)]
    return [*links, *hidden]


def _titles(markup: InlineKeyboardMarkup, text: str) -> list[str]:
    links = [b.text for row in markup.inline_keyboard for b in row if b.url]
    return [*links, *(choice.line for choice in choices_of(markup, text))]
