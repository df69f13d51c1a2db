"""kill -9 while the tokens of an Official Account are renewed; and two processes at once.

A process dies at a named point, another one comes with the same configuration and has to send a
message. Zalo takes a refresh token once, so what it has given and nobody has kept is lost: then
the other process must say so, must not hammer, and must go on with a new first token.
"""

import asyncio
import json
import logging
import os
import random
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bench.drill.forks import beside, die, forked, settle, waited
from bench.drill.scene import databases, postgres, put
from bench.drill.tokens_double import APP_ID, SECRET, serve
from bench.drill.traps import die_in
from bench.drill.verdict import Verdict
from channels.zalo_oa.client import ZaloOaClient
from channels.zalo_oa.oauth import OAuth, Pair
from channels.zalo_oa.tokens import Tokens
from core.errors import UnavailableError
from core.ports.channel_tokens import Grant
from storage.channel_tokens import ChannelTokenStore
from storage.engine import Database
from storage.locks import alone

ROUNDS = 100
#: Killed before the request leaves, on its way to Zalo, while the answer is on its way to us,
#: between the answer and our commit, while that runs (at a random moment), after it.
POINTS = ("before asking", "request on its way", "answer on its way", "before commit",
          "during commit", "before use")
#: Zalo has given a pair, and we have not kept it for sure.
DOUBTFUL = ("answer on its way", "before commit", "during commit")
_COMMIT_S = {"SQLite": 0.004, "PostgreSQL": 0.008}
#: A request is surely on its way so many seconds after it was begun.
_WAY_S = 0.05
_START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
#: The last access token is dead by then.
_STEP = timedelta(hours=26)


@dataclass(slots=True)
class Place:
    """One database before the hosts; `first` is the configuration's refresh token."""

    url: str
    api: str
    first: str = ""
    now: datetime = _START

    def tokens(self, database: Database) -> Tokens:
        """As a process of ours has them."""
        return Tokens(OAuth(APP_ID, SECRET, self.api),
                      ChannelTokenStore(database, "zalo_oa", APP_ID),
                      partial(alone, database, "tokens zalo_oa"), lambda: self.now, self.first)

    async def send(self, trap: Callable[[], None] | None = None) -> None:
        """What a process does that has a message; it notes how that went."""
        told = _Told()
        logging.getLogger("channels.zalo_oa").addHandler(told)
        logging.getLogger("channels.zalo_oa").propagate = False
        if trap is not None:
            trap()
        database = Database(self.url)
        client = ZaloOaClient(self.tokens(database), lambda: self.now, self.api)
        try:
            await client.call("/v3.0/oa/message/cs", {})
            how = "sent"
        except UnavailableError:
            how = f"lost {told.lost}"
        await client.close()
        await database.close()
        self.ask("/note", how.encode())

    def ask(self, path: str, body: bytes | None = None) -> Any:
        """Of the hosts' side door."""
        with urllib.request.urlopen(f"{self.api}{path}", body, timeout=10) as answer:
            return json.load(answer)

    def next_day(self) -> None:
        """26 hours later."""
        self.now += _STEP
        self.lose("")

    def lose(self, what: str) -> None:
        """Let the "request" or the "answer" be on its way until whoever asked is gone."""
        self.ask("/plan", json.dumps({"now": self.now.isoformat(), "lost": what}).encode())

    def mend(self) -> None:
        """The operator's way out."""
        self.first = self.ask("/consent")["token"]


class _Told(logging.Handler):
    """Does the log say that an answer was lost, and what to do?"""

    def __init__(self) -> None:
        super().__init__()
        self.lost = False

    def emit(self, record: logging.LogRecord) -> None:
        """Look at the words."""
        words = record.getMessage()
        self.lost |= "tokens are lost" in words and "zalo_oa.refresh_token" in words


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database and point, one for two processes, and the window's width."""
    rounds = rounds or ROUNDS
    verdict = Verdict(
        f"kill -9 while tokens are renewed: seed {seed}", "database", "killed", "rounds", "died",
        "went on", "pair lost", "said so", "mended", "used token sent again")
    window = Verdict("From Zalo's answer to our commit: a kill in between loses the pair",
                     "database", "renewals", "median ms", "99 % ms", "most ms")
    with postgres(both) as server, hosts() as api:
        for name, url in databases(server):
            with url() as found:
                put(found, {}, new=True)
                place = Place(found, api)
                place.mend()
                place.next_day()
                asyncio.run(place.send())
                settle()
                for point in POINTS:
                    _row(verdict, place, name, point, rounds, seed)
                if name != "SQLite":
                    _two(verdict, place, name, rounds)
                _width(window, place, name, rounds)
    broken = verdict.print()
    return window.print() or broken


@contextmanager
def hosts() -> Iterator[str]:
    """Zalo's, in a process of their own; their address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        child = beside(partial(serve, listening))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _row(
    verdict: Verdict, place: Place, name: str, point: str, rounds: int, seed: int
) -> None:
    noise = random.Random(f"{seed}/{name}/{point}")
    died = went_on = lost = said = mended = again = early = 0
    place.ask("/look")
    for _ in range(rounds):
        place.next_day()
        place.lose(point.split()[0] if point.endswith("on its way") else "")
        delay = noise.random() ** 2 * _COMMIT_S[name]
        died += forked(partial(place.send, partial(_set_trap, point, delay)), dies=True)
        place.lose("")
        early += place.ask("/look")["sent"]
        forked(place.send)
        seen = place.ask("/look")
        again += seen["again"]
        went_on += seen["notes"] == ["sent"]
        if seen["notes"] != ["sent"]:
            lost += 1
            said += seen["notes"] == ["lost True"]
            place.mend()
            forked(place.send)
            mended += place.ask("/look")["notes"] == ["sent"]
    verdict.row(name, point, rounds, died, went_on, lost, said, mended, again)
    where = f"{name}, {point}"
    verdict.promise(died == rounds, f"{where}: only {died} of {rounds} died")
    verdict.promise(not lost or point in DOUBTFUL, f"{where}: {lost} pairs lost")
    verdict.promise(not early or point == "during commit", f"{where}: used before it was kept")
    verdict.promise(said == lost, f"{where}: {lost - said} losses without a clear word")
    verdict.promise(mended == lost, f"{where}: {lost - mended} not mended by a new first token")
    verdict.promise(again == lost, f"{where}: {again} used tokens sent for {lost} losses")


def _two(verdict: Verdict, place: Place, name: str, rounds: int) -> None:
    """Two processes that need a token at once; in the second row one dies if it comes first."""
    for point, few in (("two at once", rounds), ("one of two", max(rounds // 4, 1))):
        died = went_on = again = trades = 0
        for _ in range(few):
            place.next_day()
            trap = partial(_set_trap, "before asking", 0.0) if point == "one of two" else None
            children = [beside(partial(place.send, trap)), beside(place.send)]
            dead = [waited(child, dies=trap is not None) for child in children].count(True)
            seen = place.ask("/look")
            died += dead
            went_on += seen["notes"] == ["sent"] * (2 - dead)
            trades += seen["trades"]
            again += seen["again"]
        verdict.row(name, point, few, died, went_on, few - went_on, 0, 0, again)
        where = f"{name}, {point}"
        verdict.promise(went_on == few, f"{where}: {few - went_on} did not go on")
        verdict.promise(trades == few, f"{where}: {trades} renewals for {few}")
        verdict.promise(not again, f"{where}: {again} used tokens sent")


def _width(window: Verdict, place: Place, name: str, rounds: int) -> None:
    """How long a pair is in our memory only."""
    widths = []
    for _ in range(rounds):
        place.next_day()
        forked(partial(place.send, _set_watch(place)))
        seen = place.ask("/look")
        # What is asked for is kept first, then what came.
        *_, kept_at = (float(note.split()[1]) for note in seen["notes"]
                       if note.startswith("kept"))
        widths.append((kept_at - seen["answered_at"]) * 1000)
    widths.sort()
    window.row(name, rounds, widths[len(widths) // 2], widths[-1 - len(widths) // 100], widths[-1])


def _set_watch(place: Place) -> Callable[[], None]:
    def trap() -> None:
        to_disk = ChannelTokenStore._to_disk

        async def committed(self: ChannelTokenStore) -> None:
            at = time.time()
            await to_disk(self)
            place.ask("/note", f"kept {at}".encode())

        ChannelTokenStore._to_disk = committed  # type: ignore[method-assign]

    return trap


def _set_trap(point: str, delay: float) -> None:
    trade, save = OAuth.trade, ChannelTokenStore.save

    async def trading(self: OAuth, refresh: str) -> Pair:
        if point == "before asking":
            die()
        if point in ("request on its way", "answer on its way"):
            die_in(_WAY_S)
        return await trade(self, refresh)

    async def saving(self: ChannelTokenStore, grant: Grant, old: Grant | None) -> bool:
        # Before it is asked for a pair, that is kept too.
        given = grant.asked_at is None and grant.access_token != ""
        if given and point == "before commit":
            die()
        if given and point == "during commit":
            die_in(delay)
        kept = await save(self, grant, old)
        if given and point == "before use":
            die()
        return kept

    OAuth.trade = trading  # type: ignore[method-assign]
    ChannelTokenStore.save = saving  # type: ignore[method-assign]
