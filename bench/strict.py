"""A Bot API double that counts as Telegram does: 30 in any second, one to a chat, else 429.

A process of its own (`python -m bench.strict PORT TRIP_MS`), so that what is measured does not
wait for it. GET /figures tells what it saw and begins anew.
"""

import asyncio
import itertools
import random
import sys
import time
from collections import deque
from collections.abc import Sequence

from aiohttp import web

PER_SECOND = 30


class Strict:
    """One bot's server; answers after a round trip of up to `trip` seconds."""

    def __init__(self, trip: float) -> None:
        self._trip = trip
        self._ids = itertools.count(1)
        self._noise = random.Random(1)
        self.begin()

    def begin(self) -> None:
        """Forget what was seen."""
        self._moments: list[float] = []
        self._recent: deque[tuple[float, str]] = deque()
        self._chats: dict[str, int] = {}
        self._refused = 0

    async def handle(self, request: web.Request) -> web.Response:
        """Take or refuse a message; everything else is true."""
        form = await request.post()
        if not request.path.endswith("/sendMessage"):
            return web.json_response({"ok": True, "result": True})
        there, back = (self._trip * self._noise.random() / 2 for _ in range(2))
        await asyncio.sleep(there)
        chat, now = str(form["chat_id"]), time.perf_counter()
        while self._recent and now - self._recent[0][0] >= 1:
            _, old = self._recent.popleft()
            self._chats[old] -= 1
        if len(self._recent) >= PER_SECOND or self._chats.get(chat, 0):
            self._refused += 1
            return web.json_response(
                {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1",
                 "parameters": {"retry_after": 1}}, status=429)
        self._recent.append((now, chat))
        self._chats[chat] = self._chats.get(chat, 0) + 1
        self._moments.append(now)
        await asyncio.sleep(back)
        return web.json_response({"ok": True, "result": {
            "message_id": next(self._ids), "date": 1, "text": "x",
            "chat": {"id": int(chat), "type": "private"}}})

    async def figures(self, _: web.Request) -> web.Response:
        """Messages, refusals, messages a second behind the first 30, most in any second."""
        at = self._moments
        most = max((sum(1 for t in at[n:n + 2 * PER_SECOND] if t < start + 1)
                    for n, start in enumerate(at)), default=0)
        found = {"messages": len(at), "refused": self._refused, "rate": rate(at), "most": most}
        self.begin()
        return web.json_response(found)


def rate(at: Sequence[float]) -> float:
    """Messages a second behind the first 30, which a burst may hold; 0 when there are no more.

    Counted from the 30th, so that an even pace of 30 a second and bursts of 30 give 30 both.
    """
    if len(at) <= PER_SECOND or at[-1] == at[PER_SECOND - 1]:
        return 0.0
    return (len(at) - PER_SECOND) / (at[-1] - at[PER_SECOND - 1])


async def main(port: int, trip_ms: float) -> None:
    """Serve until killed."""
    double = Strict(trip_ms / 1000)
    app = web.Application()
    app.router.add_get("/figures", double.figures)
    app.router.add_route("*", "/{tail:.*}", double.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
