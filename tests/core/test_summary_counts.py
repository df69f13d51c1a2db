from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.quarters import Period, Scheme, following, window
from core.summary import Cell, Counts, IdentityError, TaskFact, classify, count, rate
from core.tasks import Deadline, State

Q2 = window(2026, "Q2", Scheme.DECREE_09_2019)  # 15/3 to 14/6
DUE = date(2026, 5, 20)


def fact(state: State = State.IN_PROGRESS, due_on: date | None = DUE, **known: object) -> TaskFact:
    start = TaskFact(
        id=1, code="CCHC-2026-001", title="Rà soát TTHC", unit_id=1, unit_name="Phòng TTHC",
        field="procedures", state=state, assigned_on=Q2.start, deadline=Deadline(due_on=due_on),
    )
    return replace(start, **known)


def done(on: date, due_on: date | None = DUE, **known: object) -> TaskFact:
    return fact(State.COMPLETED, due_on, completed_on=on, **known)


def test_the_example_of_39_tasks() -> None:
    facts = [done(DUE - timedelta(days=1)) for _ in range(12)]
    facts += [done(DUE) for _ in range(26)]
    facts += [done(DUE + timedelta(days=1))]
    counts = count(facts, Q2, Q2.end)
    assert counts == Counts(new=39, early=12, on_time=26, late=1)
    shares = [rate(n, counts.total) for n in (counts.early, counts.on_time, counts.late)]
    assert shares == [Decimal("30.77"), Decimal("66.67"), Decimal("2.56")]
    assert counts.completion_rate == Decimal("100.00")
    assert counts.on_time_rate == Decimal("97.44")


@pytest.mark.parametrize(
    ("task", "cell"),
    [
        (fact(), Cell.OPEN_OVERDUE),
        (fact(due_on=Q2.end), Cell.OPEN_IN_TERM),
        (fact(due_on=None), Cell.OPEN_NO_DEADLINE),
        (fact(State.RETURNED), Cell.OPEN_OVERDUE),
        (fact(State.SUBMITTED), Cell.WAITING_CONFIRMATION),
        (fact(State.DECLINED), Cell.WAITING_CONFIRMATION),
        (fact(State.PAUSED), Cell.PAUSED),
        (fact(State.CANCELLED, cancelled_on=DUE), Cell.CANCELLED),
        (done(DUE, due_on=None), Cell.COMPLETED_NO_DEADLINE),
        (fact(State.DRAFT), None),
        (fact(assigned_on=None), None),
        (fact(assigned_on=Q2.end + timedelta(days=1)), None),
        (fact(State.COMPLETED), None),
        (done(Q2.start - timedelta(days=1), assigned_on=date(2026, 1, 5)), None),
        (fact(State.CANCELLED, cancelled_on=date(2026, 3, 14)), None),
        # Ended after the window: open in it, whatever it became.
        (done(Q2.end + timedelta(days=1)), Cell.OPEN_OVERDUE),
        (fact(State.CANCELLED, due_on=None, cancelled_on=date(2026, 7, 1)), Cell.OPEN_NO_DEADLINE),
        (done(Q2.start), Cell.EARLY),
        (done(Q2.end), Cell.LATE),
    ],
)
def test_cells(task: TaskFact, cell: Cell | None) -> None:
    assert classify(task, Q2, date(2027, 1, 1)) is cell


def test_the_named_day_is_a_boundary_until_decided() -> None:
    deadline = Deadline("trước ngày 21/5/2026", DUE, named_date=DUE + timedelta(days=1))
    task = done(DUE + timedelta(days=1), deadline=deadline)
    assert classify(task, Q2, Q2.end) is Cell.BOUNDARY
    assert classify(replace(task, boundary_decision="on_time"), Q2, Q2.end) is Cell.ON_TIME
    assert classify(replace(task, boundary_decision="late"), Q2, Q2.end) is Cell.LATE


def test_within_the_period_the_snapshot_decides() -> None:
    assert classify(fact(), Q2, DUE) is Cell.OPEN_IN_TERM
    assert classify(done(DUE), Q2, DUE - timedelta(days=1)) is Cell.OPEN_IN_TERM
    assert classify(fact(assigned_on=DUE), Q2, DUE - timedelta(days=1)) is None


def test_figures_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(IdentityError):
        Counts(new=2, early=1).check()
    with pytest.raises(IdentityError):
        Counts(carried_in=1, cancelled=2).check()


def test_rates() -> None:
    assert rate(0, 0) is None
    assert rate(1, 800) == Decimal("0.13")
    assert Counts(new=1, boundary=1).on_time_rate == Decimal("0.00")


def test_overdue_days() -> None:
    assert fact().overdue_days(DUE + timedelta(days=3)) == 3
    assert fact().overdue_days(DUE) == 0
    assert fact(due_on=None).overdue_days(DUE) == 0


days = st.dates(date(2025, 6, 1), date(2027, 6, 30))
quarters = st.builds(
    window, st.just(2026), st.sampled_from(["Q1", "Q2", "Q3"]), st.sampled_from(Scheme)
)


@st.composite
def facts(draw: st.DrawFn) -> TaskFact:
    state = draw(st.sampled_from([s for s in State if s is not State.DRAFT]))
    assigned_on, ended_on = sorted([draw(days), draw(days)])
    due_on = draw(st.none() | days)
    named = due_on + timedelta(days=1) if due_on and draw(st.booleans()) else due_on
    return fact(
        state,
        assigned_on=assigned_on,
        completed_on=ended_on if state is State.COMPLETED else None,
        cancelled_on=ended_on if state is State.CANCELLED else None,
        deadline=Deadline(due_on=due_on, named_date=named),
        boundary_decision=draw(st.sampled_from([None, "on_time", "late"])),
    )


@given(st.lists(facts(), max_size=20), quarters)
def test_what_stays_open_is_carried_in(tasks: list[TaskFact], period: Period) -> None:
    counts, after = (count(tasks, p, p.end) for p in (period, following(period)))
    assert after.carried_in == counts.open
    assert counts.total == counts.completed + counts.open + counts.cancelled


@given(facts(), quarters, days)
def test_the_end_falls_in_exactly_one_period(
    task: TaskFact, period: Period, snapshot: date
) -> None:
    counts = count([task], period, snapshot)
    last = min(snapshot, period.end)
    ended = task.ended_on is not None and period.start <= task.ended_on <= last
    assert counts.completed + counts.cancelled == ended
    assert sum(counts.of(cell) for cell in Cell) == counts.total
    assert counts.total == (classify(task, period, snapshot) is not None)


@given(st.lists(facts(), max_size=10), st.lists(facts(), max_size=10), quarters)
def test_counts_add_up(left: list[TaskFact], right: list[TaskFact], period: Period) -> None:
    apart = count(left, period, period.end) + count(right, period, period.end)
    assert apart == count([*left, *right], period, period.end)
