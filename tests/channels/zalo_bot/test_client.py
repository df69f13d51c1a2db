"""Our own client: `ok` decides, failures say what happened, and nothing holds the token."""

import logging

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.config import Settings, WebSettings, ZaloBotSettings
from bot.zalo_bot import zalo_bot_channel
from channels.zalo_bot.client import ApiError, ZaloClient, as_refusal
from core.errors import (
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)
from tests.support.zalo_server import NAM, ZaloServer


@pytest.fixture
async def client(server: ZaloServer):
    found = ZaloClient(server.token, server.url)
    yield found
    await found.close()


async def test_a_call_gives_the_result(server: ZaloServer, client: ZaloClient) -> None:
    assert (await client.call("getMe"))["account_name"] == "bot.AbCdEf"
    server.say(NAM, "x")
    assert await client.call("sendChatAction", {"chat_id": NAM.id, "action": "typing"}) is None


async def test_ok_decides_and_not_the_status(server: ZaloServer) -> None:
    wrong = ZaloClient("1:wrong", server.url)
    with pytest.raises(ApiError) as caught:
        await wrong.call("getMe")
    await wrong.close()
    assert caught.value.code == 401


async def test_an_idle_poll_is_nothing(server: ZaloServer, client: ZaloClient) -> None:
    assert await client.poll(0) is None
    server.say(NAM, "x")
    assert (await client.poll(1))["message"]["text"] == "x"


@pytest.mark.parametrize(("kind", "error"), [
    ("502", OutcomeUnknownError), ("drop", OutcomeUnknownError), ("hang", OutcomeUnknownError),
])
async def test_no_answer_leaves_the_outcome_open(
    server: ZaloServer, client: ZaloClient, kind: str, error: type[SendError]
) -> None:
    server.say(NAM, "x")
    server.fail(kind, "sendMessage")
    with pytest.raises(error):
        await client.call("sendMessage", {"chat_id": NAM.id, "text": "x"}, seconds=0.5)


async def test_nobody_there_is_unavailable_and_the_token_is_not_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    nobody = ZaloClient("77:SECRETSECRET", "http://127.0.0.1:1")
    with pytest.raises(UnavailableError) as caught:
        await nobody.call("getMe")
    await nobody.close()
    assert caught.value.__cause__ is None
    assert "SECRETSECRET" not in repr(caught.value) + str(caught.value) + caplog.text


@pytest.mark.parametrize(("code", "words", "kind"), [
    (429, "quota", RetryLaterError), (403, "Internal server error", UnavailableError),
    (401, "Unauthorized", UnavailableError), (408, "Request timeout", OutcomeUnknownError),
    (404, "Not found: chat", RefusedError), (404, "Not found", SendError),
    (400, "Bad request", SendError), (500, "x", UnavailableError), (7, "x", SendError),
])
def test_what_a_refusal_means(code: int, words: str, kind: type[SendError]) -> None:
    assert type(as_refusal(ApiError(code, words))) is kind


@pytest.mark.parametrize("body", [
    b"", b"null", b"[]", b'{"result":1}', b'{"ok":"yes"}', b"<html>", b"[" * 100_000,
])
def test_answers_that_are_none(body: bytes) -> None:
    with pytest.raises(OutcomeUnknownError):
        ZaloClient("1:x")._result(body, 200)


def test_errors_name_their_code_or_else_the_status() -> None:
    for body, code in ((b'{"ok":false,"error_code":426}', 426), (b'{"ok":false,"errorCode":426}',
                       426), (b'{"ok":false}', 503), (b'{"ok":false,"error_code":"x"}', 503)):
        with pytest.raises(ApiError) as caught:
            ZaloClient("1:x")._result(body, 503)
        assert caught.value.code == code


@pytest.mark.parametrize(("body", "code"), [
    (b'{"ok": false, "error_code": "408"}', 408), (b'{"ok": false, "errorCode": 426}', 426),
    (b'{"ok": false, "error_code": null}', 502), (b'{"ok": false, "error_code": "x"}', 502),
    (b'{"ok": false}', 502),
])
def test_an_idle_poll_is_no_fault_though_its_number_is_a_string(body: bytes, code: int) -> None:
    with pytest.raises(ApiError) as refused:
        ZaloClient("1:a")._result(body, 502)
    assert refused.value.code == code


async def test_a_worker_that_listens_nowhere_makes_links(app: App) -> None:
    """The web process answers them; a morning's pictures must not fail for it."""
    settings = Settings(
        zalo_bot=ZaloBotSettings(token=SecretStr("1:a")),
        web=WebSettings(listen="", public_url="https://nhacviec.example.gov.vn"))
    channel = zalo_bot_channel(settings, app)
    link = channel.upload_link(1)
    assert link
    assert link.startswith("https://nhacviec.example.gov.vn/zalo/upload/1-")
    await channel.close()
