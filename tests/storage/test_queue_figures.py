"""How the queue stands, as Prometheus is told."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from storage.queue_figures import QueueFigures, QueueStore
from storage.tables import delivery
from tests.support.clock import at
from tests.support.office import Office

NOW = at("2026-03-02 08:00")


async def test_what_is_due_late_and_failed(office: Office) -> None:
    minute = timedelta(minutes=1)
    rows: list[dict[str, Any]] = [
        {"state": "pending", "send_at": NOW - 20 * minute},
        {"state": "retrying", "send_at": NOW - minute},
        {"state": "pending", "send_at": NOW + minute},
        {"state": "sending", "send_at": NOW - minute},
        {"state": "sent", "send_at": NOW - 60 * minute, "sent_at": NOW - 56 * minute},
        {"state": "sent", "send_at": NOW - 60 * minute, "sent_at": NOW - 54 * minute},
        {"state": "sent", "send_at": NOW - 3000 * minute, "sent_at": NOW},
        {"state": "failed", "send_at": NOW - minute, "reason": "blocked"},
        {"state": "failed", "send_at": NOW - minute, "reason": "blocked"},
        {"state": "skipped", "send_at": NOW - minute, "reason": "gone"},
    ]
    async with office.database.unit():
        for number, row in enumerate(rows):
            await office.database.execute(insert(delivery).values(
                key=str(number), kind="morning", person_id=office.person_ids["nam"], payload={},
                created_at=NOW, **row))
    async with office.database.reading():
        found = await QueueStore(office.database).look(NOW)
    assert found == QueueFigures(due=2, oldest_s=1200.0, waiting=1, sending=1, sent=2, late=1,
                                 skipped=1, failed={"blocked": 2})
    office.clock.set("2026-03-02 08:00")
    page = (await office.app.metrics.page()).decode()
    assert 'nhacviec_queue_failed_last_day{cause="blocked"} 2.0' in page
    assert "nhacviec_queue_oldest_due_seconds 1200.0" in page


async def test_updates_and_messages_are_counted(quick_office: Office) -> None:
    await quick_office.chat("nam").say("/viec")
    page = (await quick_office.app.metrics.page()).decode()
    assert 'nhacviec_update_seconds_count{channel="telegram"} 1.0' in page
