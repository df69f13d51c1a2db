"""Ids of networks that are not integers, the integers for them, and who was heard when."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables import external_id


class ExternalIdStore:
    """Implements channels.ids.ExternalIds. Opens its own unit when none is open."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def local_id(self, channel: str, external: str) -> int:
        """The integer of this id; made on first sight, the same for ever."""
        async with self._db.reading():
            found = await self._find(channel, external)
        if found is not None:
            return found
        dialect = sqlite if self._db.is_sqlite else postgresql
        async with self._db.unit():
            # A rival may have made it meanwhile: then theirs counts.
            await self._db.execute(
                dialect.insert(external_id)
                .values(channel=channel, external=external)
                .on_conflict_do_nothing()
            )
            made = await self._find(channel, external)
        if made is None:
            raise LookupError(channel)
        return made

    async def external_id(self, channel: str, local: int) -> str | None:
        """The channel's own id behind the integer, or None."""
        async with self._db.reading():
            row = (
                await self._db.execute(
                    select(external_id.c.external).where(
                        external_id.c.channel == channel, external_id.c.local == local
                    )
                )
            ).first()
        return row.external if row else None

    async def heard(self, local: int, at: datetime, every: timedelta) -> None:
        """The chat's person did something at `at`; noted when that is `every` or more later."""
        async with self._db.unit():
            await self._db.execute(
                update(external_id)
                .where(external_id.c.local == local)
                .where(or_(external_id.c.heard_at.is_(None),
                           external_id.c.heard_at <= at - every))
                .values(heard_at=at)
            )

    async def unheard(self, local: int, at: datetime) -> bool:
        """The chat's person left at `at`; False when something was heard after that."""
        async with self._db.unit():
            done = await self._db.execute(
                update(external_id)
                .where(external_id.c.local == local)
                .where(or_(external_id.c.heard_at.is_(None), external_id.c.heard_at <= at))
                .values(heard_at=None)
            )
        return bool(done.rowcount)

    async def heard_at(self, local: int) -> datetime | None:
        """When the chat's person was heard last (aware UTC), None when that is not known."""
        async with self._db.reading():
            found = await self._db.execute(
                select(external_id.c.heard_at).where(external_id.c.local == local))
        moment: datetime | None = found.scalar_one_or_none()
        return moment

    async def _find(self, channel: str, external: str) -> int | None:
        row = (
            await self._db.execute(
                select(external_id.c.local).where(
                    external_id.c.channel == channel, external_id.c.external == external
                )
            )
        ).first()
        return row.local if row else None
