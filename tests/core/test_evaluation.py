"""Ranks and rates: what excuses, what ties, what is too little to say anything."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import (
    MINIMUM,
    Standing,
    complete,
    may_evaluate,
    rank,
    rank_people,
    rank_units,
)
from core.people import Membership, Person, Role
from core.quarters import Scheme, window
from core.summary import Cell, Counts, LateLine, PersonCounts, Summary
from core.summary_json import dump, load

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
DUE = date(2026, 5, 20)


def line(number: int, cell: Cell = Cell.LATE, unit: int = 1, people: tuple[int, ...] = (),
         **said: object) -> LateLine:
    return LateLine(number, f"X-{number}", "Việc", unit, f"Đơn vị {unit}", ("A",) * len(people),
                    DUE, 2, cell=cell, person_ids=people, **said)  # type: ignore[arg-type]


def counts(early: int = 0, late: int = 0, overdue: int = 0, boundary: int = 0) -> Counts:
    return Counts(new=early + late + overdue + boundary, early=early, late=late,
                  open_overdue=overdue, boundary=boundary)


@st.composite
def standings(draw: st.DrawFn) -> list[Standing]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        figures = counts(*(draw(st.integers(0, 9)) for _ in range(4)))
        late = figures.late + figures.open_overdue
        excused = draw(st.integers(0, late))
        found.append(Standing(number, f"Đơn vị {number % 4}", "", figures, excused,
                              draw(st.integers(0, late))))
    return found


@given(standings())
def test_places_count_who_is_better(found: list[Standing]) -> None:
    ranked = rank(found)
    assert sorted(s.id for s in ranked) == [s.id for s in found], "nobody is left out"
    placed = [s for s in ranked if s.place is not None]
    assert list(ranked[:len(placed)]) == placed, "who has no place stands at the end"
    for one in placed:
        assert one.adjusted_rate is not None
        better = [s for s in placed if (s.adjusted_rate or 0) > one.adjusted_rate]
        assert one.place == 1 + len(better)
    assert all(s.fell_due < MINIMUM for s in ranked[len(placed):])
    assert all(s.fell_due >= MINIMUM for s in placed)


@given(standings())
def test_what_must_hold_of_every_line(found: list[Standing]) -> None:
    for one in found:
        assert 0 <= one.excused <= one.lateness == one.counts.late + one.counts.open_overdue
        assert one.unexcused + one.excused == one.lateness
        assert one.fell_due == one.in_time + one.unexcused
        rate = one.adjusted_rate
        assert rate is None or 0 <= rate <= 100
        if one.excused and rate is not None:
            harsher = Standing(one.id, one.name, "", one.counts, one.excused - 1)
            assert (harsher.adjusted_rate or 0) <= rate, "an excuse never lowers"
        contested = Standing(one.id, one.name, "", one.counts, one.excused, one.contested + 1)
        assert contested.adjusted_rate == rate, "an objection alone changes no figure"


def test_ties_share_a_place() -> None:
    found = [Standing(i, name, "", counts(early, late)) for i, (name, early, late) in enumerate(
        [("A", 4, 0), ("B", 3, 1), ("C", 6, 2), ("D", 1, 3), ("E", 1, 1)])]
    assert [(s.name, s.place) for s in rank(found)] == [
        ("A", 1), ("C", 2), ("B", 2), ("D", 4), ("E", None)]


def test_only_a_confirmed_objective_cause_excuses() -> None:
    late = (
        line(1, reason="mưa lũ", cause="objective", confirmed_by="Lê Thị Lan"),
        line(2, reason="mưa lũ", cause="objective"),
        line(3, reason="quên", cause="subjective", judged_by="Lê Thị Lan"),
        line(4, Cell.OPEN_OVERDUE, contest="đã gửi", contest_open=True),
        line(5, Cell.BOUNDARY, confirmed_by="Lê Thị Lan", contest_open=True),
    )
    summary = Summary("Sở", "", "", PERIOD, datetime(2026, 6, 16, tzinfo=UTC),
                      counts(3, 3, 1, 1), by_unit=((1, "Phòng A", counts(3, 3, 1, 1)),), late=late)
    assert load(Summary, dump(summary)) == summary, "a sealed report keeps what was said"
    (unit,) = rank_units(summary)
    assert (unit.excused, unit.contested, unit.unexcused) == (1, 1, 3)
    assert unit.on_time_rate == Decimal("42.86"), "3 of the 7 completed"
    assert unit.adjusted_rate == Decimal("50.00"), "3 of 3 in time and 3 without excuse"
    assert complete(summary)
    assert not complete(Summary("Sở", "", "", PERIOD, summary.snapshot, summary.counts))


def test_a_shared_task_counts_for_each_and_nobody_is_ranked_for_the_unassigned() -> None:
    late = (line(1, people=(7, 8), confirmed_by="Lê Thị Lan"),)
    people = (PersonCounts(7, "Nam", 1, "A", counts(3, 1)), PersonCounts(8, "Hoa", 1, "A",
              counts(0, 1)), PersonCounts(7, "Nam", 2, "B", counts(1)),
              PersonCounts(None, "", 1, "A", counts(0, 0, 4)))
    summary = Summary("Sở", "", "", PERIOD, datetime(2026, 6, 16, tzinfo=UTC), counts(4, 1),
                      by_person=people, late=late)
    nam, hoa = rank_people(summary)
    assert (nam.name, nam.unit, nam.counts.total, nam.excused) == ("Nam", "A; B", 5, 1)
    assert (nam.place, nam.adjusted_rate) == (1, Decimal("100.00"))
    assert (hoa.place, hoa.adjusted_rate, hoa.excused) == (None, None, 1)


def test_who_sees_names() -> None:
    def has(role: Role) -> bool:
        return may_evaluate(Person(1, "x", "X", memberships=(Membership(role, 1),)))

    assert [role for role in Role if has(role)] == [Role.HEAD, Role.COORDINATOR, Role.DIRECTOR]
