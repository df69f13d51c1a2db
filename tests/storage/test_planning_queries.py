"""The clock's statements stay on their indexes, however many rows there are."""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import event, insert, text, update

from core.ports.deliveries import Settled
from storage.engine import Database
from storage.tables import delivery, task
from tests.support.clock import at
from tests.support.office import Office

NOW = at("2026-03-02 05:00")
CROWD = 3_000


async def test_the_sweep_and_the_claim_read_no_whole_table(office: Office) -> None:
    await crowd(office)
    stores = office.app.stores
    async with office.database.unit():
        asked = statements(office.database)
        await stores.reminders.any_due(NOW)
        due = await stores.reminders.due(NOW, 50)
        await stores.reminders.settle([Settled(t, NOW, NOW, 0) for t in due])
        await stores.deliveries.left_over("morning", NOW, 10)
        await stores.deliveries.any_due(NOW)
        await stores.deliveries.claim(NOW, NOW, NOW + timedelta(minutes=1), 30, frozenset())
        await stores.deliveries.states(["k-1"])
        plans = [await plan_of(office.database, sql, values) for sql, values in list(asked)]
    assert len(due) == 3
    assert plans
    for plan in plans:
        assert not re.search(r"(SCAN|Seq Scan on) (task|delivery)\b", plan), plan


async def test_what_a_dead_channel_ended_is_found_without_reading_the_whole_table(
    office: Office,
) -> None:
    """In the order of ids a limit of one was looked for through all that was ever sent."""
    await crowd(office)
    stores, since = office.app.stores, NOW - timedelta(days=7)
    async with office.database.unit():
        asked = statements(office.database)
        assert await stores.signs(since) is None
        assert len(asked) == 1, "an office that lost nothing pays one statement a tick"
        await office.database.execute(update(delivery).where(delivery.c.key == "k-7").values(
            state="failed", reason="unavailable", channel="telegram", chat_id=1, tries=8,
            tried_at=NOW, kind="urge"))
        asked.clear()
        signs = await stores.signs(since)
        assert signs is not None
        assert signs.alive == {"telegram": NOW + timedelta(days=1)}
        [found] = await stores.deliveries.opened(since, since, signs, 1)
        plans = [await plan_of(office.database, sql, values) for sql, values in list(asked)]
    assert found.key == "k-7"
    for plan in plans:
        assert not re.search(r"(SCAN|Seq Scan on) (task|delivery)\b", plan), plan


async def crowd(office: Office) -> None:
    """A few tasks and messages are due; thousands are not, or have left."""
    unit_id, person_id = office.unit_ids["NCC"], office.person_ids["hoa"]
    later = [NOW + timedelta(days=1) if n >= 3 else NOW for n in range(CROWD)]
    async with office.database.unit():
        await office.database.execute(insert(task), [
            {"code": f"X-{n}", "title": "x", "state": "assigned", "kind": "assigned",
             "lead_unit_id": unit_id, "created_at": NOW, "wake_at": moment}
            for n, moment in enumerate(later)])
        await office.database.execute(insert(delivery), [
            {"key": f"k-{n}", "kind": "morning", "person_id": person_id,
             "state": "sent" if n % 5 else "pending", "send_at": moment, "payload": {},
             "channel": "telegram", "created_at": NOW}
            for n, moment in enumerate(later)])
        await office.database.execute(text("ANALYZE"))


def statements(database: Database) -> list[tuple[str, Any]]:
    """Every statement from now on that asks for a plan, with the values of its first row."""
    asked: list[tuple[str, Any]] = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def keep(_c: Any, _cursor: Any, sql: str, values: Any, _context: Any, many: bool) -> None:
        if not sql.startswith("EXPLAIN") and re.search(r"\b(task|delivery)\b", sql):
            asked.append((sql, values[0] if many else values))

    return asked


async def plan_of(database: Database, sql: str, values: Any) -> str:
    """As the database words it."""
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    rows = await database.connection.exec_driver_sql(explain + sql, values)
    return "\n".join(" ".join(map(str, row)) for row in rows)
