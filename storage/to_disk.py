"""What must outlive a power cut as well, and not only a kill."""

import asyncio
import os

from sqlalchemy import make_url, text

from storage.engine import Database

#: SQLite writes a commit to the disk only with the next checkpoint; a kill does no harm to it, a
#: power cut does.
_TO_DISK = text("PRAGMA wal_checkpoint(PASSIVE)")


async def to_disk(database: Database) -> None:
    """After a commit, where that alone is not enough."""
    if not database.is_sqlite:
        return
    async with database.reading():
        done = (await database.execute(_TO_DISK)).mappings().one()
    if done["busy"] or done["checkpointed"] < done["log"]:
        # Who still reads an older moment, as a report does, holds the checkpoint up, and then it
        # does not write the log to the disk either.
        await asyncio.to_thread(_sync, f"{make_url(database.url).database}-wal")


def _sync(path: str) -> None:
    log = os.open(path, os.O_RDWR)
    try:
        os.fsync(log)
    finally:
        os.close(log)
