"""The register of people: who is linked, on what; what is held about one person; invitations."""

from dataclasses import dataclass
from typing import Any, Protocol

from core.people import Role


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person; `unit_id` and `unit` are where they are listed, None and "" at the top.

    `accounts` are (channel, blocked), oldest first.
    """

    person_id: int
    code: str
    full_name: str
    title: str
    unit_id: int | None
    unit: str
    roles: tuple[Role, ...]
    accounts: tuple[tuple[str, bool], ...]

    @property
    def reachable(self) -> bool:
        """True when a message can arrive somewhere."""
        return any(not blocked for _, blocked in self.accounts)


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """People in all; with an account; with accounts of which every one is blocked."""

    people: int
    linked: int
    blocked: int


class Register(Protocol):
    """Reads people with their accounts."""

    async def counts(self, unit_ids: frozenset[int] | None) -> RegisterCounts:
        """Of these units (None: of the whole organisation)."""
        ...

    async def page(
        self, unit_ids: frozenset[int] | None, offset: int, limit: int
    ) -> list[RegisterLine]:
        """Active people: the leaders first, then by unit, each unit's head first."""
        ...


class PersonalData(Protocol):
    """Collects what is held about one person."""

    async def of(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Section → rows, JSON-plain; no row of anybody else."""
        ...


class InviteCards(Protocol):
    """Turns a one-time code into what a phone opens."""

    def link(self, code: str) -> str | None:
        """A link that opens the chat with the code; None while no channel offers one."""
        ...

    def picture(self, code: str) -> bytes:
        """A QR picture (PNG) of the link, else of the words to type."""
        ...
