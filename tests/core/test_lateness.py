"""Who is late, of which deadline a reason speaks, who may judge it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.lateness import (
    days_late,
    is_excused,
    is_open_contest,
    may_judge,
    speaks_of,
    waits_for_verdict,
)
from core.people import Membership, Person, Role
from core.ports.delays import DelayRow
from core.tasks import Deadline, Kind, State, Task

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = date(2026, 3, 24)
NOON = datetime(2026, 3, 25, 5, tzinfo=UTC)


def task(state: State, done: int | None = None, named: bool = False, decided: str | None = None,
         **more: object) -> Task:
    deadline = Deadline(due_on=DUE, named_date=DUE + timedelta(1) if named else None)
    completed = None if done is None else DUE + timedelta(done)
    return Task(1, "X-1", "Việc", state, Kind.ASSIGNED, "other", 5, deadline,
                completed_on=completed, boundary_decision=decided, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "days"), [
    (task(State.ASSIGNED), 3),
    (task(State.RETURNED), 3),
    (task(State.PAUSED), 0),
    (task(State.DECLINED), 0),
    (task(State.CANCELLED), 0),
    (task(State.COMPLETED, 0), 0),
    (task(State.COMPLETED, 2), 2),
    (task(State.SUBMITTED, 2), 2),
    (task(State.COMPLETED, 1, named=True), 0),
    (task(State.COMPLETED, 1, named=True, decided="on_time"), 0),
    (task(State.COMPLETED, 1, named=True, decided="late"), 1),
    (task(State.ASSIGNED, is_parent=True), 0),
])
def test_days_late(given: Task, days: int) -> None:
    assert days_late(given, date(2026, 3, 27)) == days


def test_no_deadline_is_never_late() -> None:
    bare = Task(1, "X", "Việc", State.ASSIGNED, Kind.ASSIGNED, "other", 5, Deadline())
    assert days_late(bare, date(2030, 1, 1)) == 0


def row(**said: object) -> DelayRow:
    return DelayRow(1, 1, 3, NOON, "objective", "mưa lũ", **said)  # type: ignore[arg-type]


def test_a_reason_speaks_of_the_deadline_it_was_given_after() -> None:
    assert speaks_of(row(), DUE, ZONE) is not None
    assert speaks_of(row(), date(2026, 3, 25), ZONE) is None
    assert speaks_of(None, DUE, ZONE) is None
    assert speaks_of(row(), None, ZONE) is None
    late_evening = DelayRow(1, 1, 3, datetime(2026, 3, 24, 17, 30, tzinfo=UTC), "", "")
    assert speaks_of(late_evening, DUE, ZONE) is not None, "00:30 of the next day in the office"


def test_an_objection_is_open_until_the_next_verdict() -> None:
    hour = timedelta(hours=1)
    assert waits_for_verdict(row())
    judged = row(verdict="objective", decided_by=9, decided_at=NOON)
    assert is_excused(judged)
    assert not waits_for_verdict(judged)
    objected = row(verdict="subjective", decided_at=NOON, contest="sai", contested_at=NOON + hour)
    assert is_open_contest(objected)
    assert waits_for_verdict(objected)
    answered = row(verdict="subjective", decided_at=NOON + hour, contest="sai", contested_at=NOON)
    assert not is_open_contest(answered)
    assert not is_excused(answered)


def person(id_: int, role: Role, unit: int | None = 9) -> Person:
    return Person(id_, "x", "X", memberships=(Membership(role, unit),))


def test_who_may_judge() -> None:
    late = task(State.ASSIGNED)
    assert may_judge(person(1, Role.COORDINATOR), late, row())
    assert may_judge(person(1, Role.DIRECTOR, None), late, row())
    assert not may_judge(person(1, Role.HEAD), late, row())
    assert not may_judge(person(3, Role.COORDINATOR), late, row()), "gave the reason"
    assert not may_judge(person(4, Role.COORDINATOR), late, row(contested_by=4))
    owned = task(State.ASSIGNED, assignees=frozenset({1}))
    assert not may_judge(person(1, Role.COORDINATOR), owned, row())
    both = Person(1, "x", "X", memberships=(Membership(Role.COORDINATOR, 5),
                                            Membership(Role.HEAD, 5)))
    assert not may_judge(both, late, row()), "the head owns what nobody is assigned to"
    assert may_judge(both, task(State.ASSIGNED, assignees=frozenset({2})), row())
