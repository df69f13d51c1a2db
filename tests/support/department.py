"""A department of any size through a year, generated: every change leaves its row of history.

Seeded, so that the same department comes out again. What people do is what the use cases do to
the columns; the rows of history are as core.usecases.change_task writes them.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from core.usecases.change_task import plain
from storage import tables
from storage.engine import Database

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = date(2025, 11, 1), date(2026, 12, 31)
#: Units 12 and 13 are closed and unit 3 stands in their place; unit 11 was divided.
UNITS, CLOSED, HEIRS = 14, (11, 12, 13), {12: 3, 13: 3}
PEOPLE, DIRECTIVES = 60, 40
FIELDS = ("steering", "institutions", "procedures", "apparatus", "civil_service", "other")
_DAY = timedelta(days=1)
_BATCH = 4000
Row = dict[str, Any]


@dataclass
class Department:
    """The rows of every table, history in the order of time."""

    tasks: list[Row] = field(default_factory=list)
    assignees: list[Row] = field(default_factory=list)
    history: list[Row] = field(default_factory=list)
    extensions: list[Row] = field(default_factory=list)
    blockers: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)


def generate(size: int, seed: int = 2026) -> Department:
    """`size` tasks given between FIRST and LAST, and what became of them."""
    rng = random.Random(seed)
    office = Department()
    for number in range(1, size + 1):
        _Life(number, rng, office).live()
    office.history.sort(key=lambda row: row["at"])
    return office


async def store(database: Database, office: Department) -> None:
    """Write the department into an empty, migrated database."""
    async with database.unit():
        for table, rows in _organisation():
            await database.execute(insert(table), rows)
        for table, rows in (
            (tables.task, office.tasks), (tables.task_assignee, office.assignees),
            (tables.history, office.history), (tables.extension, office.extensions),
            (tables.blocker, office.blockers), (tables.evidence, office.evidence),
        ):
            for start in range(0, len(rows), _BATCH):
                await database.execute(insert(table), rows[start:start + _BATCH])


def _organisation() -> Iterator[tuple[Any, list[Row]]]:
    yield tables.unit, [
        {"id": n, "code": f"U{n}", "name": f"Phòng {n}", "type": "phong", "aliases": [],
         "position": n, "active": n not in CLOSED} for n in range(1, UNITS + 1)]
    yield tables.unit_predecessor, [
        {"unit_id": heir, "predecessor_id": old} for heir, old in
        ((3, 12), (3, 13), (4, 11), (5, 11))]
    yield tables.person, [{"id": n, "code": f"p{n}", "full_name": f"Người {n:02d}"}
                          for n in range(1, PEOPLE + 1)]
    yield tables.directive, [
        {"id": n, "key": f"k{n}", "number": f"{n}/KH-SNV", "issued_on": FIRST,
         "created_at": datetime(2025, 11, 1, tzinfo=UTC)} for n in range(1, DIRECTIVES + 1)]


class _Life:
    """One task from its order to the end of the year."""

    def __init__(self, number: int, rng: random.Random, office: Department) -> None:
        self.id, self.rng, self.office = number, rng, office
        self.day = FIRST + rng.randrange((LAST - FIRST).days) * _DAY
        self.now: Row = {}
        self.moment = self._moment()
        self.open_blockers: list[Row] = []

    def live(self) -> None:
        """Everything that happens to it."""
        self._order()
        steps = (self.start, self.report, self.report, self.evidence, self.move, self.hand_over,
                 self.wish, self.pause, self.block, self.relabel_deadline, self.finish,
                 self.finish, self.cancel)
        while self._later() and self.now["state"] not in ("cancelled", "draft"):
            if self.now["state"] == "completed":
                self.after_the_end()
            elif self.now["state"] == "submitted":
                self.decide()
            elif self.now["state"] == "declined":
                self.change("lead", lead_unit_id=self._unit(), state="assigned", assignees=[])
            else:
                weights = (3, 4, 4, 2, 1, 2, 3, 1, 2, 1, 3, 3, 0.3)
                self.rng.choices(steps, weights)[0]()
        self._keep()

    def _order(self) -> None:
        rng = self.rng
        due = self.day + rng.randrange(3, 160) * _DAY if rng.random() < 0.6 else None
        named = due + _DAY if due and rng.random() < 0.4 else None
        nothing = dict.fromkeys(("completed_on", "accepted_on", "cancelled_on", "paused_from",
                                 "boundary_decision", "last_progress_at"))
        self.born = self.moment
        self.change(
            "assign", **nothing, state="draft" if rng.random() < 0.01 else "assigned",
            is_parent=rng.random() < 0.01, assigned_on=self.day, due_on=due, named_date=named,
            lead_unit_id=self._unit(), field=rng.choice(FIELDS),
            needs_acceptance=rng.random() < 0.4,
            directive_id=rng.randrange(1, DIRECTIVES + 1) if rng.random() < 0.8 else None,
            assignees=self._people())

    def start(self) -> None:
        if self.now["state"] in ("assigned", "returned"):
            self.change("progress", state="in_progress", last_progress_at=self.moment)

    def report(self) -> None:
        self.change("progress", last_progress_at=self.moment)

    def evidence(self) -> None:
        self.office.evidence.append({
            "id": len(self.office.evidence) + 1, "task_id": self.id, "at": self.moment,
            "channel": "test", "sha256": "0", "size": 1, "mime": "image/jpeg", "name": "a.jpg"})
        self.change("evidence", created={"evidence": [len(self.office.evidence)]})

    def move(self) -> None:
        if self.rng.random() < 0.3:
            self.change("declined", state="declined")
        else:
            self.change("lead", lead_unit_id=self._unit(), assignees=[])

    def hand_over(self) -> None:
        self.change("hand_over", assignees=self._people())

    def wish(self) -> None:
        """More time is asked for, and mostly decided upon some days later."""
        if self.now["due_on"] is None or self.now["state"] == "paused":
            return
        wanted = max(self.now["due_on"], self.day) + self.rng.randrange(1, 40) * _DAY
        row: Row = {"id": len(self.office.extensions) + 1, "task_id": self.id,
                    "asked_at": self.moment, "wanted_on": wanted, "state": "asked",
                    "granted_on": None, "decided_at": None}
        self.office.extensions.append(row)
        self.change("extension-asked", created={"extension": row["id"]})
        if self.rng.random() < 0.2 or not self._later():
            return
        granted = self.rng.random() < 0.7
        row["state"] = "granted" if granted else "refused"
        row["granted_on"], row["decided_at"] = wanted if granted else None, self.moment
        values = {"due_on": wanted, "named_date": None} if granted else {}
        decision = {"extension_decision": row["id"]}
        self.change(f"extension-{row['state']}", decision, **values)

    def pause(self) -> None:
        before = self.now["state"]
        self.change("paused", state="paused", paused_from=before)
        if self._later():
            self.change("resumed", state="in_progress" if before == "returned" else before,
                        paused_from=None)

    def block(self) -> None:
        row: Row = {"id": len(self.office.blockers) + 1, "task_id": self.id, "at": self.moment,
                    "text": "Chờ góp ý", "answered_at": None, "closed_at": None}
        self.office.blockers.append(row)
        self.open_blockers.append(row)
        self.change("progress", created={"blocker": row["id"]}, last_progress_at=self.moment)
        if self.rng.random() < 0.5 and self._later():
            row["answered_at"] = self.moment
            self.change("blocker-answered", created={"blocker_answer": row["id"]})

    def relabel_deadline(self) -> None:
        due = self.day + self.rng.randrange(0, 60) * _DAY if self.rng.random() < 0.8 else None
        self.change("deadline", due_on=due, named_date=None)

    def finish(self) -> None:
        """Often on the last day, or on the named day after it."""
        due, named = self.now["due_on"], self.now["named_date"]
        if due and self.day <= due and self.rng.random() < 0.6:
            self.day = named if named and self.rng.random() < 0.5 else due
            self.moment = self._moment()
            if self.day > LAST:
                return
        closed = [row for row in self.open_blockers if row["closed_at"] is None]
        for row in closed:
            row["closed_at"] = self.moment
        state = "submitted" if self.now["needs_acceptance"] else "completed"
        self.change("done", created={"closed_blockers": [row["id"] for row in closed]}, state=state,
                    completed_on=self.day, last_progress_at=self.moment)

    def decide(self) -> None:
        match self.rng.randrange(10):
            case 0 | 1:
                self.change("returned", state="returned", completed_on=None, accepted_on=None)
            case 2:
                self.change("progress", state="in_progress", completed_on=None,
                            last_progress_at=self.moment)
            case 3:
                self.change("cancelled", state="cancelled", cancelled_on=self.day)
            case _:
                self.change("accepted", state="completed", accepted_on=self.day)

    def after_the_end(self) -> None:
        """A verdict on the named day, evidence sent later, now and then all begins again."""
        match self.rng.randrange(10):
            case 0:
                self.change("undo", state="in_progress", completed_on=None, accepted_on=None)
            case 1 | 2 if self.now["completed_on"] == self.now["named_date"]:
                self.change("boundary", boundary_decision=self.rng.choice(["on_time", "late"]))
            case 3:
                self.evidence()
            case _:
                self.day += 90 * _DAY

    def cancel(self) -> None:
        self.change("cancelled", state="cancelled", cancelled_on=self.day)

    def change(self, action: str, created: Row | None = None, **values: Any) -> None:
        """The one way a task changes."""
        changed = {name: v for name, v in values.items() if self.now.get(name, ...) != v}
        self.office.history.append({
            "task_id": self.id, "at": self.moment, "channel": "test", "action": action,
            "before": {n: plain(self.now[n]) for n in changed if n in self.now},
            "after": {n: plain(v) for n, v in changed.items()},
            "created": created or {}, "change_id": f"{len(self.office.history):032d}"})
        self.now.update(changed)

    def _later(self) -> bool:
        """Days go by; False when the year is over."""
        self.day += (1 + int(self.rng.expovariate(1 / 20))) * _DAY
        self.moment = self._moment()
        return self.day <= LAST

    def _moment(self) -> datetime:
        """Some time of the day in the office, its first and last minutes too."""
        minute = self.rng.choice([0, 1, 7 * 60, 9 * 60, 15 * 60, 23 * 60 + 59])
        clock = time(minute // 60, minute % 60, self.rng.randrange(60))
        found = datetime.combine(self.day, clock, ZONE).astimezone(UTC)
        return max(found, self.moment + timedelta(seconds=1)) if hasattr(self, "moment") else found

    def _unit(self) -> int:
        return self.rng.randrange(1, UNITS + 1)

    def _people(self) -> list[int]:
        return sorted(self.rng.sample(range(1, PEOPLE + 1), self.rng.choice([0, 1, 1, 1, 2])))

    def _keep(self) -> None:
        row = dict(self.now)
        people = row.pop("assignees")
        self.office.tasks.append({
            **row, "id": self.id, "code": f"CCHC-2026-{self.id:05d}",
            "title": f"Nhiệm vụ {self.id}", "kind": "assigned", "created_at": self.born})
        self.office.assignees += [{"task_id": self.id, "person_id": who} for who in people]
