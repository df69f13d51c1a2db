"""Everything of one task for its card, and the pages behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.acting import Act
from core.errors import NotFoundError
from core.extending import granted, pending
from core.lateness import speaks_of
from core.people import Person, Unit, decides, manages_unit
from core.policy import Policy
from core.ports.delays import DelayRow, Delays
from core.ports.deliveries import DeliveryState
from core.ports.directives import Directive, Directives
from core.ports.people import People, Units
from core.ports.progress import (
    BlockerRow,
    Blockers,
    EvidenceRow,
    Evidences,
    ExtensionRow,
    Extensions,
    ProgressRow,
    ProgressRows,
)
from core.ports.tasks import Histories, HistoryRow, Tasks
from core.ports.unreached import Told, UnreachedPeople
from core.reminders_people import directory_of
from core.replies import full_code
from core.reporting import part_of
from core.tasks import Task

#: How far a task's history can be paged back, and its files listed.
DEPTH, FILES = 500, 40
HISTORY_PAGE = 8
#: Owners whose last message is shown on the card, the unreached first, of so many looked at.
_TOLD, _LOOKED = 5, 20
_IN_ORDER = (DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.SENDING,
             DeliveryState.SKIPPED)


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task as it is shown; `children` of a parent, with their units in `units`."""

    task: Task
    units: dict[int, Unit]
    assignees: tuple[Person, ...]
    directive: Directive | None
    latest: ProgressRow | None
    blockers: tuple[BlockerRow, ...]
    evidence: int
    waiting: ExtensionRow | None
    extended: int
    children: tuple[Task, ...] = ()
    #: Why it was late, and the names of those who said and decided something about it.
    delay: DelayRow | None = None
    names: dict[int, str] = field(default_factory=dict)
    #: For those who manage it: where the last message to each owner is, and how many are left out.
    told: tuple[Told, ...] = ()
    told_more: int = 0

    def unit_name(self, unit_id: int | None) -> str:
        """"" for none."""
        unit = self.units.get(unit_id) if unit_id is not None else None
        return unit.name if unit else ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Newest first; `names` of the people in it; `words` as they were typed, by the row's id."""

    task: Task
    rows: Sequence[HistoryRow]
    names: dict[int, str]
    page: int
    pages: int
    words: dict[int, str]


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """The task's files, newest first."""

    task: Task
    rows: Sequence[EvidenceRow]
    names: dict[int, str]


@dataclass(frozen=True, slots=True)
class ShowTask:
    """Within what the person may see; anything else does not exist for them."""

    tasks: Tasks
    units: Units
    people: People
    directives: Directives
    histories: Histories
    progress: ProgressRows
    blockers: Blockers
    evidences: Evidences
    extensions: Extensions
    delays: Delays
    unreached: UnreachedPeople
    policy: Policy

    async def by_code(self, act: Act, code: str) -> TaskCard:
        """The card of a code as typed."""
        full = full_code(code, self.policy.task_prefix, act.today.year)
        return await self._card(act, self._seen(act, await self.tasks.by_code(full)))

    async def __call__(self, act: Act, task_id: int) -> TaskCard:
        """The card."""
        return await self._card(act, self._seen(act, await self.tasks.get(task_id)))

    async def history(self, act: Act, task_id: int, page: int) -> HistoryPage:
        """Who did what, when, from where."""
        task = self._seen(act, await self.tasks.get(task_id))
        rows = await self.histories.of_task(task_id, DEPTH)
        pages = max(-(-len(rows) // HISTORY_PAGE), 1)
        page = min(max(page, 0), pages - 1)
        part = rows[page * HISTORY_PAGE:(page + 1) * HISTORY_PAGE]
        names, words = await self._names(part), await self._words(part)
        return HistoryPage(task, part, names, page, pages, words)

    async def evidence(self, act: Act, task_id: int) -> EvidenceList:
        """The files."""
        task = self._seen(act, await self.tasks.get(task_id))
        rows = await self.evidences.of_task(task_id, FILES)
        return EvidenceList(task, rows, await self._names(rows))

    def _seen(self, act: Act, task: Task | None) -> Task:
        if task is None or part_of(act.person, task) is None:
            raise NotFoundError("task")
        return task

    async def _words(self, rows: Sequence[HistoryRow]) -> dict[int, str]:
        """What was said with a change: the reply it rests on, as long as it is kept."""
        found = {}
        for row in rows:
            report = await self.progress.get(row.created.get("progress", 0))
            if report is not None and (report.raw_text or report.note):
                found[row.id] = report.raw_text or report.note
            delay = await self.delays.get(row.created.get("delay", 0))
            if delay is not None and not row.action.startswith("delay-judged"):
                contested = row.action == "delay-contested"
                found[row.id] = delay.contest if contested else delay.text
        return found

    async def _names(self, rows: Sequence[HistoryRow | EvidenceRow]) -> dict[int, str]:
        ids = [row.person_id for row in rows if row.person_id is not None]
        return {i: p.full_name for i, p in (await self.people.many(ids)).items()}

    async def _card(self, act: Act, task: Task) -> TaskCard:
        assignees = await self.people.many(sorted(task.assignees))
        directive = (await self.directives.get(task.directive_id)
                     if task.directive_id is not None else None)
        latest = await self.progress.of_task(task.id, 1)
        count, _ = await self.evidences.count_and_size(task.id)
        wishes = await self.extensions.of_task(task.id)
        children = await self.tasks.children(task.id) if task.is_parent else []
        delay = speaks_of(await self.delays.latest(task.id), task.deadline.due_on,
                          self.policy.zone)
        told, owners = await self._told(act, task)
        names = await self._speakers(delay) | owners
        return TaskCard(
            task, {unit.id: unit for unit in await self.units.all()}, tuple(assignees.values()),
            directive, latest[0] if latest else None,
            tuple(await self.blockers.open_of(task.id)), count, pending(wishes), granted(wishes),
            tuple(children), delay, names, told[:_TOLD], len(told[_TOLD:]),
        )

    async def _told(self, act: Act, task: Task) -> tuple[tuple[Told, ...], dict[int, str]]:
        """What the owners were told last, and their names; nothing for who does not manage it."""
        if task.is_parent or not (
                decides(act.person) or manages_unit(act.person, task.lead_unit_id)):
            return (), {}
        directory = await directory_of(self.people, [task])
        owners = [i for i in directory.owners(task) if i != act.person.id][:_LOOKED]
        told = await self.unreached.told(task.id, owners)
        worst_first = sorted(told, key=lambda one: one.state in _IN_ORDER)
        return tuple(worst_first), {i: directory.people[i].full_name for i in owners}

    async def _speakers(self, delay: DelayRow | None) -> dict[int, str]:
        if delay is None:
            return {}
        ids = {delay.person_id, delay.contested_by, delay.decided_by}
        found = await self.people.many(sorted(i for i in ids if i is not None))
        return {i: person.full_name for i, person in found.items()}
