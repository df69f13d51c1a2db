"""Telegram, the web chat, a Zalo bot and an Official Account in one installation, in two roles."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Table, insert, select

from storage.engine import Database
from storage.tables import account, delivery, external_id, person, task, task_assignee
from tests.support import zalo_oa_events as oa
from tests.support import zalo_server as bot
from tests.support.home import Home, dwelling, home
from tests.support.telegram_server import NAM, TelegramServer
from tests.support.waiting import until
from tests.support.zalo_oa_server import ZaloOaServer
from tests.support.zalo_server import ZaloServer

NUMBER = 7001
HELLO = "mã mời"


async def test_who_receives_and_who_sends_share_the_account(
    tmp_path: Path, postgres_url: str
) -> None:
    async with TelegramServer() as telegram, ZaloServer() as zalo, ZaloOaServer() as account_:
        web = await home(tmp_path / "a", telegram, database=postgres_url, warm=True)
        worker = dwelling(tmp_path / "b", telegram, database=postgres_url, warm=True)
        for place in (web, worker):
            _four(place, web.url, zalo, account_)
        async with web.process(tmp_path / "a.log", "--role", "web"):
            account_.webhook = f"{web.url}/zalo-oa/webhook"
            await until(lambda: zalo.webhook, 20)
            telegram.say(NAM, "chào")
            zalo.say(bot.NAM, "chào")
            account_.say(oa.NAM, "chào")
            await telegram.until_sent(NAM.id)
            await until(lambda: zalo.texts(bot.NAM) and account_.texts(oa.NAM), 20)
            assert HELLO in zalo.texts(bot.NAM)[0]
            assert HELLO in account_.texts(oa.NAM)[0]
            assert account_.count()["/v2.0/oa/getoa"] == 1, "invitations name the account"
            await _due(postgres_url)
            async with worker.process(tmp_path / "b.log", "--role", "worker"):
                await until(lambda: len(account_.texts(oa.NAM)) == 2, 40)
            assert "CCHC-2026-7001" in account_.texts(oa.NAM)[1]
            assert account_.webhook_answers == [200]
            assert account_.tokens.granted == 1, "the pair is shared"
            async with aiohttp.ClientSession() as client, client.get(f"{web.url}/chat") as page:
                assert page.status == 200
            health = await web.health()
            assert "zalo_oa" in str(health)
    for name in "ab":
        log = (tmp_path / f"{name}.log").read_text()
        assert "ERROR" not in log, log
        assert not any(word in log for word in ("access-", "refresh-", "SECRET", zalo.token))


def _four(place: Home, public: str, zalo: ZaloServer, account_: ZaloOaServer) -> None:
    config = place.config.read_text(encoding="utf-8")
    place.config.write_text(
        config + f'public_url = "{public}"\n'
        f'[zalo_bot]\ntoken = "{zalo.token}"\nmode = "webhook"\nwebhook_secret = "long-enough"\n'
        f'api_base = "{zalo.url}"\n'
        f'[zalo_oa]\napp_id = "{account_.app_id}"\napp_secret = "{account_.app_secret}"\n'
        f'oa_secret = "{account_.oa_secret}"\nrefresh_token = "{account_.refresh_token}"\n'
        f'api_base = "{account_.url}"\noauth_base = "{account_.url}"\n', encoding="utf-8")


async def _due(url: str) -> None:
    """Somebody whose one address is the chat with the account, and a message for them."""
    database, now = Database(url), datetime.now(UTC)
    async with database.unit():
        chat = (await database.execute(
            select(external_id.c.local).where(external_id.c.channel == "zalo_oa"))).scalar_one()
        rows: dict[Table, dict[str, Any]] = {
            person: {"id": NUMBER, "code": "x", "full_name": "Vũ Nam"},
            account: {"person_id": NUMBER, "channel": "zalo_oa", "chat_id": chat,
                      "linked_at": now},
            task: {"id": NUMBER, "code": f"CCHC-2026-{NUMBER}", "title": "Rà soát",
                   "state": "assigned", "kind": "assigned", "lead_unit_id": 1,
                   "assigned_on": date(2026, 3, 1), "created_at": now},
            task_assignee: {"task_id": NUMBER, "person_id": NUMBER},
            delivery: {"key": "a", "kind": "assigned", "person_id": NUMBER, "state": "pending",
                       "send_at": now - timedelta(minutes=1),
                       "payload": {"task_ids": [NUMBER]}, "created_at": now},
        }
        for table, values in rows.items():
            await database.execute(insert(table), [values])
    await database.close()
