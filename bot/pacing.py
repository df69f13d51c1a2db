"""An even pace of sending, below the platforms' limits (design.md §7.6)."""

import asyncio
from collections import defaultdict

#: Telegram allows 30 messages a second and one a second to a chat; 29 gave none refused when
#: measured, a burst allowance did.
PER_SECOND = 29.0
CHAT_SECONDS = 1.0


class Pace:
    """Hands out moments to send: one queue for each bot, one for each chat."""

    def __init__(self, per_second: float = PER_SECOND, chat_seconds: float = CHAT_SECONDS) -> None:
        self._step = 1 / per_second
        self._chat_seconds = chat_seconds
        self._next: dict[str, float] = defaultdict(float)
        self._chat_next: dict[tuple[str, int], float] = defaultdict(float)
        self._chat_locks: dict[tuple[str, int], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def turn(self, bot: str, chat_id: int) -> None:
        """Wait for the moment when a message may go to this chat by this bot."""
        loop = asyncio.get_running_loop()
        chat = (bot, chat_id)
        async with self._chat_locks[chat]:
            await asyncio.sleep(self._chat_next[chat] - loop.time())
            slot = max(loop.time(), self._next[bot])
            self._next[bot] = slot + self._step
            await asyncio.sleep(slot - loop.time())
            self._chat_next[chat] = loop.time() + self._chat_seconds
