"""What the transcript's keeper and the id table promise, on each kind of database."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from storage.engine import Database
from storage.external_ids import ExternalIdStore
from storage.web_messages import WebMessageStore

AT = datetime(2026, 6, 5, 1, 0, tzinfo=UTC)


async def test_ids_are_made_once(database: Database) -> None:
    ids = ExternalIdStore(database)
    found = await asyncio.gather(*(ids.local_id("web", "abc") for _ in range(8)))
    assert len(set(found)) == 1
    assert await ids.external_id("web", found[0]) == "abc"
    assert await ids.external_id("zalo_bot", found[0]) is None
    assert await ids.local_id("zalo_bot", "abc") != found[0]


async def test_revisions_tell_what_changed(database: Database) -> None:
    messages = WebMessageStore(database)
    first = await messages.append(5, "person", {"text": "a"}, AT)
    second = await messages.append(5, "bot", {"text": "b"}, AT)
    await messages.append(6, "bot", {"text": "other"}, AT)
    rows = await messages.since(5, 0, 10)
    assert [(r.id, r.author, r.payload, r.at) for r in rows] == [
        (first, "person", {"text": "a"}, AT),
        (second, "bot", {"text": "b"}, AT),
    ]
    await messages.replace(5, first, {"text": "c"})
    (changed,) = await messages.since(5, rows[-1].revision, 10)
    assert (changed.id, changed.payload) == (first, {"text": "c"})
    assert [r.id for r in await messages.since(5, 0, 1)] == [first]
    with pytest.raises(LookupError):
        await messages.replace(6, first, {})
    assert await messages.get(6, first) is None


async def test_people_lines_are_pending_until_settled(database: Database) -> None:
    messages = WebMessageStore(database)
    line = await messages.append(5, "person", {"text": "a"}, AT)
    await messages.append(5, "bot", {"text": "b"}, AT)
    assert [r.id for r in await messages.pending()] == [line]
    await messages.settle(line)
    assert await messages.pending() == []


async def test_a_rolled_back_unit_takes_its_lines_with_it(database: Database) -> None:
    messages = WebMessageStore(database)

    async def failing() -> None:
        async with database.unit():
            await messages.append(5, "bot", {"text": "a"}, AT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await failing()
    assert await messages.since(5, 0, 10) == []


async def test_files_are_kept_whole(database: Database) -> None:
    messages = WebMessageStore(database)
    key = await messages.keep_file(5, "a.bin", "application/x", bytes(range(256)), AT)
    file = await messages.file(key)
    assert file is not None
    assert (file.chat_id, file.name, file.content) == (5, "a.bin", bytes(range(256)))
    assert await messages.file("none") is None


async def test_old_lines_and_files_are_forgotten(database: Database) -> None:
    messages = WebMessageStore(database)
    await messages.append(5, "person", {"text": "old"}, AT)
    old = await messages.keep_file(5, "a", "x/y", b"a", AT)
    kept = await messages.append(5, "bot", {"text": "new"}, AT + timedelta(days=1))
    assert await messages.forget_before(AT + timedelta(hours=1)) == 1
    assert [r.id for r in await messages.since(5, 0, 10)] == [kept]
    assert await messages.file(old) is None
