"""What a person sees of the bot, on any channel, and the acts that every channel has."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from aiogram import Bot
from aiogram.types import Update

from channels.base import Channel, Feed
from tests.support.waiting import until


@dataclass
class Seen:
    """A message of the bot as it stands on the screen now; `buttons` are (label, data)."""

    id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    file: bool = False

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in self.buttons]


class Speaker(Protocol):
    """One person in front of one channel. Every act returns when the bot has dealt with it."""

    async def say(self, text: str, reply_to: int | None = None) -> None: ...

    async def press(self, label: str) -> None: ...

    async def upload(self, name: str, content: bytes, caption: str) -> None: ...

    async def screen(self) -> list[Seen]: ...

    #: A page that is turned stays the same message.
    edits: bool


async def last(speaker: Speaker) -> Seen:
    """The newest message of the bot."""
    return (await speaker.screen())[-1]


async def button(speaker: Speaker, label: str) -> tuple[Seen, str]:
    """The newest button whose label has these words: its message and its data."""
    for seen in reversed(await speaker.screen()):
        for text, data in seen.buttons:
            if label.lower() in text.lower():
                return seen, data
    raise AssertionError(f"no button {label!r}")


class Counted:
    """A feed that counts what it has dealt with; the app behind it may come later."""

    def __init__(self) -> None:
        self.feed: Feed | None = None
        self.done = 0

    async def __call__(self, bot: Bot, update: Update) -> None:
        assert self.feed is not None
        await self.feed(bot, update)
        self.done += 1

    def in_front_of(
        self, connect: Callable[[Sequence[Channel]], Feed]
    ) -> Callable[[Channel], Feed]:
        """Attaches a channel to what stands behind this feed."""

        def attach(channel: Channel) -> Feed:
            self.feed = connect([channel])
            return self

        return attach

    @asynccontextmanager
    async def one_more(self) -> AsyncIterator[None]:
        before = self.done
        yield
        await until(lambda: self.done > before, 10)
