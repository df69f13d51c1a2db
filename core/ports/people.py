"""Units, people, their accounts, invites and consents."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from core.people import Account, Person, Role, Unit, UnitGroup


class Units(Protocol):
    """The organisation's units and named groups of units."""

    async def all(self) -> list[Unit]:
        """Every active unit, in the organisation's own order."""
        ...

    async def groups(self) -> list[UnitGroup]:
        """Names that stand for several units."""
        ...

    async def get(self, unit_id: int) -> Unit | None:
        """One unit."""
        ...


class People(Protocol):
    """People and their roles."""

    async def get(self, person_id: int) -> Person | None:
        """One person, active or not."""
        ...

    async def by_code(self, code: str) -> Person | None:
        """The person with this staff code."""
        ...

    async def by_chat(self, channel: str, chat_id: int) -> Person | None:
        """The active person whose account this chat is."""
        ...

    async def writing(self, channel: str, chat_id: int) -> tuple[Person, bool] | None:
        """The same, and whether the address was given up as one that cannot be reached."""
        ...

    async def many(self, person_ids: Sequence[int]) -> dict[int, Person]:
        """People by id; unknown ids are left out."""
        ...

    async def holding(self, role: Role, unit_id: int | None = None) -> list[Person]:
        """Active people with `role` (in `unit_id`, when given), by name."""
        ...

    async def everyone(self) -> list[Person]:
        """All active people, by name."""
        ...

    async def concerned(
        self, unit_ids: Collection[int], person_ids: Collection[int]
    ) -> list[Person]:
        """Active heads of these units, these persons, every coordinator and director, by name."""
        ...

    async def of_unit(self, unit_id: int) -> list[Person]:
        """Active people of the unit, head first, then by name."""
        ...

    async def set(self, person_id: int, **fields: Any) -> None:
        """Change settings: language, morning_at, preferred_channel, active."""
        ...


class Accounts(Protocol):
    """Addresses of people on channels."""

    async def of(self, person_id: int) -> list[Account]:
        """The person's accounts, oldest link first."""
        ...

    async def add(self, person_id: int, channel: str, chat_id: int, at: datetime) -> None:
        """Link a chat; a chat that was somebody else's is taken over."""
        ...

    async def remove(self, channel: str, chat_id: int) -> None:
        """Forget the address at once."""
        ...

    async def block(self, account_id: int, at: datetime, reason: str) -> None:
        """The platform refuses this address."""
        ...

    async def unblock(self, channel: str, chat_id: int) -> None:
        """The person wrote again from it."""
        ...


class Invites(Protocol):
    """One-time codes, kept hashed, and the attempts to use them."""

    async def add(
        self, person_id: int, code_hash: str, by: int | None, at: datetime, until: datetime
    ) -> None:
        """Store a new code; earlier unused codes of the person are revoked."""
        ...

    async def person_of(self, code_hash: str, at: datetime) -> int | None:
        """Whose code it is, if it is unused, unrevoked and not expired at `at`."""
        ...

    async def use(self, code_hash: str, at: datetime) -> bool:
        """Use it up; False when somebody else just did."""
        ...

    async def attempts(self, channel: str, chat_id: int, since: datetime) -> int:
        """How many codes this chat has tried since then."""
        ...

    async def attempt(self, channel: str, chat_id: int, at: datetime) -> None:
        """Count a try."""
        ...


class Consents(Protocol):
    """Proof of consent (Luật 91/2025/QH15; domain.md §9.3)."""

    async def give(self, person_id: int, channel: str, text_version: str, at: datetime) -> None:
        """The person said yes to this version of the notice."""
        ...

    async def withdraw(self, person_id: int, channel: str, at: datetime) -> None:
        """The person left this channel."""
        ...
