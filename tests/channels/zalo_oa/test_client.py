"""Our own client: `error` decides, a stale token is replaced once, and nothing holds a token."""

import logging
from datetime import UTC, datetime

import pytest

from channels.zalo_oa.client import ApiError, ZaloOaClient, as_refusal
from core.errors import (
    ClosedError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)
from tests.support.clock import TestClock
from tests.support.zalo_oa_events import NAM
from tests.support.zalo_oa_server import ZaloOaServer

SEND = "/v3.0/oa/message/cs"
MESSAGE = {"recipient": {"user_id": NAM.id}, "message": {"text": "Việc?"}}


class Granting:
    """Asks the double for a token each time one is refused."""

    def __init__(self, server: ZaloOaServer) -> None:
        self._server = server
        self.asked: list[str] = []
        self._token = "access-0-SECRET"

    async def access(self, rejected: str = "") -> str:
        self.asked.append(rejected)
        if rejected:
            self._token = self._server.tokens.grant()
        return self._token

    async def keep(self) -> None:
        """Nothing to keep."""

    async def close(self) -> None:
        """Nothing under way."""


@pytest.fixture
async def server():
    async with ZaloOaServer() as found:
        found.say(NAM, "x")
        yield found


@pytest.fixture
async def client(server: ZaloOaServer):
    found = ZaloOaClient(Granting(server), TestClock("2026-03-02 23:30").now, server.url)
    yield found
    await found.close()


async def test_a_stale_token_is_replaced_once_and_the_call_repeated(
    server: ZaloOaServer, client: ZaloOaClient
) -> None:
    assert (await client.call(SEND, MESSAGE))["user_id"] == NAM.id
    assert (server.texts(NAM), client._tokens.asked) == (["Việc?"], ["", "access-0-SECRET"])
    server.fail(-216, SEND, 2)
    with pytest.raises(ApiError) as caught:
        await client.call(SEND, MESSAGE)
    assert type(as_refusal(caught.value)) is UnavailableError
    assert len(server.calls(SEND)) == 4
    server.fail(-220, SEND, 1)
    assert await client.call(SEND, MESSAGE)


async def test_parameters_of_a_get_are_one_piece_of_json(
    server: ZaloOaServer, client: ZaloOaClient
) -> None:
    assert (await client.get("/v2.0/oa/getoa"))["oa_id"] == server.oa_id
    told = await client.get("/v3.0/oa/user/detail", {"user_id": NAM.id})
    assert told["display_name"] == "Vũ Nam"


async def test_a_file_goes_up_also_after_a_stale_token(
    server: ZaloOaServer, client: ZaloOaClient
) -> None:
    for name in ("biên bản.pdf", 'biên\r\n "bản"/.pdf', "👍.pdf"):
        told = await client.upload("/v2.0/oa/upload/file", name, b"%PDF-1.7")
        kept = name.replace('"', "").replace("/", "").replace("\r\n", "")
        assert server.uploads.find("file", told["attachment_id"]) == (kept, b"%PDF-1.7")
    with pytest.raises(ApiError) as caught:
        await client.upload("/v2.0/oa/upload/file", "x.pdf", b"%PDF" + bytes(6 << 20))
    assert caught.value.code == -210


@pytest.mark.parametrize("fault", ["502", "drop", "cut", "empty"])
async def test_no_answer_leaves_a_message_open_and_an_upload_undone(
    server: ZaloOaServer, client: ZaloOaClient, fault: str
) -> None:
    server.fail(fault, times=9)  # aiohttp itself repeats a GET that was cut
    with pytest.raises(OutcomeUnknownError):
        await client.call(SEND, MESSAGE)
    with pytest.raises(UnavailableError):
        await client.upload("/v2.0/oa/upload/file", "x.pdf", b"%PDF")
    with pytest.raises(UnavailableError):
        await client.get("/v2.0/oa/getoa")


async def test_nobody_there_is_unavailable_and_no_token_is_told(
    server: ZaloOaServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    nobody = ZaloOaClient(Granting(server), TestClock().now, "http://127.0.0.1:1")
    with pytest.raises(UnavailableError) as caught:
        await nobody.call(SEND, MESSAGE)
    await nobody.close()
    assert caught.value.__cause__ is None
    assert "access-" not in repr(caught.value) + caplog.text


async def test_the_rate_is_obeyed_before_it_is_broken(
    server: ZaloOaServer, client: ZaloOaClient
) -> None:
    server.tokens.access[(token := await client._tokens.access())] = datetime.max.replace(
        tzinfo=UTC)
    assert token
    server.rate = 2
    await client.call(SEND, MESSAGE)
    await client.call(SEND, MESSAGE)
    with pytest.raises(RetryLaterError) as caught:
        await client.call(SEND, MESSAGE)
    assert 0 < caught.value.seconds <= 60
    assert len(server.calls(SEND)) == 2


async def test_what_only_the_operator_can_mend_is_told_once(
    server: ZaloOaServer, client: ZaloOaClient, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail(-224, times=3)
    for _ in range(3):
        with pytest.raises(ApiError) as caught:
            await client.call(SEND, MESSAGE)
        assert type(as_refusal(caught.value)) is UnavailableError
    assert caplog.text.count("put right") == 1


@pytest.mark.parametrize(("code", "kind"), [
    (-230, ClosedError), (-232, ClosedError), (-211, ClosedError), (-218, UnavailableError),
    (-213, RefusedError), (-227, RefusedError), (-244, RefusedError), (-32, RetryLaterError),
    (-216, UnavailableError), (-221, UnavailableError), (-224, UnavailableError),
    (-240, UnavailableError), (-320, UnavailableError), (-321, UnavailableError),
    (-210, SendError), (-201, SendError), (-233, SendError), (-100, SendError), (7, SendError),
])
def test_what_a_refusal_means(code: int, kind: type[SendError]) -> None:
    assert type(as_refusal(ApiError(code, "x"))) is kind


def test_which_door_is_closed() -> None:
    closed = [as_refusal(ApiError(code)) for code in (-230, -211)]
    assert [error.reason for error in closed if isinstance(error, ClosedError)] == [
        "window", "quota"]


async def test_a_night_passes_by_morning(server: ZaloOaServer, client: ZaloOaClient) -> None:
    server.fail(-234)
    with pytest.raises(ApiError) as caught:
        await client.call(SEND, MESSAGE)
    refusal = as_refusal(caught.value)
    assert isinstance(refusal, RetryLaterError)
    assert refusal.seconds == 6.5 * 3600


@pytest.mark.parametrize(("at", "seconds"), [
    ("22:00", 8 * 3600), ("05:59", 60), ("06:00", 600), ("07:30", 600), ("21:59", 600),
])
async def test_a_night_that_is_over_by_our_clock_costs_no_day(
    server: ZaloOaServer, at: str, seconds: float
) -> None:
    client = ZaloOaClient(Granting(server), TestClock(f"2026-03-02 {at}").now, server.url)
    server.fail(-234)
    with pytest.raises(ApiError) as caught:
        await client.call(SEND, MESSAGE)
    await client.close()
    assert caught.value.wait == seconds


@pytest.mark.parametrize("body", [
    b"", b"null", b"[]", b'{"message":"x"}', b'{"error":true}', b"<html>", b"[" * 100_000,
    b'{"error":"x"}', b'{"error":1.5}',
])
async def test_answers_that_are_none(client: ZaloOaClient, body: bytes) -> None:
    with pytest.raises(OutcomeUnknownError):
        client._data(body, 200, "t")
    with pytest.raises(RetryLaterError):
        client._data(body, 429, "t")
    with pytest.raises(OutcomeUnknownError):
        client._data(b'{"error":504}', 504, "t")


async def test_an_error_may_be_a_text_and_may_quote_the_token(client: ZaloOaClient) -> None:
    with pytest.raises(ApiError) as caught:
        client._data(b'{"error":"-201","message":"bad SECRET-token"}', 200, "SECRET-token")
    assert (caught.value.code, str(caught.value)) == (-201, "-201 bad …")


async def test_no_part_of_a_long_token_is_told(client: ZaloOaClient) -> None:
    token = "T0ken" * 100
    with pytest.raises(ApiError) as caught:
        client._data(f'{{"error":-216,"message":"bad {token}"}}'.encode(), 200, token)
    assert str(caught.value) == "-216 bad …"
