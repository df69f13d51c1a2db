"""Read a line that gives work, and the answers to what it left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.acting import Act
from core.assigning import (
    Line,
    Named,
    Names,
    find_people,
    find_units,
    names_a_day,
    near_people,
    read_line,
)
from core.deadlines import Reader
from core.errors import ForbiddenError, WorkError
from core.people import Person, Role, Unit, manages_unit
from core.policy import Policy
from core.ports.people import People, Units
from core.ports.runtime import Calendar
from core.usecases.revise_draft import read_or_refuse, reader_of

STEPS = ("title", "unit", "support", "deadline", "person")
_SEVERAL = re.compile(r"\s*[,;+&]\s*|\s+(?:và|va)\s+")
_LONGEST_WORDS = 80
_MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be given, and which of STEPS are still to be asked, in order.

    `wide`: the likely answers to the next question are none; show all there are.
    """

    line: Line
    ask: tuple[str, ...] = ()
    wide: bool = False

    @property
    def open(self) -> Named | None:
        """The name that the next question is about; None when none was said."""
        names = {"unit": self.line.leads, "support": self.line.supporting,
                 "person": self.line.people}.get(self.ask[0] if self.ask else "", ())
        return next((name for name in names if not name.ids), None)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the next question may be answered with, likely ones first; `more` exist than these.
    `units` are all there are, for showing."""

    units: tuple[Unit, ...] = ()
    offered: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    more: bool = False


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
            return _owned(act, Line(""), STEPS_ASKED, names)
        reader = await self._reader(act)
        line = read_line(text, names, reader)
        unread = not line.deadline_text and names_a_day(line.title)
        if line.deadline_text:
            when = reader.read(line.deadline_text)
            unread = when.kind == "date" and when.due_on is None  # a day of no calendar: 31/4
        return _owned(act, line, ("deadline",) if unread else (), names)

    async def choices(self, act: Act, order: Order) -> Choices:
        """What the next question may be answered with."""
        names = await self._names(act)
        every = tuple(unit for unit in names.units if unit.active)
        mine = [unit for unit in every if manages_unit(act.person, unit.id)]
        units = mine if order.ask[:1] == ("unit",) else list(every)
        people = _of_units(names.people, order.line.unit_ids)
        near = order.open.near if order.open and not order.wide else ()
        likely = tuple(u for i in near for u in units if u.id == i)
        meant = tuple(p for i in near for p in people if p.id == i)
        more = bool(likely if order.ask[:1] != ("person",) else meant)
        return Choices(every, likely or tuple(units), meant or tuple(people), more)

    async def choose(self, act: Act, order: Order, chosen: int) -> Order:
        """The unit or person was tapped. Raises ForbiddenError `assign-own-unit`."""
        names = await self._names(act)
        return _with(act, order, (chosen,), names)

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
            line = replace(line, supporting=kept, left_out=_left_out(order))
        return _next(line, order.ask[1:])

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
                return _next(replace(order.line, deadline_text=words[:200]), order.ask[1:])
            case "person":
                return _people_typed(act, order, words, names)
            case _:
                ids, near = find_units(words, names.units, names.groups)
                if not ids and not near:
                    raise WorkError("unit-unknown", text=words[:_LONGEST_WORDS])
                if ids:
                    return _with(act, order, ids, names)
                return _asked_again(order, Named(words[:_LONGEST_WORDS], (), near))

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
        return _owned(act, merged, left, names)

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


#: What is asked step by step; supporting units only when a line names one that is not known.
STEPS_ASKED = ("title", "unit", "deadline", "person")


def _owned(act: Act, line: Line, ask: tuple[str, ...], names: Names) -> Order:
    """A head of one unit gives within it; nobody need say so."""
    own = act.person.units(Role.HEAD)
    if not line.leads and len(own) == 1 and not act.person.has(Role.COORDINATOR):
        line = _settled(replace(line, leads=(Named("", tuple(own)),)), names)
    if not all(manages_unit(act.person, unit_id) for unit_id in line.unit_ids):
        raise ForbiddenError("assign-own-unit")
    return _next(line, ask)


def _next(line: Line, ask: tuple[str, ...]) -> Order:
    """The order with what the line leaves open, and what is asked anyway."""
    missing = {
        "title": not line.title,
        "unit": any(not lead.ids for lead in line.leads) or not (line.leads or _leading(line)),
        "support": any(not unit.ids for unit in line.supporting),
        "person": any(not person.ids for person in line.people),
    }
    again = {step for step in ask if step in ("deadline", "person") and not missing.get(step)}
    return Order(line, tuple(s for s in STEPS if missing.get(s) or s in again))


def _leading(line: Line) -> bool:
    """True when the answer who shall do it will name the unit as well."""
    return any(not person.ids and person.near for person in line.people)


def _with(act: Act, order: Order, ids: tuple[int, ...], names: Names) -> Order:
    """The open name of the next question means `ids`."""
    line, step, rest = order.line, order.ask[0], order.ask[1:]
    if step == "unit":
        if not all(manages_unit(act.person, unit_id) for unit_id in ids):
            raise ForbiddenError("assign-own-unit")
        line = _settled(replace(line, leads=_filled(line.leads, order.open, ids)), names)
    elif step == "support":
        line = replace(line, supporting=_filled(line.supporting, order.open, ids))
    else:
        line = replace(line, people=_filled(line.people, order.open, ids))
        if not line.leads:
            line = replace(line, leads=_leads_of(act, ids, names))
    return _next(line, rest)


def _people_typed(act: Act, order: Order, text: str, names: Names) -> Order:
    """One name or several; one that fits several people, or is only close to some, is asked."""
    inside = _of_units(names.people, order.line.unit_ids)
    for words in [part for part in _SEVERAL.split(text[:300]) if part][:_MOST_PEOPLE]:
        found = find_people(words, inside)
        if len(found) == 1:
            order = _with(act, order, (found[0].id,), names)
            order = replace(order, ask=tuple(dict.fromkeys(("person", *order.ask))))
            continue
        near = tuple(p.id for p in found) or near_people(words, inside)
        if not near:
            raise WorkError("person-unknown", text=text[:_LONGEST_WORDS])
        return _asked_again(order, Named(words[:_LONGEST_WORDS], (), near))
    return _next(order.line, tuple(step for step in order.ask if step != "person"))


def _asked_again(order: Order, named: Named) -> Order:
    """The same question, about the words just typed."""
    line = order.line
    match order.ask[0]:
        case "unit":
            line = replace(line, leads=_swapped(line.leads, order.open, (named,)))
        case "support":
            line = replace(line, supporting=_swapped(line.supporting, order.open, (named,)))
        case _:
            line = replace(line, people=_swapped(line.people, order.open, (named,)))
    return replace(order, line=line, wide=False)


def _filled(
    names: tuple[Named, ...], open_: Named | None, ids: tuple[int, ...]
) -> tuple[Named, ...]:
    return _swapped(names, open_, (Named(open_.words if open_ else "", ids),))


def _swapped(
    names: tuple[Named, ...], old: Named | None, new: tuple[Named, ...]
) -> tuple[Named, ...]:
    if old is None:
        return (*names, *new)
    at = names.index(old)
    return (*names[:at], *new, *names[at + 1 :])


def _settled(line: Line, names: Names) -> Line:
    """People who were open are looked for again, now that the unit is known."""
    inside = _of_units(names.people, line.unit_ids)
    people = []
    for named in line.people:
        found = tuple(p.id for p in find_people(named.words, inside)) if named.words else ()
        if not named.ids:
            near = found or tuple(i for i in named.near if i in {p.id for p in inside})
            named = Named(named.words, found if len(found) == 1 else (), near)
        people.append(named)
    return replace(line, people=tuple(people))


def _leads_of(act: Act, person_ids: tuple[int, ...], names: Names) -> tuple[Named, ...]:
    """The unit of the person chosen, where that is only one that one may give to."""
    found = {unit_id for p in names.people if p.id in person_ids for unit_id in p.units()
             if manages_unit(act.person, unit_id)}
    return (Named("", tuple(found)),) if len(found) == 1 else ()


def _left_out(order: Order) -> tuple[str, ...]:
    return (*order.line.left_out, *([order.open.words] if order.open else []))


def _of_units(people: Sequence[Person], unit_ids: tuple[int, ...]) -> list[Person]:
    return [p for p in people if p.active and p.units()
            and (not unit_ids or p.units() & set(unit_ids))]

