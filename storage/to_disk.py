"""What must outlive a power cut as well, and not only a kill."""

from sqlalchemy import text

from storage.engine import Database

#: SQLite writes a commit to the disk only with the next checkpoint; a kill does no harm to it, a
#: power cut does.
_TO_DISK = text("PRAGMA wal_checkpoint(PASSIVE)")


async def to_disk(database: Database) -> None:
    """After a commit, where that alone is not enough."""
    if database.is_sqlite:
        async with database.reading():
            await database.execute(_TO_DISK)
