"""How the webhook is registered: what Zalo says about it is in the log."""

from typing import Any

import pytest

from bot.app import App
from tests.support import zalo_server
from tests.support.on_zalo import SECRET, Noting, zalo_home
from tests.support.waiting import until
from tests.support.zalo_server import ZaloServer


async def test_a_probe_that_fails_is_said(
    app: App, server: ZaloServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def guarded(_url: str, **_what: Any) -> int:
        return 403

    monkeypatch.setattr(zalo_server, "post", guarded)
    async with zalo_home(app, server, Noting().attach):
        await until(lambda: "Zalo cannot reach the webhook: webhook.http.403" in caplog.text)


async def test_a_refused_address_is_said_by_zalos_number(
    app: App, server: ZaloServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail(400, "setWebhook")
    async with zalo_home(app, server, Noting().attach):
        assert "Zalo does not take setWebhook yet: 400" in caplog.text
    assert SECRET not in caplog.text
