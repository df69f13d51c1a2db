"""Who works here, who is linked, who cannot be reached."""

from dataclasses import dataclass
from datetime import timedelta

from core.acting import Act
from core.errors import ForbiddenError
from core.people import Role, manages_people
from core.ports.register import Register, RegisterCounts, RegisterLine

PAGE = 8
#: What a message met before that says nothing of today.
_LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the register; `page` counts from 0, `unit_id` None is everything one may see."""

    counts: RegisterCounts
    lines: list[RegisterLine]
    page: int
    unit_id: int | None
    invitable: frozenset[int]

    @property
    def pages(self) -> int:
        """How many there are, at least one."""
        return max(1, -(-self.counts.people // PAGE))


@dataclass(frozen=True, slots=True)
class ListPeople:
    """Coordinator, director and administrator see everyone, a head the own unit."""

    register: Register

    async def __call__(self, act: Act, unit_id: int | None = None, page: int = 0) -> PeoplePage:
        """Raises ForbiddenError; a page beyond the last is the last."""
        units = None if unit_id is None else frozenset({unit_id})
        if not act.person.has(Role.COORDINATOR, Role.DIRECTOR, Role.ADMIN):
            own = act.person.units(Role.HEAD)
            units = own if units is None else units & own
            if not units:
                raise ForbiddenError
        counts = await self.register.counts(units)
        page = max(0, min(page, (counts.people - 1) // PAGE))
        lines = await self.register.page(units, page * PAGE, PAGE, act.now - _LATELY)
        invitable = frozenset(
            line.person_id for line in lines if not line.reachable and manages_people(
                act.person, frozenset({line.unit_id} if line.unit_id is not None else ()))
        )
        return PeoplePage(counts, lines, page, unit_id, invitable)
