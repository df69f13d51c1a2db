"""Addresses of people on channels, one-time codes and consents."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from core.people import Account
from storage.engine import Database
from storage.tables import account, consent, invite, link_attempt


class AccountStore:
    """Implements core.ports.people.Accounts."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def of(self, person_id: int) -> list[Account]:
        """The person's accounts, oldest link first."""
        rows = await self._db.execute(
            select(account).where(account.c.person_id == person_id).order_by(account.c.id)
        )
        return [_account(row) for row in rows]

    async def add(self, person_id: int, channel: str, chat_id: int, at: datetime) -> None:
        """Link a chat; a chat that was somebody else's is taken over."""
        await self.remove(channel, chat_id)
        await self._db.execute(insert(account).values(
            person_id=person_id, channel=channel, chat_id=chat_id, linked_at=at))

    async def remove(self, channel: str, chat_id: int) -> None:
        """Forget the address at once."""
        await self._db.execute(
            delete(account).where(account.c.channel == channel, account.c.chat_id == chat_id)
        )

    async def people_on(self, channel: str) -> int:
        """How many people have an address there."""
        found = await self._db.execute(
            select(func.count(account.c.person_id.distinct()))
            .where(account.c.channel == channel))
        return int(found.scalar_one())

    async def block(self, account_id: int, at: datetime, reason: str) -> None:
        """The platform refuses this address."""
        await self._db.execute(update(account).where(account.c.id == account_id).values(
            blocked_at=at, blocked_reason=reason))

    async def unblock(self, channel: str, chat_id: int) -> None:
        """The person wrote again from it."""
        await self._db.execute(
            update(account)
            .where(account.c.channel == channel, account.c.chat_id == chat_id)
            .where(account.c.blocked_at.is_not(None))
            .values(blocked_at=None, blocked_reason="")
        )


class InviteStore:
    """Implements core.ports.people.Invites."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(
        self, person_id: int, code_hash: str, by: int | None, at: datetime, until: datetime
    ) -> None:
        """Store a new code; earlier unused codes of the person are revoked."""
        await self._db.execute(
            update(invite)
            .where(invite.c.person_id == person_id, invite.c.used_at.is_(None),
                   invite.c.revoked_at.is_(None))
            .values(revoked_at=at)
        )
        await self._db.execute(insert(invite).values(
            person_id=person_id, code_hash=code_hash, created_by=by, created_at=at,
            expires_at=until))

    async def person_of(self, code_hash: str, at: datetime) -> int | None:
        """Whose code it is, if it is unused, unrevoked and not expired at `at`."""
        row = (await self._db.execute(
            select(invite.c.person_id).where(
                invite.c.code_hash == code_hash, invite.c.used_at.is_(None),
                invite.c.revoked_at.is_(None), invite.c.expires_at > at)
        )).first()
        return row.person_id if row else None

    async def use(self, code_hash: str, at: datetime) -> bool:
        """Use it up; False when somebody else just did."""
        done = await self._db.execute(
            update(invite)
            .where(invite.c.code_hash == code_hash, invite.c.used_at.is_(None),
                   invite.c.revoked_at.is_(None), invite.c.expires_at > at)
            .values(used_at=at)
        )
        return done.rowcount == 1

    async def attempts(self, channel: str, chat_id: int, since: datetime) -> int:
        """How many codes this chat has tried since then."""
        found = await self._db.execute(
            select(func.count()).select_from(link_attempt).where(
                link_attempt.c.channel == channel, link_attempt.c.chat_id == chat_id,
                link_attempt.c.at > since)
        )
        return int(found.scalar_one())

    async def attempt(self, channel: str, chat_id: int, at: datetime) -> None:
        """Count a try."""
        await self._db.execute(
            insert(link_attempt).values(channel=channel, chat_id=chat_id, at=at)
        )


class ConsentStore:
    """Implements core.ports.people.Consents."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def give(self, person_id: int, channel: str, text_version: str, at: datetime) -> None:
        """The person said yes to this version of the notice."""
        await self._db.execute(insert(consent).values(
            person_id=person_id, channel=channel, text_version=text_version, given_at=at))

    async def withdraw(self, person_id: int, channel: str, at: datetime) -> None:
        """The person left this channel."""
        await self._db.execute(
            update(consent)
            .where(consent.c.person_id == person_id, consent.c.channel == channel,
                   consent.c.withdrawn_at.is_(None))
            .values(withdrawn_at=at)
        )


def _account(row: Any) -> Account:
    return Account(row.id, row.person_id, row.channel, row.chat_id, row.blocked_at is not None)
