"""A seal's own tasks tell every figure of it, as the summary counts them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import NotFoundError
from core.ports.figures import Cut
from core.quarters import Scheme, window
from core.summary import Counts, Figure, Summary, TaskFact, count
from core.summary_cut import answers, narrowed, tasks_behind
from core.summary_diff import difference
from core.tasks import Deadline, State

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
AT = datetime(2026, 7, 1, tzinfo=UTC)
DAYS = st.integers(-40, 120).map(lambda n: PERIOD.start + timedelta(days=n))


@st.composite
def facts(draw: st.DrawFn) -> TaskFact:
    state = draw(st.sampled_from([s for s in State if s is not State.DRAFT]))
    due = draw(st.none() | DAYS)
    done = state in (State.COMPLETED, State.CANCELLED)
    return TaskFact(
        id=draw(st.integers(1, 10**6)), code="", title="", unit_id=draw(st.integers(1, 3)),
        unit_name="", field=draw(st.sampled_from(["steering", "other"])), state=state,
        assigned_on=PERIOD.start - timedelta(days=draw(st.integers(0, 30)) - 15),
        deadline=Deadline("", due, None, due),
        completed_on=PERIOD.start if state is State.COMPLETED else None,
        cancelled_on=PERIOD.start if done and state is State.CANCELLED else None,
        blocker=draw(st.sampled_from(["", "chờ"])), evidence_count=draw(st.integers(0, 1)),
        extension_count=draw(st.integers(0, 2)), last_result=draw(st.sampled_from(["", "80%"])),
        directive_id=draw(st.none() | st.integers(1, 2)), restricted=draw(st.booleans()),
        assignees=draw(st.sampled_from([(), ((7, "Nam"),), ((7, "Nam"), (8, "Hoa"))])),
    )


def summary(tasks: list[TaskFact]) -> Summary:
    tasks = list({fact.id: fact for fact in tasks}.values())
    tasks = [f for f in tasks if count([f], PERIOD, PERIOD.end).total]

    def of(unit_id: int) -> Counts:
        return count([f for f in tasks if f.unit_id == unit_id], PERIOD, PERIOD.end)

    units = tuple((n, f"P{n}", of(n)) for n in (1, 2, 3) if of(n).total)
    fields = tuple((name, name, count([f for f in tasks if f.field == name], PERIOD, PERIOD.end))
                   for name in ("steering", "other"))
    return Summary("Sở", "", "Huế", PERIOD, AT, count(tasks, PERIOD, PERIOD.end), by_unit=units,
                   by_field=fields, tasks=tuple(tasks))


CASES = st.lists(facts(), max_size=12).map(summary)


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_every_figure_of_the_counts_is_its_tasks(found: Summary) -> None:
    for figure in Figure:
        if hasattr(found.counts, figure.value):
            behind = tasks_behind(found, Cut(figure))
            assert len(behind) == getattr(found.counts, figure.value)
            dated = [f.deadline.due_on or date.max for f in behind]
            assert dated == sorted(dated)
    completed = len(tasks_behind(found, Cut(Figure.COMPLETED)))
    evidence = [len(tasks_behind(found, Cut(f)))
                for f in (Figure.EVIDENCE_PRESENT, Figure.EVIDENCE_MISSING)]
    assert sum(evidence) == completed


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_rows_split_the_whole(found: Summary) -> None:
    total = found.counts.total
    for cuts in (
        [Cut(Figure.TOTAL, n) for n in (1, 2, 3)],
        [Cut(Figure.TOTAL, field=f) for f in ("steering", "other")],
        [Cut(Figure.TOTAL, directive_id=n) for n in (0, 1, 2)],
    ):
        assert sum(len(tasks_behind(found, cut)) for cut in cuts) == total
    people = [len(tasks_behind(found, Cut(Figure.TOTAL, person_id=n))) for n in (0, 7)]
    assert sum(people) == total, "who works with Nam is counted with him"


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_a_unit_of_it_is_a_report_too(found: Summary) -> None:
    for unit_id, name, counts in found.by_unit:
        part = narrowed(found, unit_id or 0)
        part.check()
        assert (part.unit, part.counts) == (name, counts)
        for figure in (Figure.TOTAL, Figure.OPEN_OVERDUE):
            assert len(tasks_behind(part, Cut(figure))) == len(
                tasks_behind(found, Cut(figure, unit_id)))


def test_a_unit_of_it_keeps_its_own_period_before() -> None:
    whole, gone = summary([]), (3, "P3", Counts(new=2, early=2))
    now = Counts(new=1, early=1)
    found = replace(whole, by_unit=((1, "P1", now), (2, "P2", Counts())), previous=gone[2],
                    previous_by_unit=(gone,))
    part = narrowed(found, 1)
    assert (part.previous, part.previous_by_unit, part.change("new")) == (Counts(), (), 1)
    found = replace(found, by_unit=((3, "P3", now),))
    assert narrowed(found, 3).previous == gone[2]
    assert narrowed(found, 3).previous_by_unit == (gone,)
    assert narrowed(replace(found, previous=None, previous_by_unit=()), 3).previous is None


def test_what_a_seal_cannot_tell() -> None:
    whole = summary([])
    assert not answers(whole, Figure.STALE)
    with pytest.raises(NotFoundError):
        tasks_behind(whole, Cut(Figure.STALE))
    with pytest.raises(NotFoundError):
        narrowed(whole, 9)
    short = Summary("Sở", "", "Huế", PERIOD, AT, Counts(new=1, early=1))
    assert not answers(short, Figure.EARLY), "its annex was left out"


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_nothing_changed_is_told_as_nothing(found: Summary) -> None:
    assert difference(found, found).is_empty
    assert difference(found, Summary.from_json(found.to_json())).is_empty


@settings(max_examples=40, deadline=None)
@given(CASES, CASES)
def test_what_changed_adds_up(before: Summary, after: Summary) -> None:
    found = difference(before, after)
    for change in found.figures:
        assert change.before == getattr(before.counts, change.name)
        assert change.after == getattr(after.counts, change.name)
        moved = sum(u.after - u.before for row in found.units for u in row.figures
                    if u.name == change.name)
        assert moved == change.after - change.before
    came = [c for c in found.tasks if c.before is None]
    left = [c for c in found.tasks if c.after is None]
    assert len(came) - len(left) == after.counts.total - before.counts.total
    assert {c.id for c in came} == {f.id for f in after.tasks} - {f.id for f in before.tasks}
    back = difference(after, before)
    assert {(c.id, c.after, c.before) for c in back.tasks} == {
        (c.id, c.before, c.after) for c in found.tasks}
