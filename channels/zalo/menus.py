"""Buttons as numbered lines: what was offered in a chat, and which of it a text chooses.

Zalo shows no buttons and tells no reply, so a choice is a message like any other. While a menu is
the newest thing we said, its numbers, labels and first words of labels choose. Later only labels in
full of two words or more do, and of menus before the newest one only for an hour: "xong" said hours
after a ping is a report on what was spoken of last, and no button of that ping. A message chooses
from what stood there when it was written: "1" sent twice in a hurry is the same choice twice.
"""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.storage.base import StorageKey
from aiogram.types import InlineKeyboardMarkup

from channels.zalo.ports import Notebook
from core.fold import fold

#: So long a number chooses: until the same hour of the next day.
NUMBERS_FOR = timedelta(hours=24)
#: So long a label in full chooses from the newest menu, and from those before it.
LABELS_FOR = timedelta(days=3)
OLDER_FOR = timedelta(hours=1)
#: So many menus of a chat are remembered.
KEPT = 10
#: What people say around a choice: "dạ em chọn số 1 ạ", "đồng ý nhé".
_BEFORE, _AFTER = "da|vang|ok|em|toi", "a|ah|nhe|nha|di|em|anh|chi|ban"
_POLITE = re.compile(rf"\W*(?:(?:{_BEFORE})\b\W*)*(.*?)(?:\W+(?:{_AFTER})\b)*\W*", re.DOTALL)
_NUMBER = re.compile(
    rf"\W*(?:(?:{_BEFORE}|chon|so|muc)[\s,]+)*[(\[\"'“‘«]?(\d{{1,3}})[\s.)\]\"'”’»!\u20e3]*"
    rf"(?:[\s,]+(?:{_AFTER}))*[\s.!]*")
#: A label that begins with its place in a list keeps that number.
_OWN = re.compile(r"(\d{1,3})\. \S")
#: A line of a list that stands in the text; no list of ours has a hundred.
_LISTED = re.compile(r"^\W*(\d{1,2})\. \S", re.MULTILINE)
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 2
#: No label is longer, whatever stands around it.
_LONGEST = 200


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
    """What one message of ours offered; `message` is its number in aiogram's world.

    `at` is our time. `shown` is Zalo's (None when it told none), `until` Zalo's of the menu that
    came right behind it.
    """

    message: int
    at: datetime
    choices: tuple[Choice, ...]
    shown: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice, and the message that offered it."""

    message: int
    data: str


def choices_of(markup: object, text: str = "") -> tuple[Choice, ...]:
    """The buttons of an inline keyboard that send something, row by row.

    A number that begins a line of the `text` above is only given to a button that brings it along.
    """
    if not isinstance(markup, InlineKeyboardMarkup):
        return ()
    buttons = [b for row in markup.inline_keyboard for b in row if b.callback_data]
    owned = [own and int(own[1]) for own in (_OWN.match(b.text) for b in buttons)]
    taken = [number for number in owned if number]
    if len(set(taken)) < len(taken):
        owned = [None] * len(buttons)
    listed = [int(number) for number in _LISTED.findall(text)]
    others = itertools.count(max([0, *listed, *(n for n in owned if n)]) + 1)
    return tuple(Choice(b.text, b.callback_data or "", own or next(others))
                 for b, own in zip(buttons, owned, strict=True))


def lines_of(markup: object, heading: str, text: str = "") -> str:
    """What stands below the `text`: addresses of links, and the numbered choices."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return ""
    links = [f"{b.text}: {b.url}" for row in markup.inline_keyboard for b in row if b.url]
    numbered = [choice.line for choice in choices_of(markup, text)]
    lines = [*links, *([heading, *numbered] if numbered else [])]
    return "\n\n" + "\n".join(lines) if lines else ""


def pick(
    menus: Sequence[Menu], fresh: bool, text: str, now: datetime, said: datetime | None = None
) -> Picked | None:
    """What `text` chooses. `menus` from old to new; `fresh`: nothing was said after the newest.

    `said` is Zalo's time of the text: what was shown later cannot be meant.
    """
    words = _words(text)
    if not words or text.lstrip().startswith("/") or len(text) > _LONGEST:
        return None
    seen = [m for m in menus if not (said and m.shown and said < m.shown)]
    if len(seen) < len(menus):
        fresh = bool(seen and said and seen[-1].until and said < seen[-1].until)
    if seen and fresh and now - seen[-1].at <= NUMBERS_FOR:
        number = _NUMBER.fullmatch(fold(text))
        found = _of_newest(seen[-1], int(number[1]) if number else 0, words, _meant(text))
        if found:
            return found[0] if len(found) == 1 else None
    return _by_label(seen, words, now) if len(words) > 1 else None


def _of_newest(
    menu: Menu, number: int, words: list[str], meant: list[str]
) -> list[Picked]:
    """What it chooses there; several when only a number could tell them apart."""
    found = [c for c in menu.choices if c.number == number] \
        or _labelled(menu, words) or _begun(menu, words) \
        or _labelled(menu, meant) or _begun(menu, meant)
    return [Picked(menu.message, c.data) for c in found]


def _by_label(menus: Sequence[Menu], words: list[str], now: datetime) -> Picked | None:
    for menu in reversed(menus):
        same = _labelled(menu, words)
        if same and now - menu.at <= (LABELS_FOR if menu is menus[-1] else OLDER_FOR):
            return Picked(menu.message, same[0].data) if len(same) == 1 else None
    return None


def _labelled(menu: Menu, words: list[str]) -> list[Choice]:
    return [c for c in menu.choices if words in (_words(c.label), _words(c.words))]


def _begun(menu: Menu, words: list[str]) -> list[Choice]:
    if not any(word.isalpha() for word in words) or len("".join(words)) < _FEWEST_LETTERS:
        return []
    begun = [c for c in menu.choices if _words(c.words)[: len(words)] == words]
    return begun if len(begun) == 1 else []


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _meant(text: str) -> list[str]:
    """The words without what is only polite."""
    bare = _POLITE.fullmatch(fold(text))
    return _WORD.findall(bare[1]) if bare else []


class Menus:
    """The menus of every chat, kept beside the dialogues: they outlive a restart."""

    def __init__(self, notes: Notebook, bot_id: int, clock: Callable[[], datetime]) -> None:
        self._notes = notes
        self._bot_id = bot_id
        self._clock = clock

    async def offer(
        self, chat_id: int, message: int, choices: Sequence[Choice],
        shown: datetime | None = None,
    ) -> None:
        """This message with its choices is the newest thing we said; `shown`: Zalo's time of it."""
        now = self._clock()
        new = Menu(message, now, tuple(choices), shown)

        def change(data: Mapping[str, Any]) -> dict[str, Any]:
            menus = _read(data)
            if menus and data.get("covered") == "now":
                menus[-1] = replace(menus[-1], until=shown)
            kept = [m for m in [*menus, new][-KEPT:] if now - m.at <= LABELS_FOR]
            return {"menus": [_written(m) for m in kept], "fresh": True}

        await self._notes.change_data(self._key(chat_id), change)

    async def cover(self, chat_id: int) -> None:
        """We say something else now: numbers choose no more."""
        data = await self._notes.get_data(self._key(chat_id))
        if data.get("fresh") or data.get("covered") == "now":
            await self._notes.change_data(self._key(chat_id), _covered)

    async def chosen(
        self, chat_id: int, text: str, said: datetime | None = None
    ) -> Picked | None:
        """What the text, written at `said`, chooses in this chat; None when it is only a text."""
        data = await self._notes.get_data(self._key(chat_id))
        return pick(_read(data), bool(data.get("fresh")), text, self._clock(), said)

    def _key(self, chat_id: int) -> StorageKey:
        return StorageKey(self._bot_id, chat_id, chat_id, destiny="menus")


def _covered(data: Mapping[str, Any]) -> dict[str, Any]:
    """Covered "now" by what is about to be said, "long" ago when that was no menu."""
    state = "now" if data.get("fresh") else "long"
    return {"menus": data.get("menus", []), "covered": state}


def _read(data: Mapping[str, Any]) -> list[Menu]:
    return [
        Menu(m["message"], datetime.fromisoformat(m["at"]),
             tuple(Choice(*choice) for choice in m["choices"]),
             _moment(m.get("shown")), _moment(m.get("until")))
        for m in data.get("menus", ())
    ]


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _written(menu: Menu) -> dict[str, Any]:
    return {"message": menu.message, "at": menu.at.isoformat(),
            "choices": [[c.label, c.data, c.number] for c in menu.choices],
            "shown": menu.shown and menu.shown.isoformat(),
            "until": menu.until and menu.until.isoformat()}
