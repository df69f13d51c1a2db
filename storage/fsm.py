"""Dialogue states in SQL: a half-finished dialogue survives a restart.

Inside an update they are part of its unit of work; outside, each call is a unit of its own. A
question left open overnight is forgotten: next morning's "xong" is no answer to it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables import dialogue

#: How long a question waits for its answer.
_OPEN_FOR = timedelta(hours=6)
# Built once: each update runs it.
_STATE = select(dialogue.c.state).where(
    dialogue.c.key == bindparam("key"), dialogue.c.at > bindparam("since"))
_BOTH = select(dialogue.c.state, dialogue.c.data).where(dialogue.c.key == bindparam("key"))
_GONE = delete(dialogue).where(dialogue.c.key == bindparam("key"))


class DialogueStorage(BaseStorage):
    """aiogram's FSM storage over the `dialogue` table; data must be JSON-plain."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._db = database
        self._now = now

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Set or clear (None) the state."""
        name = state.state if isinstance(state, State) else state
        async with self._db.unit():
            _, data = await self._load(key)
            await self._save(key, name, data)

    async def get_state(self, key: StorageKey) -> str | None:
        """The state's name, or None."""
        async with self._db.reading():
            found = await self._db.execute(
                _STATE, {"key": _key(key), "since": self._now() - _OPEN_FOR})
            return found.scalar_one_or_none()

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data."""
        async with self._db.unit():
            state, _ = await self._load(key)
            await self._save(key, state, dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, empty when there is none."""
        async with self._db.reading():
            return (await self._load(key))[1]

    async def change_data(
        self, key: StorageKey, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> None:
        """Put `change` of the data in its place; who changes it meanwhile waits."""
        dialect = sqlite if self._db.is_sqlite else postgresql
        async with self._db.unit():
            # Only a row that is there can be held.
            await self._db.execute(
                dialect.insert(dialogue)
                .values(key=_key(key), state=None, data={}, at=self._now())
                .on_conflict_do_nothing())
            await self._db.execute(
                select(dialogue.c.key).where(dialogue.c.key == _key(key)).with_for_update())
            state, data = await self._load(key)
            await self._save(key, state, dict(change(data)))

    async def close(self) -> None:
        """Nothing of its own to close: the database is bot/app.py's."""

    async def _load(self, key: StorageKey) -> tuple[str | None, dict[str, Any]]:
        row = (await self._db.execute(_BOTH, {"key": _key(key)})).first()
        return (row.state, dict(row.data)) if row else (None, {})

    async def _save(self, key: StorageKey, state: str | None, data: dict[str, Any]) -> None:
        if state is None and not data:
            await self._db.execute(_GONE, {"key": _key(key)})
            return
        dialect = sqlite if self._db.is_sqlite else postgresql
        values = {"state": state, "data": data, "at": self._now()}
        await self._db.execute(
            dialect.insert(dialogue)
            .values(key=_key(key), **values)
            .on_conflict_do_update(index_elements=["key"], set_=values)
        )


def _key(key: StorageKey) -> str:
    # A business connection or a thread never occurs in our private chats; destiny does.
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.destiny}"
