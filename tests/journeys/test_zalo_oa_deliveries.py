"""An account's events twice, late, out of order, unsigned; its tokens dead and mended."""

import logging
from pathlib import Path

import aiohttp
import pytest

from bot.app import App
from tests.journeys.test_zalo_oa import nam_on_oa
from tests.support.builders import add_task, fresh
from tests.support.on_zalo_oa import oa_home
from tests.support.tasks import deliveries, give
from tests.support.waiting import until
from tests.support.zalo_oa_events import NAM, raw, signature

TRADE = "/v4/oa/access_token"
SEND = "/v3.0/oa/message/cs"


async def test_twice_late_out_of_order_unsigned_and_oversized(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        server = nam.server
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        early = server.events.message(NAM, "user_send_text", text="nv1 được 40%")
        office.clock.forward(minutes=1)
        later = server.events.message(NAM, "user_send_text", text="nv1 được 60%")
        answers = len(server.sent)
        assert await server.push(early) == 200
        await until(lambda: len(server.sent) > answers)
        answers = len(server.sent)
        for retry in range(1, 5):
            assert await server.push(early, retry) == 200
        assert (len(server.sent), (await fresh(office, task)).percent) == (answers, 40)
        assert await server.push(later) == 200
        await until(lambda: len(server.sent) > answers)
        office.clock.forward(hours=2)
        assert await server.push(early, 5) == 200
        assert (await fresh(office, task)).percent == 60, "the first one is known still"
        body = raw(server.events.message(NAM, "user_send_text", text="nv1 được 90%"))
        forged = signature(server.app_id, body, "1", "guessed")
        async with aiohttp.ClientSession() as client:
            for data, given, status in ((body, "", 401), (body, forged, 401),
                                        (b"x" * 200_000, forged, 413)):
                async with client.post(server.webhook, data=data, headers={
                        "X-ZEvent-Signature": given}) as answer:
                    assert answer.status == status
        assert (await fresh(office, task)).percent == 60


async def test_dead_tokens_lose_no_message_and_a_new_one_sends_it(
    sqlite_template: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, app, nam):
        server = nam.server
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        office.clock.set("2026-03-04 07:00")
        await nam.say("/viec")
        sent, trades = len(server.sent), len(server.calls(TRADE))
        server.tokens.revoke()
        for moment in ("07:30", "07:31", "07:33", "07:40"):
            office.clock.set(f"2026-03-04 {moment}")
            await app.tick(office.clock.now())
        assert len(server.sent) == sent
        states = await deliveries(office, "kind", "state", "reason")
        assert ("morning", "retrying", "unavailable") in states
        assert len(server.calls(TRADE)) <= trades + 1, "no hammering"
        (told,) = [r.getMessage() for r in caplog.records
                   if r.levelno == logging.ERROR and "refresh" in r.getMessage()]
        assert "zalo_oa.refresh_token" in told
        server.refresh_token = server.tokens.consent()
        mended = App(office.database, app.policy, office.clock, office.evidence)
        async with oa_home(mended, server, lambda channel: mended.connect([channel])):
            office.clock.set("2026-03-04 08:10")
            await mended.tick(office.clock.now())
            await until(lambda: len(server.sent) > sent)
        assert "Việc" in server.texts(NAM)[-1]


async def test_a_database_that_is_away_leaves_the_event_with_zalo(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, app, nam):
        server = nam.server
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        event = server.events.message(NAM, "user_send_text", text="nv1 được 40%")
        await _full(app, True)
        assert await server.push(event) == 503
        await _full(app, False)
        assert await server.push(event, 1) == 200
        await until(lambda: "40" in server.texts(NAM)[-1])
        assert (await fresh(office, task)).percent == 40


async def test_a_second_delivery_behind_one_that_waits_is_left_with_zalo_too(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, app, nam):
        server = nam.server
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        event = server.events.message(NAM, "user_send_text", text="nv1 được 40%")
        await _full(app, True)
        # 200 would end Zalo's tries while the message is in our memory only.
        assert [await server.push(event, retry) for retry in range(2)] == [503, 503]
        await _full(app, False)
        await until(lambda: "40" in server.texts(NAM)[-1])
        assert await server.push(event, 2) == 200
        assert (await fresh(office, task)).percent == 40


async def test_a_ping_that_broke_off_between_its_pieces_comes_again_with_its_label(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As when the choices of a long list make two messages of one.
    monkeypatch.setattr("channels.zalo_oa.session.TEXT_LIMIT", 400)
    async with nam_on_oa(sqlite_template, tmp_path) as (office, app, nam):
        server = nam.server
        office.clock.set("2026-03-03 07:00")
        for _ in range(3):
            await give(office, "2026-03-04")
        await nam.say("/viec")
        before, server.slow = len(server.sent), 0.0
        server.fail("slow", SEND)  # the first piece arrives
        server.fail(-200, SEND)
        office.clock.set("2026-03-03 07:30")
        await app.tick(office.clock.now())
        (begun,) = server.texts(NAM)[before:]
        assert "có thể trùng" not in begun
        office.clock.forward(seconds=10)
        await app.tick(office.clock.now())
        assert "(gửi lại, có thể trùng)" in "".join(server.texts(NAM)[before + 1:])


async def _full(app: App, full: bool) -> None:
    """The disk takes nothing more, for a while."""
    connection = await app.database._kept("writer")
    await connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if full else 'OFF'}")
    await connection.rollback()
