"""A commit that a network hears of is on the disk, whatever is read meanwhile."""

import asyncio
import os
import shutil
from contextvars import Context
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.ports.kept_updates import Kept
from storage.engine import Database
from storage.kept_updates import KeptUpdateStore
from storage.tables import kept_update

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


async def test_a_report_that_is_being_read_does_not_keep_it_from_the_disk(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    shutil.copy(sqlite_template, path)
    database, synced = Database(f"sqlite:///{path}"), list[int]()
    monkeypatch.setattr("os.fsync", lambda file: synced.append(os.fstat(file).st_ino))
    store = KeptUpdateStore(database, "zalo_oa")
    await store.keep(Kept("1", 7, "một", NOW))
    assert synced == [], "the checkpoint does it"
    async with database.reading(long=True):
        await database.execute(select(func.count()).select_from(kept_update))
        # Beside it: in a unit of its own.
        await asyncio.create_task(store.keep(Kept("2", 7, "hai", NOW)), context=Context())
    assert synced == [path.with_name("x.db-wal").stat().st_ino]
    await database.close()
