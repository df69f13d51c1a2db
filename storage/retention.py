"""Forgetting: raw words after the office's term, technical traces after weeks."""

from datetime import datetime

from sqlalchemy import delete, update

from storage.engine import Database
from storage.tables import dialogue, link_attempt, progress, received_update, sent_message
from storage.web_messages import WebMessageStore


class RetentionStore:
    """Implements core.ports.retention.Retention."""

    def __init__(self, database: Database, web_messages: WebMessageStore) -> None:
        self._db = database
        self._web = web_messages

    async def forget(self, words_before: datetime, traces_before: datetime) -> None:
        """Raw words older than the first moment, technical traces older than the second."""
        await self._db.execute(
            update(progress)
            .where(progress.c.at < words_before, progress.c.raw_text.is_not(None))
            .values(raw_text=None)
        )
        await self._web.forget_before(words_before)
        for table in (received_update, sent_message, link_attempt, dialogue):
            await self._db.execute(delete(table).where(table.c.at < traces_before))
