"""The ladder as a rule: properties that hold for any task, and each setting's own effect."""

import dataclasses
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.policy import Ladder
from core.reminders import Ground, Look, due_moment, hour_ping_at, look, milestones
from core.reminders_times import allowed_from, is_quiet, slots_from
from core.tasks import Deadline, Kind, Recurrence, State, Task

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TET = WorkCalendar(off=frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5)))
GROUND = Ground(Ladder(), ZONE, TET)
SINCE = datetime(2026, 1, 1, 5, tzinfo=ZONE)

days = st.dates(date(2026, 1, 1), date(2026, 6, 30))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 7, 31)).map(  # noqa: DTZ001 - made aware
    lambda m: m.replace(tzinfo=UTC))


def task(due: date | None = date(2026, 3, 10), **more: object) -> Task:
    plain = Task(1, "CCHC-2026-001", "x", State.ASSIGNED, Kind.ASSIGNED, "other", 1,
                 Deadline("", due), assigned_on=date(2026, 1, 5))
    return dataclasses.replace(plain, **more)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def lived(
    start: Task, ground: Ground = GROUND, until: date = date(2026, 6, 30),
) -> list[tuple[date, Look]]:
    """Wake whenever the rule asks for it, as the planner does."""
    now, found = SINCE, []
    while now.date() <= until:
        seen = look(start, now, ground)
        if seen.ping or seen.hour or seen.escalations:
            found.append((now.astimezone(ZONE).date(), seen))
        start = dataclasses.replace(start, last_step_at=now, escalated_level=seen.level)
        if seen.wake_at is None:
            break
        now = seen.wake_at
    return found


def pings(ground: Ground, **more: object) -> list[tuple[str | None, date]]:
    return [(seen.ping, day) for day, seen in lived(task(**more), ground) if seen.ping]


@given(days, moments, st.sampled_from(list(State)))
def test_none_after_done_none_without_a_date_and_the_clock_moves_on(
    due: date, now: datetime, state: State
) -> None:
    seen = look(task(due, state=state), now, GROUND)
    assert seen.wake_at is None or seen.wake_at > now
    if state not in (State.ASSIGNED, State.IN_PROGRESS, State.RETURNED):
        assert (seen.ping, seen.hour, seen.escalations, seen.wake_at) == (None, False, (), None)
    assert look(task(None, state=state), now, GROUND).wake_at is None


@given(days, days)
def test_pings_fall_on_working_days_after_the_assignment(due: date, assigned: date) -> None:
    for day, seen in lived(task(due, assigned_on=assigned)):
        assert TET.is_working(day)
        assert day > assigned
        if seen.ping and seen.ping.startswith("after"):
            assert day > due
        assert not seen.escalations or day > max(due, assigned)


@given(days)
def test_the_ladder_has_a_ceiling_and_no_step_twice(due: date) -> None:
    seen = lived(task(due))
    names = [s.ping for _, s in seen if s.ping]
    assert len(names) == len(set(names))
    weeks = max(0, (date(2026, 6, 30) - due).days) // 7 + 1
    assert len(names) <= 4 + 2 + weeks
    levels = [level for _, s in seen for level in s.escalations]
    assert levels == sorted(set(levels))


@given(days, moments)
def test_however_late_one_look_tells_one_step(due: date, now: datetime) -> None:
    seen = look(task(due), now, GROUND)
    again = look(task(due, last_step_at=now, escalated_level=seen.level), now, GROUND)
    assert again.ping is None
    assert again.escalations == ()


@given(moments, st.times(), st.times())
def test_the_end_of_quiet_hours_is_not_quiet(now: datetime, start: time, end: time) -> None:
    ladder = Ladder(quiet_from=start.replace(microsecond=0), quiet_until=end.replace(microsecond=0))
    moment = allowed_from(now, ladder, ZONE)
    assert moment >= now
    assert moment - now <= timedelta(days=1)
    assert not is_quiet(moment, ladder, ZONE)


@given(moments, st.none() | st.times())
def test_slots_are_loud_working_and_ahead(now: datetime, own: time | None) -> None:
    slots = slots_from(now, Ladder(), ZONE, TET, own)
    assert slots == sorted(slots, key=lambda s: (s.day, s.number))
    for slot in slots:
        assert slot.send_at >= now
        assert TET.is_working(slot.send_at.astimezone(ZONE).date())
        assert not is_quiet(slot.send_at, Ladder(), ZONE)


def test_before_steps_aim_at_the_last_working_day() -> None:
    sunday = date(2026, 3, 15)
    steps = {s.name: s.day for s in milestones(sunday, date(2026, 3, 1), GROUND)}
    assert steps["before:0"] == date(2026, 3, 13)
    assert steps["before:1"] == date(2026, 3, 12)
    assert steps["after:1"] == date(2026, 3, 16)


def with_ladder(**more: object) -> Ground:
    return dataclasses.replace(GROUND, ladder=dataclasses.replace(Ladder(), **more))


@pytest.mark.parametrize(("name", "value"), [
    ("before", (5,)), ("after", (2,)), ("weekly_after", 14), ("escalate", (2, 4, 9)),
    ("hours_before", 4), ("quiet_from", time(12, 0)), ("quiet_until", time(15, 30)),
])
def test_every_setting_of_the_ladder_changes_what_happens(name: str, value: object) -> None:
    start = task(deadline=Deadline("", date(2026, 3, 10), time(16, 0)))

    def story(ground: Ground) -> list[tuple[datetime, Look]]:
        now, one, found = SINCE, start, []
        while now < at("2026-05-01 00:00"):
            seen = look(one, now, ground)
            found.append((now, seen))
            one = dataclasses.replace(one, last_step_at=now, escalated_level=seen.level)
            assert seen.wake_at is not None
            now = seen.wake_at
        return found

    assert story(with_ladder(**{name: value})) != story(GROUND)


def test_the_other_settings_of_the_ladder_change_what_happens() -> None:
    now = at("2026-03-09 05:00")
    calm = task(forecast_on=date(2026, 3, 10), last_progress_at=now - timedelta(hours=40))
    assert look(calm, now, GROUND).ping is None
    assert look(calm, now, with_ladder(fresh_hours=24)).ping == "before:1"
    late = at("2026-03-16 05:00")
    said = task(last_progress_at=late - timedelta(days=5))
    assert look(said, late, GROUND).escalations == ()
    assert look(said, late, with_ladder(answer_stale_days=3)).escalations == (1, 2)
    noon = slots_from(late, Ladder(slots=(time(12, 0),)), ZONE, TET)
    assert noon[0].hour == time(12, 0)
    both = slots_from(late, Ladder(slots=(time(8, 0), time(14, 0))), ZONE, TET, time(9, 0))
    assert [s.hour for s in both[:3]] == [time(9, 0), time(14, 0), time(9, 0)]


def test_an_impossible_forecast_gives_no_peace() -> None:
    now = at("2026-03-09 05:00")
    late = task(forecast_on=date(2026, 3, 20), last_progress_at=now - timedelta(hours=1))
    assert look(late, now, GROUND).ping == "before:1"


def test_the_hour_moves_out_of_quiet_hours_or_is_left_out() -> None:
    early = task(deadline=Deadline("", date(2026, 3, 10), time(8, 0)),
                 last_step_at=at("2026-03-09 05:00"))
    assert look(early, at("2026-03-10 07:00"), GROUND).hour
    night = dataclasses.replace(early, deadline=Deadline("", date(2026, 3, 10), time(22, 0)))
    assert not look(night, at("2026-03-10 20:00"), GROUND).hour


def test_recurring_duties_ask_for_the_next_one() -> None:
    monthly = task(recurrence=Recurrence.MONTHLY)
    assert not look(monthly, at("2026-03-10 12:00"), GROUND).recur
    assert look(monthly, at("2026-03-11 05:00"), GROUND).recur
    done = dataclasses.replace(monthly, state=State.COMPLETED)
    assert look(done, at("2026-03-05 12:00"), GROUND).recur


def test_a_zone_with_summer_time_keeps_its_hours() -> None:
    """Cairo put its clocks forward on Friday 24 April 2026 at midnight; New York on 8 March."""
    cairo = ZoneInfo("Africa/Cairo")
    awake = Ladder(hours_before=3, quiet_from=time(0), quiet_until=time(0))
    ground = Ground(awake, cairo, WorkCalendar())
    night = task(deadline=Deadline("", date(2026, 4, 24), time(2, 0)))
    due_at, ping_at = due_moment(night, cairo), hour_ping_at(night, ground)
    assert due_at is not None
    assert ping_at is not None
    assert due_at - ping_at == timedelta(hours=3)
    york = ZoneInfo("America/New_York")
    slots = slots_from(datetime(2026, 3, 5, 3, tzinfo=UTC), Ladder(), york, WorkCalendar(), None, 4)
    assert [s.send_at.astimezone(york).strftime("%d %H:%M") for s in slots] == [
        "05 07:30", "06 07:30", "09 07:30", "10 07:30"]
    assert [s.send_at.hour for s in slots] == [12, 12, 11, 11]
