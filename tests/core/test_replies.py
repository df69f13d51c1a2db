"""Which task is meant, what a report changes, when more time may be asked for."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extending import problem
from core.people import Membership, Person, Role
from core.ports.progress import ExtensionRow
from core.replies import (
    Said,
    choose,
    clears_blocker,
    full_code,
    is_courtesy,
    matching,
    numbered,
)
from core.reporting import Outcome, Part, effect, part_of
from core.tasks import Deadline, Kind, State, Task, check_move

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
MOVES = st.builds(
    Said,
    state=st.sampled_from([None, "done", "in_progress", "not_started", "blocked", "paused"]),
    percent=st.none() | st.integers(0, 100),
    counts=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)),
    forecast=st.none() | st.dates(),
    blocker=st.none() | st.text(min_size=1),
)


def task(number: int = 1, state: State = State.ASSIGNED, due: date | None = None,
         **values: object) -> Task:
    return Task(number, f"CCHC-2026-{number:03d}", "Việc", state, Kind.ASSIGNED, "other", 1,
                Deadline(due_on=due), **values)  # type: ignore[arg-type] # plain field values


ONE, TWO, THREE = task(1), task(2), task(12, item_no="3.3")
MINE = [ONE, TWO, THREE]


@pytest.mark.parametrize(("refs", "replied", "mine", "recent", "meant"), [
    ([], [], [ONE], [], [ONE]),
    ([], [TWO], MINE, [ONE], [TWO]),
    ([], [], MINE, [ONE], [ONE]),
    ([], [], MINE, [ONE, TWO], []),
    ([], [ONE, TWO], [THREE], [], []),
    (["12"], [ONE], MINE, [], [THREE]),
    (["3.3"], [], MINE, [], [THREE]),
    (["CCHC-2026-002", "1"], [], MINE, [], [TWO, ONE]),
    (["99"], [ONE], MINE, [], [ONE]),
    (["99"], [], [ONE], [], []),
])
def test_which_task(
    refs: list[str], replied: list[Task], mine: list[Task], recent: list[Task], meant: list[Task]
) -> None:
    assert list(choose(refs, replied, mine, recent).tasks) == meant


def test_several_replied_to_are_asked_among_themselves() -> None:
    assert choose([], [ONE, TWO], MINE, []).candidates == (ONE, TWO)
    assert choose(["99", "2"], [], MINE, []).unknown == ("99",)
    twice = task(2, item_no="")
    assert choose(["2"], [], [TWO, twice], []).candidates == (TWO, twice)


def test_a_line_that_is_no_longer_theirs_is_neither_a_code_nor_the_line_left() -> None:
    lines = numbered(["1"], [None, THREE])
    choice = choose(["1"], [THREE], MINE, [], lines)
    assert (choice.tasks, choice.candidates, choice.unknown) == ((), (THREE,), ("1",))


def test_a_number_is_the_code_before_it_is_the_item() -> None:
    item = task(9, item_no="2")
    assert matching("2", [item, TWO]) == (TWO,)
    assert matching("2", [item]) == (item,)


@pytest.mark.parametrize(("word", "code"), [
    ("12", "CCHC-2026-012"), ("#7", "CCHC-2026-007"), ("nv12.", "CCHC-2026-012"),
    ("cchc-2025-003", "CCHC-2025-003"), ("NV-07", "CCHC-2026-007"),
])
def test_codes_as_typed(word: str, code: str) -> None:
    assert full_code(word, "CCHC", 2026) == code


@pytest.mark.parametrize("text", ["ok", "cảm ơn anh nhiều ạ", "Vâng ạ", "👍", "dạ em nhận rồi"])
def test_courtesy(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["ok xong", "báo cáo ở đâu", "cảm ơn, mai em gửi báo cáo"])
def test_not_only_courtesy(text: str) -> None:
    assert not is_courtesy(text)


def test_cleared() -> None:
    for text in ("đã hết vướng rồi ạ", "ko có khó khăn vướng mắc gì ạ", "không vướng gì"):
        assert clears_blocker(text)
    assert not clears_blocker("còn vướng kinh phí")


@pytest.mark.parametrize(("said", "done"), [
    (Said("done"), True), (Said(percent=100), True), (Said(counts=(5, 5)), True),
    (Said("done", percent=80), False), (Said("done", counts=(3, 5)), False),
    (Said(counts=(0, 0)), False), (Said("in_progress", counts=(5, 5)), False), (Said(), False),
])
def test_done(said: Said, done: bool) -> None:
    assert said.is_done is done


def test_effects() -> None:
    half = effect(ONE, Said("in_progress", percent=50), "được 50%", TODAY, NOW)
    assert half.values == {"last_progress_at": NOW, "percent": 50, "state": State.IN_PROGRESS}
    done = effect(ONE, Said("done"), "", TODAY, NOW).values
    assert (done["state"], done["completed_on"]) == (State.COMPLETED, TODAY)
    asks = task(1, needs_acceptance=True)
    assert effect(asks, Said("done"), "", TODAY, NOW).values["state"] is State.SUBMITTED
    late = effect(ONE, Said("not_started"), "chưa làm được anh ạ", TODAY, NOW)
    assert "state" not in late.values
    assert late.values["last_result"] == "chưa làm được anh ạ"
    again = task(1, State.SUBMITTED, completed_on=TODAY)
    back = effect(again, Said("in_progress", percent=90), "", TODAY, NOW).values
    assert (back["state"], back["completed_on"]) == (State.IN_PROGRESS, None)


@pytest.mark.parametrize(("state", "outcome"), [
    (State.COMPLETED, Outcome.ALREADY_DONE), (State.SUBMITTED, Outcome.ALREADY_DONE),
    (State.CANCELLED, Outcome.CANCELLED), (State.PAUSED, Outcome.PAUSED),
    (State.DECLINED, Outcome.PAUSED),
])
def test_closed_tasks_take_no_progress(state: State, outcome: Outcome) -> None:
    result = effect(task(1, state), Said("done"), "xong", TODAY, NOW)
    assert (result.outcome, result.values) == (outcome, {})


@given(MOVES, st.sampled_from([s for s in State if s is not State.DRAFT]), st.booleans())
def test_every_effect_is_an_allowed_move(said: Said, state: State, acceptance: bool) -> None:
    now = task(1, state, needs_acceptance=acceptance)
    values = effect(now, said, "", TODAY, NOW).values
    check_move(now, values.get("state", state))
    if values.get("state") in (State.COMPLETED, State.SUBMITTED):
        assert values["completed_on"] == TODAY


def person(role: Role, unit: int | None) -> Person:
    return Person(7, "x", "X", memberships=(Membership(role, unit),))


@pytest.mark.parametrize(("role", "unit", "part"), [
    (Role.HEAD, 1, Part.OWNER), (Role.STAFF, 1, Part.READER), (Role.STAFF, 2, Part.SUPPORT),
    (Role.HEAD, 3, None), (Role.DIRECTOR, None, Part.DECIDER), (Role.OBSERVER, None, Part.DECIDER),
    (Role.COORDINATOR, 9, Part.OWNER), (Role.ADMIN, None, None),
])
def test_parts(role: Role, unit: int | None, part: Part | None) -> None:
    assert part_of(person(role, unit), task(1, supporting=frozenset({2}))) is part


def test_a_draft_does_not_exist() -> None:
    assert part_of(person(Role.COORDINATOR, None), task(1, State.DRAFT)) is None


def asked(state: str) -> ExtensionRow:
    return ExtensionRow(1, 1, 7, NOW, "", None, date(2026, 3, 30), state, None, None, None)


@pytest.mark.parametrize(("found", "wanted", "rows", "code"), [
    (task(1), date(2026, 4, 1), [], "extension-no-deadline"),
    (task(1, State.COMPLETED, TODAY), date(2026, 4, 1), [], "extension-closed"),
    (task(1, due=date(2026, 3, 20)), date(2026, 3, 20), [], "extension-not-later"),
    (task(1, due=date(2026, 2, 20)), date(2026, 3, 1), [], "extension-past"),
    (task(1, due=TODAY), date(2026, 4, 1), [asked("asked")], "extension-pending"),
    (task(1, due=TODAY), date(2026, 4, 1), [asked("granted"), asked("refused")], None),
    (task(1, due=date(2026, 2, 20)), TODAY, [], None),
])
def test_more_time(
    found: Task, wanted: date, rows: list[ExtensionRow], code: str | None
) -> None:
    wrong = problem(found, wanted, TODAY, rows)
    assert (wrong.code if wrong else None) == code


@pytest.mark.parametrize(
    "typed", ["1", "#1", "nv1", "cchc-2026-1", "CCHC-2026-001", "cchc-2026-01."]
)
def test_a_code_may_be_typed_without_its_zeros(typed: str) -> None:
    assert full_code(typed, "CCHC", 2026) == "CCHC-2026-001"
