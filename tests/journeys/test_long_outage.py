"""A network that is down for the evening, the night or the day."""

from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramRetryAfter,
)
from sqlalchemy import insert, update

from storage.tables import delivery, person
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import change, deliveries, give, live, tick
from tests.support.undelivered import DIED, DOWN, DUPLICATE, ME, again, ping


@pytest.mark.parametrize(("fault", "labelled"), [
    (DOWN, False), (TelegramRetryAfter(ME, "slow", retry_after=3600), False), (DIED, True)])
async def test_a_ping_still_retried_in_the_evening_is_part_of_the_next_mornings(
    quick_office: Office, fault: Any, labelled: bool
) -> None:
    office = quick_office
    async with office.database.unit():
        await office.database.execute(
            update(person).where(person.c.code == "nam").values(morning_at=at(
                "2026-03-02 17:59").time()))
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-05")
    await tick(office, "2026-03-02 08:01")
    office.clock.set("2026-03-02 17:59")
    office.clock.forward(seconds=55)
    office.channel.session.faults = [fault]
    await tick(office)
    await live(office, "2026-03-02 18:10", "2026-03-03 00:00", "2026-03-03 05:00",
               "2026-03-03 07:00")
    assert office.chat("nam").screen == []
    await give(office, "2026-03-04")
    await live(office, "2026-03-03 07:30", "2026-03-03 17:59")
    (message,) = office.chat("nam").screen
    assert "001" in message.text
    assert "002" in message.text
    assert (DUPLICATE in message.text) == labelled
    states = [r for r in await deliveries(office, "kind", "state", "reason") if r[0] == "morning"]
    assert [r[1:] for r in states if r[1] == "skipped"] in ([], [("skipped", "merged")])


async def test_a_worker_that_died_in_the_evening_does_not_ping_twice_in_the_morning(
    office: Office,
) -> None:
    await ping(office)
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 08:00")
    async with office.database.unit():
        await office.database.execute(update(delivery).where(
            delivery.c.kind == "morning", delivery.c.state == "pending").values(
                state="sending", lease_token="dead", lease_until=at("2026-03-03 18:00")))
    await live(office, "2026-03-03 23:00", "2026-03-04 05:00", "2026-03-04 07:00")
    assert len(office.chat("nam").screen) == 1
    await tick(office, "2026-03-04 07:30")
    assert len(office.chat("nam").screen) == 2


async def test_an_outage_of_a_day_loses_nothing(office: Office) -> None:
    await tick(office, "2026-03-02 08:00")
    task = await give(office, "2026-03-10")
    await tick(office, "2026-03-02 08:01")
    office.channel.session.faults = [DOWN] * 400
    async with office.database.unit():
        await office.app.use_cases["notify"](
            office.clock.now(), "changed", [office.person_ids["nam"]],
            {"task_id": task.id, "change": "paused", "reason": "chờ"}, "1")
    await tick(office, "2026-03-03 07:30")
    await again(office, 10, 60, 300, *[900] * 6)
    rows = await deliveries(office, "kind", "state", "reason", "tries")
    assert ("morning", "failed", "unavailable", 8) in rows
    assert ("changed", "failed", "unavailable", 8) in rows
    office.channel.session.faults = []
    await live(office, "2026-03-03 17:00")
    assert office.chat("nam").screen == [], "given up for that day"
    await live(office, "2026-03-04 05:00", "2026-03-04 07:00")
    (notice,) = office.chat("nam").screen
    assert "tạm dừng" in notice.text
    await live(office, "2026-03-04 07:30", "2026-03-04 07:31", "2026-03-05 07:30")
    assert len(office.chat("nam").screen) == 2
    assert "còn 6 ngày" in office.chat("nam").text
    assert "Vũ Nam" in await office.chat("cvp").say("/chualienlac")
    assert "Sau đó đã nhận được tin" in office.chat("cvp").text


async def test_what_was_done_during_the_outage_is_not_told_after_it(quick_office: Office) -> None:
    office = quick_office
    await ping(office, *[DOWN] * 40)
    await again(office, 10, 60, *[900] * 7)
    office.channel.session.faults = []
    async with office.database.reading():
        (task,) = await office.app.stores.tasks.many([1])
    await change(office, task, state="completed", completed_on=at("2026-03-03 10:00").date())
    await live(office, "2026-03-04 07:00", "2026-03-04 07:30")
    assert office.chat("nam").screen == []


async def test_a_notice_that_failed_each_day_is_taken_up_for_seven_days(
    quick_office: Office,
) -> None:
    """Its last try was yesterday; what counts is when it was made."""
    office = quick_office
    task = await give(office, "2026-03-20")
    async with office.database.unit():
        await office.database.execute(insert(delivery), [
            {"key": f"of-{day}", "kind": "changed", "person_id": office.person_ids["nam"],
             "payload": {"task_id": task.id, "change": "paused", "reason": day}, "tries": 8,
             "state": "failed", "reason": "error", "created_at": at(f"2026-03-{day} 08:00"),
             "send_at": at("2026-03-10 08:00"), "tried_at": at("2026-03-10 09:00")}
            for day in ("02", "05")])
    await tick(office, "2026-03-11 07:00")
    rows = dict(await deliveries(office, "key", "state"))
    assert (rows["of-02"], rows["of-05"]) == ("failed", "sent")
