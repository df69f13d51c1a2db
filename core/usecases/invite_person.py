"""Make a one-time code for a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.acting import Act
from core.codes import code_hash, new_code
from core.errors import ForbiddenError, NotFoundError
from core.people import Person, manages_people
from core.ports.people import Invites, People


@dataclass(frozen=True, slots=True)
class IssueCode:
    """Writes the hash of a fresh code; earlier unused codes of the person die."""

    invites: Invites
    hours: int

    async def __call__(self, person_id: int, by: int | None, now: datetime) -> str:
        """The code, shown once; valid for `hours` (delivery.md §3: 24)."""
        code = new_code()
        until = now + timedelta(hours=self.hours)
        await self.invites.add(person_id, code_hash(code), by, now, until)
        return code


@dataclass(frozen=True, slots=True)
class InvitePerson:
    """Coordinator and administrator invite anyone, a head the people of their unit."""

    people: People
    issue: IssueCode

    async def __call__(self, act: Act, staff_code: str) -> tuple[Person, str]:
        """The person and their code. Raises NotFoundError `no-person`, ForbiddenError."""
        person = await self.people.by_code(staff_code.strip())
        if person is None or not person.active:
            raise NotFoundError("person", name=staff_code.strip())
        if not manages_people(act.person, person.units()):
            raise ForbiddenError
        return person, await self.issue(person.id, act.person.id, act.now)
