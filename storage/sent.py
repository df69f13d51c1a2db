"""Which tasks a message of ours spoke of and what it asked, so that a reply to it finds them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from core.ports.updates import Spoken
from storage.engine import Database
from storage.tables import account, sent_message

# Built once: nearly every update runs one of each.
_CHAT = (sent_message.c.channel == bindparam("in_channel"),
         sent_message.c.chat_id == bindparam("in_chat"))
_WHAT = select(sent_message.c.task_ids, sent_message.c.asked).where(*_CHAT)
_THAT = _WHAT.where(sent_message.c.message_id == bindparam("that"))
_LAST = (_WHAT.where(sent_message.c.at >= bindparam("since"))
         .order_by(sent_message.c.at.desc(), sent_message.c.message_id.desc()).limit(1))
# A conversation that is under way in the chat goes on; otherwise the newest on any address counts.
_LAST_TO = (
    select(sent_message.c.task_ids, sent_message.c.asked)
    .join(account, and_(account.c.channel == sent_message.c.channel,
                        account.c.chat_id == sent_message.c.chat_id))
    .where(account.c.person_id == bindparam("person"), sent_message.c.at >= bindparam("since"),
           sent_message.c.at <= bindparam("until"))
    .order_by(
        case((and_(*_CHAT, sent_message.c.at >= bindparam("fresh")), 0), else_=1),
        sent_message.c.at.desc(), sent_message.c.message_id.desc())
    .limit(1))
_EVER = datetime(9999, 1, 1, tzinfo=UTC)
_FORGET = delete(sent_message).where(*_CHAT, sent_message.c.message_id == bindparam("that"))


def _replacing(dialect: Any) -> Any:
    noted = dialect.insert(sent_message)
    return noted.on_conflict_do_update(
        index_elements=["channel", "chat_id", "message_id"],
        set_={name: noted.excluded[name] for name in ("task_ids", "asked", "at")})


_REMEMBER = {True: _replacing(sqlite), False: _replacing(postgresql)}


class SentStore:
    """Implements core.ports.updates.SentMessages."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def remember(
        self, channel: str, chat_id: int, message_id: str, task_ids: Sequence[int], at: datetime,
        asked: str = "",
    ) -> None:
        """Note what a message speaks of now, and what it asks; without tasks it is forgotten."""
        if not task_ids:
            await self._db.execute(
                _FORGET, {"in_channel": channel, "in_chat": chat_id, "that": message_id})
            return
        await self._db.execute(_REMEMBER[self._db.is_sqlite], {
            "channel": channel, "chat_id": chat_id, "message_id": message_id,
            "task_ids": list(task_ids), "asked": asked, "at": at})

    async def said(self, channel: str, chat_id: int, message_id: str) -> Spoken:
        """That message; nothing when it is not known."""
        return await self._one(
            _THAT, {"in_channel": channel, "in_chat": chat_id, "that": message_id})

    async def last(self, channel: str, chat_id: int, since: datetime) -> Spoken:
        """Our last message in the chat since then; nothing when there is none."""
        return await self._one(
            _LAST, {"in_channel": channel, "in_chat": chat_id, "since": since})

    async def last_to(
        self, person_id: int, channel: str, chat_id: int, fresh: datetime, since: datetime,
        until: datetime | None = None,
    ) -> Spoken:
        """Our last message to the person on any address since then; one in this chat that is
        `fresh` goes before."""
        return await self._one(_LAST_TO, {
            "person": person_id, "in_channel": channel, "in_chat": chat_id, "fresh": fresh,
            "since": since, "until": until or _EVER})

    async def _one(self, query: Select[Any], values: dict[str, Any]) -> Spoken:
        row = (await self._db.execute(query, values)).first()
        return Spoken(tuple(row.task_ids), row.asked) if row else Spoken()
