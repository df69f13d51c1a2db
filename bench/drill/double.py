"""A Bot API that writes down who got what and when, in a process of its own.

It has no limits of its own; POST /plan gives chats their faults, GET /look tells what it saw since
the last look.
"""

import asyncio
import itertools
import math
import socket
import time
from collections import Counter, defaultdict, deque

from aiohttp import web

#: What a message says of itself when an earlier try may have arrived.
AGAIN = "có thể trùng"
#: Seconds: a hang is longer than any patience, a slow answer shorter; how long silence is asked.
HANG_S, SLOW_S, CHAT_SILENCE_S, BOT_SILENCE_S = 3600.0, 1.2, 1.0, 2.0
#: A request that was on its way when silence was asked for is no fault; on a busy machine that is
#: this long. Who does not obey sends some fifty more in the two seconds.
GRACE_S = 0.25
_GONE = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
_BROKEN = {"ok": False, "error_code": 500, "description": "Internal Server Error"}


class Silence:
    """What was asked to be silent, until when, and who spoke all the same."""

    def __init__(self) -> None:
        self.until = self._from = 0.0
        self.spoken = 0

    def ask(self, seconds: float) -> None:
        """Silence from now on."""
        now = time.monotonic()
        self.until, self._from = now + seconds, now + GRACE_S

    def left(self) -> float:
        """Seconds that are left of it; whoever asks has spoken."""
        now = time.monotonic()
        self.spoken += self._from < now < self.until
        return max(self.until - now, 0.0)


class Ledger:
    """Messages by chat since the last look, and the faults that are to come."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._faults: dict[str, deque[str]] = {}
        self._chats: dict[str, Silence] = defaultdict(Silence)
        self._bot = Silence()
        #: Chats that were refused while the whole bot is to be silent: with the second one a
        #: client can know that it is not the chat.
        self._refused: set[str] = set()
        self._forget()

    def _forget(self) -> None:
        self._sent: Counter[str] = Counter()
        self._labelled: Counter[str] = Counter()
        self._at: list[float] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Take it, unless a fault is due."""
        form = await request.post()
        method = request.path.rsplit("/", 1)[-1]
        if method == "sendPhoto":
            return self._answer("0")
        if method != "sendMessage":
            return web.json_response({"ok": True, "result": True})
        chat = str(form["chat_id"])
        if (left := max(self._chats[chat].left(), self._bot_left(chat))) > 0:
            return _too_many(left)
        faults = self._faults.get(chat)
        fault = faults.popleft() if faults else "ok"
        refusal = await self._refusal(fault, chat)
        if refusal is not None:
            return refusal
        self._sent[chat] += 1
        self._labelled[chat] += AGAIN in str(form["text"])
        self._at.append(time.monotonic())
        match fault:
            case "drop":
                if request.transport is not None:
                    request.transport.close()
                return web.Response()
            case "garbage":
                return web.Response(text="<html>Bad Gateway</html>", content_type="text/html")
            case "slow":
                await asyncio.sleep(SLOW_S)
        return self._answer(chat)

    async def _refusal(self, fault: str, chat: str) -> web.Response | None:
        """The answer of a fault that takes nothing."""
        match fault:
            case "429":
                self._chats[chat].ask(CHAT_SILENCE_S)
                return _too_many(CHAT_SILENCE_S)
            case "429bot":
                self._refused = {chat}
                self._bot.until = time.monotonic() + BOT_SILENCE_S
                return _too_many(BOT_SILENCE_S)
            case "500":
                return web.json_response(_BROKEN, status=500)
            case "403":
                self._faults[chat].appendleft("403")
                return web.json_response(_GONE, status=403)
            case "hang":
                await asyncio.sleep(HANG_S)
        return None

    def _bot_left(self, chat: str) -> float:
        left = self._bot.until - time.monotonic()
        if left <= 0:
            return 0.0
        if len(self._refused) > 1:
            return self._bot.left()
        self._refused.add(chat)
        if len(self._refused) > 1:
            self._bot.ask(left)
        return left

    def _answer(self, chat: str) -> web.Response:
        return web.json_response({"ok": True, "result": {
            "message_id": next(self._ids), "date": 1, "text": "x",
            "chat": {"id": int(chat), "type": "private"}}})

    async def plan(self, request: web.Request) -> web.Response:
        """{chat: [fault, …]}, one for each message to that chat."""
        self._faults = {chat: deque(faults) for chat, faults in (await request.json()).items()}
        return web.json_response({})

    async def look(self, _: web.Request) -> web.Response:
        """Everything since the last look; `most`: messages in the fullest second."""
        at = self._at
        most = max((sum(1 for t in at[n:n + 100] if t < start + 1)
                    for n, start in enumerate(at)), default=0)
        found = {"sent": dict(self._sent), "labelled": dict(self._labelled), "most": most,
                 "spoken": {chat: s.spoken for chat, s in self._chats.items() if s.spoken},
                 "spoken_to_all": self._bot.spoken}
        self._forget()
        return web.json_response(found)


def _too_many(seconds: float) -> web.Response:
    wait = max(math.ceil(seconds), 1)
    return web.json_response(
        {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {wait}",
         "parameters": {"retry_after": wait}}, status=429)


async def serve(listening: socket.socket) -> None:
    """Serve until killed."""
    ledger = Ledger()
    app = web.Application()
    app.router.add_get("/look", ledger.look)
    app.router.add_post("/plan", ledger.plan)
    app.router.add_route("*", "/{tail:.*}", ledger.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    await asyncio.Event().wait()
