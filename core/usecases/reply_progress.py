"""A text from somebody: read it, find the task it means, record it or ask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias

from core.acting import Act
from core.calendar import WorkCalendar
from core.people import Role
from core.policy import Policy
from core.ports.runtime import Calendar
from core.ports.tasks import Tasks
from core.ports.updates import SentMessages
from core.replies import Choice, Said, Values, choose, is_courtesy, matching, said
from core.reporting import part_of
from core.tasks import State, Task
from core.usecases.record_progress import Entry, RecordProgress

#: Tasks looked at, and offered when it must be asked which is meant.
MINE, OFFERED = 50, 8
_SPOKEN_OF = timedelta(hours=48)
#: "CCHC-2026-012", "việc số 7": a name and nothing else.
_BARE_REF = 3
#: Below it a reading is asked about before it moves a task.
SURE_FROM = 0.6


class Item(Values, Protocol):
    """One task's part of a message (core.progress.ItemReading)."""

    @property
    def task_ref(self) -> str: ...


class Reading(Values, Protocol):
    """What a message says (core.progress.ReplyReading)."""

    @property
    def is_progress(self) -> bool: ...
    @property
    def task_refs(self) -> Sequence[str]: ...
    @property
    def items(self) -> Sequence[Item]: ...
    @property
    def confidence(self) -> float: ...


ReadReply: TypeAlias = Callable[[str, datetime, WorkCalendar], Reading]


@dataclass(frozen=True, slots=True)
class Where:
    """The chat a message came in, and the message of ours that it replies to."""

    chat_id: int
    replied_to: str | None = None


class Why(StrEnum):
    """Why a task must be asked for."""

    WHICH = "which"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry a task; `unknown`: references that mean none of the person's tasks."""

    entries: tuple[Entry, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskWhich:
    """Nothing is recorded yet: the text has to be kept until a task is chosen."""

    candidates: tuple[Task, ...]
    text: str
    why: Why = Why.WHICH
    unknown: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Only a task was named, nothing said of it."""

    task: Task


class Idle(StrEnum):
    """Nothing to record."""

    COURTESY = "courtesy"
    HINT = "hint"


Reply: TypeAlias = Recorded | AskWhich | Named | Idle


@dataclass(frozen=True, slots=True)
class ReplyProgress:
    """Free text: a reply to a ping, a sentence with a code, or a word on the only open task."""

    tasks: Tasks
    sent: SentMessages
    calendar: Calendar
    record: RecordProgress
    read: ReadReply
    policy: Policy

    async def __call__(self, act: Act, text: str, where: Where) -> Reply:
        """Record on each task that is meant, or say what must be asked."""
        reading = await self.reading(act, text)
        choice = await self.choice(act, reading.task_refs, where)
        replied = bool(await self._replied(act, where))
        if not reading.is_progress:
            if is_courtesy(text) and not reading.task_refs:
                return Idle.COURTESY
            if len(choice.tasks) == 1 and reading.task_refs and len(text.split()) <= _BARE_REF:
                return Named(choice.tasks[0])
            if not (choice.tasks and (replied or reading.task_refs)):
                return _unclear(choice, text)
        if not choice.tasks:
            return _ask(choice, text, several=replied)
        entries = [await self._record(act, task, reading, text) for task in choice.tasks]
        return Recorded(tuple(entries), choice.unknown)

    async def on(self, act: Act, task: Task, text: str) -> Entry:
        """The text is about this task: chosen by a button or named in a command."""
        return await self._record(act, task, await self.reading(act, text), text)

    async def blocked(self, act: Act, task: Task, text: str) -> Entry:
        """The words are a difficulty, unless they say that the task is done."""
        reading = await self.reading(act, text)
        if reading.is_progress and reading.state == "done":
            return await self._record(act, task, reading, text)
        values = Said("blocked", reading.percent, reading.counts, reading.blocker or text.strip(),
                      reading.waits_for, reading.forecast)
        return await self.record(act, task, values, text)

    async def reading(self, act: Act, text: str) -> Reading:
        """What the words say, on the office's calendar."""
        return self.read(text, act.now, await self.calendar.load(act.today.year))

    async def choice(self, act: Act, refs: Sequence[str], where: Where) -> Choice:
        """Which tasks are meant."""
        mine = await self.mine(act)
        replied = await self._replied(act, where)
        spoken = await self.sent.last(act.channel, where.chat_id, act.now - _SPOKEN_OF)
        recent = [t for t in await self._known(act, spoken) if t.is_open]
        named = [t for ref in refs if (t := await self._by_ref(act, ref, [*replied, *mine]))]
        return choose(refs, replied, [*mine, *named] if named else mine, recent)

    async def mine(self, act: Act) -> list[Task]:
        """The person's own open tasks, most urgent first."""
        return await self.tasks.open_of(act.person.id, act.person.units(Role.HEAD), MINE)

    async def _replied(self, act: Act, where: Where) -> list[Task]:
        if where.replied_to is None:
            return []
        ids = await self.sent.tasks_of(act.channel, where.chat_id, where.replied_to)
        return await self._known(act, ids)

    async def _known(self, act: Act, ids: Sequence[int]) -> list[Task]:
        found = await self.tasks.many(ids)
        return [t for t in found if part_of(act.person, t) is not None]

    async def _by_ref(self, act: Act, ref: str, known: Sequence[Task]) -> Task | None:
        """A task named by its code that is not among the person's own open ones."""
        if matching(ref, known):
            return None
        code = ref
        if ref.isdecimal():
            code = f"{self.policy.task_prefix}-{act.today.year}-{int(ref):03d}"
        task = await self.tasks.by_code(code) if len(code) <= 40 else None
        if task is None or task.state is State.DRAFT:
            return None
        return task if part_of(act.person, task) is not None else None

    async def _record(self, act: Act, task: Task, reading: Reading, text: str) -> Entry:
        values = _values_for(task, reading, text)
        return await self.record(act, task, values, text, as_note=not reading.is_progress)


def _values_for(task: Task, reading: Reading, text: str) -> Said:
    """The task's own item when the message speaks of several, else the whole message."""
    sure = reading.confidence >= SURE_FROM
    for item in reading.items:
        if matching(item.task_ref, [task]):
            return said(item, text, sure=sure)
    whole = said(reading, text, sure=sure)
    # A report without any value ("đang theo dõi") is a note; nothing has to be asked about it.
    return replace(whole, unsure=whole.unsure and not whole.wants_extension)


def _ask(choice: Choice, text: str, *, several: bool) -> Reply:
    if not choice.candidates:
        return Idle.HINT
    return AskWhich(choice.candidates[:OFFERED], text, unknown=choice.unknown, several=several)


def _unclear(choice: Choice, text: str) -> Reply:
    candidates = choice.tasks or choice.candidates
    return AskWhich(candidates[:OFFERED], text, Why.UNCLEAR) if candidates else Idle.HINT
