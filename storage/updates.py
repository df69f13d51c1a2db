"""The duplicate guard: an update is taken once, in the transaction of its effect."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables import received_update

# Built once: each update runs it.
_TAKE = {True: sqlite.insert(received_update).on_conflict_do_nothing(),
         False: postgresql.insert(received_update).on_conflict_do_nothing()}


class UpdateStore:
    """Remembers which updates were taken."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def first_time(self, channel: str, key: str, at: datetime) -> bool:
        """True once for each (channel, key); waits for a rival transaction on the same key."""
        done = await self._db.execute(
            _TAKE[self._db.is_sqlite], {"channel": channel, "key": key, "at": at})
        return done.rowcount == 1
