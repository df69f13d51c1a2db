"""What is to be given, as far as it is known, and what is still to be asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.acting import Act
from core.assigning import Line, Named, Names, find_people, near_people
from core.errors import ForbiddenError, WorkError
from core.people import Person, Role, Unit, manages_unit
from core.tasks import Deadline

STEPS = ("title", "unit", "support", "deadline", "person")
_SEVERAL = re.compile(r"\s*[,;+&]\s*|\s+(?:và|va)\s+")
LONGEST_WORDS = 80
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
    `units` are all there are, for showing; `due` is what the line's deadline was read as."""

    units: tuple[Unit, ...] = ()
    offered: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    more: bool = False
    due: Deadline | None = None


#: What is asked step by step; supporting units only when a line names one that is not known.
STEPS_ASKED = ("title", "unit", "deadline", "person")


def owned(act: Act, line: Line, ask: tuple[str, ...], names: Names) -> Order:
    """A head of one unit gives within it; nobody need say so."""
    own = act.person.units(Role.HEAD)
    if not line.leads and len(own) == 1 and not act.person.has(Role.COORDINATOR):
        line = _settled(replace(line, leads=(Named("", tuple(own)),)), names)
    if not all(manages_unit(act.person, unit_id) for unit_id in line.unit_ids):
        raise ForbiddenError("assign-own-unit")
    return go_on(line, ask)


def go_on(line: Line, ask: tuple[str, ...]) -> Order:
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


def meaning(act: Act, order: Order, ids: tuple[int, ...], names: Names) -> Order:
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
    return go_on(line, rest)


def naming_people(act: Act, order: Order, text: str, names: Names) -> Order:
    """One name or several; one that fits several people, or is only close to some, is asked."""
    inside = of_units(names.people, order.line.unit_ids)
    for words in [part for part in _SEVERAL.split(text[:300]) if part][:_MOST_PEOPLE]:
        found = find_people(words, inside)
        if len(found) == 1:
            order = meaning(act, order, (found[0].id,), names)
            order = replace(order, ask=tuple(dict.fromkeys(("person", *order.ask))))
            continue
        near = tuple(p.id for p in found) or near_people(words, inside)
        if not near:
            raise WorkError("person-unknown", text=text[:LONGEST_WORDS])
        return asked_again(order, Named(words[:LONGEST_WORDS], (), near))
    return go_on(order.line, tuple(step for step in order.ask if step != "person"))


def asked_again(order: Order, named: Named) -> Order:
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
    inside = of_units(names.people, line.unit_ids)
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


def left_out(order: Order) -> tuple[str, ...]:
    """The words of names that were dropped, with the one the next question is about."""
    return (*order.line.left_out, *([order.open.words] if order.open else []))


def of_units(people: Sequence[Person], unit_ids: tuple[int, ...]) -> list[Person]:
    """Active people of these units; of any unit when none is named."""
    return [p for p in people if p.active and p.units()
            and (not unit_ids or p.units() & set(unit_ids))]

