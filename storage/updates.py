"""The duplicate guard: an update is taken once, in the transaction of its effect."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables import received_update


class UpdateStore:
    """Remembers which updates were taken."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def first_time(self, channel: str, key: str, at: datetime) -> bool:
        """True once for each (channel, key); waits for a rival transaction on the same key."""
        dialect = sqlite if self._db.is_sqlite else postgresql
        done = await self._db.execute(
            dialect.insert(received_update)
            .values(channel=channel, key=key, at=at)
            .on_conflict_do_nothing()
        )
        return done.rowcount == 1
