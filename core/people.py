"""Person, unit, role, and who may do what (domain.md §4.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum


class Role(StrEnum):
    """One role a person holds in a unit; `director` and `admin` hold it for the organisation."""

    STAFF = "staff"
    HEAD = "head"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"
    OBSERVER = "observer"
    ADMIN = "admin"


class UnitType(StrEnum):
    """Kinds of units inside an agency (Nghị định 150/2025/NĐ-CP Điều 5)."""

    OFFICE = "van_phong"
    DIVISION = "phong"
    BRANCH = "chi_cuc"
    BOARD = "ban"
    PUBLIC_UNIT = "don_vi_su_nghiep"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A division, office or subordinate unit. `aliases` are other names it is written with."""

    id: int
    code: str
    name: str
    short_name: str
    type: UnitType
    aliases: tuple[str, ...] = ()
    is_coordinator: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """A name that stands for several units, such as "các phòng chuyên môn"."""

    name: str
    aliases: tuple[str, ...]
    unit_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A role in a unit; `unit_id` is None for the whole organisation."""

    role: Role
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here. `morning_at` is their own hour of the morning message, local."""

    id: int
    code: str
    full_name: str
    title: str = ""
    language: str = "vi"
    morning_at: time | None = None
    preferred_channel: str | None = None
    active: bool = True
    memberships: tuple[Membership, ...] = ()
    #: Units a deputy director is in charge of; empty for the director, who answers for all.
    portfolio: frozenset[int] = field(default_factory=frozenset)

    def has(self, *roles: Role) -> bool:
        """True when the person holds one of `roles` anywhere."""
        return any(m.role in roles for m in self.memberships)

    def units(self, *roles: Role) -> frozenset[int]:
        """The units in which the person holds one of `roles` (any role when none is given)."""
        return frozenset(
            m.unit_id
            for m in self.memberships
            if m.unit_id is not None and (not roles or m.role in roles)
        )


@dataclass(frozen=True, slots=True)
class Account:
    """A person's address on one channel. `chat_id` is the channel's (or our local) integer."""

    id: int
    person_id: int
    channel: str
    chat_id: int
    blocked: bool = False


def in_order(accounts: Sequence[Account], preferred: str | None) -> list[Account]:
    """The addresses as messages take them: the preferred channel's first, then the oldest."""
    return sorted(accounts, key=lambda account: account.channel != preferred)


#: Who sees every task and every figure.
OVERSEERS = (Role.COORDINATOR, Role.DIRECTOR, Role.OBSERVER)
#: Who decides: extensions, acceptance, pausing, cancelling.
DECIDERS = (Role.COORDINATOR, Role.DIRECTOR)


@dataclass(frozen=True, slots=True)
class TaskPeople:
    """Whom a task concerns: what permission checks need to know of it."""

    lead_unit_id: int | None
    supporting: frozenset[int] = field(default_factory=frozenset)
    assignees: frozenset[int] = field(default_factory=frozenset)


def visible_units(person: Person) -> frozenset[int] | None:
    """Units whose tasks the person may list; None means all of them."""
    return None if person.has(*OVERSEERS) else person.units()


def sees_task(person: Person, task: TaskPeople) -> bool:
    """Overseers see all; others the tasks of their units, led or supported, and their own."""
    units = visible_units(person)
    if units is None or person.id in task.assignees:
        return True
    return task.lead_unit_id in units or bool(units & task.supporting)


def owns_task(person: Person, task: TaskPeople) -> bool:
    """May report progress as its owner: an assignee, the lead unit's head, or the coordinator.

    Without an assignee the head owns it (design.md §3 "none yet → the unit head").
    """
    return (
        person.id in task.assignees
        or task.lead_unit_id in person.units(Role.HEAD)
        or person.has(Role.COORDINATOR)
    )


def supports_task(person: Person, task: TaskPeople) -> bool:
    """May report a supporting unit's own contribution."""
    return bool(person.units(Role.HEAD, Role.STAFF) & task.supporting)


def manages_unit(person: Person, unit_id: int | None) -> bool:
    """May assign, hand over and edit within the unit: its head, or the coordinator."""
    return person.has(Role.COORDINATOR) or unit_id in person.units(Role.HEAD)


def decides(person: Person) -> bool:
    """May decide extensions and acceptance, pause and cancel."""
    return person.has(*DECIDERS)


def urges_unit(person: Person, unit_id: int | None) -> bool:
    """May urge (đôn đốc) the unit's tasks."""
    return decides(person) or unit_id in person.units(Role.HEAD)


def may_urge(person: Person) -> bool:
    """Holds a role that urges somewhere."""
    return person.has(Role.HEAD, *DECIDERS)


def manages_people(person: Person, unit_ids: frozenset[int]) -> bool:
    """May invite a person of these units: coordinator and admin anyone, a head their own."""
    if person.has(Role.COORDINATOR, Role.ADMIN):
        return True
    return bool(unit_ids & person.units(Role.HEAD))
