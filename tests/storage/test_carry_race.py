"""Two processes put the same slot's message in at once: the later one joins the earlier one's."""

import asyncio

from core.notices import Kind
from core.ports.deliveries import NewDelivery
from storage.deliveries import DeliveryStore
from storage.engine import Database
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import deliveries

DUE = at("2026-03-03 07:30")


async def test_a_slot_that_is_written_meanwhile_takes_what_is_carried(postgres_url: str) -> None:
    office = await Office(Database(postgres_url)).open()
    rival = Database(postgres_url)
    mine, theirs = office.app.stores.deliveries, DeliveryStore(rival)
    nam = office.person_ids["nam"]

    def row(key: str) -> NewDelivery:
        return NewDelivery(key, Kind.MORNING, nam, DUE, {}, DUE)

    async with office.database.unit():
        await mine.add([row("yesterday")])
        [waiting] = await mine.mornings(nam)
    written, seen = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with rival.unit():
            await theirs.add([row("today")])
            written.set()
            await seen.wait()

    async def carry() -> None:
        await written.wait()
        async with office.database.unit():
            await mine.carry(waiting, "today", DUE)

    carrying = asyncio.create_task(carry())
    writing = asyncio.create_task(write())
    await written.wait()
    await asyncio.sleep(0.2)
    assert not carrying.done(), "it waits for what the rival does"
    seen.set()
    await asyncio.gather(carrying, writing)
    assert await deliveries(office, "key", "state", "reason") == [
        ("yesterday", "skipped", "merged"), ("today", "pending", "")]
    await rival.close()
    await office.database.close()
