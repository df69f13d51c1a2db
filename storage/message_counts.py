"""Messages of a month, both ways: the month's quota is taken by one conditional update."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.quota import Used
from storage.engine import Database
from storage.tables import message_count

_ROW = (message_count.c.channel == bindparam("of_channel"),
        message_count.c.month == bindparam("of_month"))
_TOTAL = message_count.c.incoming + message_count.c.outgoing
# PostgreSQL looks at the condition again when the row was locked by a rival: both cannot pass.
_TAKE = update(message_count).where(
    *_ROW, _TOTAL + bindparam("more") <= bindparam("limit"),
).values(outgoing=message_count.c.outgoing + bindparam("more"))
_GIVE_BACK = update(message_count).where(
    *_ROW, message_count.c.outgoing >= bindparam("more"),
).values(outgoing=message_count.c.outgoing - bindparam("more"))
_USED = select(
    message_count.c.incoming, message_count.c.outgoing, message_count.c.begun_on).where(*_ROW)


def _insert(kind: Any) -> Any:
    return kind.insert(message_count).values(
        channel=bindparam("of_channel"), month=bindparam("of_month"),
        begun_on=bindparam("on"), incoming=bindparam("heard"), outgoing=0)


_FIRST = {True: _insert(sqlite).on_conflict_do_nothing(),
          False: _insert(postgresql).on_conflict_do_nothing()}
_HEARD = {
    is_sqlite: _insert(kind).on_conflict_do_update(
        index_elements=["channel", "month"], set_={"incoming": message_count.c.incoming + 1})
    for is_sqlite, kind in ((True, sqlite), (False, postgresql))
}


class MessageCountStore:
    """Implements core.ports.quota.MessageCounts; the only writer of its table."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def used(self, channel: str, month: date) -> Used:
        """What was counted; nothing for a month without a message."""
        row = (await self._db.execute(_USED, _of(channel, month))).first()
        return Used(row.incoming, row.outgoing, row.begun_on) if row else Used()

    async def take(self, channel: str, day: date, count: int, limit: int) -> bool:
        """Count so many outgoing messages, if all of the day's month are then at most `limit`."""
        wanted = {**_of(channel, day), "more": count, "limit": limit}
        if await self._changed(_TAKE, wanted):
            return True
        # The month's first message (a rival may be making its row too), or there is no room.
        await self._changed(
            _FIRST[self._db.is_sqlite], {**_of(channel, day), "on": day, "heard": 0})
        return await self._changed(_TAKE, wanted)

    async def give_back(self, channel: str, month: date, count: int) -> None:
        """They were surely not sent."""
        await self._changed(_GIVE_BACK, {**_of(channel, month), "more": count})

    async def heard(self, channel: str, day: date) -> None:
        """Count an incoming message."""
        await self._changed(
            _HEARD[self._db.is_sqlite], {**_of(channel, day), "on": day, "heard": 1})

    async def _changed(self, statement: Any, values: dict[str, Any]) -> bool:
        done = await self._db.execute(statement, values)
        return done.rowcount == 1


def _of(channel: str, day: date) -> dict[str, Any]:
    return {"of_channel": channel, "of_month": day.replace(day=1)}
