"""Buttons as numbered lines: what was offered in a chat, and which of it a text chooses.

Zalo shows no buttons and tells no reply, so a choice is a message like any other. While a menu is
the newest thing we said, its numbers, labels and first words of labels choose. Later only labels in
full of two words or more do, and of menus before the newest one only for an hour: "xong" said hours
after a ping is a report on what was spoken of last, and no button of that ping.
"""

import asyncio
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import InlineKeyboardMarkup

from core.fold import fold

#: So long a number chooses: until the same hour of the next day.
NUMBERS_FOR = timedelta(hours=24)
#: So long a label in full chooses from the newest menu, and from those before it.
LABELS_FOR = timedelta(days=3)
OLDER_FOR = timedelta(hours=1)
#: So many menus of a chat are remembered.
KEPT = 10
_NUMBER = re.compile(r"\W*(?:(?:so|chon|chon so)\s+)?(\d{1,3})[\s.)!]*")
#: A label that begins with its place in a list keeps that number.
_OWN = re.compile(r"(\d{1,3})\. \S")
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A label, the callback data behind it, and the number that chooses it."""

    label: str
    data: str
    number: int

    @property
    def words(self) -> str:
        """The label without the number that it may bring along."""
        return self.label.removeprefix(f"{self.number}. ")

    @property
    def line(self) -> str:
        """How it stands in the message."""
        return f"{self.number}. {self.words}"


@dataclass(frozen=True, slots=True)
class Menu:
    """What one message of ours offered; `message` is its number in aiogram's world."""

    message: int
    at: datetime
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice, and the message that offered it."""

    message: int
    data: str


def choices_of(markup: object) -> tuple[Choice, ...]:
    """The buttons of an inline keyboard that send something, row by row."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return ()
    buttons = [b for row in markup.inline_keyboard for b in row if b.callback_data]
    owned = [own and int(own[1]) for own in (_OWN.match(b.text) for b in buttons)]
    taken = [number for number in owned if number]
    if len(set(taken)) < len(taken):
        owned = [None] * len(buttons)
    others = itertools.count(max((n for n in owned if n), default=0) + 1)
    return tuple(Choice(b.text, b.callback_data or "", own or next(others))
                 for b, own in zip(buttons, owned, strict=True))


def lines_of(markup: object, heading: str) -> str:
    """What stands below the text: addresses of links, and the numbered choices."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return ""
    links = [f"{b.text}: {b.url}" for row in markup.inline_keyboard for b in row if b.url]
    numbered = [choice.line for choice in choices_of(markup)]
    lines = [*links, *([heading, *numbered] if numbered else [])]
    return "\n\n" + "\n".join(lines) if lines else ""


def pick(menus: Sequence[Menu], fresh: bool, text: str, now: datetime) -> Picked | None:
    """What `text` chooses. `menus` from old to new; `fresh`: nothing was said after the newest."""
    words = _words(text)
    if not words or text.lstrip().startswith("/"):
        return None
    newest = menus[-1] if menus and fresh and now - menus[-1].at <= NUMBERS_FOR else None
    if newest and (number := _NUMBER.fullmatch(fold(text))):
        meant = [c for c in newest.choices if c.number == int(number[1])]
        if meant:
            return Picked(newest.message, meant[0].data)
    if newest and (same := _labelled(newest, words)):
        # Twice the same label in one menu: only the number can tell them apart.
        return Picked(newest.message, same[0].data) if len(same) == 1 else None
    if newest and (begun := _by_first_words(newest, words)):
        return begun
    return _by_label(menus, words, now) if len(words) > 1 else None


def _by_label(menus: Sequence[Menu], words: list[str], now: datetime) -> Picked | None:
    for menu in reversed(menus):
        same = _labelled(menu, words)
        if same and now - menu.at <= (LABELS_FOR if menu is menus[-1] else OLDER_FOR):
            return Picked(menu.message, same[0].data) if len(same) == 1 else None
    return None


def _labelled(menu: Menu, words: list[str]) -> list[Choice]:
    return [c for c in menu.choices if words in (_words(c.label), _words(c.words))]


def _by_first_words(menu: Menu, words: list[str]) -> Picked | None:
    if not any(word.isalpha() for word in words) or len("".join(words)) < _FEWEST_LETTERS:
        return None
    begun = [c for c in menu.choices if _words(c.words)[: len(words)] == words]
    return Picked(menu.message, begun[0].data) if len(begun) == 1 else None


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


class Menus:
    """The menus of every chat, kept beside the dialogues: they outlive a restart."""

    def __init__(self, storage: BaseStorage, bot_id: int, clock: Callable[[], datetime]) -> None:
        self._storage = storage
        self._bot_id = bot_id
        self._clock = clock
        self._turn = asyncio.Lock()

    async def offer(self, chat_id: int, message: int, choices: Sequence[Choice]) -> None:
        """This message with its choices is the newest thing we said."""
        async with self._turn:
            menus, _ = await self._load(chat_id)
            menus = [*menus, Menu(message, self._clock(), tuple(choices))][-KEPT:]
            await self._save(chat_id, menus, fresh=True)

    async def cover(self, chat_id: int) -> None:
        """We say something else now: numbers choose no more."""
        async with self._turn:
            menus, fresh = await self._load(chat_id)
            if fresh:
                await self._save(chat_id, menus, fresh=False)

    async def chosen(self, chat_id: int, text: str) -> Picked | None:
        """What the text chooses in this chat, None when it is only a text."""
        menus, fresh = await self._load(chat_id)
        return pick(menus, fresh, text, self._clock())

    async def _load(self, chat_id: int) -> tuple[list[Menu], bool]:
        data: dict[str, Any] = await self._storage.get_data(self._key(chat_id))
        menus = [
            Menu(m["message"], datetime.fromisoformat(m["at"]),
                 tuple(Choice(*choice) for choice in m["choices"]))
            for m in data.get("menus", ())
        ]
        return menus, bool(data.get("fresh"))

    async def _save(self, chat_id: int, menus: Sequence[Menu], *, fresh: bool) -> None:
        kept = [{"message": m.message, "at": m.at.isoformat(),
                 "choices": [[c.label, c.data, c.number] for c in m.choices]}
                for m in menus if self._clock() - m.at <= LABELS_FOR]
        await self._storage.set_data(self._key(chat_id), {"menus": kept, "fresh": fresh})

    def _key(self, chat_id: int) -> StorageKey:
        return StorageKey(self._bot_id, chat_id, chat_id, destiny="menus")
