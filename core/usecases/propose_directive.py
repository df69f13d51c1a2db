"""Read a directive's file and propose its duties as drafts; importing twice makes nothing twice."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.acting import Act
from core.deadlines import Reader, directive_columns
from core.directives import DirectiveReading, Duty, directive_key, source_key
from core.errors import ForbiddenError
from core.matching import UnitMatch, match_units
from core.people import Person, Role, Unit, UnitGroup
from core.policy import Policy
from core.ports.directives import Directive, Directives, DraftCounts, Drafts, ReadDirective
from core.ports.people import Units
from core.ports.runtime import Calendar, UnitOfWork
from core.ports.tasks import Tasks
from core.proposals import owners, propose

#: Duties written in one transaction: others must not wait for a whole book of annexes.
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an import came to. `added` duties are new, `known` were there from an earlier one."""

    directive: Directive
    counts: DraftCounts
    added: int
    known: int


def check_imports(person: Person) -> None:
    """Raise ForbiddenError unless the person may load and review directives."""
    if not person.has(Role.COORDINATOR):
        raise ForbiddenError


@dataclass(frozen=True, slots=True)
class ProposeDirective:
    """Opens its own units of work: the file is read in a thread, before the first of them."""

    read: ReadDirective
    work: UnitOfWork
    directives: Directives
    drafts: Drafts
    tasks: Tasks
    units: Units
    calendar: Calendar
    policy: Policy

    async def __call__(self, act: Act, path: Path, file_name: str, number: str = "") -> Proposal:
        """Propose the duties of the file at `path`; `number` is the directive's, where the file
        leaves it blank.

        Raises ForbiddenError; WorkError with a code `file-…` for a file that can't be read.
        """
        check_imports(act.person)
        reading = await asyncio.to_thread(self.read, path, file_name)
        directive = await self._open(act, reading, number.strip())
        added = 0
        for batch in _batches(reading.duties):
            async with self.work.unit():
                added += await self._add(act, directive, batch)
        async with self.work.reading():
            counts = await self.drafts.counts(directive.id)
        return Proposal(directive, counts, added, len(reading.duties) - added)

    async def _open(self, act: Act, reading: DirectiveReading, number: str) -> Directive:
        """The directive of this file: by its number when that was given to it since, else by
        the key of the file as it is."""
        header = reading.header
        key = directive_key(header)
        header = replace(header, number=header.number or number)
        async with self.work.unit():
            if header.number:
                known = await self.directives.by_number(header.number, header.issued_on)
                if known is not None and _same_issuer(known, header.issuer):
                    return known
            return await self.directives.open(
                key, header, reading.file_name, act.person.id, act.now,
                self.policy.needs_acceptance,
            )

    async def _add(self, act: Act, directive: Directive, duties: Sequence[Duty]) -> int:
        issued_on = (await self.directives.lock(directive.id)).issued_on
        known = await self.drafts.known(directive.id)
        units, groups = await self.units.all(), await self.units.groups()
        calendar = await self.calendar.load(act.today.year)
        reader = Reader(act.now, calendar, self.policy.before_date_inclusive)
        new = {key: duty for duty in duties if (key := source_key(duty)) not in known}
        for duty in new.values():
            columns = directive_columns(reader, duty.deadline_text, issued_on)
            proposed = propose(
                duty,
                owners(_matched(duty.lead_text, duty.leads, units, groups), duty.lead_text),
                _matched(duty.support_text, duty.supports, units, groups).unit_ids,
                columns, directive.id, act.now,
            )
            parent_id = await self.tasks.add(proposed.top)
            for child in proposed.children:
                await self.tasks.add({**child, "parent_id": parent_id})
        return len(new)


def _matched(
    words: str, names: Sequence[str], units: Sequence[Unit], groups: Sequence[UnitGroup]
) -> UnitMatch:
    """The units that `words` name; by the single names, where these leave less unknown."""
    whole = match_units(words, units, groups)
    if not whole.unmatched or not names:
        return whole
    single = match_units("; ".join(names), units, groups)
    return single if len(single.unmatched) < len(whole.unmatched) else whole


def _same_issuer(directive: Directive, issuer: str) -> bool:
    return not issuer or not directive.issuer or directive.issuer == issuer


def _batches(duties: Sequence[Duty]) -> Iterator[Sequence[Duty]]:
    for start in range(0, len(duties), _BATCH):
        yield duties[start : start + _BATCH]
