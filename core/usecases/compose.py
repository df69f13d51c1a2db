"""A delivery row → what is told, read from the database at the moment of sending.

Rights, responsibility and the task's state are checked again here: who lost access meanwhile,
or whose task is done, is told nothing (delivery.md §1 #3, #10).
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeAlias

from core.digest import Digest
from core.lateness import days_late, may_judge, waits_for_verdict
from core.notices import (
    BlockerAnswered,
    BlockerRaised,
    BoundaryDecision,
    ChannelChanged,
    CompletionSubmitted,
    DelayJudged,
    DelayRaised,
    EvidenceAsked,
    ExtensionAsked,
    ExtensionDecided,
    HourPing,
    Kind,
    Line,
    Morning,
    Notice,
    Returned,
    TaskChanged,
    TasksAssigned,
    Urge,
)
from core.people import Person, decides, sees_task
from core.ports.delays import Delays
from core.ports.deliveries import Deliveries, Delivery, Item
from core.ports.people import People, Units
from core.ports.progress import Blockers, Evidences, Extensions
from core.ports.tasks import Tasks
from core.reminders import HOUR, Ground, answered_until, due_moment, in_peace
from core.reminders_people import Directory
from core.tasks import State, Task, Timeliness, timeliness
from core.usecases.ask_evidence import lacks_evidence


@dataclass(frozen=True, slots=True)
class Skip:
    """Nothing to tell any more, and why."""

    reason: str


GONE = Skip("gone")
NOT_ALLOWED = Skip("not_allowed")
Composed: TypeAlias = Notice | Skip


@dataclass(frozen=True, slots=True)
class Scene:
    """The reader of one message, and what holds while it is composed."""

    person: Person
    directory: Directory
    ground: Ground
    now: datetime

    @property
    def today(self) -> date:
        """The office's date."""
        return self.now.astimezone(self.ground.zone).date()


@dataclass(frozen=True, slots=True)
class Compose:
    """One method a kind; called inside a reading unit."""

    deliveries: Deliveries
    tasks: Tasks
    people: People
    units: Units
    extensions: Extensions
    blockers: Blockers
    build_digest: Callable[[datetime], Awaitable[Digest]]
    delays: Delays
    parts: Callable[[Delivery, Scene], Awaitable["Composed"]]
    evidences: Evidences
    unreached: Callable[[Delivery, Scene], Awaitable["Composed"]]
    quota: Callable[[Delivery, Scene], Awaitable["Composed"]]
    #: The last digest, by its moment: all its readers of one batch get the same page.
    digests: dict[datetime, Digest] = field(default_factory=dict)
    counting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self, delivery: Delivery, scene: Scene) -> Composed:
        """What this message says to its reader now, or Skip."""
        match Kind(delivery.kind):
            case Kind.MORNING | Kind.HOUR:
                return await self._pings(delivery, scene)
            case Kind.DIGEST:
                return await self._digest(scene)
            case Kind.URGE:
                items = await self.deliveries.items(delivery.id)
                return await self._owned(delivery, scene, [i.task_id for i in items])
            case Kind.EVIDENCE_ASKED:
                return await self._unproven(delivery, scene)
            case Kind.ASSIGNED:
                return await self._owned(delivery, scene, delivery.payload.get("task_ids", ()))
            case Kind.UNREACHABLE:
                return await self.unreached(delivery, scene)
            case Kind.LINKED | Kind.UNLINKED:
                return ChannelChanged(
                    str(delivery.payload["channel"]), delivery.kind == Kind.LINKED)
            case Kind.QUOTA | Kind.PEOPLE_LIMIT:
                return await self.quota(delivery, scene)
            case (Kind.PARTS | Kind.PARTS_URGED | Kind.PARTS_DONE | Kind.PARTS_MISSING
                  | Kind.PARTS_IN):
                return await self.parts(delivery, scene)
            case _:
                return await self._about_one(delivery, scene)

    async def _pings(self, delivery: Delivery, scene: Scene) -> Composed:
        found: dict[int, list[Item]] = {}
        for item in await self.deliveries.items(delivery.id):
            found.setdefault(item.task_id, []).append(item)
        lines = []
        for task in await self.tasks.many(list(found)):
            levels = [level_of(i) for i in found[task.id] if is_due(i, task, scene)]
            if levels:
                # The owner's own ping says more than "somebody of yours is late".
                lines.append(replace(await self._line(task, scene), level=min(levels)))
        if not lines:
            return GONE
        if delivery.kind == Kind.HOUR:
            due_at = due_moment(lines[0].task, scene.ground.zone)
            return GONE if due_at is None else HourPing(lines[0], due_at)
        return Morning(scene.today, tuple(sorted(lines, key=_urgency)))

    async def _digest(self, scene: Scene) -> Composed:
        if not decides(scene.person):
            return NOT_ALLOWED
        async with self.counting:
            digest = self.digests.get(scene.now) or await self.build_digest(scene.now)
            self.digests.clear()
            self.digests[scene.now] = digest
        # An office that has no tasks yet is not sent a page of zeros.
        return digest if digest.units or digest.before else GONE

    async def _owned(
        self, delivery: Delivery, scene: Scene, task_ids: Sequence[int]
    ) -> Composed:
        tasks = await self.tasks.many(task_ids)
        mine = [t for t in tasks if t.is_open and scene.person.id in scene.directory.owners(t)]
        if not mine:
            return GONE
        lines = tuple(sorted([await self._line(t, scene) for t in mine], key=_urgency))
        by = await self._name(delivery)
        return Urge(by, lines) if delivery.kind == Kind.URGE else TasksAssigned(by, lines)

    async def _unproven(self, delivery: Delivery, scene: Scene) -> Composed:
        items = await self.deliveries.items(delivery.id)
        lines = [
            await self._line(task, scene)
            for task in await self.tasks.many([i.task_id for i in items])
            if scene.person.id in scene.directory.owners(task)
            and lacks_evidence(task, (await self.evidences.count_and_size(task.id))[0])
        ]
        return EvidenceAsked(await self._name(delivery), tuple(lines)) if lines else GONE

    async def _about_one(self, delivery: Delivery, scene: Scene) -> Composed:
        task = await self.tasks.get(delivery.payload["task_id"])
        if task is None:
            return GONE
        if not sees_task(scene.person, task.people):
            return NOT_ALLOWED
        line = await self._line(task, scene)
        by = await self._name(delivery)
        payload = delivery.payload
        reason = str(payload.get("reason", ""))
        match Kind(delivery.kind):
            case Kind.EXTENSION_ASKED:
                return await self._extension(delivery, scene, line, by)
            case Kind.EXTENSION_DECIDED:
                granted = payload.get("granted_on")
                return ExtensionDecided(
                    line, by, date.fromisoformat(granted) if granted else None, reason)
            case Kind.BLOCKER_RAISED:
                return await self._blocker(delivery, line, by)
            case Kind.BLOCKER_ANSWERED:
                return BlockerAnswered(line, by, str(payload.get("text", "")))
            case Kind.SUBMITTED | Kind.BOUNDARY:
                return _completion(delivery, scene, line, by)
            case Kind.RETURNED:
                return Returned(line, by, reason) if task.state is State.RETURNED else GONE
            case Kind.DELAY_RAISED | Kind.DELAY_JUDGED:
                return await self._delay(delivery, scene, line, by)
            case Kind.CHANGED:
                return TaskChanged(line, by, str(payload["change"]), reason)
            case _:
                return GONE

    async def _extension(
        self, delivery: Delivery, scene: Scene, line: Line, by: str
    ) -> Composed:
        if not decides(scene.person):
            return NOT_ALLOWED
        asked = await self.extensions.get(delivery.payload["extension_id"])
        if asked is None or asked.decided_at is not None or not line.task.is_open:
            return GONE
        return ExtensionAsked(line, by, asked.id, asked.wanted_on, asked.reason)

    async def _blocker(self, delivery: Delivery, line: Line, by: str) -> Composed:
        raised = await self.blockers.get(delivery.payload["blocker_id"])
        if raised is None or raised.closed_at is not None or raised.answered_at is not None:
            return GONE
        return BlockerRaised(line, by, raised.id, raised.text)

    async def _delay(
        self, delivery: Delivery, scene: Scene, line: Line, by: str
    ) -> Composed:
        row = await self.delays.get(delivery.payload["delay_id"])
        last = await self.delays.latest(line.task.id)
        days = days_late(line.task, scene.today)
        if row is None or last is None or row.id != last.id or not days:
            return GONE
        if delivery.kind == Kind.DELAY_JUDGED:
            return DelayJudged(line, by, row)
        if not may_judge(scene.person, line.task, row):
            return NOT_ALLOWED
        return DelayRaised(line, by, row, days) if waits_for_verdict(row) else GONE

    async def _line(self, task: Task, scene: Scene) -> Line:
        unit = await self.units.get(task.lead_unit_id) if task.lead_unit_id else None
        due_on = task.deadline.due_on
        left = (due_on - scene.today).days if due_on else None
        return Line(task, unit.short_name if unit else "", left)

    async def _name(self, delivery: Delivery) -> str:
        by = delivery.payload.get("by")
        person = await self.people.get(by) if by is not None else None
        return person.full_name if person else ""


def level_of(item: Item) -> int:
    """0 for the owner's own pings, else the escalation's level."""
    kind, _, level = item.milestone.partition(":")
    return int(level) if kind == "escalate" else 0


def is_due(item: Item, task: Task, scene: Scene) -> bool:
    """True when the item is still to be told to this reader."""
    if not task.is_open or item.revision != task.deadline_revision:
        return False
    level = level_of(item)
    if level:
        answered = answered_until(task, scene.ground.ladder) > scene.now
        return not answered and scene.person.id in scene.directory.escalated_to(task, level)
    if item.milestone == HOUR:
        due_at = due_moment(task, scene.ground.zone)
        if due_at is None or due_at <= scene.now:
            return False
    owner = scene.person.id in scene.directory.owners(task)
    return owner and not in_peace(task, scene.now, scene.ground)


def _completion(delivery: Delivery, scene: Scene, line: Line, by: str) -> Composed:
    task = line.task
    if not decides(scene.person):
        return NOT_ALLOWED
    if delivery.kind == Kind.SUBMITTED:
        return CompletionSubmitted(line, by) if task.state is State.SUBMITTED else GONE
    undecided = task.completed_on is not None and timeliness(
        task.deadline, task.completed_on, task.boundary_decision) is Timeliness.BOUNDARY
    return BoundaryDecision(line, by) if undecided else GONE


def _urgency(line: Line) -> tuple[bool, bool, int, int]:
    """Own tasks before others', overdue ones first, those without a deadline last."""
    late = line.days_left
    return line.level > 0, late is None, late if late is not None else 0, line.task.id

