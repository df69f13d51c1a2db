"""Give a task by one line, or step by step: read, ask what is missing, create."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.acting import Act
from core.assigning import Line, Names, find_people, read_line
from core.deadlines import Reader, chat_columns
from core.errors import ForbiddenError, WorkError
from core.fields import field_of
from core.matching import match_units
from core.people import Person, Role, Unit, manages_unit
from core.policy import Policy
from core.ports.directives import Announce
from core.ports.people import People, Units
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.tasks import State, Task
from core.usecases.change_task import ChangeTask
from core.usecases.revise_draft import read_or_refuse, reader_of

STEPS = ("title", "unit", "deadline", "person")
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be given, and which of STEPS are still to be asked, in order."""

    line: Line
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be answered: the units one may give to, the people of the chosen ones."""

    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class PrepareOrder:
    """Reads a line and the answers to what it left open. Coordinator: any unit; a head: own."""

    units: Units
    people: People
    calendar: Calendar
    policy: Policy

    async def read(self, act: Act, text: str) -> Order:
        """The order of one line; "" asks step by step. Raises ForbiddenError."""
        names = await self._names(act)
        if not text.strip():
            return self._own(act, Order(Line(""), STEPS))
        line = read_line(text, names, await self._reader(act))
        return self._own(act, _asking(line))

    async def choices(self, act: Act, order: Order) -> Choices:
        """What the next question may be answered with."""
        names = await self._names(act)
        people = _of_units(names.people, order.line.unit_ids)
        meant = [p for p in people if p.id in order.line.person_ids]
        return Choices(tuple(names.units), tuple(meant or people))

    async def typed(self, act: Act, order: Order, text: str) -> Order:
        """An answer in words to the next question.

        Raises WorkError `unit-unknown`, `person-unknown`, `deadline-unreadable`, `title-empty`.
        """
        names = await self._names(act)
        match order.ask[0]:
            case "title":
                return await self._titled(act, order, text, names)
            case "unit":
                found = match_units(text, names.units, names.groups)
                if not found.unit_ids or found.unmatched:
                    raise WorkError("unit-unknown", text=text.strip()[:80])
                return _with_units(order, found.unit_ids)
            case "deadline":
                read_or_refuse(await self._reader(act), text)
                return _answered(order, deadline_text=text.strip()[:200])
            case _:
                people = find_people(text, _of_units(names.people, order.line.unit_ids))
                if not people:
                    raise WorkError("person-unknown", text=text.strip()[:80])
                return _with_people(order, people)

    async def _titled(self, act: Act, order: Order, text: str, names: Names) -> Order:
        """A title may bring its unit, deadline and person along."""
        line = read_line(text, names, await self._reader(act))
        if not line.title:
            raise WorkError("title-empty")
        old = order.line
        merged = Line(
            line.title, old.unit_ids or line.unit_ids,
            tuple(dict.fromkeys((*old.supporting, *line.supporting))),
            (*old.unknown_supporting, *line.unknown_supporting),
            old.deadline_text or line.deadline_text,
            old.person_words or line.person_words, old.person_ids or line.person_ids,
        )
        left = set(_asking(merged).ask) | {
            step for step in order.ask if step in ("deadline", "person")
            and not getattr(merged, "deadline_text" if step == "deadline" else "person_words")
        }
        return self._own(act, Order(merged, tuple(s for s in STEPS if s in left)))

    def _own(self, act: Act, order: Order) -> Order:
        """A head of one unit gives within it; nobody need say so."""
        own = act.person.units(Role.HEAD)
        if act.person.has(Role.COORDINATOR) or order.line.unit_ids or len(own) != 1:
            return order
        return _with_units(replace(order, ask=("unit", *order.ask)), tuple(own))

    async def _names(self, act: Act) -> Names:
        person = act.person
        units, everyone = await self.units.all(), await self.people.everyone()
        if person.has(Role.COORDINATOR):
            return Names(units, await self.units.groups(), everyone)
        own = person.units(Role.HEAD)
        if not own:
            raise ForbiddenError
        # Other units are read too, so that naming one is refused and not taken for a title.
        return Names(units, await self.units.groups(), [p for p in everyone if p.units() & own])

    async def _reader(self, act: Act) -> Reader:
        return await reader_of(act, self.calendar, self.policy)


@dataclass(frozen=True, slots=True)
class AssignTask:
    """Creates the task at once; several units get one each under a parent."""

    tasks: Tasks
    people: People
    change: ChangeTask
    announce: Announce
    calendar: Calendar
    policy: Policy

    async def __call__(self, act: Act, line: Line) -> tuple[Task, ...]:
        """The tasks made, without the parent. Raises ForbiddenError `assign-own-unit`."""
        if not line.title or not line.unit_ids:
            raise WorkError("title-empty")
        if not all(manages_unit(act.person, unit_id) for unit_id in line.unit_ids):
            raise ForbiddenError("assign-own-unit")
        reader = await reader_of(act, self.calendar, self.policy)
        values = {**chat_columns(reader, line.deadline_text), **_words(line)}
        parent_id = None
        if len(line.unit_ids) > 1:
            top = {**values, "is_parent": True, "supporting": frozenset(line.supporting)}
            parent_id = (await self._create(act, top)).id
        made = []
        for unit_id in line.unit_ids:
            own = {"lead_unit_id": unit_id, "parent_id": parent_id,
                   "supporting": frozenset(line.supporting) - {unit_id},
                   "assignees": await self._assignees(line, unit_id)}
            made.append(await self._create(act, {**values, **own}))
        await self.announce(act, [task.id for task in made])
        return tuple(made)

    async def _assignees(self, line: Line, unit_id: int) -> frozenset[int]:
        people = {p.id for p in await self.people.of_unit(unit_id)}
        return frozenset(line.person_ids) & people

    async def _create(self, act: Act, values: dict[str, Any]) -> Task:
        """A draft first, so that taking it back leaves a draft that nobody sees."""
        task_id = await self.tasks.add(
            {**values, "state": State.DRAFT, "created_at": act.now})
        task = await self.tasks.get(task_id)
        if task is None:
            raise WorkError("no-task")
        code = await self.tasks.next_code(self.policy.task_prefix, act.today.year)
        return await self.change(act, task, "assign", {
            "state": State.ASSIGNED, "code": code, "assigned_on": act.today,
            "assigned_by": act.person.id, "original_due_on": task.deadline.due_on,
            "needs_acceptance": self.policy.needs_acceptance,
        })


def chose_unit(order: Order, unit_id: int) -> Order:
    """The unit was tapped."""
    return _with_units(order, (unit_id,))


def chose_person(order: Order, person_id: int) -> Order:
    """The person was tapped."""
    return _answered(order, person_ids=(person_id,))


def skipped(order: Order) -> Order:
    """No deadline, or nobody in particular; title and unit can't be skipped."""
    match order.ask[0]:
        case "deadline":
            return _answered(order, deadline_text="")
        case "person":
            return _answered(order, person_ids=(), person_words="")
        case _:
            return order


def _asking(line: Line) -> Order:
    missing = {"title": not line.title, "unit": not line.unit_ids,
               "person": bool(line.person_words) and len(line.person_ids) != 1}
    return Order(line, tuple(step for step in STEPS if missing.get(step)))


def _with_units(order: Order, unit_ids: tuple[int, ...]) -> Order:
    supporting = tuple(u for u in order.line.supporting if u not in unit_ids)
    return _answered(order, "unit", unit_ids=unit_ids, supporting=supporting)


def _with_people(order: Order, people: Sequence[Person]) -> Order:
    ids = tuple(p.id for p in people)
    if len(ids) == 1:
        return _answered(order, person_ids=ids)
    return replace(order, line=replace(order.line, person_ids=ids))


def _answered(order: Order, step: str = "", **changes: Any) -> Order:
    done = step or order.ask[0]
    return Order(replace(order.line, **changes), tuple(s for s in order.ask if s != done))


def _of_units(people: Sequence[Person], unit_ids: tuple[int, ...]) -> list[Person]:
    return [p for p in people if p.active and (not unit_ids or p.units() & set(unit_ids))]


def _words(line: Line) -> dict[str, Any]:
    """A long text keeps its whole length as the detail under a short title."""
    if len(line.title) <= _LONGEST_TITLE:
        return {"title": line.title, "field": field_of(line.title)}
    short = line.title[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return {"title": f"{short}…", "detail": line.title, "field": field_of(short)}
