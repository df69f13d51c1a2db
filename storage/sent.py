"""Which tasks a message of ours spoke of, so that a reply to it finds them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from storage.engine import Database
from storage.tables import sent_message


class SentStore:
    """Implements core.ports.progress.SentMessages."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def remember(
        self, channel: str, chat_id: int, message_id: str, task_ids: Sequence[int], at: datetime
    ) -> None:
        """Note what a message spoke of."""
        await self._db.execute(insert(sent_message).values(
            channel=channel, chat_id=chat_id, message_id=message_id,
            task_ids=list(task_ids), at=at))

    async def tasks_of(self, channel: str, chat_id: int, message_id: str) -> tuple[int, ...]:
        """The tasks that message spoke of; empty when it is not known."""
        row = (await self._db.execute(
            select(sent_message.c.task_ids).where(
                sent_message.c.channel == channel, sent_message.c.chat_id == chat_id,
                sent_message.c.message_id == message_id)
        )).first()
        return tuple(row.task_ids) if row else ()

    async def last(self, channel: str, chat_id: int, since: datetime) -> tuple[int, ...]:
        """The tasks of our last message in the chat since then; empty when there is none."""
        row = (await self._db.execute(
            select(sent_message.c.task_ids)
            .where(sent_message.c.channel == channel, sent_message.c.chat_id == chat_id,
                   sent_message.c.at >= since)
            .order_by(sent_message.c.at.desc(), sent_message.c.message_id.desc()).limit(1)
        )).first()
        return tuple(row.task_ids) if row else ()
