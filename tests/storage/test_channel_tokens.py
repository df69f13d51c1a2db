"""Tokens are kept before they are used: on the disk, over a newer one never, shown nowhere."""

import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import make_url

from core.ports.channel_tokens import Grant
from storage.channel_tokens import ChannelTokenStore
from storage.engine import Database
from storage.export import export_tables

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FIRST = Grant("seed", "", NOW, "SECRET-refresh-1", NOW)
SECOND = replace(FIRST, access_token="SECRET-access-2", refresh_token="SECRET-refresh-2",
                 access_until=NOW + timedelta(hours=25))


async def test_what_is_kept(database: Database) -> None:
    store = ChannelTokenStore(database, "zalo_oa", "1")
    assert await store.load() is None
    assert await store.save(FIRST, None)
    assert not await store.save(SECOND, None), "there is one"
    asked = replace(FIRST, asked_at=NOW, refusal="-14014")
    assert await store.save(asked, FIRST)
    kept = await store.load()
    assert kept == asked
    assert await store.save(SECOND, kept)
    assert await store.load() == SECOND
    assert not await store.save(replace(SECOND, refresh_token="x"), FIRST), "somebody was faster"
    assert await store.load() == SECOND
    assert await ChannelTokenStore(database, "zalo_oa", "2").load() is None


async def test_no_export_and_no_repr_holds_a_token(database: Database, tmp_path: Path) -> None:
    assert await ChannelTokenStore(database, "zalo_oa", "1").save(SECOND, None)
    counts = await export_tables(database, tmp_path / "all.zip")
    assert "channel_token" not in counts
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert not any(b"SECRET" in archive.read(name) for name in archive.namelist())
    assert "SECRET" not in repr(SECOND)


async def test_a_pair_is_on_the_disk_at_once(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    assert await ChannelTokenStore(database, "zalo_oa", "1").save(SECOND, None)
    # What a power cut leaves for sure: the file without its write-ahead log.
    file = make_url(database.url).database
    with closing(sqlite3.connect(f"file:{file}?immutable=1", uri=True)) as bare:
        found = bare.execute("SELECT refresh_token FROM channel_token").fetchall()
    await database.close()
    assert found == [("SECRET-refresh-2",)]
