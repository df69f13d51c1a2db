"""SQLite's two kept connections outlive whoever asked for them first."""

import asyncio
import gc
from pathlib import Path

from sqlalchemy import text

from storage.engine import Database


async def test_who_is_cancelled_while_it_opens_leaks_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/kept.db")

    async def read() -> int:
        async with database.reading():
            return int((await database.execute(text("SELECT 1"))).scalar_one())

    for steps in range(6):
        asking = asyncio.create_task(read())
        for _ in range(steps):
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert await read() == 1
    assert database.engine.pool.checkedout() == 1, "one reader, however often it was asked for"
    await database.close()
    gc.collect()
