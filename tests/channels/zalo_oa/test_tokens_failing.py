"""What goes wrong with tokens: nothing is lost that can be kept, and the rest is said once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from aiohttp import web

from channels.zalo_oa import tokens as module
from channels.zalo_oa.oauth import OAuth, read_pair
from channels.zalo_oa.tokens import Tokens
from core.errors import OutcomeUnknownError
from storage.locks import LostError
from tests.support.clock import TestClock
from tests.support.token_world import TRADE, World, unusable
from tests.support.waiting import until
from tests.support.zalo_oa_server import ZaloOaServer


@pytest.fixture
async def world():
    clock = TestClock()
    async with ZaloOaServer(clock.now) as server:
        yield World(server, clock)


async def test_the_old_token_serves_while_no_new_one_is_to_be_had(world: World) -> None:
    tokens = world.process()
    first = await tokens.access()
    world.clock.forward(hours=24, minutes=30)
    world.server.fail("502", TRADE, 1)
    assert [await tokens.access() for _ in range(20)] == [first] * 20
    assert world.trades == 2, "no hammering"
    world.clock.forward(hours=1)
    await unusable(tokens)


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


async def test_a_token_refused_while_it_was_looked_up_is_replaced_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await world.process().access()
    world.clock.forward(minutes=10)
    tokens = world.process()
    good = tokens._good

    def judged(grant: object) -> bool:
        found = good(grant)
        tokens._rejected = token  # another caller of ours heard it only now
        return found

    monkeypatch.setattr(tokens, "_good", judged)
    assert await tokens.access() != token
    assert world.trades == 2


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


async def test_pauses_grow(world: World) -> None:
    tokens, told = world.process(), []
    await tokens.access()
    world.clock.forward(hours=26)
    for fault in ("502", "-14004", "empty"):
        for _ in range(9):
            world.server.fail(fault, TRADE)
            tokens._rest_until = 0.0
            await unusable(tokens)
            told.append(round(tokens._pause))
    assert told[:9] == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert told[9:18] == [600] * 9
    assert told[18:] == [1200, 2400, 4800, 9600, 19200, 21600, 21600, 21600, 21600]
    tokens._rest_until = 0.0
    assert world.good(await tokens.access())
    assert tokens._pause == 0.0


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


async def test_a_page_too_long_to_read_is_no_empty_answer() -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<html>" + "x" * 100_000)

    app = web.Application()
    app.router.add_post(TRADE, page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    with pytest.raises(OutcomeUnknownError):  # an empty one would mean: the token is dead
        await OAuth("1", "x", f"http://127.0.0.1:{runner.addresses[0][1]}").trade("r")
    await runner.cleanup()


async def test_no_refresh_token_at_all_is_told(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    tokens = world.process("")
    await unusable(tokens)
    await unusable(tokens)
    assert caplog.text.count("set zalo_oa.refresh_token") == 1


@pytest.mark.parametrize("body", [
    b"<html>", b"null", b"[]", b'{"error":0}', b'{"access_token":5}', b"[" * 9000, b"\xff",
])
def test_answers_that_say_nothing(body: bytes) -> None:
    with pytest.raises(OutcomeUnknownError):
        read_pair(body, 200)
