"""Record one report on one task: the row, the task's columns, the blocker, the wish, the news."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.fold import fold
from core.notices import Kind
from core.people import Role
from core.ports.deliveries import Notify
from core.ports.people import People, Units
from core.ports.progress import Blockers, ProgressRow, ProgressRows
from core.ports.tasks import Tasks
from core.reminders_people import directory_of
from core.replies import Said
from core.reporting import Effect, Outcome, Part, effect, part_of
from core.tasks import State, Task, Timeliness, timeliness
from core.usecases.ask_extension import Asked, AskExtension
from core.usecases.change_task import ChangeTask

TEXT_LIMIT = 10_000
_DOUBLE_TAP = timedelta(minutes=1)
#: So many reports are looked at for one that overtook a late one.
_LOOKED_BACK = 20
#: What came late comes together, in each chat in the order in which it was said.
_CATCHING_UP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one report, to be echoed as understood.

    `refused` says why a wish for more time could not be put; `boundary`: done on the named day;
    `sent_at`: it was said earlier than it came.
    """

    task: Task
    outcome: Outcome
    said: Said
    change_id: str
    progress_id: int | None = None
    text: str = ""
    unit: str = ""
    asked: Asked | None = None
    refused: WorkError | None = None
    boundary: bool = False
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordProgress:
    """Owners move the task; supporting units add their part; everybody else may only leave a note
    when they decide or oversee."""

    tasks: Tasks
    progress: ProgressRows
    blockers: Blockers
    change: ChangeTask
    ask_extension: AskExtension
    people: People
    units: Units
    notify: Notify

    async def __call__(
        self, act: Act, task: Task, said: Said, text: str = "", *, as_note: bool = False
    ) -> Entry:
        """`text` as it was typed, "" for a button. Raises NotFoundError, ForbiddenError, and
        WorkError `task-is-parent`."""
        entry = await self._record(act, task, said, text, as_note)
        return replace(entry, sent_at=act.sent_at)

    async def _record(
        self, act: Act, task: Task, said: Said, text: str, as_note: bool
    ) -> Entry:
        part = part_of(act.person, task)
        if part is None:
            raise NotFoundError("task")
        if task.is_parent:
            raise WorkError("task-is-parent", code=task.code or "")
        if part is Part.READER:
            raise ForbiddenError("not-owner", code=task.code or "")
        if await self._is_double_tap(act, task, said, text):
            return Entry(task, Outcome.REPEATED, said, act.change_id)
        if as_note or said.unsure or part is Part.DECIDER:
            if not text:
                raise ForbiddenError("not-owner", code=task.code or "")
            return await self._note(act, task, said, text, Outcome.NOTED)
        if part is Part.SUPPORT:
            return await self._contribute(act, task, said, text)
        return await self._own(act, task, said, text)

    async def _own(self, act: Act, task: Task, said: Said, text: str) -> Entry:
        result = effect(task, said, text, act.said_on, act.now, act.today)
        if result.outcome is not Outcome.RECORDED:
            return await self._closed(act, task, said, text, result)
        if await self._is_overtaken(act, task):
            return await self._kept(act, task, said, text, Outcome.OVERTAKEN)
        progress_id = await self.progress.add(_row(act, task, said, text))
        created: dict[str, Any] = {"progress": progress_id}
        raised = await self._raise_blocker(act, task, said)
        if raised is not None:
            created["blocker"] = raised
        if said.cleared or said.is_done:
            created["closed_blockers"] = await self._close_blockers(act, task)
        action = "done" if said.is_done else "progress"
        fresh = await self.change(act, task, action, result.values, created)
        await self._tell(act, fresh, said, raised)
        asked, refused = await self._ask(act, fresh, said, text)
        return Entry(fresh, Outcome.RECORDED, said, act.change_id, progress_id, text,
                     asked=asked, refused=refused, boundary=_is_boundary(fresh))

    async def _closed(
        self, act: Act, task: Task, said: Said, text: str, result: Effect
    ) -> Entry:
        """The task takes no more progress; words that say more than "xong" are kept.

        So is a late "xong": it may have been said in time, before the one that counted.
        """
        if said.is_done and len(text.split()) <= 4 and act.sent_at is None:
            return Entry(task, result.outcome, said, act.change_id)
        return await self._kept(act, task, said, text, result.outcome)

    async def _is_overtaken(self, act: Act, task: Task) -> bool:
        """A later word of the task's owners came before this one."""
        if act.sent_at is None:
            return False
        rows = await self.progress.of_task(task.id, _LOOKED_BACK)
        return any(row.at > act.sent_at and row.state is not None and row.unit_id is None
                   and not _pressed_before(act, row) for row in rows)

    async def _kept(
        self, act: Act, task: Task, said: Said, text: str, outcome: Outcome
    ) -> Entry:
        if not text:
            return Entry(task, outcome, said, act.change_id)
        return await self._note(act, task, said, text, outcome)

    async def _note(
        self, act: Act, task: Task, said: Said, text: str, outcome: Outcome
    ) -> Entry:
        progress_id = await self.progress.add(
            {**_row(act, task, Said(), text), "note": text[:TEXT_LIMIT]}
        )
        fresh = await self.change(act, task, "note", {}, {"progress": progress_id})
        return Entry(fresh, outcome, said, act.change_id, progress_id, text)

    async def _contribute(self, act: Act, task: Task, said: Said, text: str) -> Entry:
        """A supporting unit's part: its own row, the lead's figures untouched (design.md §3)."""
        unit_id = min(act.person.units(Role.HEAD, Role.STAFF) & task.supporting)
        progress_id = await self.progress.add({**_row(act, task, said, text), "unit_id": unit_id})
        created: dict[str, Any] = {"progress": progress_id}
        raised = await self._raise_blocker(act, task, said)
        if raised is not None:
            created["blocker"] = raised
        fresh = await self.change(act, task, "contribution", {}, created)
        await self._tell_blocker(act, fresh, said, raised)
        unit = await self.units.get(unit_id)
        return Entry(fresh, Outcome.CONTRIBUTED, said, act.change_id, progress_id, text,
                     unit.name if unit else "")

    async def _raise_blocker(self, act: Act, task: Task, said: Said) -> int | None:
        """A new difficulty; the same words again are the same one."""
        if not said.blocker or said.is_done:
            return None
        words = fold(said.blocker)
        if any(fold(row.text) == words for row in await self.blockers.open_of(task.id)):
            return None
        return await self.blockers.add({
            "task_id": task.id, "person_id": act.person.id, "at": act.said_at,
            "text": said.blocker[:TEXT_LIMIT], "waits_for": said.waits_for or "",
        })

    async def _close_blockers(self, act: Act, task: Task) -> list[int]:
        rows = await self.blockers.open_of(task.id)
        for row in rows:
            await self.blockers.close(row.id, act.now)
        return [row.id for row in rows]

    async def _ask(
        self, act: Act, task: Task, said: Said, text: str
    ) -> tuple[Asked | None, WorkError | None]:
        if said.wants_extension_to is None:
            return None, None
        try:
            return await self.ask_extension(
                act, task.id, said.wants_extension_to, said.blocker or text), None
        except WorkError as error:
            # The report itself stands; only the wish could not be put.
            return None, error

    async def _tell(self, act: Act, task: Task, said: Said, raised: int | None) -> None:
        await self._tell_blocker(act, task, said, raised)
        payload = {"task_id": task.id, "by": act.person.id}
        if task.state is State.SUBMITTED and said.is_done:
            await self._tell_coordinators(act, Kind.SUBMITTED, payload)
        elif _is_boundary(task):
            await self._tell_coordinators(act, Kind.BOUNDARY, payload)

    async def _tell_blocker(
        self, act: Act, task: Task, said: Said, raised: int | None
    ) -> None:
        if raised is None:
            return
        directory = await directory_of(self.people, [task])
        told = {*directory.heads_of(task), *directory.coordinators} - {act.person.id}
        await self.notify(
            act.now, Kind.BLOCKER_RAISED, told,
            {"task_id": task.id, "by": act.person.id, "blocker_id": raised,
             "text": said.blocker or ""}, f"{act.change_id}:{task.id}")

    async def _tell_coordinators(self, act: Act, kind: Kind, payload: dict[str, Any]) -> None:
        found = await self.people.holding(Role.COORDINATOR)
        told = [person.id for person in found if person.id != act.person.id]
        await self.notify(act.now, kind, told, payload, f"{act.change_id}:{payload['task_id']}")

    async def _is_double_tap(self, act: Act, task: Task, said: Said, text: str) -> bool:
        """The same button pressed again within a minute."""
        if text or not task.is_open:
            return False
        last = await self.progress.of_task(task.id, 1)
        return bool(last) and (
            last[0].person_id == act.person.id and not last[0].raw_text
            and (last[0].state, last[0].percent) == (said.state, said.percent)
            and abs(act.said_at - last[0].at) < _DOUBLE_TAP
        )


def _row(act: Act, task: Task, said: Said, text: str) -> dict[str, Any]:
    done, total = said.counts or (None, None)
    return {
        "task_id": task.id, "person_id": act.person.id, "at": act.said_at, "channel": act.channel,
        "raw_text": text[:TEXT_LIMIT] or None, "state": said.state, "percent": said.percent,
        "done_count": done, "total_count": total, "forecast_on": said.forecast,
    }


def _pressed_before(act: Act, row: ProgressRow) -> bool:
    """The person's own press, which came just before: Telegram dates none, so it only seems later
    than the words that it stood before."""
    return (not row.raw_text and (row.person_id, row.channel) == (act.person.id, act.channel)
            and act.now - row.at < _CATCHING_UP)


def _is_boundary(task: Task) -> bool:
    if task.completed_on is None or task.state is not State.COMPLETED:
        return False
    stands = timeliness(task.deadline, task.completed_on, task.boundary_decision)
    return stands is Timeliness.BOUNDARY
