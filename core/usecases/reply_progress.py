"""A text from somebody: read it, find the task it means, record it or ask."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from core.acting import Act
from core.calendar import WorkCalendar
from core.ports.runtime import Calendar
from core.ports.updates import Spoken
from core.progress.context import Asked, ReplyContext
from core.replies import Choice, Said, Values, is_courtesy, matching, said
from core.tasks import State, Task
from core.usecases.choose_tasks import ChooseTasks, Heard, Where
from core.usecases.record_progress import Entry, RecordProgress

#: Tasks offered when it must be asked which is meant.
OFFERED = 8
#: "CCHC-2026-012", "việc số 7": a name and nothing else.
_BARE_REF = 3
#: A task's stored state in the reader's codes.
_READERS_STATE = {
    State.ASSIGNED: "not_started", State.IN_PROGRESS: "in_progress",
    State.RETURNED: "in_progress", State.SUBMITTED: "done", State.COMPLETED: "done",
    State.PAUSED: "paused",
}
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
    @property
    def all_tasks(self) -> bool: ...
    @property
    def task_count(self) -> int | None: ...


ReadReply: TypeAlias = Callable[[str, datetime, WorkCalendar, ReplyContext | None], Reading]


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

    choose: ChooseTasks
    calendar: Calendar
    record: RecordProgress
    read: ReadReply

    async def __call__(self, act: Act, text: str, where: Where) -> Reply:
        """Record on each task that is meant, or say what must be asked."""
        calendar = await self.calendar.load(act.said_on.year)
        reading = self.read(text, act.said_at, calendar, None)
        heard = await self.choose.heard(act, where)
        choice = await self._choice(act, reading, heard)
        if len(choice.tasks) == 1 and not reading.items:
            context = _context(choice.tasks[0], heard.spoken)
            reading = self.read(text, act.said_at, calendar, context)
        if not reading.is_progress:
            if is_courtesy(text) and not reading.task_refs:
                return Idle.COURTESY
            if len(choice.tasks) == 1 and reading.task_refs and len(text.split()) <= _BARE_REF:
                return Named(choice.tasks[0])
            if not (choice.tasks and (heard.replied or reading.task_refs)):
                return _unclear(choice, text)
        if _of_others(act, choice, reading, heard):
            return _unclear(choice, text)
        if not choice.tasks:
            return _ask(choice, text, several=heard.replied or reading.all_tasks)
        entries = [await self._record(act, task, reading, text, choice.lines)
                   for task in choice.tasks]
        return Recorded(tuple(entries), choice.unknown)

    async def on(self, act: Act, task: Task, text: str) -> Entry:
        """The text is about this task: chosen by a button or named in a command."""
        return await self._record(act, task, await self.reading(act, text), text, {})

    async def blocked(self, act: Act, task: Task, text: str) -> Entry:
        """The words are a difficulty, unless they say that the task is done."""
        reading = await self.reading(act, text)
        if reading.is_progress and reading.state == "done":
            return await self._record(act, task, reading, text, {})
        values = Said("blocked", reading.percent, reading.counts, reading.blocker or text.strip(),
                      reading.waits_for, reading.forecast)
        return await self.record(act, task, values, text)

    async def reading(self, act: Act, text: str) -> Reading:
        """What the words say, on the office's calendar."""
        return self.read(text, act.said_at, await self.calendar.load(act.said_on.year), None)

    async def _choice(self, act: Act, reading: Reading, heard: Heard) -> Choice:
        if reading.all_tasks and not reading.task_refs:
            return await self.choose.everything(act, heard, reading.task_count)
        return await self.choose(act, reading.task_refs, heard)

    async def _record(
        self, act: Act, task: Task, reading: Reading, text: str, lines: Mapping[str, Task]
    ) -> Entry:
        values = _values_for(task, reading, text, lines)
        return await self.record(act, task, values, text, as_note=not reading.is_progress)


def _context(task: Task, heard: Spoken) -> ReplyContext:
    """What the bot knows before it reads a word about `task`; its question only if about it."""
    asked = Asked(heard.asked) if heard.asked and task.id in heard.task_ids else None
    return ReplyContext(_READERS_STATE.get(task.state), asked)


def _values_for(task: Task, reading: Reading, text: str, lines: Mapping[str, Task]) -> Said:
    """The task's own item when the message speaks of several, else the whole message."""
    sure = reading.confidence >= SURE_FROM
    for item in reading.items:
        if _means(item.task_ref, task, lines):
            return said(item, text, sure=sure)
    whole = said(reading, text, sure=sure)
    # A report without any value ("đang theo dõi") is a note; nothing has to be asked about it.
    return replace(whole, unsure=whole.unsure and not whole.wants_extension)


def _means(ref: str, task: Task, lines: Mapping[str, Task]) -> bool:
    if ref in lines:
        return lines[ref].id == task.id
    return bool(matching(ref, [task]))


def _of_others(act: Act, choice: Choice, reading: Reading, heard: Heard) -> bool:
    """ "Sửa hạn thành 30/3" right behind an order: hardly a report on work that is others'."""
    if heard.replied or reading.task_refs or not choice.tasks:
        return False
    if reading.confidence > SURE_FROM:
        # A bare "xong" behind an order to another unit: who gives it has done with giving.
        return reading.state == "done" and not any(
            task.lead_unit_id in act.person.units() or _does(act, task) for task in choice.tasks)
    return not any(_does(act, task) for task in choice.tasks)


def _does(act: Act, task: Task) -> bool:
    """Is the work in the person's own hands? Who gave it away has a unit in it all the same."""
    if act.person.id in task.assignees or act.person.units() & task.supporting:
        return True
    return not task.assignees and task.lead_unit_id in act.person.units()


def _ask(choice: Choice, text: str, *, several: bool) -> Reply:
    if not choice.candidates:
        return Idle.HINT
    return AskWhich(choice.candidates[:OFFERED], text, unknown=choice.unknown, several=several)


def _unclear(choice: Choice, text: str) -> Reply:
    candidates = choice.tasks or choice.candidates
    return AskWhich(candidates[:OFFERED], text, Why.UNCLEAR) if candidates else Idle.HINT
