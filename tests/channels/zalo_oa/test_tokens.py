"""Tokens: one refresher, kept before used, alive for ever, and clear words when they are dead."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from aiohttp import web

from channels.zalo_oa import tokens as module
from channels.zalo_oa.oauth import OAuth, read_pair
from channels.zalo_oa.tokens import Tokens, mark
from core.errors import OutcomeUnknownError, StoreDownError, UnavailableError
from core.ports.channel_tokens import Grant
from storage.channel_tokens import ChannelTokenStore
from storage.engine import Database
from storage.locks import LostError, alone
from tests.support.clock import TestClock
from tests.support.waiting import until
from tests.support.zalo_oa_server import ZaloOaServer

TRADE = "/v4/oa/access_token"


class Memory:
    """Grants of several `Tokens`, which stand for processes; `down` times it does not work."""

    def __init__(self) -> None:
        self.grant: Grant | None = None
        self.down = self.down_after_asking = 0
        self.lock = asyncio.Lock()

    async def load(self) -> Grant | None:
        self._work()
        return self.grant

    async def save(self, grant: Grant, instead_of: Grant | None) -> bool:
        self._work()
        kept = self.grant.refresh_token if self.grant else None
        if kept != (instead_of.refresh_token if instead_of else None):
            return False
        self.grant = grant
        if grant.asked_at is not None:
            self.down, self.down_after_asking = self.down_after_asking, 0
        return True

    async def alone(self, work: Callable[[], Awaitable[None]]) -> None:
        async with self.lock:
            await work()

    def _work(self) -> None:
        if self.down:
            self.down -= 1
            raise StoreDownError("gone")


class World:
    """A double, a clock, what is kept; `process` makes one that uses them."""

    def __init__(self, server: ZaloOaServer, clock: TestClock) -> None:
        self.server, self.clock, self.kept = server, clock, Memory()

    def process(self, first: str | None = None) -> Tokens:
        oauth = OAuth(self.server.app_id, self.server.app_secret, self.server.url)
        return Tokens(oauth, self.kept, self.kept.alone, self.clock.now,
                      self.server.refresh_token if first is None else first)

    @property
    def trades(self) -> int:
        return len(self.server.calls(TRADE))

    def good(self, token: str) -> bool:
        self.server.tokens.check(token)
        return True


@pytest.fixture
async def world():
    clock = TestClock()
    async with ZaloOaServer(clock.now) as server:
        yield World(server, clock)


async def unusable(tokens: Tokens, rejected: str = "") -> None:
    with pytest.raises(UnavailableError):
        await tokens.access(rejected)


async def test_the_first_pair_and_a_new_one_an_hour_ahead(world: World) -> None:
    tokens = world.process()
    first = await tokens.access()
    assert world.good(first)
    assert world.kept.grant.access_token == first
    world.clock.forward(hours=23, minutes=59)
    assert (await tokens.access(), world.trades) == (first, 1)
    world.clock.forward(minutes=2)
    second = await tokens.access()
    assert second != first
    assert (world.good(second), world.trades) == (True, 2)
    assert world.server.tokens.refused == []


async def test_the_old_token_serves_while_no_new_one_is_to_be_had(world: World) -> None:
    tokens = world.process()
    first = await tokens.access()
    world.clock.forward(hours=24, minutes=30)
    world.server.fail("502", TRADE, 1)
    assert [await tokens.access() for _ in range(20)] == [first] * 20
    assert world.trades == 2, "no hammering"
    world.clock.forward(hours=1)
    await unusable(tokens)


async def test_whoever_asks_at_once_waits_for_one_trade(world: World) -> None:
    tokens = world.process()
    assert len(set(await asyncio.gather(*(tokens.access() for _ in range(30))))) == 1
    assert world.trades == 1


async def test_several_processes_use_what_one_has_got(world: World) -> None:
    here, there = world.process(), world.process()
    both = await asyncio.gather(here.access(), there.access())
    assert (len(set(both)), world.trades) == (1, 1)
    world.clock.forward(hours=25)
    new = await here.access()
    # It is expired for the other one too, which only has to look.
    assert (await there.access(), world.trades) == (new, 2)
    world.clock.forward(minutes=10)
    both = await asyncio.gather(here.access(rejected=new), there.access(rejected=new))
    assert (len({new, *both}), world.trades) == (2, 3)


async def test_a_token_refused_right_away_is_not_traded_again_and_again(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    tokens = world.process()
    token = await tokens.access()
    for _ in range(5):
        await unusable(tokens, rejected=token)
    assert world.trades == 1
    assert sum("permissions" in r.message for r in caplog.records) == 1


@pytest.mark.parametrize("used_is", ["empty", "-14014", "-118"])
async def test_a_dead_refresh_token_is_told_once_and_mended_by_a_new_one(
    world: World, caplog: pytest.LogCaptureFixture, used_is: str
) -> None:
    server, old = world.server, world.process()
    await old.access()
    server.tokens.used_is = used_is
    server.tokens.used.update(server.tokens.refresh)
    server.tokens.revoke()
    world.clock.forward(hours=26)
    for _ in range(10):
        await unusable(old)
    assert world.trades == 2
    assert world.kept.grant.refusal == used_is
    (told,) = [r.message for r in caplog.records if r.levelno == logging.ERROR]
    assert "zalo_oa.refresh_token" in told
    assert "lost" not in told
    # Restarted with the same configuration: the same words, and one more try at the most.
    again = world.process()
    await unusable(again)
    assert "lost" not in caplog.records[-1].message
    assert world.trades == 3
    new = world.process(server.tokens.consent())
    token = await new.access()
    assert world.good(token)
    assert (world.kept.grant.refusal, world.kept.grant.asked_at) == ("", None)
    # Those with the old configuration use it as well, and undo nothing.
    assert await old.access() == token
    assert await world.process().access() == token
    assert not any(word in caplog.text for word in ("refresh-", "access-", "SECRET"))


async def test_a_lost_answer_is_called_one(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.server.fail("drop", TRADE)
    await unusable(world.process())
    assert world.kept.grant.asked_at is not None
    await unusable(world.process())
    assert "never came, so its tokens are lost" in caplog.text
    assert world.kept.grant.refusal == "empty lost"
    caplog.clear()
    await unusable(world.process())
    assert "2026-03-02 01:00 UTC never came" in caplog.text, "still, after a restart"


async def test_a_cut_before_zalo_took_it_costs_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SOON", 0.0)
    for fault in ("cut", "502"):
        world.server.fail(fault, TRADE)
    tokens = world.process()
    await unusable(tokens)
    assert world.kept.grant.asked_at is not None
    await unusable(tokens)
    assert world.good(await tokens.access())
    assert (world.kept.grant.asked_at, world.trades) == (None, 3)


async def test_where_nobody_listens_nothing_was_asked(world: World) -> None:
    tokens = Tokens(OAuth("1", "x", "http://127.0.0.1:1"), world.kept, world.kept.alone,
                    world.clock.now, "first")
    await unusable(tokens)
    assert world.kept.grant.asked_at is None


async def test_a_pair_waits_for_the_database_and_nobody_uses_it_before(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_SAVE_AGAIN_S", 0.05)
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    tokens = world.process()
    await tokens._load()
    world.kept.down_after_asking = 6
    await unusable(tokens)
    assert world.server.tokens.granted == 1
    await until(lambda: world.kept.grant.access_token)
    assert world.good(await tokens.access())
    assert (world.trades, caplog.text.count("wait for the database")) == (1, 1)


async def test_a_stop_lets_a_trade_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SAVE_AGAIN_S", 0.05)
    tokens = world.process()
    await tokens._load()
    world.kept.down_after_asking = 4
    asking = asyncio.create_task(tokens.access())
    await until(lambda: world.server.tokens.granted)
    asking.cancel()
    await tokens.close()
    assert world.good(world.kept.grant.access_token)
    world.clock.forward(hours=25)
    await unusable(tokens)
    assert world.trades == 1, "closed"


async def test_a_lock_that_is_lost_cuts_no_trade_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SAVE_AGAIN_S", 0.05)
    monkeypatch.setattr(module, "_SOON", 0.0)

    async def lost(work: Callable[[], Awaitable[None]]) -> None:
        working = asyncio.ensure_future(work())
        await until(lambda: world.server.tokens.granted)
        working.cancel()
        await asyncio.wait([working])
        raise LostError("gone")

    tokens = world.process()
    await tokens._load()
    world.kept.down_after_asking = 4
    tokens._alone = lost
    await unusable(tokens)
    tokens._alone = world.kept.alone
    # It waits for the first trade, and needs no second one.
    assert world.good(await tokens.access())
    assert (world.trades, world.server.tokens.refused) == (1, [])


async def test_an_account_that_is_silent_for_months_keeps_its_tokens(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEEP_S", 0.01)
    keeping = asyncio.create_task(world.process().keep())
    await until(lambda: world.trades == 1)
    for month in range(2, 8):
        world.clock.forward(days=29)
        await asyncio.sleep(0.05)
        assert world.trades == month - 1
        world.clock.forward(days=2)
        await until(lambda month=month: world.trades == month)
    keeping.cancel()
    assert world.server.tokens.refused == []


@pytest.mark.parametrize("days", [400, -400])
async def test_a_clock_that_is_put_right_leaves_no_token_for_ever(world: World, days: int) -> None:
    tokens = world.process()
    await tokens.access()
    world.clock.forward(days=days)
    world.server.tokens.refresh = dict.fromkeys(world.server.tokens.refresh, world.clock.now()
                                                + timedelta(days=90))
    token = await tokens.access()
    assert (world.good(token), world.trades) == (True, 2)
    assert await world.process().access() == token
    # Nor does a refused one stay because its birth lies ahead.
    world.clock.forward(minutes=-30)
    assert await tokens.access(rejected=token) != token


async def test_an_answer_in_pieces_is_read_whole() -> None:
    async def slow(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        for piece in (b'{"access_', b'token":"a","refresh', b'_token":"b","expires_in":"9"}'):
            await answer.write(piece)
            await asyncio.sleep(0.05)
        return answer

    app = web.Application()
    app.router.add_post(TRADE, slow)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pair = await OAuth("1", "x", f"http://127.0.0.1:{runner.addresses[0][1]}").trade("r")
    await runner.cleanup()
    assert (pair.access, pair.refresh, pair.seconds) == ("a", "b", 9)


async def test_no_refresh_token_at_all_is_told(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    tokens = world.process("")
    await unusable(tokens)
    await unusable(tokens)
    assert caplog.text.count("set zalo_oa.refresh_token") == 1


async def test_a_refresh_token_that_is_not_replaced_stays(world: World) -> None:
    world.server.tokens.rotates = False
    tokens = world.process()
    await tokens.access()
    world.clock.forward(hours=25)
    assert world.good(await tokens.access())
    assert world.kept.grant.refresh_token == world.server.refresh_token


async def test_four_first_tokens_are_remembered(world: World) -> None:
    firsts = [world.server.tokens.consent() for _ in range(5)]
    for first in firsts:
        await world.process(first).access()
    assert world.kept.grant.seed == "".join(mark(f) for f in reversed(firsts[1:]))
    trades = world.trades
    await asyncio.gather(*(world.process(first).access() for first in firsts[1:]))
    assert world.trades == trades


@pytest.mark.parametrize("body", [
    b"<html>", b"null", b"[]", b'{"error":0}', b'{"access_token":5}', b"[" * 9000, b"\xff",
])
def test_answers_that_say_nothing(body: bytes) -> None:
    with pytest.raises(OutcomeUnknownError):
        read_pair(body, 200)


@pytest.mark.parametrize(("told", "seconds"), [
    ('"90000"', 90000), ("90000", 90000), ('"x"', 86400), ("null", 86400), ("-5", 86400),
    ('"999999999999"', 604800),
])
def test_how_long_a_token_lives(told: str, seconds: int) -> None:
    pair = read_pair(f'{{"access_token":"a","expires_in":{told}}}'.encode(), 200)
    assert (pair.seconds, pair.refresh) == (seconds, "")


async def test_two_processes_on_postgresql(postgres_url: str) -> None:
    clock = TestClock()
    databases = [Database(postgres_url), Database(postgres_url)]
    async with ZaloOaServer(clock.now) as server:
        def process(database: Database) -> Tokens:
            return Tokens(OAuth(server.app_id, server.app_secret, server.url),
                          ChannelTokenStore(database, "zalo_oa", server.app_id),
                          partial(alone, database, "refresh zalo_oa"), clock.now,
                          server.refresh_token)

        both = [process(database) for database in databases]
        assert len(set(await asyncio.gather(*(tokens.access() for tokens in both)))) == 1
        assert (len(server.calls(TRADE)), server.tokens.refused) == (1, [])
        clock.forward(hours=25)
        # In a unit of work that is rolled back: what Zalo gave stays all the same.
        with suppress(ZeroDivisionError):
            async with databases[0].unit():
                token = await both[0].access()
                raise ZeroDivisionError
        assert await both[1].access() == token
    for database in databases:
        await database.close()
