"""Time as it happens to an office: days off, swaps, the year's end, clocks that are wrong."""

import time as time_
from dataclasses import replace
from datetime import UTC, date, time
from typing import Any

import pytest
from aiogram.exceptions import TelegramServerError
from aiogram.methods import GetMe
from sqlalchemy import event

from core.usecases import send_due
from tests.support.office import Office
from tests.support.tasks import deliveries, give, live, milestones, tick


def mornings(office: Office, who: str) -> list[str]:
    return [s.text for s in office.chat(who).screen if "CCHC" in s.text]


async def test_a_waiting_message_moves_with_the_hour_chosen_in_settings(
    quick_office: Office,
) -> None:
    office, chat = quick_office, quick_office.chat("nam")
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    office.clock.set("2026-03-03 06:10")
    await chat.say("/caidat")
    await chat.press("08:30")
    await live(office, "2026-03-03 07:30", "2026-03-03 08:29")
    assert not mornings(office, "nam")
    await tick(office, "2026-03-03 08:30")
    assert len(mornings(office, "nam")) == 1
    await give(office, "2026-03-04")
    await chat.say("/caidat")
    await chat.press("08:00")
    await chat.press("theo cơ quan")
    await live(office, "2026-03-03 08:40", "2026-03-03 17:00")
    assert len(mornings(office, "nam")) == 1, "a new hour is no second morning"
    await tick(office, "2026-03-04 07:30")
    assert len(mornings(office, "nam")) == 2


async def swap(office: Office, day: str, kind: str) -> None:
    """What a letter of the government announces: a day off, or a Saturday worked."""
    async with office.database.unit():
        await office.app.stores.calendar.override(date.fromisoformat(day), kind, "hoán đổi", "")


async def test_tet_nine_days_off(quick_office: Office) -> None:
    """2026: the last working day is Friday 13/2, the first one Monday 23/2."""
    office = quick_office
    office.clock.set("2026-02-10 08:00")
    task = await give(office, "2026-02-18")
    late = await give(office, "2026-02-12", who=("hoa",))
    for day in range(11, 14):
        await live(office, f"2026-02-{day} 05:00", f"2026-02-{day} 07:30")
    before = mornings(office, "nam")
    for day in range(14, 23):
        await live(office, f"2026-02-{day} 05:00", f"2026-02-{day} 07:30", f"2026-02-{day} 12:00")
    assert mornings(office, "nam") == before, "nothing on nine days off"
    assert "before:0" in [name for name, _ in await milestones(office, task)], "told on the 13th"
    await live(office, "2026-02-23 05:00", "2026-02-23 07:30")
    assert "quá hạn 5 ngày" in mornings(office, "nam")[-1]
    assert len(mornings(office, "nam")) == len(before) + 1
    levels = [name for name, _ in await milestones(office, late) if "escalate" in name]
    assert levels == ["escalate:1"], "the days off are no working days of a lateness"


async def test_a_stop_across_tet_is_one_message(quick_office: Office) -> None:
    office = quick_office
    office.clock.set("2026-02-10 08:00")
    for due in ("2026-02-12", "2026-02-16", "2026-02-20", "2026-02-24"):
        await give(office, due)
    await tick(office, "2026-02-11 05:00")
    await live(office, "2026-02-23 06:00", "2026-02-23 07:30", "2026-02-23 07:31",
               "2026-02-23 16:00")
    (told,) = mornings(office, "nam")
    assert "04" in told


async def test_a_saturday_worked_instead_of_a_monday(quick_office: Office) -> None:
    office = quick_office
    await swap(office, "2026-03-14", "working")
    await swap(office, "2026-03-16", "off")
    await give(office, "2026-03-16")
    await live(office, "2026-03-14 05:00", "2026-03-14 07:30")
    assert "CCHC" in mornings(office, "nam")[-1], "its last day is the Saturday"
    told = len(mornings(office, "nam"))
    await live(office, "2026-03-16 05:00", "2026-03-16 07:30")
    assert len(mornings(office, "nam")) == told
    await live(office, "2026-03-17 05:00", "2026-03-17 07:30")
    assert "quá hạn 1 ngày" in mornings(office, "nam")[-1]


async def test_a_letter_makes_a_planned_day_a_day_off(quick_office: Office) -> None:
    """The task waits for Monday; on Friday it becomes known that Monday is off."""
    office = quick_office
    await give(office, "2026-03-16")
    await live(office, "2026-03-13 05:00", "2026-03-13 07:30")
    told = len(mornings(office, "nam"))
    await swap(office, "2026-03-16", "off")
    await live(office, "2026-03-16 05:00", "2026-03-16 07:30")
    assert len(mornings(office, "nam")) == told
    await live(office, "2026-03-17 05:00", "2026-03-17 07:30")
    assert len(mornings(office, "nam")) == told + 1
    assert "quá hạn 1 ngày" in mornings(office, "nam")[-1]


async def test_from_the_last_of_december_to_january(quick_office: Office) -> None:
    """1 January 2027 is a Friday off; the week begins in one year and ends in the other."""
    office = quick_office
    office.clock.set("2026-12-21 08:00")
    await give(office, "2027-01-01", assigned="2026-12-01")
    await live(office, "2026-12-28 05:00", "2026-12-28 07:30")
    days = [f"{day} {hour}" for day in ("2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01",
                                        "2027-01-02", "2027-01-03") for hour in ("05:00", "07:30")]
    await live(office, *days)
    told = mornings(office, "nam")
    assert "còn 1 ngày" in told[-1], "on the 31st, its last working day"
    assert not any("quá hạn" in text for text in told)
    await live(office, "2027-01-04 05:00", "2027-01-04 07:30")
    assert "quá hạn 3 ngày" in mornings(office, "nam")[-1]
    keys = {row[0].rpartition(":")[2] for row in await deliveries(office, "key")
            if row[0].startswith("digest")}
    assert keys == {"2026-W53", "2027-W01"}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Auckland"])
async def test_the_servers_time_zone_is_no_matter(
    quick_office: Office, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    monkeypatch.setenv("TZ", zone)
    time_.tzset()
    try:
        await give(office, "2026-03-03", hour=time(16))
        office.clock._now = office.clock.now().astimezone(UTC)
        await live(office, "2026-03-02 05:00", "2026-03-02 07:29")
        assert not mornings(office, "nam")
        await tick(office, "2026-03-02 07:30")
        assert "còn 1 ngày" in mornings(office, "nam")[-1]
        await live(office, "2026-03-03 07:30", "2026-03-03 14:00")
        assert "16:00" in mornings(office, "nam")[-1]
        assert "03/3" in await office.chat("nam").say("/viec")
    finally:
        monkeypatch.undo()
        time_.tzset()


async def test_a_clock_that_leaps_three_hours_between_ticks(quick_office: Office) -> None:
    office = quick_office
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 05:00", "2026-03-03 07:29", "2026-03-03 10:29")
    assert len(mornings(office, "nam")) == 1
    await live(office, "2026-03-03 07:30", "2026-03-03 07:31", "2026-03-03 10:30")
    assert len(mornings(office, "nam")) == 1, "put right again, it tells nothing twice"


async def test_a_clock_put_back_two_hours_tells_nothing_twice_and_loses_nothing(
    quick_office: Office,
) -> None:
    office = quick_office
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30", "2026-03-03 05:30")
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 05:30", "2026-03-03 07:30", "2026-03-03 08:00")
    assert len(mornings(office, "nam")) == 1
    await live(office, "2026-03-04 05:00", "2026-03-04 07:30")
    assert len(mornings(office, "nam")) == 2
    assert "02" in mornings(office, "nam")[-1]


async def test_a_clock_that_leaps_into_a_day_off_within_a_tick(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that slept: the tick began on Friday morning and goes on on Saturday."""
    office = quick_office
    for who in ("nam", "hoa"):
        await give(office, "2026-03-09", who=(who,))
    await live(office, "2026-03-05 08:00", "2026-03-06 05:00")
    told = len(mornings(office, "nam")), len(mornings(office, "hoa"))
    office.clock.set("2026-03-06 07:30")
    at_start = office.clock.now()
    real = office.app.stores.deliveries.claim

    async def slept(*args: Any) -> Any:
        taken = await real(*args)
        if office.clock.now() == at_start:
            office.clock.set("2026-03-07 09:00")
        return taken

    monkeypatch.setattr(send_due, "BATCH", 1)
    monkeypatch.setattr(send_due, "UNDER_WAY", 1)
    monkeypatch.setattr(office.app.stores.deliveries, "claim", slept)
    await office.app.tick(at_start)
    await live(office, "2026-03-07 09:01", "2026-03-08 09:00")
    assert (len(mornings(office, "nam")), len(mornings(office, "hoa"))) == (told[0] + 1, told[1])
    await live(office, "2026-03-09 05:00", "2026-03-09 07:30")
    assert (len(mornings(office, "nam")), len(mornings(office, "hoa"))) == (
        told[0] + 2, told[1] + 1), "Friday's joins Monday's"


async def test_a_stop_of_three_days_tells_the_latest_step_once(quick_office: Office) -> None:
    office = quick_office
    task = await give(office, "2026-03-10")
    await live(office, "2026-03-03 07:30", "2026-03-06 16:00", "2026-03-06 16:01",
               "2026-03-09 07:30")
    names = [name for name, _ in await milestones(office, task)]
    assert names == ["before:7", "before:3", "before:1"]
    assert len(mornings(office, "nam")) == 3


async def test_an_occurrence_made_on_its_own_last_day_is_told_that_day(
    quick_office: Office,
) -> None:
    """A weekly duty across a stop of a week: nobody was told of the one that is due today."""
    office = quick_office
    await give(office, "2026-03-06", recurrence="weekly", recurrence_rule="weekly:w5",
               kind="recurring")
    await live(office, "2026-03-06 07:30", "2026-03-13 06:00", "2026-03-13 07:30")
    assert "CCHC-2026-002" in mornings(office, "nam")[-1]
    assert "hạn hôm nay" in mornings(office, "nam")[-1]


async def test_two_slots_a_day(quick_office: Office) -> None:
    office = reslot(quick_office, slots=(time(14), time(8)))
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 05:00", "2026-03-03 07:59")
    assert not mornings(office, "nam")
    await tick(office, "2026-03-03 08:00")
    assert len(mornings(office, "nam")) == 1
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 09:00", "2026-03-03 13:59")
    assert len(mornings(office, "nam")) == 1
    await live(office, "2026-03-03 14:00", "2026-03-03 16:00")
    assert len(mornings(office, "nam")) == 2


async def test_a_stop_across_both_slots_is_one_message(quick_office: Office) -> None:
    office = reslot(quick_office, slots=(time(8), time(14)))
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 15:00", "2026-03-03 15:01", "2026-03-03 17:00")
    assert len(mornings(office, "nam")) == 1
    assert "02" in mornings(office, "nam")[0]


async def test_quiet_hours_in_the_middle_of_the_day(quick_office: Office) -> None:
    """A house where nothing may ring from twelve to half past one, and the evening is free."""
    office = reslot(quick_office, slots=(time(8),), quiet_from=time(12), quiet_until=time(13, 30))
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 12:00", "2026-03-03 13:29")
    assert not mornings(office, "nam")
    await tick(office, "2026-03-03 13:30")
    assert len(mornings(office, "nam")) == 1


async def test_a_failed_morning_is_not_a_second_message_of_the_next(quick_office: Office) -> None:
    """Tried in vain just before the quiet hours, it joins the next morning's."""
    office = quick_office
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    office.channel.session.faults = [TelegramServerError(GetMe(), "502")]
    await tick(office, "2026-03-03 17:59")
    await live(office, "2026-03-03 18:10", "2026-03-03 23:59", "2026-03-04 05:00",
               "2026-03-04 07:00", "2026-03-04 07:30", "2026-03-04 07:31")
    assert len(mornings(office, "nam")) == 1
    assert "hạn hôm nay" in mornings(office, "nam")[0]


async def test_an_idle_tick_asks_the_database_a_bounded_number_of_things(
    quick_office: Office,
) -> None:
    office = quick_office
    for n in range(30):
        await give(office, "2026-06-30", who=(("nam", "hoa", "hung")[n % 3],))
    await live(office, "2026-03-03 05:00", "2026-03-03 07:30", "2026-03-03 08:00")
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(office.database.engine.sync_engine, "before_cursor_execute", note)
    await tick(office, "2026-03-03 08:01")
    event.remove(office.database.engine.sync_engine, "before_cursor_execute", note)
    assert len(asked) <= 6, asked
    assert not any(word in statement for statement in asked
                   for word in ("INSERT", "UPDATE", "DELETE"))


def reslot(office: Office, **ladder: Any) -> Office:
    """The same office with another ladder, as if started anew."""
    policy = replace(office.app.policy, ladder=replace(office.app.policy.ladder, **ladder))
    again = Office(office.database, policy)
    again.unit_ids, again.person_ids = office.unit_ids, office.person_ids
    return again
