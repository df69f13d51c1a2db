"""Read a line that gives work, and the answers to what it left open."""

from dataclasses import dataclass, replace

from core.acting import Act
from core.assigning import Line, Named, Names, find_units, names_a_day, read_line
from core.deadlines import Reader
from core.errors import ForbiddenError, WorkError
from core.orders import (
    LONGEST_WORDS,
    STEPS_ASKED,
    Choices,
    Order,
    asked_again,
    go_on,
    left_out,
    meaning,
    naming_people,
    of_units,
    owned,
)
from core.people import Role, manages_unit
from core.policy import Policy
from core.ports.people import People, Units
from core.ports.runtime import Calendar
from core.tasks import Deadline
from core.usecases.revise_draft import read_or_refuse, reader_of


@dataclass(frozen=True, slots=True)
class PrepareOrder:
    """Reads a line and the answers to what it left open. Coordinator: any unit; a head: own."""

    units: Units
    people: People
    calendar: Calendar
    policy: Policy

    async def read(self, act: Act, text: str) -> Order:
        """The order of one line; "" asks step by step.

        Raises ForbiddenError, also `assign-own-unit` for another unit's head.
        """
        names = await self._names(act)
        if not text.strip():
            return owned(act, Line(""), STEPS_ASKED, names)
        reader = await self._reader(act)
        line = read_line(text, names, reader)
        unread = not line.deadline_text and names_a_day(line.title)
        if line.deadline_text:
            when = reader.read(line.deadline_text)
            unread = when.kind == "date" and when.due_on is None  # a day of no calendar: 31/4
        return owned(act, line, ("deadline",) if unread else (), names)

    async def choices(self, act: Act, order: Order) -> Choices:
        """What the next question may be answered with."""
        names = await self._names(act)
        every = tuple(unit for unit in names.units if unit.active)
        mine = [unit for unit in every if manages_unit(act.person, unit.id)]
        units = mine if order.ask[:1] == ("unit",) else list(every)
        people = of_units(names.people, order.line.unit_ids)
        near = order.open.near if order.open and not order.wide else ()
        likely = tuple(u for i in near for u in units if u.id == i)
        meant = tuple(p for i in near for p in people if p.id == i)
        more = bool(likely if order.ask[:1] != ("person",) else meant)
        return Choices(every, likely or tuple(units), meant or tuple(people), more,
                       await self._due(act, order))

    async def choose(self, act: Act, order: Order, chosen: int) -> Order:
        """The unit or person was tapped. Raises ForbiddenError `assign-own-unit`."""
        names = await self._names(act)
        return meaning(act, order, (chosen,), names)

    async def skip(self, act: Act, order: Order) -> Order:
        """No deadline, nobody in particular, no supporting unit; title and unit can't be
        skipped."""
        if not order.ask or order.ask[0] in ("title", "unit"):
            return order
        line, step = order.line, order.ask[0]
        if step == "person":
            line = replace(line, people=tuple(p for p in line.people if p is not order.open))
        elif step == "support":
            kept = tuple(s for s in line.supporting if s is not order.open)
            line = replace(line, supporting=kept, left_out=left_out(order))
        return go_on(line, order.ask[1:])

    async def typed(self, act: Act, order: Order, text: str) -> Order:
        """An answer in words, or the number of a choice, to the next question.

        Raises WorkError `unit-unknown`, `person-unknown`, `deadline-unreadable`, `title-empty`.
        """
        names = await self._names(act)
        words = text.strip()
        step = order.ask[0]
        if step not in ("title", "deadline") and words.isdecimal() and len(words) < 3:
            return await self._numbered(act, order, int(words))
        match step:
            case "title":
                return await self._titled(act, order, words, names)
            case "deadline":
                read_or_refuse(await self._reader(act), words)
                return go_on(replace(order.line, deadline_text=words[:200]), order.ask[1:])
            case "person":
                return naming_people(act, order, words, names)
            case _:
                ids, near = find_units(words, names.units, names.groups)
                if not ids and not near:
                    raise WorkError("unit-unknown", text=words[:LONGEST_WORDS])
                if ids:
                    return meaning(act, order, ids, names)
                return asked_again(order, Named(words[:LONGEST_WORDS], (), near))

    async def _numbered(self, act: Act, order: Order, number: int) -> Order:
        """The number of a choice as it stands under the question."""
        choices = await self.choices(act, order)
        offered = choices.people if order.ask[0] == "person" else choices.offered
        if not 0 < number <= len(offered):
            code = "person-unknown" if order.ask[0] == "person" else "unit-unknown"
            raise WorkError(code, text=str(number))
        return await self.choose(act, order, offered[number - 1].id)

    async def _titled(self, act: Act, order: Order, text: str, names: Names) -> Order:
        """A title may bring its unit, deadline and person along."""
        line, old = read_line(text, names, await self._reader(act)), order.line
        if not line.title:
            raise WorkError("title-empty")
        merged = replace(
            line, leads=old.leads or line.leads, people=old.people or line.people,
            supporting=(*old.supporting, *line.supporting),
            deadline_text=old.deadline_text or line.deadline_text,
            product=old.product or line.product, report_to=old.report_to or line.report_to,
        )
        said = {"deadline": merged.deadline_text, "person": merged.people}
        left = tuple(s for s in order.ask if s in said and not said[s])
        return owned(act, merged, left, names)

    async def _due(self, act: Act, order: Order) -> Deadline | None:
        """What a deadline that was said means, while something else is asked."""
        words = order.line.deadline_text
        if not words or not order.ask or "deadline" in order.ask:
            return None
        read = (await self._reader(act)).read(words)
        return Deadline(words, read.due_on, read.due_time, read.named_date, read.why)

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
