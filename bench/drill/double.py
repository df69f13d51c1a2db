"""A Bot API without limits that writes down who got what: `python -m bench.drill.double PORT`."""

import asyncio
import itertools
import sys
from collections import Counter

from aiohttp import web

#: What a message says of itself when an earlier try may have arrived.
AGAIN = "có thể trùng"


class Ledger:
    """Messages by chat since the last look."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._sent: Counter[str] = Counter()
        self._labelled: Counter[str] = Counter()

    async def handle(self, request: web.Request) -> web.Response:
        """Take everything."""
        form = await request.post()
        if not request.path.endswith("/sendMessage"):
            return web.json_response({"ok": True, "result": True})
        chat = str(form["chat_id"])
        self._sent[chat] += 1
        self._labelled[chat] += AGAIN in str(form["text"])
        return web.json_response({"ok": True, "result": {
            "message_id": next(self._ids), "date": 1, "text": "x",
            "chat": {"id": int(chat), "type": "private"}}})

    async def look(self, _: web.Request) -> web.Response:
        """Everything since the last look."""
        found = {"sent": dict(self._sent), "labelled": dict(self._labelled)}
        self._sent.clear()
        self._labelled.clear()
        return web.json_response(found)


async def main(port: int) -> None:
    """Serve until killed."""
    ledger = Ledger()
    app = web.Application()
    app.router.add_get("/look", ledger.look)
    app.router.add_route("*", "/{tail:.*}", ledger.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
