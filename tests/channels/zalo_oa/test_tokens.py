"""Tokens: one refresher over all processes, a pair kept before it is used, alive for ever."""

import asyncio
from contextlib import suppress
from functools import partial

import pytest

from channels.zalo_oa import tokens as module
from channels.zalo_oa.oauth import OAuth, read_pair
from channels.zalo_oa.tokens import Tokens, mark
from storage.channel_tokens import ChannelTokenStore
from storage.engine import Database
from storage.locks import alone
from tests.support.clock import TestClock
from tests.support.token_world import TRADE, World
from tests.support.waiting import until
from tests.support.zalo_oa_server import ZaloOaServer


@pytest.fixture
async def world():
    clock = TestClock()
    async with ZaloOaServer(clock.now) as server:
        yield World(server, clock)


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
