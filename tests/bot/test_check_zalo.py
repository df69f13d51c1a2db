"""`check` says what a Zalo bot lacks, in one sentence each, and never its token."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot.check_zalo import Look, look_at_zalo_bot
from bot.config import Settings, WebSettings
from bot.config_zalo import ZaloBotSettings
from handlers.texts import Catalogue
from tests.support.zalo_server import ZaloServer

PUBLIC = "https://nv.example.vn"
SECRET = "long-enough"
TELEGRAMS = "123456789:AAF" + "x" * 32


class Looking:
    """`check` in front of the double."""

    def __init__(self, server: ZaloServer) -> None:
        self.server = server

    async def __call__(
        self, token: str | None = None, web: WebSettings | None = None, **more: Any
    ) -> list[str]:
        settings = Settings(
            web=web or WebSettings(public_url=PUBLIC),
            zalo_bot=ZaloBotSettings(
                token=SecretStr(self.server.token if token is None else token),
                api_base=self.server.url, **more))
        found = await look_at_zalo_bot(settings)
        told = " ".join(said(found, language) for language in ("vi", "en"))
        assert not token or len(token) < 12 or token not in told
        return [key.removeprefix("check-") for _, key, _ in found]


def said(found: list[Look], language: str) -> str:
    t = Catalogue().translator(language)
    return " ".join(t.plain(key, **data) for _, key, data in found)


@pytest.fixture
async def look() -> AsyncIterator[Looking]:
    async with ZaloServer() as server:
        yield Looking(server)


async def test_no_token_no_bot(look: Looking) -> None:
    assert await look("") == ["zalo-off"]
    assert look.server.requests == []


async def test_polling(look: Looking) -> None:
    assert await look() == ["zalo", "zalo-groups", "zalo-polling"]
    assert await look(web=WebSettings()) == ["zalo", "zalo-groups", "zalo-trying"]
    assert await look(monthly_quota=0) == [
        "zalo", "zalo-no-quota", "zalo-groups", "zalo-polling"]


async def test_a_token_that_zalo_does_not_know(look: Looking) -> None:
    assert await look("123456789012:wrong-token") == ["zalo-token", "zalo-polling"]
    assert await look("only-the-tail-of-it") == ["zalo-token-cut", "zalo-polling"]


@pytest.mark.parametrize(("token", "key"), [
    (TELEGRAMS, "token-is-telegrams"), ("123456789012345678:abc \n", "token-spaces"),
    ('"123456789012345678:abc"', "token-quotes"),
    ("https://bot.zaloplatforms.com/bots/1", "token-address"),
])
async def test_what_is_no_token_of_zalos_is_sent_to_nobody(
    look: Looking, token: str, key: str
) -> None:
    assert await look(token) == [key, "zalo-polling"]
    assert look.server.requests == []


async def test_the_address(look: Looking) -> None:
    for public, keys in (
        ("", ["zalo-url"]), ("http://nv.example.vn", ["address-http"]),
        ("https://localhost", ["address-inside"]), ("https://10.0.0.5", ["address-inside"]),
        ("https://nv.example.vn/nhacviec", ["address-path"]), (f"{PUBLIC}/", []),
    ):
        found = await look(web=WebSettings(public_url=public), mode="webhook",
                           webhook_secret=SecretStr(SECRET))
        assert found == ["zalo", "zalo-groups", *keys, "zalo-webhook-none"], public
    assert "zalo-url" in await look(web=WebSettings(public_url=PUBLIC, listen=""))


async def test_the_secret(look: Looking) -> None:
    for secret in ("short", "có dấu tiếng Việt", "x" * 257, "a b c d e f g"):
        found = await look(mode="webhook", webhook_secret=SecretStr(secret))
        assert found == ["zalo", "zalo-groups", "zalo-secret", "zalo-webhook-none"]


async def test_whose_the_registered_webhook_is(look: Looking) -> None:
    webhook: dict[str, Any] = {"mode": "webhook", "webhook_secret": SecretStr(SECRET)}
    look.server.webhook = {"url": f"{PUBLIC}/zalo/webhook", "secret": SECRET}
    assert await look(**webhook) == ["zalo", "zalo-groups", "zalo-webhook"]
    look.server.webhook = {"url": "https://other.vn/hook/pass-word", "secret": SECRET}
    assert await look(**webhook) == ["zalo", "zalo-groups", "zalo-webhook-other"]
    # Polling takes it away: whose it is should be known before.
    assert await look() == ["zalo", "zalo-groups", "zalo-polling", "zalo-webhook-other"]
    settings = Settings(zalo_bot=ZaloBotSettings(
        token=SecretStr(look.server.token), api_base=look.server.url))
    told = said(await look_at_zalo_bot(settings), "vi")
    assert "other.vn" in told
    assert "pass-word" not in told


async def test_nothing_is_changed(look: Looking) -> None:
    await look(mode="webhook", webhook_secret=SecretStr(SECRET))
    assert {method for method, _ in look.server.requests} == {"getMe", "getWebhookInfo"}


async def test_zalo_down(look: Looking) -> None:
    look.server.fail(403, "getMe")
    assert await look() == ["zalo-refused", "zalo-polling"]
    look.server.fail("502", "getMe")
    assert await look() == ["zalo-unreachable", "zalo-polling"]


async def test_groups_are_told_of(look: Looking) -> None:
    settings = Settings(zalo_bot=ZaloBotSettings(
        token=SecretStr(look.server.token), api_base=look.server.url))
    told = said(await look_at_zalo_bot(settings), "vi")
    assert "Bot Nhắc Việc (gói BASIC)" in told
    assert "can_join_groups = false" in told
