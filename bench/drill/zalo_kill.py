"""kill -9 of a process that Zalo gave an update: whoever got 200 never gives it again.

A process dies before the update is kept, after that and before its 200, and at the points of
`updates-kill`; before it lets go of what it kept. Another one comes. Zalo delivers again only what
had no 200: the effect must be there once, and an answer must have come.
"""

import asyncio
import http.client
import random
import socket
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from aiohttp import web
from aiohttp.typedefs import Handler
from pydantic import SecretStr
from sqlalchemy import func, select

from bench.drill import updates_kill
from bench.drill.forks import beside, die, settle, waited
from bench.drill.scene import START, databases, fill, postgres, put
from bench.drill.tokens import Place, hosts
from bench.drill.tokens_double import APP_ID, SECRET
from bench.drill.verdict import Verdict
from bot.app import App
from bot.clock import WoundClock
from bot.config import Settings
from bot.config_zalo import ZaloOaSettings
from bot.zalo_oa import zalo_oa_channel
from channels.pacing.limits import UNLIMITED
from core.policy import Policy
from core.ports.kept_updates import Kept
from storage import kept_updates
from storage.engine import Database
from storage.kept_updates import KeptUpdateStore
from storage.tables import account, external_id, kept_update, progress
from tests.support.zalo_http import Person
from tests.support.zalo_oa_events import Event, Events, raw, signature

ROUNDS = 100
POINTS = ("before it is kept", "before its 200", *updates_kill.POINTS, "before it is let go")
PEOPLE = 20
_ACCOUNT = "1339912377514287463"
#: An answer has surely left so many seconds after it was given to the server.
_LEAVES_S = 0.03
_COMMIT_S = {"SQLite": 0.003, "PostgreSQL": 0.008}


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database and point."""
    rounds = rounds or ROUNDS
    verdict = Verdict(
        f"kill -9 after Zalo's update came: {rounds} rounds a row, seed {seed}", "database",
        "killed", "rounds", "died", "had 200", "effect lost", "effect twice", "unanswered",
        "answered twice")
    events = Events(APP_ID, _ACCOUNT, lambda: START)
    with postgres(both) as server, hosts() as api:
        for name, url in databases(server):
            with url() as found:
                _people(found)
                place = Place(found, api, now=START)
                place.lose("")
                place.mend()
                with socket.create_server(("127.0.0.1", 0)) as listening:
                    _one(place, listening, _said(events, 1))
                    settle()
                    for point in POINTS:
                        _row(verdict, name, place, listening, events, point, rounds, seed)
    return verdict.print()


def _people(url: str) -> None:
    fill(url, PEOPLE, [])
    numbers = range(1, PEOPLE + 1)
    put(url, {
        external_id: [{"channel": "zalo_oa", "external": str(n), "local": n} for n in numbers],
        account: [{"person_id": n, "channel": "zalo_oa", "chat_id": n, "linked_at": START}
                  for n in numbers]})


def _row(
    verdict: Verdict, name: str, place: Place, listening: socket.socket, events: Events,
    point: str, rounds: int, seed: int,
) -> None:
    noise = random.Random(f"{seed}/{name}/{point}")
    place.ask("/look")
    before = asyncio.run(_reports(place))
    died = told = unanswered = again = 0
    for number in range(1, rounds + 1):
        event = _said(events, number)
        trap = partial(_set_trap, point, noise.random() ** 2 * _COMMIT_S[name])
        child = beside(partial(_live, place, listening, expects=True, trap=trap))
        status = _post(listening, event)
        died += waited(child, dies=True)
        told += status == 200
        _one(place, listening, None if status == 200 else event)
        answers = place.ask("/look")["sent"]
        unanswered += not answers
        again += answers > 1
    after = asyncio.run(_reports(place))
    found = {n: after.get(n, 0) - before.get(n, 0) for n in range(1, PEOPLE + 1)}
    wanted = {n: sum(1 for r in range(1, rounds + 1) if _person(r) == n) for n in found}
    lost = sum(max(wanted[n] - found[n], 0) for n in found)
    twice = sum(max(found[n] - wanted[n], 0) for n in found)
    verdict.row(name, point, rounds, died, told, lost, twice, unanswered, again)
    where = f"{name}, {point}"
    verdict.promise(died == rounds, f"{where}: only {died} of {rounds} died")
    verdict.promise(not lost, f"{where}: {lost} effects lost")
    verdict.promise(not twice, f"{where}: {twice} effects twice")
    verdict.promise(not unanswered, f"{where}: {unanswered} unanswered")


def _one(place: Place, listening: socket.socket, event: Event | None) -> None:
    """A process that lives until nothing is left; the event is delivered to it."""
    child = beside(partial(_live, place, listening, expects=event is not None))
    if event is not None and _post(listening, event) != 200:
        raise SystemExit("what was delivered again was not taken")
    waited(child)


def _said(events: Events, number: int) -> Event:
    person = _person(number)
    return events.message(
        Person(str(person), "x"), "user_send_text",
        text=f"CCHC-2026-{person:03d} được {number % 90 + 1}%")


def _person(number: int) -> int:
    return number % PEOPLE + 1


def _post(listening: socket.socket, event: Event) -> int:
    """The answer's status, 0 when there was none."""
    body, port = raw(event), listening.getsockname()[1]
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        client.request("POST", "/zalo-oa/webhook", body, {
            "X-ZEvent-Signature": signature(APP_ID, body, event["timestamp"], SECRET)})
        return client.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        client.close()


async def _live(
    place: Place, listening: socket.socket, *, expects: bool,
    trap: Callable[[], None] | None = None,
) -> None:
    """Serve until what is kept is handled, and the event that is expected came."""
    # Of whoever died before us; on PostgreSQL that takes half a minute.
    kept_updates.LEASE = timedelta(0)
    if trap is not None:
        trap()
    app = App(Database(place.url), Policy(organisation="Sở"), WoundClock(START))
    channel = zalo_oa_channel(Settings(zalo_oa=ZaloOaSettings(
        app_id=APP_ID, app_secret=SecretStr(SECRET), oa_secret=SecretStr(SECRET),
        refresh_token=SecretStr(place.first), api_base=place.api, oauth_base=place.api)),
        app, UNLIMITED)
    feed, came = app.connect([channel]), asyncio.Event()

    async def behind_its_200(bot: Bot, update: Update) -> None:
        if trap is not None:
            await came.wait()
            await asyncio.sleep(_LEAVES_S)
        await feed(bot, update)

    @web.middleware
    async def served(request: web.Request, handler: Handler) -> web.StreamResponse:
        answer = await handler(request)
        came.set()
        return answer

    site = web.Application(middlewares=[served])
    site.add_routes(channel.routes(behind_its_200))
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening.dup()).start()
    running = asyncio.create_task(channel.run(behind_its_200))
    if expects:
        await came.wait()
    async with asyncio.timeout(30):
        while await _is_kept(app.database):  # noqa: ASYNC110 - rows of a table
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.wait([running])
    await runner.cleanup()
    await app.close()


async def _is_kept(database: Database) -> bool:
    async with database.reading():
        rows = await database.execute(select(kept_update.c.id).limit(1))
        return rows.first() is not None


async def _reports(place: Place) -> dict[int, int]:
    """Reports by task, which has the number of its owner."""
    database = Database(place.url)
    async with database.reading():
        rows = await database.execute(
            select(progress.c.task_id, func.count().label("found")).group_by(progress.c.task_id))
        found = {row.task_id: row.found for row in rows}
    await database.close()
    return found


def _set_trap(point: str, delay: float) -> None:
    keep, release = KeptUpdateStore.keep, KeptUpdateStore.release

    async def keeping(self: KeptUpdateStore, kept: Kept) -> bool | None:
        if point == "before it is kept":
            die()
        found = await keep(self, kept)
        if point == "before its 200":
            die()
        return found

    async def releasing(self: KeptUpdateStore, key: str) -> None:
        if point == "before it is let go":
            die()
        await release(self, key)

    changed: Any = KeptUpdateStore
    changed.keep, changed.release = keeping, releasing
    updates_kill.set_trap(point, delay)
