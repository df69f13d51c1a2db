"""Forgetting: raw words after the office's term, technical traces after weeks."""

from datetime import datetime

from sqlalchemy import delete, select, update

from storage.engine import Database
from storage.tables import (
    dialogue,
    external_id,
    link_attempt,
    progress,
    received_update,
    sent_message,
    web_file,
)
from storage.web_messages import WebMessageStore

_BY_LINK = ("zalo_bot", "zalo_oa")


class RetentionStore:
    """Implements core.ports.retention.Retention."""

    def __init__(self, database: Database, web_messages: WebMessageStore) -> None:
        self._db = database
        self._web = web_messages

    async def forget(
        self, words_before: datetime, traces_before: datetime, links_before: datetime
    ) -> None:
        """Raw words older than the first moment, technical traces older than the second, copies
        of files that went by a link older than the third."""
        await self._db.execute(
            update(progress)
            .where(progress.c.at < words_before, progress.c.raw_text.is_not(None))
            .values(raw_text=None)
        )
        await self._web.forget_before(words_before)
        # The web chat shows its files as long as its words; on Zalo only the link was ever seen.
        linked = select(external_id.c.local).where(external_id.c.channel.in_(_BY_LINK))
        await self._db.execute(delete(web_file).where(
            web_file.c.at < links_before, web_file.c.chat_id.in_(linked)))
        for table in (received_update, sent_message, link_attempt, dialogue):
            await self._db.execute(delete(table).where(table.c.at < traces_before))
