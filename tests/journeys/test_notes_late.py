"""A database that is gone while messages are under way."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import insert

from core.errors import StoreDownError
from storage.tables import delivery
from tests.support.office import Office
from tests.support.tasks import deliveries, give, tick


async def test_what_was_sent_before_a_long_outage_is_not_sent_again_by_its_own_process(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty are under way, nothing can be noted for seventy seconds, their leases pass."""
    office = quick_office
    monkeypatch.setattr("core.usecases.send_due._NOTE_PAUSE_S", 0.1)
    await tick(office, "2026-03-03 08:00")
    task = await give(office, "2026-03-20")
    office.clock.set("2026-03-03 08:10")
    await _sixty(office, task.id, office.clock.now())
    store = type(office.app.stores.deliveries)
    complete, tries = store.complete, 0

    async def gone(self: Any, *args: Any) -> bool:
        nonlocal tries
        tries += 1
        if tries == 31:
            office.clock.forward(seconds=70)
        if tries <= 60:
            raise StoreDownError("OperationalError")
        return await complete(self, *args)

    monkeypatch.setattr(store, "complete", gone)
    await tick(office)
    assert len(office.chat("cvp").screen) == 60
    rows = [row[1:] for row in await deliveries(office, "kind", "state", "tries")
            if row[0] == "changed"]
    assert rows == [("sent", 1)] * 60


async def _sixty(office: Office, task_id: int, at: datetime) -> None:
    async with office.database.unit():
        await office.database.execute(insert(delivery), [
            {"key": f"x{n}", "kind": "changed", "person_id": office.person_ids["cvp"],
             "payload": {"task_id": task_id, "change": "paused", "reason": str(n)},
             "state": "pending", "send_at": at, "created_at": at} for n in range(60)])
