"""The database is gone for a while: nothing that people say is lost, and it happens once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select

from core.errors import StoreDownError
from storage.tables import progress
from tests.support.office import Office
from tests.support.speakers import Network, speaking
from tests.support.tasks import give
from tests.support.telegram_server import NAM


@pytest.mark.parametrize("network", ["polling", "webhook"])
async def test_what_is_said_meanwhile_is_done_afterwards_once(
    quick_office: Office, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    monkeypatch.setattr("channels.telegram.polling._REFUSED_PAUSE", 0.05)
    task = await give(office, "2026-03-20")
    async with office.database.unit():
        await office.app.stores.accounts.add(
            office.person_ids["nam"], "telegram", NAM.id, office.clock.now())
    async with speaking(office, network) as (_, speaker):
        async with _gone(office, monkeypatch):
            saying = asyncio.create_task(speaker.say(f"{task.code} được 40%"))
            await asyncio.sleep(0.4)
            assert not await _reports(office)
        await saying
        assert "40%" in (await speaker.screen())[-1].text
    assert await _reports(office) == 1


@asynccontextmanager
async def _gone(office: Office, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """No unit of work opens until the block ends."""
    with monkeypatch.context() as patch:
        @asynccontextmanager
        async def down() -> AsyncIterator[None]:
            raise StoreDownError("OperationalError")
            yield

        patch.setattr(office.database, "unit", down)
        yield


async def _reports(office: Office) -> int:
    async with office.database.reading():
        return int((await office.database.execute(
            select(func.count()).select_from(progress))).scalar_one())
