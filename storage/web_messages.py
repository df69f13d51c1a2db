"""Transcripts of the web chat and the files that were sent in it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables import counter, web_file, web_message


@dataclass(frozen=True, slots=True)
class WebRow:
    """One line of a transcript; `revision` grows with every change in its chat."""

    id: int
    chat_id: int
    author: str
    payload: Mapping[str, Any]
    at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class WebFile:
    """A file of one chat, whole."""

    id: str
    chat_id: int
    name: str
    mime: str
    content: bytes


class WebMessageStore:
    """Implements channels.web.ports.WebMessages. Opens its own unit when none is open."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def append(
        self, chat_id: int, author: str, payload: Mapping[str, Any], at: datetime
    ) -> int:
        """Add a line and give its id. A person's line is unhandled until `settle`."""
        async with self._db.unit():
            done = await self._db.execute(
                insert(web_message).values(
                    chat_id=chat_id,
                    author=author,
                    payload=dict(payload),
                    at=at,
                    revision=await self._next_revision(chat_id),
                    handled=author != "person",
                )
            )
            key = done.inserted_primary_key
        if key is None:
            raise LookupError(chat_id)
        return int(key[0])

    async def replace(self, chat_id: int, message_id: int, payload: Mapping[str, Any]) -> None:
        """Put another payload in place; LookupError when the chat has no such line."""
        async with self._db.unit():
            done = await self._db.execute(
                update(web_message)
                .where(web_message.c.id == message_id, web_message.c.chat_id == chat_id)
                .values(payload=dict(payload), revision=await self._next_revision(chat_id))
            )
            if done.rowcount != 1:
                raise LookupError(message_id)

    async def get(self, chat_id: int, message_id: int) -> WebRow | None:
        """One line, or None when the chat has no such line."""
        rows = await self._rows(
            select(web_message).where(
                web_message.c.id == message_id, web_message.c.chat_id == chat_id
            )
        )
        return rows[0] if rows else None

    async def since(self, chat_id: int, revision: int, limit: int) -> list[WebRow]:
        """Lines changed after `revision`, oldest change first; from 0: the newest `limit`."""
        mine = select(web_message).where(
            web_message.c.chat_id == chat_id, web_message.c.revision > revision
        )
        if revision:
            return await self._rows(mine.order_by(web_message.c.revision).limit(limit))
        newest = await self._rows(mine.order_by(web_message.c.revision.desc()).limit(limit))
        return newest[::-1]

    async def pending(self) -> list[WebRow]:
        """People's lines that were accepted and not handled yet, oldest first."""
        return await self._rows(
            select(web_message).where(web_message.c.handled.is_(False)).order_by(web_message.c.id)
        )

    async def settle(self, message_id: int) -> None:
        """The line has been handled."""
        async with self._db.unit():
            await self._db.execute(
                update(web_message).where(web_message.c.id == message_id).values(handled=True)
            )

    async def keep_file(
        self, chat_id: int, name: str, mime: str, content: bytes, at: datetime
    ) -> str:
        """Keep a file under a random id (128 bits) and give the id."""
        file_id = secrets.token_hex(16)
        async with self._db.unit():
            await self._db.execute(
                insert(web_file).values(
                    id=file_id, chat_id=chat_id, name=name, mime=mime, content=content, at=at
                )
            )
        return file_id

    async def file(self, file_id: str) -> WebFile | None:
        """A file with its content, or None. Whose it is, the caller checks."""
        async with self._db.reading():
            row = (await self._db.execute(select(web_file).where(web_file.c.id == file_id))).first()
        return WebFile(row.id, row.chat_id, row.name, row.mime, row.content) if row else None

    async def forget_before(self, moment: datetime) -> int:
        """Delete lines and files older than `moment` (privacy); gives the number of lines."""
        async with self._db.unit():
            await self._db.execute(delete(web_file).where(web_file.c.at < moment))
            done = await self._db.execute(delete(web_message).where(web_message.c.at < moment))
        return int(done.rowcount)

    async def _next_revision(self, chat_id: int) -> int:
        # The counter's row stays locked until commit: revisions appear in their order.
        dialect = sqlite if self._db.is_sqlite else postgresql
        statement = dialect.insert(counter).values(name=f"web:{chat_id}", value=1)
        done = await self._db.execute(
            statement.on_conflict_do_update(
                index_elements=["name"], set_={"value": counter.c.value + 1}
            ).returning(counter.c.value)
        )
        return int(done.scalar_one())

    async def _rows(self, statement: Select[Any]) -> list[WebRow]:
        async with self._db.reading():
            found = (await self._db.execute(statement)).all()
        return [WebRow(r.id, r.chat_id, r.author, r.payload, r.at, r.revision) for r in found]
