"""Stops, faults and crowds: nothing is lost, nothing floods."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetMe
from sqlalchemy import insert, update

from core.ports.deliveries import DeliveryState
from storage.tables import delivery, task
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import deliveries, give, live, tick

ME = GetMe()


async def test_a_stop_over_days_is_one_message(office: Office) -> None:
    await give(office, "2026-03-06")
    other = await give(office, "2026-03-09")
    await tick(office, "2026-03-06 05:00")
    await live(office, "2026-03-09 05:00", "2026-03-09 07:00", "2026-03-09 07:30",
               "2026-03-09 12:00")
    assert len(office.chat("nam").screen) == 1
    assert other.code is not None
    assert other.code in office.chat("nam").text
    assert "quá hạn 3 ngày" in office.chat("nam").text


async def state_of(office: Office) -> tuple[Any, ...]:
    rows = await deliveries(office, "kind", "state", "reason", "tries")
    return next(row[1:] for row in rows if row[0] == "morning")


async def faulty(office: Office, *faults: Exception) -> None:
    """One ping, with these faults before it gets through; the digest has left before."""
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04")
    office.channel.session.faults = list(faults)
    await tick(office, "2026-03-03 07:30")


async def test_500_is_tried_again_and_arrives(quick_office: Office) -> None:
    await faulty(quick_office, TelegramServerError(ME, "500"), TelegramServerError(ME, "502"))
    assert await state_of(quick_office) == ("retrying", "unavailable", 1)
    quick_office.clock.forward(seconds=9)
    await tick(quick_office)
    assert (await state_of(quick_office))[2] == 1
    quick_office.clock.forward(seconds=1)
    await tick(quick_office)
    assert await state_of(quick_office) == ("retrying", "unavailable", 2)
    quick_office.clock.forward(seconds=60)
    await tick(quick_office)
    assert await state_of(quick_office) == ("sent", "", 3)
    assert "trùng" not in quick_office.chat("nam").text


async def test_after_eight_tries_it_is_reported_as_failed(quick_office: Office) -> None:
    await faulty(quick_office, *[TelegramServerError(ME, "500")] * 8)
    for _ in range(7):
        quick_office.clock.forward(minutes=15)
        await tick(quick_office)
    assert await state_of(quick_office) == ("failed", "unavailable", 8)
    assert "Vũ Nam" in await quick_office.chat("cvp").say("/chualienlac")


async def test_blocked_is_reported_and_not_tried_again(quick_office: Office) -> None:
    await faulty(quick_office, TelegramForbiddenError(ME, "bot was blocked by the user"))
    assert (await state_of(quick_office))[:2] == ("failed", "blocked")
    await tick(quick_office, "2026-03-03 08:00")
    assert "Vũ Nam" in quick_office.chat("cvp").text
    assert "Vũ Nam" in await quick_office.chat("cvp").say("/unreached")
    await quick_office.chat("nam").say("/viec")
    await tick(quick_office, "2026-03-04 07:30")
    assert "hạn hôm nay" in quick_office.chat("nam").text, "who writes again is reached again"


async def test_an_unknown_outcome_is_sent_once_more_and_says_so(quick_office: Office) -> None:
    await faulty(quick_office, TelegramNetworkError(ME, "connection died"))
    assert (await state_of(quick_office))[0] == "unknown"
    quick_office.clock.forward(seconds=10)
    await tick(quick_office)
    assert (await state_of(quick_office))[0] == "sent"
    assert "(gửi lại, có thể trùng)" in quick_office.chat("nam").text
    quick_office.clock.forward(minutes=30)
    await tick(quick_office)
    assert len(quick_office.chat("nam").screen) == 1


async def test_two_unknown_outcomes_are_the_end(quick_office: Office) -> None:
    await faulty(quick_office, *[TelegramNetworkError(ME, "connection died")] * 2)
    quick_office.clock.forward(seconds=10)
    await tick(quick_office)
    assert (await state_of(quick_office))[:2] == ("failed", "unknown")


async def test_too_many_requests_waits_as_told(quick_office: Office) -> None:
    await faulty(quick_office, TelegramRetryAfter(ME, "slow down", retry_after=37))
    quick_office.clock.forward(seconds=36)
    await tick(quick_office)
    assert quick_office.chat("nam").screen == []
    quick_office.clock.forward(seconds=1)
    await tick(quick_office)
    assert await state_of(quick_office) == ("sent", "", 1)


async def test_a_message_the_platform_will_not_have(quick_office: Office) -> None:
    await faulty(quick_office, TelegramBadRequest(ME, "can't parse entities"))
    assert (await state_of(quick_office))[:2] == ("failed", "refused")
    await tick(quick_office, "2026-03-04 07:30")
    assert len(quick_office.chat("nam").screen) == 1, "the address is still good"


async def test_nobody_is_linked(quick_office: Office) -> None:
    async with quick_office.database.unit():
        await quick_office.app.stores.accounts.remove("telegram", quick_office.chat("nam").chat_id)
    await faulty(quick_office)
    assert (await state_of(quick_office))[:2] == ("failed", "not_linked")


async def test_a_fault_of_ours_is_no_refusal(quick_office: Office) -> None:
    """It was, and the ping was given up at once."""
    await faulty(quick_office, RuntimeError("ours"))
    assert (await state_of(quick_office))[:2] == ("retrying", "error")
    quick_office.clock.forward(seconds=10)
    await tick(quick_office)
    assert (await state_of(quick_office))[0] == "sent"


async def test_a_message_that_ends_its_process_each_time_is_given_up(
    quick_office: Office,
) -> None:
    office = quick_office
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    async with office.database.unit():
        await office.database.execute(update(delivery).where(delivery.c.kind == "morning").values(
            state="sending", lease_token="dead", lease_until=at("2026-03-03 09:00"), tries=8))
    await tick(office, "2026-03-03 10:00")
    assert (await state_of(office))[:2] == ("failed", "unknown")
    assert office.chat("nam").screen == []


async def test_a_dead_workers_message_is_rescued_after_its_lease(office: Office) -> None:
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    office.clock.set("2026-03-03 07:30")
    now = office.clock.now()
    store = office.app.stores.deliveries
    async with office.database.unit():
        taken = await store.claim(now, now, now + timedelta(seconds=60), 10, frozenset())
    assert len(taken) == 1
    office.clock.forward(seconds=59)
    await tick(office)
    assert office.chat("nam").screen == []
    office.clock.forward(seconds=1)
    await tick(office)
    assert "có thể trùng" in office.chat("nam").text
    assert (await state_of(office))[0] == "sent"


@pytest.mark.parametrize("crowd", [1200])
async def test_a_crowd_of_done_tasks_does_not_starve_the_others(office: Office, crowd: int) -> None:
    early = at("2026-02-01 05:00")
    async with office.database.unit():
        await office.database.execute(insert(task), [
            {"code": f"X-{n}", "title": "x", "state": "completed", "kind": "assigned",
             "lead_unit_id": office.unit_ids["NCC"], "created_at": early, "wake_at": early}
            for n in range(crowd)
        ])
        await office.database.execute(insert(delivery), [
            {"key": f"old-{n}", "kind": "morning", "person_id": office.person_ids["hoa"],
             "state": DeliveryState.PENDING, "send_at": at("2026-03-03 07:00"), "payload": {},
             "created_at": early} for n in range(60)
        ])
    await faulty(office)
    assert len(office.chat("nam").screen) == 1
    assert office.chat("hoa").screen == []
    rows = await deliveries(office, "key", "state")
    assert all(state == "skipped" for key, state in rows if key.startswith("old-"))
