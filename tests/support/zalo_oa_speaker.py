"""A person in front of an Official Account."""

from tests.support.screens import Seen, button, last
from tests.support.zalo_oa_events import NAM
from tests.support.zalo_oa_messages import OaSent
from tests.support.zalo_speaker import OnZalo


class OnZaloOa(OnZalo):
    """Up to five buttons, else numbers; files go into the chat without words."""

    captions = False
    who = NAM

    async def press(self, label: str) -> None:
        """The button; where there are lines, as on a Zalo bot."""
        _, payload = await button(self, label)
        if payload.startswith("#"):
            await self.send(lambda who: self.server.press(who, payload))
        else:
            await super().press(label)

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
