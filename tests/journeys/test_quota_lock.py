"""A message that takes long to handle holds up nobody who needs the month's row."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import update

from core.policy import Policy
from core.quota import Allowance, Used
from storage.engine import Database
from storage.tables import account
from tests.support.on_quota import ZALO, QuotaOffice
from tests.support.tasks import give


async def test_a_slow_message_holds_up_no_send(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = QuotaOffice(
        Database(postgres_url),
        Policy(organisation="Sở mẫu", parent="UBND tỉnh", place="Hà Tĩnh",
               allowances={ZALO: Allowance(1000, 50)}), "2026-03-02 08:00")
    await office.open()
    async with office.database.unit():
        await office.database.execute(update(account).values(channel=ZALO))
    task = await give(office, "2026-03-20")
    progress = office.app.stores.progress
    slow, go, real = asyncio.Event(), asyncio.Event(), progress.add

    async def add(*args: Any) -> int:
        slow.set()
        await go.wait()
        return await real(*args)

    monkeypatch.setattr(progress, "add", add)
    saying = asyncio.create_task(office.chat("nam").say(f"{task.code} được 40%"))
    await slow.wait()
    async with asyncio.timeout(20):
        await office.zalo.session.gate.take()
    go.set()
    assert "40%" in await saying
    assert await office.used() == Used(1, 2), "each is counted once"
    await office.database.close()
