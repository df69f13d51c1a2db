"""The ladder lived through in memory: the real rules, a planner and a sender of a few lines.

What is sent is written down with all that was true at that moment, so that a test can say of each
message why it was right. `expected` says, from the words of the rule alone, what the days to come
must bring.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.acting import Act
from core.calendar import WorkCalendar
from core.people import Membership, Person, Role
from core.policy import Ladder
from core.ports.deliveries import Item
from core.reminders import HOUR, Ground, in_peace, look
from core.reminders_people import Directory
from core.reminders_times import Slot, is_quiet, slots_from
from core.tasks import OPEN, Deadline, Kind, State, Task
from core.usecases.change_task import ChangeTask
from core.usecases.compose import Scene, is_due

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
UNIT, OWNERS, HEAD, COORDINATOR, DIRECTOR = 1, (1, 2), 3, 4, 5
#: Tết of 2026 with its nine days off, 1 January, 30 April to 1 May, and a Saturday worked instead.
CALENDAR = WorkCalendar(
    off=frozenset([date(2026, 1, 1), date(2026, 1, 2), date(2026, 4, 27), date(2026, 4, 30),
                   date(2026, 5, 1), *(date(2026, 2, 16 + n) for n in range(5))]),
    working=frozenset([date(2026, 1, 10), date(2026, 5, 9)]))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """One task in one message that has left."""

    at: datetime
    person: int
    item: Item
    task: Task


@dataclass
class Message:
    """A morning message or the last word before an hour."""

    person: int
    send_at: datetime
    items: list[Item] = field(default_factory=list)


@dataclass
class Life:
    """An office of five people whose clock is moved by hand."""

    ladder: Ladder = field(default_factory=Ladder)
    now: datetime = datetime(2026, 1, 5, 1, tzinfo=UTC)
    tasks: dict[int, Task] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    sendings: list[tuple[datetime, int, str]] = field(default_factory=list)
    down: bool = False

    def __post_init__(self) -> None:
        self.people = {i: _person(i, Role.STAFF) for i in OWNERS} | {
            HEAD: _person(HEAD, Role.HEAD), COORDINATOR: _person(COORDINATOR, Role.COORDINATOR),
            DIRECTOR: _person(DIRECTOR, Role.DIRECTOR)}
        self._queue: dict[str, Message] = {}
        self._gone: set[str] = set()
        self._planned: set[tuple[int, Item]] = set()
        self.ground = Ground(self.ladder, ZONE, CALENDAR)

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def give(self, due_on: date | None, due_time: time | None, owner: int, **more: Any) -> Task:
        """A task given now."""
        number = len(self.tasks) + 1
        self.tasks[number] = Task(
            number, f"X-{number}", "x", State.ASSIGNED, Kind.ASSIGNED, "", UNIT,
            Deadline("", due_on, due_time), assigned_on=self.today, wake_at=self.now,
            assignees=frozenset({owner}), **more)
        return self.tasks[number]

    def change(self, number: int, **values: Any) -> None:
        """The one way a task changes: the real use case, over this office."""
        act = Act(self.people[COORDINATOR], "test", self.now, ZONE)
        _run(ChangeTask(_Store(self), _Nothing())(  # type: ignore[arg-type]  # two small doubles
            act, self.tasks[number], "test", values))

    def set_person(self, number: int, **values: Any) -> None:
        """Who comes, goes, or chooses another hour: then what waits moves along."""
        self.people[number] = replace(self.people[number], **values)
        if "morning_at" in values:
            self._again([k for k, m in self._queue.items()
                         if m.person == number and k.startswith("morning")])

    def tick(self) -> None:
        """Plan and send what is due."""
        self._carry()
        if all(t.wake_at is None or t.wake_at > self.now for t in self.tasks.values()) and all(
                m.send_at > self.now for m in self._queue.values()):
            return
        directory = Directory.of(self.people.values())
        for task in [t for t in self.tasks.values() if t.wake_at and t.wake_at <= self.now]:
            self._look(task, directory)
        if not self.down and not is_quiet(self.now, self.ladder, ZONE):
            self._send(directory)

    def _look(self, task: Task, directory: Directory) -> None:
        seen = look(task, self.now, self.ground)
        owners = set(directory.owners(task))
        revision = task.deadline_revision
        if seen.ping:
            self._place(owners, Item(task.id, seen.ping, revision))
        for level in seen.escalations:
            others = set(directory.escalated_to(task, level)) - owners
            self._place(others, Item(task.id, f"escalate:{level}", revision))
        for person in owners if seen.hour else ():
            key = f"{HOUR}:{task.id}:{revision}:{person}"
            if key not in self._gone:
                self._queue.setdefault(
                    key, Message(person, self.now, [Item(task.id, HOUR, revision)]))
        self.tasks[task.id] = replace(
            task, wake_at=seen.wake_at, last_step_at=self.now, escalated_level=seen.level)

    def _place(self, people: Iterable[int], item: Item) -> None:
        for person in people:
            if (person, item) not in self._planned:
                self._planned.add((person, item))
                slot = self._slot(person)
                self._queue.setdefault(
                    slot.key(person), Message(person, slot.send_at)).items.append(item)

    def waiting(self) -> set[int]:
        """The tasks of which a message waits."""
        return {item.task_id for message in self._queue.values() for item in message.items}

    def _slot(self, person: int) -> Slot:
        coming = slots_from(self.now, self.ladder, ZONE, CALENDAR,
                            self.people[person].morning_at, limit=20)
        keys = {slot: slot.key(person) for slot in coming}
        return next(slot for slot, key in keys.items() if key in self._queue or (
            key not in self._gone and not slot.joined))

    def _carry(self) -> None:
        midnight = datetime.combine(self.today, time(0), ZONE)
        left = [k for k, m in self._queue.items()
                if m.send_at < midnight and k.startswith("morning")]
        self._gone.update(left)
        self._again(left)

    def _again(self, keys: list[str]) -> None:
        """Find these messages a slot from now on."""
        for key in keys:
            slot = self._slot(self._queue[key].person)
            message = self._queue.pop(key)
            self._queue.setdefault(slot.key(message.person), Message(
                message.person, slot.send_at)).items.extend(message.items)

    def _send(self, directory: Directory) -> None:
        if not CALENDAR.is_working(self.today):
            return
        for key, message in list(self._queue.items()):
            if message.send_at <= self.now:
                self._gone.add(key)
                del self._queue[key]
                scene = Scene(self.people[message.person], directory, self.ground, self.now)
                due = [i for i in message.items
                       if scene.person.active and is_due(i, self.tasks[i.task_id], scene)]
                self.told += [
                    Told(self.now, message.person, i, self.tasks[i.task_id]) for i in due]
                if due:
                    self.sendings.append((self.now, message.person, key))

    def expected(self, task: Task, days: int) -> list[tuple[str, date]]:
        """The owner's pings of the coming days when nobody does anything, each on its day."""
        due_on = task.deadline.due_on
        if due_on is None or not task.is_open:
            return []
        found: dict[date, str] = {}
        for n in sorted(self.ladder.before, reverse=True):
            found[_back(_back(due_on) - n * _DAY)] = f"before:{n}"
        for n in _after(self.ladder, (self.today - due_on).days + days):
            found[_forth(due_on + n * _DAY)] = f"after:{n}"
        last = self.today + days * _DAY
        assigned_on = task.assigned_on or date.min
        return sorted(((name, day) for day, name in found.items()
                       if self.today < day <= last and day > assigned_on), key=lambda f: f[1])


def _after(ladder: Ladder, last: int) -> Iterator[int]:
    yield from sorted(ladder.after)
    n = max(ladder.after, default=0) + ladder.weekly_after
    while n <= last:
        yield n
        n += ladder.weekly_after


def _back(day: date) -> date:
    return day if CALENDAR.is_working(day) else _back(day - _DAY)


def _forth(day: date) -> date:
    return day if CALENDAR.is_working(day) else _forth(day + _DAY)


def in_order(told: Told, ground: Ground) -> str:
    """What is wrong with a ping that was sent, or ""."""
    task, item, local = told.task, told.item, told.at.astimezone(ground.zone)
    name, _, number = item.milestone.partition(":")
    due_on = task.deadline.due_on
    assigned_on = task.assigned_on or date.min
    if task.state not in OPEN or due_on is None:
        return "after the end"
    if item.revision != task.deadline_revision:
        return "of a date that was moved"
    if is_quiet(told.at, ground.ladder, ground.zone):
        return "in quiet hours"
    if not ground.calendar.is_working(local.date()):
        return "on a day off"
    if name == "before" and local.date() < due_on - (int(number) + 21) * _DAY:
        return "long before"
    if name in ("after", "escalate") and local.date() <= max(
            due_on, assigned_on if name == "escalate" else due_on):
        return "too late a step, too early"
    if name != HOUR and local.date() <= assigned_on:
        return "before there was anything to tell"
    if name != "escalate" and in_peace(task, told.at, ground):
        return "though the owner has just answered"
    return ""


def _person(number: int, role: Role) -> Person:
    return Person(number, f"p{number}", f"Người {number}",
                  memberships=(Membership(role, UNIT),))


class _Store:
    """Tasks of a Life, as ChangeTask writes them."""

    def __init__(self, life: Life) -> None:
        self._life = life

    async def update(self, task: Task, values: dict[str, Any]) -> None:
        columns = dict(values)
        deadline = {name: columns.pop(name) for name in ("due_on", "due_time") if name in columns}
        self._life.tasks[task.id] = replace(
            task, deadline=replace(task.deadline, **deadline), **columns)

    async def get(self, task_id: int) -> Task | None:
        return self._life.tasks[task_id]


class _Nothing:
    async def add(self, *_: Any) -> None:
        """History is no matter here."""


def _run(work: Any) -> None:
    """Drive what never waits."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("it waited")
