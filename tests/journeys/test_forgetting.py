"""Raw messages are erased after the office's term; what was recorded of them stays."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select

from core.policy import Policy
from core.ports.kept_updates import Kept
from core.usecases.forget_old import months_before
from storage.engine import Database
from storage.kept_updates import KeptUpdateStore
from storage.tables import kept_update, progress, received_update
from tests.support.builders import add_task
from tests.support.office import Office


async def test_raw_words_go_after_their_months_and_the_record_stays(database: Database) -> None:
    office = await Office(database, replace(Policy(), raw_months=6)).open()
    await add_task(office, assignees=("nam",))
    await office.chat("nam").say("CCHC-2026-001 được 60%")
    office.clock.set("2026-09-01 08:00")
    await office.app.tick(office.clock.now())
    assert await rows(office) == [("CCHC-2026-001 được 60%", 60)]
    office.clock.set("2026-09-03 08:00")
    await office.app.tick(office.clock.now())
    assert await rows(office) == [(None, 60)]
    async with database.reading():
        assert (await database.execute(select(received_update))).all() == []


async def test_copies_behind_links_go_when_the_links_are_dead(quick_office: Office) -> None:
    office, stores = quick_office, quick_office.app.stores
    keys = {}
    for channel in ("zalo_bot", "zalo_oa", "web"):
        local = await stores.external_ids.local_id(channel, "somebody")
        keys[channel] = await stores.web_messages.keep_file(
            local, "a.docx", "application/octet-stream", b"x", office.clock.now())
    office.clock.forward(days=3)
    await office.app.tick(office.clock.now())
    assert all([await stores.web_messages.file(key) for key in keys.values()])
    office.clock.forward(days=2)
    await office.app.tick(office.clock.now())
    left = [name for name, key in keys.items() if await stores.web_messages.file(key)]
    assert left == ["web"], "the web chat shows its files as long as its words"


async def test_zalos_id_goes_when_nobody_is_linked_by_it(office: Office) -> None:
    ids, chats = office.app.stores.external_ids, {}
    for name in ("stays", "leaves"):
        chats[name] = await ids.local_id("zalo_oa", name)
        async with office.database.unit():
            await office.app.stores.accounts.add(
                office.person_ids["nam"], "zalo_oa", chats[name], office.clock.now())
    async with office.database.unit():
        await office.app.stores.accounts.remove("zalo_oa", chats["leaves"])
    for _ in range(2):
        office.clock.forward(days=1)
        await office.app.tick(office.clock.now())
    assert await ids.external_id("zalo_oa", chats["stays"]) == "stays"
    assert "leaves" not in str(await ids.external_id("zalo_oa", chats["leaves"]))
    assert await ids.local_id("zalo_oa", "leaves") not in chats.values(), "a new beginning"


async def test_what_was_said_and_not_handled_is_shown_and_goes_with_the_traces(
    office: Office,
) -> None:
    """Handled it goes at once; this one's channel was switched off."""
    office.clock.set("2026-03-02 08:00")
    for code, text in (("nam", "của tôi"), ("hoa", "không của tôi")):
        local = await office.app.stores.external_ids.local_id("zalo_oa", code)
        async with office.database.unit():
            await office.app.stores.accounts.add(
                office.person_ids[code], "zalo_oa", local, office.clock.now())
        await KeptUpdateStore(office.database, "zalo_oa").keep(
            Kept(code, local, text, office.clock.now()))
    async with office.database.reading():
        mine = await office.app.stores.my_data.of(office.person_ids["nam"])
    assert [row["body"] for row in mine["waiting_messages"]] == ["của tôi"]
    for days, left in ((59, 2), (2, 0)):
        office.clock.forward(days=days)
        await office.app.tick(office.clock.now())
        async with office.database.reading():
            assert len((await office.database.execute(select(kept_update.c.id))).all()) == left


async def rows(office: Office) -> list[tuple[str | None, int | None]]:
    async with office.database.reading():
        found = await office.database.execute(select(progress.c.raw_text, progress.c.percent))
        return [(r.raw_text, r.percent) for r in found]


def test_months_end_on_a_day_that_exists() -> None:
    assert months_before(datetime(2026, 8, 31, tzinfo=UTC), 6).date().isoformat() == "2026-02-28"
    assert months_before(datetime(2026, 1, 15, tzinfo=UTC), 1).date().isoformat() == "2025-12-15"
