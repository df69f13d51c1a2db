"""Ids of networks that are not integers, and the integers that stand for them."""

from sqlalchemy import select
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

    async def _find(self, channel: str, external: str) -> int | None:
        row = (
            await self._db.execute(
                select(external_id.c.local).where(
                    external_id.c.channel == channel, external_id.c.external == external
                )
            )
        ).first()
        return row.local if row else None
