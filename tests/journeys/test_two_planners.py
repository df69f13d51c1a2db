"""Two processes plan, move and send at the same time."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from core.reminders import Ground
from core.reminders_people import Directory
from core.reminders_times import Slot
from core.usecases.place_pings import Ping, PlacePings
from storage.engine import Database
from storage.tables import delivery, delivery_item
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import give, live, tick
from tests.support.undelivered import DOWN, again

NEXT = "2026-03-04 07:00"


@pytest.mark.parametrize("given_up", [True, False])
async def test_nothing_moves_into_a_message_that_another_process_sent_meanwhile(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch, given_up: bool
) -> None:
    office = quick_office
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-10")
    office.channel.session.faults = [DOWN] * 40
    await tick(office, "2026-03-03 07:30")
    if given_up:
        await again(office, 10, 60, *[900] * 7)
    office.channel.session.faults = []
    slots = PlacePings.slots
    raced: list[Slot] = []

    async def overtaken(self: PlacePings, *args: Any) -> Any:
        found = await slots(self, *args)
        for person_id, slot in found.items():
            if not raced:
                raced.append(slot)
                await office.database.execute(insert(delivery).values(
                    key=slot.key(person_id), kind="morning", person_id=person_id, state="sent",
                    send_at=slot.send_at, payload={}, created_at=slot.send_at))
        return found

    monkeypatch.setattr(PlacePings, "slots", overtaken)
    await live(office, "2026-03-04 00:00", NEXT, "2026-03-04 07:30", "2026-03-05 07:30")
    assert raced
    assert "CCHC-2026-001" in office.chat("nam").text
    async with office.database.reading():
        states = (await office.database.execute(
            select(delivery.c.state, delivery.c.sent_at).join(
                delivery_item, delivery_item.c.delivery_id == delivery.c.id))).all()
    assert all(row.state == "sent" and row.sent_at is not None for row in states), states


async def test_planning_and_claiming_at_once_ends_in_no_deadlock(
    postgres: Any, postgres_department: str
) -> None:
    """Two planners put pings into the same messages, in their own order, while two claim."""
    name = postgres.create(postgres_department)
    offices = [Office(Database(postgres.named(name))) for _ in range(4)]
    first = offices[0]
    await first.open()
    try:
        tasks = [await give(first, "2026-03-10") for _ in range(12)]
        now = at("2026-03-03 07:30")
        async with first.database.reading():
            directory = Directory.of(await first.app.stores.people.everyone())
        calendar = await first.app.stores.calendar.load(2026)
        ground = Ground(first.app.policy.ladder, first.app.policy.zone, calendar)
        people = sorted(directory.people)

        async def plan(office: Office, step: int) -> None:
            place = PlacePings(office.app.stores.deliveries)
            for n in range(12):
                pings = [Ping(i, tasks[n], f"after:{step}") for i in people[::step]]
                async with office.database.unit():
                    await place(now, pings, directory, ground)

        async def claim(office: Office) -> dict[int, int]:
            taken = {}
            for _ in range(30):
                async with office.database.unit():
                    found = await office.app.stores.deliveries.claim(
                        now, now, now + timedelta(seconds=60), 3, frozenset())
                    for one in found:
                        items = await office.app.stores.deliveries.items(one.id)
                        taken[one.id] = len(items)
                await asyncio.sleep(0.002)
            return taken

        *_, one, two = await asyncio.wait_for(asyncio.gather(
            plan(offices[0], 1), plan(offices[1], -1), claim(offices[2]), claim(offices[3])), 30)
        assert one
        assert two
        assert not set(one) & set(two)
        async with first.database.reading():
            items = (await first.database.execute(select(delivery_item.c.delivery_id))).all()
        assert len(items) == 2 * 12 * len(people), "no ping is lost"
        told = Counter(row.delivery_id for row in items)
        assert {i: told[i] for i in one | two} == one | two, "nothing joins what has left"
    finally:
        for office in offices:
            await office.database.close()
        postgres.drop(name)
