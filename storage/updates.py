"""The duplicate guard: an update is taken once, in the transaction of its effect."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables import received_update

# Built once: each update runs it.
_TAKE = {True: sqlite.insert(received_update).on_conflict_do_nothing(),
         False: postgresql.insert(received_update).on_conflict_do_nothing()}


_THAT = (received_update.c.channel == bindparam("in_channel"),
         received_update.c.key == bindparam("that"))
_ANSWERED = update(received_update).where(*_THAT).values(answered=True)
_WAS_ANSWERED = select(received_update.c.answered).where(*_THAT)


class UpdateStore:
    """Remembers which updates were taken."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def first_time(self, channel: str, key: str, at: datetime) -> bool:
        """True once for each (channel, key); waits for a rival transaction on the same key."""
        done = await self._db.execute(
            _TAKE[self._db.is_sqlite], {"channel": channel, "key": key, "at": at})
        return done.rowcount == 1

    async def answer(self, channel: str, key: str) -> None:
        """Note that its answer has left."""
        await self._db.execute(_ANSWERED, {"in_channel": channel, "that": key})

    async def was_taken(self, channel: str, key: str) -> bool:
        """True when it was taken, answered or not."""
        found = await self._db.execute(_WAS_ANSWERED, {"in_channel": channel, "that": key})
        return found.first() is not None

    async def was_answered(self, channel: str, key: str) -> bool:
        """True when its answer has left; False for one that was never taken."""
        found = await self._db.execute(_WAS_ANSWERED, {"in_channel": channel, "that": key})
        return bool(found.scalar_one_or_none())
