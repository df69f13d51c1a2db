"""Why a task was late: the owner says it or contests the record; others than the owner judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.lateness import (
    TEXT_LIMIT,
    Cause,
    days_late,
    is_excused,
    is_open_contest,
    may_judge,
    speaks_of,
)
from core.notices import Kind
from core.people import Role, decides, owns_task
from core.ports.delays import DelayRow, Delays
from core.ports.deliveries import Notify
from core.ports.people import People
from core.ports.tasks import Tasks
from core.reminders_people import directory_of
from core.reporting import part_of
from core.tasks import Task
from core.usecases.change_task import ChangeTask


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands now; `told`: somebody who may judge it was told. `days` the task is late by."""

    task: Task
    row: DelayRow
    days: int
    told: bool
    change_id: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """An old button: this stands now, and nothing was done. `mine`: by the presser, the same."""

    task: Task
    row: DelayRow
    days: int
    mine: bool


@dataclass(frozen=True, slots=True)
class _Record:
    """Adds a row to a task's record, writes the history, tells people."""

    tasks: Tasks
    delays: Delays
    change: ChangeTask
    people: People
    notify: Notify

    async def _late(self, act: Act, task_id: int) -> tuple[Task, DelayRow | None]:
        """The task, late now, and what is said of that."""
        task = await self.tasks.get(task_id)
        if task is None or part_of(act.person, task) is None:
            raise NotFoundError("task")
        if not days_late(task, act.today):
            raise WorkError("delay-not-late", code=task.code or "")
        found = await self.delays.latest(task_id)
        return task, speaks_of(found, task.deadline.due_on, act.zone)

    async def _add(
        self, act: Act, task: Task, old: DelayRow | None, action: str, values: Mapping[str, Any]
    ) -> DelayRow:
        # Two people at once would each rest on the same old row: the task's version tells.
        await self.tasks.update(task, {})
        delay_id = await self.delays.add({**_values(act, task, old), **values})
        await self.change(act, task, action, {}, {"delay": delay_id})
        row = await self.delays.get(delay_id)
        if row is None:
            raise NotFoundError("delay")
        return row


@dataclass(frozen=True, slots=True)
class ExplainDelay(_Record):
    """By an owner of the task; who may judge it is told."""

    async def find(
        self, act: Act, task_id: int, *, reason: bool = False
    ) -> tuple[Task, DelayRow | None]:
        """The late task and its record, when the person may speak of it, or give a `reason`.

        Raises NotFoundError, ForbiddenError, WorkError `delay-not-late`, `delay-confirmed`.
        """
        task, row = await self._late(act, task_id)
        if not owns_task(act.person, task.people):
            raise ForbiddenError("delay-not-owner", code=task.code or "")
        if reason and is_excused(row):
            # Other words would have to be judged again: a confirmed cause is not lost by a slip.
            raise WorkError("delay-confirmed", code=task.code or "")
        return task, row

    async def reason(self, act: Act, task_id: int, cause: Cause, text: str) -> Explained:
        """Say why; another reason takes the place of an earlier one, and waits for a verdict."""
        await self.find(act, task_id, reason=True)
        values = {"person_id": act.person.id, "at": act.now, "cause": cause.value,
                  "text": _words(text), "verdict": "", "decided_by": None, "decided_at": None}
        return await self._said(act, task_id, f"delay-{cause.value}", values)

    async def contest(self, act: Act, task_id: int, text: str) -> Explained:
        """Hold something against the record; it stands beside it, whatever is decided."""
        _, old = await self.find(act, task_id)
        at = _after(act.now, old.decided_at if old else None)
        values = {"contest": _words(text), "contested_by": act.person.id, "contested_at": at}
        return await self._said(act, task_id, "delay-contested", values)

    async def _said(
        self, act: Act, task_id: int, action: str, values: Mapping[str, Any]
    ) -> Explained:
        task, old = await self.find(act, task_id)
        row = await self._add(act, task, old, action, values)
        judges = [p.id for p in await self._judges(task, row) if p.id != act.person.id]
        payload = {"task_id": task.id, "by": act.person.id, "delay_id": row.id}
        await self.notify(act.now, Kind.DELAY_RAISED, judges, payload, f"delay:{row.id}")
        return Explained(task, row, days_late(task, act.today), bool(judges), act.change_id)

    async def _judges(self, task: Task, row: DelayRow) -> list[Any]:
        """Coordinators; where none may judge it, the directors."""
        for role in (Role.COORDINATOR, Role.DIRECTOR):
            found = [p for p in await self.people.holding(role) if may_judge(p, task, row)]
            if found:
                return found
        return []


@dataclass(frozen=True, slots=True)
class JudgeDelay(_Record):
    """By who decides and has no share in it; the owner is told. May be judged anew later."""

    async def find(self, act: Act, delay_id: int) -> tuple[Task, DelayRow, DelayRow]:
        """The late task, the row of the button, and the one that stands now.

        Raises NotFoundError `delay`, ForbiddenError, WorkError `delay-not-late`.
        """
        asked = await self.delays.get(delay_id)
        if asked is None:
            raise NotFoundError("delay")
        task, row = await self._late(act, asked.task_id)
        if not decides(act.person):
            raise ForbiddenError
        if row is None:
            raise NotFoundError("delay")
        if not may_judge(act.person, task, row):
            raise ForbiddenError("delay-own", code=task.code or "")
        return task, asked, row

    async def __call__(self, act: Act, delay_id: int, verdict: Cause) -> Explained | Superseded:
        """Objective: excused. Subjective: the task stays late. The name stands with it."""
        task, asked, row = await self.find(act, delay_id)
        same = row.verdict == verdict and not is_open_contest(row)
        if row.id != asked.id or same:
            mine = same and row.decided_by == act.person.id
            return Superseded(task, row, days_late(task, act.today), mine)
        values = {"verdict": verdict.value, "decided_by": act.person.id,
                  "decided_at": _after(act.now, row.contested_at)}
        fresh = await self._add(act, task, row, f"delay-judged-{verdict.value}", values)
        directory = await directory_of(self.people, [task])
        told = {fresh.person_id, fresh.contested_by, *directory.owners(task)}
        payload = {"task_id": task.id, "by": act.person.id, "delay_id": fresh.id}
        await self.notify(act.now, Kind.DELAY_JUDGED,
                          [i for i in told if i is not None and i != act.person.id],
                          payload, f"delay:{fresh.id}")
        return Explained(task, fresh, days_late(task, act.today), True, act.change_id)


def _after(now: datetime, other: datetime | None) -> datetime:
    """`now`, or the least bit after `other`: an objection and a verdict answer each other."""
    return now if other is None else max(now, other + timedelta(microseconds=1))


def _words(text: str) -> str:
    words = text.strip()[:TEXT_LIMIT]
    if not words:
        raise WorkError("text-empty")
    return words


def _values(act: Act, task: Task, old: DelayRow | None) -> dict[str, Any]:
    """The columns of a row that goes on from `old`."""
    if old is None:
        return {"task_id": task.id, "person_id": act.person.id, "at": act.now, "cause": "",
                "text": ""}
    return {"task_id": task.id, "person_id": old.person_id, "at": old.at, "cause": old.cause,
            "text": old.text, "verdict": old.verdict, "decided_by": old.decided_by,
            "decided_at": old.decided_at, "contest": old.contest,
            "contested_by": old.contested_by, "contested_at": old.contested_at}
