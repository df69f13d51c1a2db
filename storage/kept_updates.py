"""What a network was told we have, kept until it is handled; what the dead leave is taken over."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Row,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.ports.kept_updates import Kept
from storage.engine import Database
from storage.tables import kept_update, received_update
from storage.to_disk import to_disk

#: A process that was not seen for so long is taken for dead. If it lives, two work on the same
#: update: the chat's lock and the duplicate guard let one of them have its effect.
LEASE = timedelta(seconds=20)

_T = kept_update.c
_OF = _T.channel == bindparam("in_channel")
_MINE = _T.keeper == bindparam("me")
_THAT = (_OF, _MINE, _T.key == bindparam("that"))
# Built once: each update runs them.
_BEHIND = select(exists().where(_OF, ~_MINE, _T.chat_id == bindparam("chat")))
_RELEASE = delete(kept_update).where(*_THAT)


def _keep(insert: Insert) -> Insert:
    return insert.values(seen_at=func.now())


_KEEP = {True: _keep(sqlite.insert(kept_update).on_conflict_do_nothing()),
         False: _keep(postgresql.insert(kept_update).on_conflict_do_nothing())}


class KeptUpdateStore:
    """Implements core.ports.kept_updates.KeptUpdates for one channel of one process."""

    def __init__(self, database: Database, channel: str) -> None:
        self._db = database
        self._channel = channel
        self._me = secrets.token_hex(8)

    async def keep(self, kept: Kept) -> bool | None:
        """Keep it; None when it is kept already, else whether others keep some of the chat's."""
        async with self._db.unit():
            done = await self._db.execute(_KEEP[self._db.is_sqlite], {
                "channel": self._channel, "key": kept.key, "chat_id": kept.chat_id,
                "body": kept.body, "at": kept.at, "keeper": self._me})
            if done.rowcount != 1:
                return None
            found = await self._db.execute(
                _BEHIND, {"in_channel": self._channel, "me": self._me, "chat": kept.chat_id})
        await to_disk(self._db)
        return bool(found.scalar_one())

    async def begin(self, key: str) -> None:
        """One try more."""
        async with self._db.unit():
            await self._db.execute(
                update(kept_update).where(*_THAT).values(tries=_T.tries + 1), self._of(key))

    async def release(self, key: str) -> None:
        """It is handled; what another process has taken over is left to that one."""
        async with self._db.unit():
            await self._db.execute(_RELEASE, self._of(key))

    async def give_up(self, key: str, at: datetime) -> None:
        """A redelivery of it is known, and silent."""
        dialect = sqlite if self._db.is_sqlite else postgresql
        async with self._db.unit():
            known = dialect.insert(received_update).values(
                channel=self._channel, key=key, at=at, answered=True)
            await self._db.execute(known.on_conflict_do_update(
                index_elements=["channel", "key"], set_={"answered": True}))
            await self._db.execute(_RELEASE, self._of(key))

    async def left(self, in_work: Collection[str], most: int) -> Sequence[Kept]:
        """What nobody works on: of the dead, and of ours what was never put into work."""
        async with self._db.reading():
            rows = (await self._db.execute(
                select(_T.key, _T.keeper).where(self._within_reach()).order_by(_T.id))).all()
        found = [row.key for row in rows
                 if row.keeper != self._me or row.key not in in_work][:most]
        lives = not self._db.is_sqlite and any(row.keeper == self._me for row in rows)
        if not found and not lives:
            return []
        async with self._db.unit():
            if lives:
                await self._db.execute(update(kept_update).where(
                    _T.channel == self._channel, _T.keeper == self._me).values(seen_at=func.now()))
            return await self._taken_over(found)

    async def _taken_over(self, keys: Sequence[str]) -> list[Kept]:
        if not keys:
            return []
        # A rival that is a moment ahead has locked them.
        those = select(_T.id).where(
            self._within_reach(), _T.key.in_(keys)).with_for_update(skip_locked=True)
        rows = await self._db.execute(
            update(kept_update).where(_T.id.in_(those))
            .values(keeper=self._me, seen_at=func.now())
            .returning(_T.id, _T.key, _T.chat_id, _T.body, _T.at, _T.tries))
        return [_kept(row) for row in sorted(rows, key=lambda row: int(row.id))]

    def _within_reach(self) -> ColumnElement[bool]:
        """Ours and the dead's; on SQLite there is nobody else who lives."""
        gone = true() if self._db.is_sqlite else _T.seen_at < func.now() - LEASE
        return (_T.channel == self._channel) & or_(_T.keeper == self._me, gone)

    def _of(self, key: str) -> dict[str, str]:
        return {"in_channel": self._channel, "me": self._me, "that": key}


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.key, row.chat_id, row.body, row.at, row.tries)
