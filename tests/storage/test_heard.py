"""When a chat's person was heard last, on both databases."""

from datetime import timedelta

from storage.engine import Database
from storage.external_ids import ExternalIdStore
from tests.support.clock import at

NOW = at("2026-03-02 08:00")
EVERY = timedelta(minutes=2)


async def test_heard_now_and_then_and_gone(database: Database) -> None:
    ids = ExternalIdStore(database)
    nam = await ids.local_id("zalo_oa", "246")
    other = await ids.local_id("zalo_oa", "701")
    assert await ids.heard_at(nam) is None
    await ids.heard(nam, NOW, EVERY)
    await ids.heard(nam, NOW + timedelta(minutes=1), EVERY)
    assert await ids.heard_at(nam) == NOW
    await ids.heard(nam, NOW + EVERY, EVERY)
    await ids.heard(nam, NOW - timedelta(days=1), EVERY)
    assert await ids.heard_at(nam) == NOW + EVERY
    assert not await ids.unheard(nam, NOW), "something was heard after that"
    assert await ids.unheard(nam, NOW + EVERY)
    assert await ids.unheard(nam, NOW + EVERY), "told twice"
    assert await ids.heard_at(nam) is None
    assert await ids.heard_at(other) is None
    assert await ids.heard_at(999) is None
