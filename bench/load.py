"""A load of people: each sends, waits until the reply reaches the API double, sends again."""

import asyncio
import itertools
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import ClientSession, web

PEOPLE = 32
SECRET = "bench-secret"


@dataclass
class Double:
    """The smallest Bot API: takes any call, notes which chat was answered."""

    waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    ids: "itertools.count[int]" = field(default_factory=itertools.count)

    async def handle(self, request: web.Request) -> web.Response:
        """Answer as the Bot API does."""
        form = await request.post()
        method = request.path.rsplit("/", 1)[-1]
        if not method.startswith("sendMessage"):
            return web.json_response({"ok": True, "result": True})
        chat_id = int(str(form["chat_id"]))
        waiter = self.waiting.pop(chat_id, None)
        if waiter and not waiter.done():
            waiter.set_result(None)
        message = {"message_id": next(self.ids), "date": 1, "text": "x",
                   "chat": {"id": chat_id, "type": "private"}}
        return web.json_response({"ok": True, "result": message})

    async def start(self) -> int:
        """Listen on a free loopback port."""
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self.handle)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return int(runner.addresses[0][1])


@dataclass(frozen=True)
class Result:
    """Updates a second and the milliseconds that people waited."""

    rate: float
    p50: float
    p99: float


async def drive(
    double: Double, url: str, text: Callable[[int, int], str], seconds: float, first_update: int
) -> Result:
    """32 people for `seconds`; each has one update in flight."""
    waits: list[float] = []
    updates = itertools.count(first_update)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    end = time.perf_counter() + seconds

    async def person(session: ClientSession, number: int) -> None:
        turn = 0
        while time.perf_counter() < end:
            waiter = asyncio.get_running_loop().create_future()
            double.waiting[1000 + number] = waiter
            began = time.perf_counter()
            body = _update(next(updates), 1000 + number, text(number, turn))
            async with session.post(url, json=body, headers=headers) as answer:
                await answer.read()
            await asyncio.wait_for(waiter, 30)
            waits.append((time.perf_counter() - began) * 1000)
            turn += 1

    began = time.perf_counter()
    async with ClientSession() as session:
        await asyncio.gather(*(person(session, n) for n in range(PEOPLE)))
    spent = time.perf_counter() - began
    waits.sort()
    return Result(len(waits) / spent, statistics.median(waits), waits[int(len(waits) * 0.99)])


def _update(update_id: int, chat_id: int, text: str) -> dict[str, object]:
    person = {"id": chat_id, "is_bot": False, "first_name": "x"}
    return {"update_id": update_id, "message": {
        "message_id": update_id, "date": 1_770_000_000, "text": text,
        "chat": {"id": chat_id, "type": "private"}, "from": person}}
