"""What is held about one person, section by section."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select

from storage.engine import Database
from storage.tables import (
    account,
    blocker,
    consent,
    delay_reason,
    delivery,
    evidence,
    extension,
    external_id,
    history,
    invite,
    kept_update,
    membership,
    person,
    portfolio,
    progress,
    task,
    task_assignee,
    unit,
    web_message,
)

#: Hashes of one-time codes and a lease's token are no personal data but keys.
_KEYS = frozenset({"code_hash", "lease_token", "search_text"})


class MyDataStore:
    """Implements core.ports.register.PersonalData."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def of(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Section → rows; dates and moments in ISO form."""
        return {name: await self._rows(statement) for name, statement in _sections(person_id)}

    async def _rows(self, statement: Select[Any]) -> list[dict[str, Any]]:
        rows = (await self._db.execute(statement)).mappings()
        return [{k: _plain(v) for k, v in row.items() if k not in _KEYS} for row in rows]


def _sections(person_id: int) -> list[tuple[str, Select[Any]]]:
    chats = select(account.c.chat_id).where(
        account.c.person_id == person_id, account.c.channel == "web"
    )
    tasks = select(task.c.code, task.c.title, task.c.state, task.c.due_on).join(task_assignee)
    return [
        ("person", _of(person, person.c.id == person_id)),
        ("roles", select(membership.c.role, unit.c.name).outerjoin(unit)
         .where(membership.c.person_id == person_id)),
        ("portfolio", select(unit.c.name).join(portfolio)
         .where(portfolio.c.person_id == person_id)),
        ("accounts", _accounts(person_id)),
        ("consents", _of(consent, consent.c.person_id == person_id)),
        ("invites", _of(invite, invite.c.person_id == person_id)),
        ("tasks", tasks.where(task_assignee.c.person_id == person_id).order_by(task.c.id)),
        *((name, select(task.c.code.label("task"), table).join(task)
           .where(table.c[column] == person_id).order_by(table.c.id))
          for name, table, column in (("progress", progress, "person_id"),
                                      ("evidence", evidence, "person_id"),
                                      ("blockers", blocker, "person_id"),
                                      ("extensions", extension, "asked_by"))),
        ("delays", select(task.c.code.label("task"), delay_reason).join(task)
         .where(or_(delay_reason.c.person_id == person_id,
                    delay_reason.c.contested_by == person_id,
                    delay_reason.c.decided_by == person_id)).order_by(delay_reason.c.id)),
        ("history", _of(history, history.c.person_id == person_id)),
        ("deliveries", _of(delivery, delivery.c.person_id == person_id)),
        ("waiting_messages", select(kept_update.c.at, kept_update.c.channel, kept_update.c.body)
         .join(account, and_(account.c.channel == kept_update.c.channel,
                             account.c.chat_id == kept_update.c.chat_id))
         .where(account.c.person_id == person_id).order_by(kept_update.c.id)),
        ("web_messages", _of(web_message, web_message.c.chat_id.in_(chats))),
    ]


def _accounts(person_id: int) -> Select[Any]:
    """With the network's own id; the web chat's is a key and no name."""
    return (
        select(account, external_id.c.external)
        .outerjoin(external_id, and_(
            external_id.c.channel == account.c.channel, external_id.c.local == account.c.chat_id,
            account.c.channel != "web"))
        .where(account.c.person_id == person_id).order_by(account.c.id))


def _of(table: Table, condition: ColumnElement[bool]) -> Select[Any]:
    return select(table).where(condition).order_by(table.c.id)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime | time) else value
