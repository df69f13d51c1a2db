"""Who is pinged about a task, and who is told when nobody answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.people import Person, Role
from core.ports.people import People
from core.tasks import Task


@dataclass(frozen=True, slots=True)
class Directory:
    """The active people of the office, by what they answer for."""

    people: dict[int, Person]
    heads: dict[int, tuple[int, ...]]
    coordinators: tuple[int, ...]
    directors: tuple[Person, ...]

    @classmethod
    def of(cls, everyone: Iterable[Person]) -> "Directory":
        """Sort the active people once for many tasks."""
        people = {p.id: p for p in everyone if p.active}
        heads: dict[int, tuple[int, ...]] = {}
        for person in people.values():
            for unit_id in person.units(Role.HEAD):
                heads[unit_id] = (*heads.get(unit_id, ()), person.id)
        coordinators = tuple(p.id for p in people.values() if p.has(Role.COORDINATOR))
        directors = tuple(p for p in people.values() if p.has(Role.DIRECTOR))
        return cls(people, heads, coordinators, directors)

    def owners(self, task: Task) -> tuple[int, ...]:
        """The active assignees; without one the unit's heads; without one the coordinators."""
        assigned = tuple(sorted(i for i in task.assignees if i in self.people))
        return assigned or self.heads_of(task)

    def heads_of(self, task: Task) -> tuple[int, ...]:
        """The lead unit's heads, else the coordinators."""
        heads = self.heads.get(task.lead_unit_id) if task.lead_unit_id is not None else None
        return heads or self.coordinators

    def escalated_to(self, task: Task, level: int) -> tuple[int, ...]:
        """Level 1: heads; 2: coordinators; 3: the deputy in charge and the director.

        Source: design.md §3 Pings; domain.md §4.4. A director without a portfolio is the
        director, who answers for all.
        """
        match level:
            case 1:
                return self.heads_of(task)
            case 2:
                return self.coordinators
            case _:
                return tuple(p.id for p in self.directors
                             if not p.portfolio or task.lead_unit_id in p.portfolio)


async def directory_of(
    people: People,
    tasks: Iterable[Task] = (),
    *,
    units: Iterable[int] = (),
    persons: Iterable[int | None] = (),
) -> Directory:
    """Who answers for these tasks and units, these persons, and whoever decides.

    Of an office with thousands of people only those are read. It knows no heads of other units:
    ask it about these tasks and units only.
    """
    named, led = {p for p in persons if p is not None}, set(units)
    for task in tasks:
        named |= task.assignees
        if task.lead_unit_id is not None:
            led.add(task.lead_unit_id)
    return Directory.of(await people.concerned(led, named))
