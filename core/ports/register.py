"""The register of people: who is linked, on what; what is held about one person; invitations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from core.people import Role


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person; `unit_id` and `unit` are where they are listed, None and "" at the top.

    `accounts` are (channel, blocked), oldest first. `trouble` is what the last message met:
    channel → "silent", "window", "quota", "refused", "unknown", "unavailable"…
    """

    person_id: int
    code: str
    full_name: str
    title: str
    unit_id: int | None
    unit: str
    roles: tuple[Role, ...]
    accounts: tuple[tuple[str, bool], ...]
    trouble: Mapping[str, str] = field(default_factory=dict)

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
        self, unit_ids: frozenset[int] | None, offset: int, limit: int, since: datetime
    ) -> list[RegisterLine]:
        """Active people: the leaders first, then by unit, each unit's head first; with what the
        last message made since then met."""
        ...


class PersonalData(Protocol):
    """Collects what is held about one person."""

    async def of(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Section → rows, JSON-plain; no row of anybody else."""
        ...


@dataclass(frozen=True, slots=True)
class Way:
    """How a channel's chat is opened: its link ("" when only its name is known), whether that
    brings the code along, and whether it opens an app on a phone."""

    channel: str
    link: str = ""
    carries_code: bool = False
    app: bool = True


class InviteCards(Protocol):
    """Turns a one-time code into what a phone opens."""

    def ways(self, code: str) -> Sequence[Way]:
        """Of every channel that runs here, as far as it is known how its chat is opened."""
        ...

    def picture(self, link: str) -> bytes:
        """A QR picture (PNG) of a link, or of words to type."""
        ...
