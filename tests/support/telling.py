"""A speaker whose own words are noted too: a transcript that reads like the chat."""

from tests.support.approvals import MINE
from tests.support.screens import Seen, Speaker


class Telling:
    """Does what `speaker` does. What is pressed is told as it is done on that channel.

    A speaker that presses by saying something (a number) is heard saying it.
    """

    def __init__(self, speaker: Speaker) -> None:
        self.edits = speaker.edits
        self._speaker = speaker
        self._noted: list[tuple[int, str]] = []
        self._say = speaker.say
        # press() and upload() of a channel without buttons and files say something: hear that too.
        speaker.say = self.say  # type: ignore[method-assign]  # a double of ours

    async def say(self, text: str, reply_to: int | None = None) -> None:
        await self._note(text)
        await self._say(text, reply_to)

    async def press(self, label: str) -> None:
        before = len(self._noted), len(await self.screen())
        await self._speaker.press(label)
        if len(self._noted) == before[0]:
            self._noted.append((before[1], f"[{label}]"))

    async def upload(self, name: str, content: bytes, caption: str) -> None:
        await self._speaker.upload(name, content, caption)
        words = f": {caption}" if getattr(self._speaker, "captions", True) else ""
        await self._note(f"📎 {name}{words}", back=1)

    async def screen(self) -> list[Seen]:
        return await self._speaker.screen()

    async def chat(self) -> list[Seen]:
        """Both sides, from the first word; a page that was turned stands as it is now."""
        seen = await self.screen()
        both: list[Seen] = []
        for at in range(len(seen) + 1):
            both += [Seen(0, MINE + words) for place, words in self._noted if place == at]
            both += seen[at : at + 1]
        return both

    async def _note(self, words: str, back: int = 0) -> None:
        self._noted.append((len(await self.screen()) - back, words))
