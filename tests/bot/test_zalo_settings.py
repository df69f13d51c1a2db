"""A token makes a Zalo bot; what is wrong with its settings is named, and never shown."""

from pathlib import Path

import pytest

from bot.app import App
from bot.config_file import ConfigError, load
from bot.errors import sentence
from bot.run import build_channels
from core.policy import Policy
from handlers.texts import Catalogue
from storage.engine import Database
from tests.support.clock import TestClock

TOKEN = {"NHACVIEC_ZALO_BOT__TOKEN": "123:SECRETSECRET"}
WEBHOOK = {**TOKEN, "NHACVIEC_ZALO_BOT__MODE": "webhook"}


@pytest.fixture
async def app(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path}/zalo.db")
    yield App(database, Policy(), TestClock(), tmp_path)
    await database.close()


async def test_a_token_makes_a_bot(app: App) -> None:
    channels = build_channels(load(None, TOKEN), app)
    assert [(c.name, c.alone, c.bot.id) for c in channels] == [
        ("zalo_bot", True, 3), ("web", False, 2)]
    assert not channels[0].capabilities.files, "nobody outside can reach us"
    assert channels[0].routes(app.connect(channels)) == []
    public = load(None, {**WEBHOOK, "NHACVIEC_ZALO_BOT__WEBHOOK_SECRET": "long-enough",
                         "NHACVIEC_WEB__PUBLIC_URL": "https://nv.example.vn"})
    (zalo, _) = build_channels(public, app)
    assert zalo.capabilities.files
    assert not zalo.alone
    assert "/zalo/webhook" in {route.path for route in zalo.routes(app.connect([zalo]))}


@pytest.mark.parametrize(("environ", "key"), [
    (WEBHOOK, "zalo_bot.webhook_secret"),
    ({**WEBHOOK, "NHACVIEC_ZALO_BOT__WEBHOOK_SECRET": "short"}, "zalo_bot.webhook_secret"),
    ({**WEBHOOK, "NHACVIEC_ZALO_BOT__WEBHOOK_SECRET": "có dấu ạ"}, "zalo_bot.webhook_secret"),
    ({"NHACVIEC_ZALO_BOT__TOKEN": "123:a/../b"}, "zalo_bot.token"),
    # Telegram's, and the other way round: neither is given to the other network.
    ({"NHACVIEC_ZALO_BOT__TOKEN": "123456789:AASECRET" + "x" * 27}, "zalo_bot.token"),
    ({"NHACVIEC_TELEGRAM__TOKEN": "123456789012345678:SECRET"}, "telegram.token"),
    ({"NHACVIEC_ZALO_BOT__MONTHLY_QUOTA": "-1"}, "zalo_bot.monthly_quota"),
    # Three thousand as it is written in Vietnam, not three.
    ({"NHACVIEC_ZALO_BOT__MONTHLY_QUOTA": "3.000"}, "zalo_bot.monthly_quota"),
    ({"NHACVIEC_ZALO_BOT__PEOPLE_LIMIT": "50.0"}, "zalo_bot.people_limit"),
    ({"NHACVIEC_ZALO_BOT__API_BASE": "bot-api.zaloplatforms.com"}, "zalo_bot.api_base"),
])
async def test_what_is_wrong_is_named(app: App, environ: dict[str, str], key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        build_channels(load(None, environ), app)
    assert caught.value.data["key"] == key
    assert "SECRET" not in str(caught.value.data)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_secret_that_is_asked_for_is_one_that_zalo_takes(language: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(None, WEBHOOK)
    asked = sentence(caught.value, Catalogue().translator(language))
    assert "8-256" in asked, "Telegram takes shorter ones, Zalo does not"


ACCOUNT = {"NHACVIEC_ZALO_OA__APP_ID": "4004820246195372168",
           "NHACVIEC_ZALO_OA__APP_SECRET": "SECRETapp", "NHACVIEC_ZALO_OA__OA_SECRET": "SECREToa"}


@pytest.mark.parametrize(("environ", "key"), [
    *(({k: v for k, v in ACCOUNT.items() if not k.endswith(gone)}, f"zalo_oa.{gone.lower()}")
      for gone in ("APP_ID", "APP_SECRET", "OA_SECRET")),
    ({"NHACVIEC_ZALO_OA__REFRESH_TOKEN": "SECRETx"}, "zalo_oa.app_id"),
    ({**ACCOUNT, "NHACVIEC_WEB__LISTEN": ""}, "web.listen"),
    ({**ACCOUNT, "NHACVIEC_ZALO_OA__APP_ID": "four"}, "zalo_oa.app_id"),
    ({**ACCOUNT, "NHACVIEC_ZALO_OA__APP_SECRET": '"SECRET"'}, "zalo_oa.app_secret"),
    ({**ACCOUNT, "NHACVIEC_ZALO_OA__REFRESH_TOKEN": "SECRET\nSECRET"}, "zalo_oa.refresh_token"),
    ({**ACCOUNT, "NHACVIEC_ZALO_OA__API_BASE": "openapi.zalo.me"}, "zalo_oa.api_base"),
    ({**ACCOUNT, "NHACVIEC_ZALO_OA__OAUTH_BASE": "oauth"}, "zalo_oa.oauth_base"),
    ({**ACCOUNT, "NHACVIEC_ZALO_OA__TEMPLATE": "a/b"}, "zalo_oa.template"),
])
def test_what_is_wrong_with_an_account_is_named(environ: dict[str, str], key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(None, environ)
    assert caught.value.data["key"] == key
    assert "SECRET" not in str(caught.value.data)


def test_secrets_of_an_account_are_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("SECRETfirst\n")
    found = load(None, {**ACCOUNT, "NHACVIEC_ZALO_OA__REFRESH_TOKEN_FILE": f"{tmp_path}/token"})
    assert found.zalo_oa.refresh_token.get_secret_value() == "SECRETfirst"
    assert "SECRET" not in repr(found)
