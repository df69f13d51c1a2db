"""Events: unsigned, forged, oversized, twice, late; answered in time whatever happens behind."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Sequence

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web

from channels.base import Feed
from channels.zalo.incoming import Incoming
from channels.zalo_oa.webhook import MAX_BODY, Webhook
from tests.support.clock import TestClock
from tests.support.waiting import until
from tests.support.zalo_oa_events import HOA, NAM, raw, signature
from tests.support.zalo_oa_server import ZaloOaServer


class Taking:
    """An inbox: notes what it gets; `slow` seconds until it is kept, `refuses` to keep it."""

    def __init__(self) -> None:
        self.taken: list[Incoming] = []
        self.slow, self.refuses, self.full = 0.0, False, False

    async def accept_within(
        self, _feed: Feed, messages: Sequence[Incoming], seconds: float
    ) -> bool:
        await asyncio.sleep(min(self.slow, seconds))
        if self.refuses or self.slow > seconds:
            return False
        self.taken += messages
        return True


class Home:
    """A webhook before the double."""

    def __init__(self, server: ZaloOaServer, inbox: Taking, clock: TestClock) -> None:
        self.server, self.inbox, self.clock = server, inbox, clock

    async def post(self, data: bytes, **headers: str) -> int:
        found = {name.replace("_", "-"): value for name, value in headers.items()}
        async with aiohttp.ClientSession() as client, client.post(
                self.server.webhook, data=data, headers=found) as answer:
            return answer.status

    def sign(self, body: bytes, timestamp: str, who: str = "") -> str:
        return signature(who or self.server.app_id, body, timestamp, self.server.oa_secret)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.inbox.taken]


@pytest.fixture
async def home() -> AsyncIterator[Home]:
    clock, inbox = TestClock(), Taking()

    async def feed(_bot: Bot, _update: Update) -> None:
        return

    async with ZaloOaServer(clock.now) as server:
        hook = Webhook(inbox, server.app_id, server.oa_secret, clock.now, patience=0.3)
        app = web.Application()
        app.add_routes([hook.route(feed)])
        runner = web.AppRunner(app, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        server.webhook = f"http://127.0.0.1:{runner.addresses[0][1]}/zalo-oa/webhook"
        yield Home(server, inbox, clock)
        await runner.cleanup()


async def test_a_signed_event_is_taken(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    home.server.say(NAM, "Đã xong ạ 👍")
    home.server.say(HOA, "hai")
    await until(lambda: len(home.server.webhook_answers) == 2)
    assert home.server.webhook_answers == [200, 200]
    assert sorted(home.texts) == ["hai", "Đã xong ạ 👍"]
    assert caplog.text.count("signed with the app's id and the body's time") == 1


async def test_the_headers_time_may_be_what_is_signed(home: Home) -> None:
    home.server.header_time = True
    home.server.say(NAM, "x")
    await until(lambda: home.server.webhook_answers)
    assert (home.server.webhook_answers, home.texts) == ([200], ["x"])


async def test_the_accounts_id_may_stand_in_the_apps_place(home: Home) -> None:
    event = home.server.events.message(NAM, "user_send_text", text="x")
    body = raw(event)
    signed = home.sign(body, event["timestamp"], home.server.oa_id)
    assert await home.post(body, X_ZEvent_Signature=signed) == 200
    assert home.texts == ["x"]


async def test_forged_and_unsigned_is_refused(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    event = home.server.events.message(NAM, "user_send_text", text="x")
    body, at = raw(event), event["timestamp"]
    right = home.sign(body, at)
    for given in ("", "mac=", "mac=é", "x" * 64, right[:-1], right + "0", right[4:].swapcase()[:-2],
                  signature(home.server.app_id, body, at, "another secret")):
        assert await home.post(body, X_ZEvent_Signature=given) == 401, given
    assert await home.post(body.replace(b"x", b"y"), X_ZEvent_Signature=right) == 401
    assert await home.post(body + b" ", X_ZEvent_Signature=right) == 401
    assert await home.post(b"{", X_ZEvent_Signature=right) == 401
    assert home.inbox.taken == []
    assert caplog.text.count("oa_secret") == 1, "said, and not each time"
    for given in (right, right[4:], f"sha256={right[4:]}", right[4:].upper()):
        assert await home.post(body, X_ZEvent_Signature=given) == 200


@pytest.mark.parametrize("cut", [1, 5, 12])
async def test_the_seam_between_body_and_time_cannot_be_moved(home: Home, cut: int) -> None:
    event = home.server.events.message(NAM, "user_send_text", text="x")
    body, at = raw(event), event["timestamp"]
    signed = home.sign(body, at)
    moved = await home.post(body + at[:cut].encode(), X_ZEvent_Signature=signed,
                            X_ZEvent_Timestamp=at[cut:])
    shorter = await home.post(body[:-cut], X_ZEvent_Signature=signed,
                              X_ZEvent_Timestamp=body[-cut:].decode() + at)
    assert (moved in (200, 401), shorter, home.inbox.taken) == (True, 401, [])


async def test_an_address_is_tried_without_a_signature(home: Home) -> None:
    for probe in (b"", b"{}", b" {} "):
        assert await home.post(probe) == 200
    assert await home.post(b"[]") == 401
    assert home.inbox.taken == []


async def test_oversized_and_nonsense(home: Home) -> None:
    assert await home.post(b"x" * (MAX_BODY + 1)) == 413
    for nonsense in (b'{"event_name":5}', b'{"message":[]}', b'{"event_name":"user_send_text"}',
                     b"[" * 60_000, b"\xff", b"5"):
        given = home.sign(nonsense, "17")
        assert await home.post(
            nonsense, X_ZEvent_Signature=given, X_ZEvent_Timestamp="17") == 200
    assert home.inbox.taken == []


async def test_a_month_later_nothing_is_taken(home: Home) -> None:
    event = home.server.say(NAM, "nghỉ phép")
    await until(lambda: home.inbox.taken)
    home.clock.forward(days=29)
    assert await home.server.push(event) == 200
    # The same message with the same id: the duplicate guard knows it.
    assert len({message.message_id for message in home.inbox.taken}) == 1
    home.clock.forward(days=2)
    assert await home.server.push(event) == 200
    assert len(home.inbox.taken) == 2


async def test_what_is_not_kept_in_time_is_asked_for_again(home: Home) -> None:
    home.inbox.slow = 0.8
    event = home.server.events.message(NAM, "user_send_text", text="chậm")
    begun = time.monotonic()
    assert await home.server.push(event) == 503
    assert 0.25 < time.monotonic() - begun < 0.7
    assert home.inbox.taken == []


async def test_without_a_database_zalo_is_asked_to_come_again(home: Home) -> None:
    home.server.retries = (0.1, 0.1, 0.1)
    home.inbox.refuses = True
    home.server.say(NAM, "x")
    await until(lambda: len(home.server.webhook_answers) == 2)
    home.inbox.refuses = False
    await until(lambda: len(home.server.webhook_answers) == 3)
    assert (home.server.webhook_answers, home.texts) == ([503, 503, 200], ["x"])


async def test_what_is_too_much_is_left_with_zalo(home: Home) -> None:
    event = home.server.events.message(NAM, "user_send_text", text="x")
    home.inbox.full = True
    assert await home.server.push(event) == 503
    home.inbox.full = False
    assert await home.server.push(event) == 200
    assert home.texts == ["x"]


async def test_a_body_that_never_ends_holds_nobody(home: Home) -> None:
    async def drops() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY // 1024 + 2):
            yield b"x" * 1024

    async with aiohttp.ClientSession() as client, client.post(
            home.server.webhook, data=drops()) as answer:
        assert answer.status == 413
