"""Forgetting: raw words after the office's term, technical traces after weeks."""

from datetime import datetime

from sqlalchemy import String, cast, delete, exists, literal, select, update

from storage.engine import Database
from storage.tables import (
    account,
    dialogue,
    external_id,
    kept_update,
    link_attempt,
    progress,
    received_update,
    sent_message,
    web_file,
)
from storage.web_messages import WebMessageStore

_BY_LINK = ("zalo_bot", "zalo_oa")
#: Stands before the number in the place of a network's id. The number is never given to another
#: person: traces of the first one may still hang on it.
_FORGOTTEN = "forgotten:"


class RetentionStore:
    """Implements core.ports.retention.Retention."""

    def __init__(self, database: Database, web_messages: WebMessageStore) -> None:
        self._db = database
        self._web = web_messages

    async def forget(
        self, words_before: datetime, traces_before: datetime, links_before: datetime
    ) -> None:
        """Raw words older than the first moment, technical traces older than the second, copies
        of files that went by a link older than the third, and who is linked no more."""
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
        await self._strangers()
        for table in (received_update, kept_update, sent_message, link_attempt, dialogue):
            await self._db.execute(delete(table).where(table.c.at < traces_before))

    async def _strangers(self) -> None:
        """Drop Zalo's ids of people who are not linked, or no more."""
        linked = exists().where(
            account.c.channel == external_id.c.channel, account.c.chat_id == external_id.c.local)
        await self._db.execute(
            update(external_id)
            .where(external_id.c.channel.in_(_BY_LINK), ~linked,
                   external_id.c.external.not_like(f"{_FORGOTTEN}%"))
            .values(heard_at=None,
                    external=literal(_FORGOTTEN) + cast(external_id.c.local, String)))
