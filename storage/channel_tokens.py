"""Tokens that a network replaces: kept before anybody uses them."""

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.ports.channel_tokens import Grant
from storage.engine import Database
from storage.tables import channel_token
from storage.to_disk import to_disk

_KEPT = ("seed", "access_token", "access_until", "refresh_token", "saved_at", "asked_at",
         "refusal")
_COLUMNS = [channel_token.c[name] for name in _KEPT]


class ChannelTokenStore:
    """Implements core.ports.channel_tokens.Grants for one app of a channel."""

    def __init__(self, database: Database, channel: str, app_id: str) -> None:
        self._db = database
        self._key = {"channel": channel, "app_id": app_id}
        self._mine = ((channel_token.c.channel == channel) & (channel_token.c.app_id == app_id))

    async def load(self) -> Grant | None:
        """What is kept."""
        async with self._db.reading():
            row = (await self._db.execute(select(*_COLUMNS).where(self._mine))).first()
        return Grant(**row._asdict()) if row else None

    async def save(self, grant: Grant, instead_of: Grant | None) -> bool:
        """Keep this one; False when another one came meanwhile."""
        values = {name: getattr(grant, name) for name in _KEPT}
        if instead_of is None:
            dialect = sqlite if self._db.is_sqlite else postgresql
            statement = dialect.insert(channel_token).values(
                **self._key, **values).on_conflict_do_nothing()
        else:
            statement = update(channel_token).where(
                self._mine, channel_token.c.refresh_token == instead_of.refresh_token,
            ).values(**values)
        async with self._db.unit():
            kept = (await self._db.execute(statement)).rowcount == 1
        if instead_of is None or grant.access_token != instead_of.access_token:
            # Not when one is asked for: a fresh log has its head written to the disk first, and
            # that would come between Zalo's answer and the commit.
            await self._to_disk()
        return kept

    async def _to_disk(self) -> None:
        await to_disk(self._db)
