"""`check` says what an Official Account lacks; it uses no token up and shows none."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.check_zalo_oa import look_at_zalo_oa
from bot.config import DatabaseSettings, Settings, WebSettings
from bot.config_zalo import ZaloOaSettings
from channels.zalo_oa.tokens import mark
from core.ports.channel_tokens import Grant
from handlers.texts import Catalogue
from storage.channel_tokens import ChannelTokenStore
from storage.engine import Database
from tests.support.zalo_oa_server import ZaloOaServer

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
PUBLIC = "https://nv.example.vn"
ALWAYS = ["oa-webhook", "oa-no-template"]


class Account:
    """An installation in front of the double."""

    def __init__(self, server: ZaloOaServer, url: str) -> None:
        self.server = server
        self._url = url

    async def keep(self, **changes: Any) -> None:
        grant = Grant(mark("FIRST-secret-token"), self.server.tokens.grant(),
                      NOW + timedelta(hours=25), "REFRESH-secret-token", NOW)
        database = Database(self._url)
        store = ChannelTokenStore(database, "zalo_oa", self.server.app_id)
        await store.save(replace(grant, **changes), await store.load())
        await database.close()

    async def look(self, **changes: Any) -> list[str]:
        settings = Settings(
            database=DatabaseSettings(url=SecretStr(self._url)),
            web=WebSettings(public_url=PUBLIC),
            zalo_oa=ZaloOaSettings(**{
                "app_id": self.server.app_id, "app_secret": SecretStr("APP-SECRET"),
                "oa_secret": SecretStr("OA-SECRET"), "api_base": self.server.url,
                "refresh_token": SecretStr("FIRST-secret-token"), **changes}))
        found = await look_at_zalo_oa(settings, NOW)
        for language in ("vi", "en"):
            t = Catalogue().translator(language)
            told = " ".join(t.plain(key, **data) for _, key, data in found)
            assert "secret-token" not in told
            assert "SECRET" not in told
            assert "access-" not in told
        return [("" if good else "✘") + key.removeprefix("check-") for good, key, _ in found]


@pytest.fixture
async def account(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Account]:
    shutil.copy(sqlite_template, tmp_path / "oa.db")
    async with ZaloOaServer(lambda: NOW) as server:
        yield Account(server, f"sqlite:///{tmp_path}/oa.db")


async def test_no_app_no_account(account: Account) -> None:
    assert await account.look(app_id="") == ["oa-off"]


async def test_before_the_first_start(account: Account) -> None:
    assert await account.look() == [*ALWAYS, "oa-first"]
    assert await account.look(refresh_token=SecretStr("")) == [*ALWAYS, "✘oa-no-refresh"]
    assert not account.server.requests


async def test_a_living_account(account: Account) -> None:
    await account.keep()
    assert await account.look(template="385412") == [
        "oa-webhook", "oa-template", "oa-refresh", "oa"]
    assert [path for path, _ in account.server.requests] == ["/v2.0/oa/getoa"]


async def test_tokens_that_end(account: Account) -> None:
    await account.keep(access_until=NOW - timedelta(hours=1))
    assert await account.look() == [*ALWAYS, "oa-refresh", "oa-asleep"]
    await account.keep(access_until=NOW, asked_at=NOW - timedelta(minutes=3))
    assert await account.look() == [*ALWAYS, "✘oa-asked", "oa-asleep"]
    await account.keep(access_until=NOW, saved_at=NOW - timedelta(days=91))
    assert await account.look() == [*ALWAYS, "✘oa-too-old", "oa-asleep"]
    await account.keep(access_until=NOW, refusal="-14014")
    assert await account.look() == [*ALWAYS, "✘oa-refused", "oa-asleep"]
    await account.keep(access_until=NOW, refusal="empty lost")
    assert await account.look() == [*ALWAYS, "✘oa-lost", "oa-asleep"]
    await account.keep(access_until=NOW, refusal="-14004")
    assert await account.look() == [*ALWAYS, "✘oa-keys", "oa-asleep"]
    assert (await account.look(refresh_token=SecretStr("SECOND-secret-token")))[2] == "oa-first", \
        "the way out is taken"
    await account.keep(access_token="access-of-somebody-else")
    assert await account.look() == [*ALWAYS, "oa-refresh", "oa-asleep"]
    assert not account.server.tokens.used, "nothing was used up"


async def test_zalo_down(account: Account) -> None:
    await account.keep()
    account.server.fail(-32, "getoa")
    assert await account.look() == [*ALWAYS, "oa-refresh", "✘oa-error"]
    account.server.fail("cut", "getoa", 9)
    assert await account.look() == [*ALWAYS, "oa-refresh", "✘oa-unreachable"]


async def test_keys_and_address(account: Account) -> None:
    assert (await account.look(oa_secret=SecretStr("APP-SECRET")))[0] == "✘oa-one-secret"
    settings = Settings(
        database=DatabaseSettings(url=SecretStr("sqlite:////nowhere/at/all.db")),
        zalo_oa=ZaloOaSettings(app_id="1", app_secret=SecretStr("a"), oa_secret=SecretStr("b")))
    keys = [key for _, key, _ in await look_at_zalo_oa(settings, NOW)]
    assert "check-oa-url" in keys
    local = settings.model_copy(update={"web": WebSettings(public_url="https://localhost")})
    assert "check-address-inside" in [key for _, key, _ in await look_at_zalo_oa(local, NOW)]


async def test_a_database_that_is_not_there(account: Account, tmp_path: Path) -> None:
    away = Account(account.server, f"sqlite:///{tmp_path}/none.db")
    assert (await away.look())[0] == "✘oa-not-read"
