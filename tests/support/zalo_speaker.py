"""A person in front of a Zalo bot, and what an Official Account's does alike."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.support.screens import Counted, Seen, button, last
from tests.support.zalo_http import Person, Sent
from tests.support.zalo_server import NAM


class OnZalo(ABC):
    """What is typed, and choices by their numbers or labels."""

    edits = False
    who: Person

    def __init__(self, server: Any, feed: Counted) -> None:
        self.server = server
        self._feed = feed

    async def say(self, text: str, reply_to: int | None = None) -> None:
        # Zalo does not tell what a message answers.
        await self.send(lambda who: self.server.say(who, text))

    async def send(self, act: Callable[[Person], object]) -> None:
        """What only Zalo's people can send."""
        async with self._feed.one_more():
            act(self.who)

    async def press(self, label: str) -> None:
        """By number while that is sure, else by the label as it stands there."""
        seen, number = await button(self, label)
        newest = next(s for s in reversed(await self.screen()) if not s.file)
        words = next(text for text, data in seen.buttons if data == number)
        await self.say(number if seen.id == newest.id else words)

    @abstractmethod
    async def upload(self, name: str, content: bytes, caption: str) -> None: ...

    @abstractmethod
    async def screen(self) -> list[Seen]: ...


class OnZaloBot(OnZalo):
    """In front of Zalo: numbers in the place of buttons, a page in the place of files."""

    who = NAM

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        await self.say("gửi tệp")
        link = (await last(self)).text.rpartition(" ")[2]
        form = aiohttp.FormData({"caption": caption}, quote_fields=False)
        form.add_field("file", content, filename=name)
        async with self._feed.one_more(), aiohttp.ClientSession() as browser:
            async with browser.get(link) as page:
                assert page.status == 200
            async with browser.post(link, data=form) as taken:
                assert taken.status == 200

    async def screen(self) -> list[Seen]:
        return [self._seen(number, sent)
                for number, sent in enumerate(self.server.sent) if sent.chat == NAM.id]

    @staticmethod
    def _seen(number: int, sent: Sent) -> Seen:
        _, _, lines = sent.text.partition("Nhắn số để chọn:\n")
        rows = [line.partition(". ") for line in lines.splitlines()]
        return Seen(number, sent.text, [(label, key) for key, _, label in rows],
                    bool(sent.photo) or "/zalo/file/" in sent.text)
