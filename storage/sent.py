"""Which tasks a message of ours spoke of and what it asked, so that a reply to it finds them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select

from core.ports.updates import Spoken
from storage.engine import Database
from storage.tables import sent_message

_WHAT = select(sent_message.c.task_ids, sent_message.c.asked)


class SentStore:
    """Implements core.ports.updates.SentMessages."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def remember(
        self, channel: str, chat_id: int, message_id: str, task_ids: Sequence[int], at: datetime,
        asked: str = "",
    ) -> None:
        """Note what a message speaks of now, and what it asks; without tasks it is forgotten."""
        await self._db.execute(delete(sent_message).where(
            sent_message.c.channel == channel, sent_message.c.chat_id == chat_id,
            sent_message.c.message_id == message_id))
        if not task_ids:
            return
        await self._db.execute(insert(sent_message).values(
            channel=channel, chat_id=chat_id, message_id=message_id,
            task_ids=list(task_ids), asked=asked, at=at))

    async def said(self, channel: str, chat_id: int, message_id: str) -> Spoken:
        """That message; nothing when it is not known."""
        return await self._one(_WHAT.where(
            sent_message.c.channel == channel, sent_message.c.chat_id == chat_id,
            sent_message.c.message_id == message_id))

    async def last(self, channel: str, chat_id: int, since: datetime) -> Spoken:
        """Our last message in the chat since then; nothing when there is none."""
        return await self._one(
            _WHAT.where(sent_message.c.channel == channel, sent_message.c.chat_id == chat_id,
                        sent_message.c.at >= since)
            .order_by(sent_message.c.at.desc(), sent_message.c.message_id.desc()).limit(1))

    async def _one(self, query: Select[Any]) -> Spoken:
        row = (await self._db.execute(query)).first()
        return Spoken(tuple(row.task_ids), row.asked) if row else Spoken()
