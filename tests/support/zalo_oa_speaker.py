"""A person in front of an Official Account."""

from collections.abc import Callable

from tests.support.screens import Counted, Seen, button, last
from tests.support.zalo_http import Person
from tests.support.zalo_oa_events import NAM
from tests.support.zalo_oa_messages import OaSent
from tests.support.zalo_oa_server import ZaloOaServer


class OnZaloOa:
    """Up to five buttons, else numbers; files go into the chat without words."""

    edits = False
    captions = False

    def __init__(self, server: ZaloOaServer, feed: Counted) -> None:
        self.server = server
        self._feed = feed

    async def say(self, text: str, reply_to: int | None = None) -> None:
        # An account is not told what a message answers.
        await self.send(lambda who: self.server.say(who, text))

    async def send(self, act: Callable[[Person], object]) -> None:
        """What only Zalo's people can send."""
        async with self._feed.one_more():
            act(NAM)

    async def press(self, label: str) -> None:
        """The button; where there are lines, by number while that is sure, else by the label."""
        seen, what = await button(self, label)
        if what.startswith("#"):
            await self.send(lambda who: self.server.press(who, what))
            return
        newest = next(s for s in reversed(await self.screen()) if not s.file)
        words = next(text for text, data in seen.buttons if data == what)
        await self.say(what if seen.id == newest.id else words)

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        """A file has no caption here: it goes to what was spoken of last, or it is asked about."""
        await self.send(lambda who: self.server.file(who, name, content))
        if "minh chứng" not in (await last(self)).text:
            await self.say(caption)

    async def screen(self) -> list[Seen]:
        return [self._seen(number, sent)
                for number, sent in enumerate(self.server.sent) if sent.user == NAM.id]

    @staticmethod
    def _seen(number: int, sent: OaSent) -> Seen:
        """The buttons stand below the words, as they are drawn there."""
        _, _, lines = sent.text.partition("Nhắn số để chọn:\n")
        rows = [line.partition(". ") for line in lines.splitlines()]
        choices = [(label, key) for key, _, label in rows] + [
            (title.partition(". ")[2], str(payload))
            for title, kind, payload in sent.buttons if kind == "oa.query.hide"]
        drawn = " ".join(f"[{title}]" for title, _, _ in sent.buttons)
        text = f"{sent.text}\n\n{drawn}" if drawn else sent.text
        # A document is seen by its name.
        name = "" if sent.photo else sent.name
        return Seen(number, text or name, choices,
                    bool(sent.name or sent.photo) or "/zalo-oa/file/" in sent.text)
