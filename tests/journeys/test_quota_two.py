"""Two processes live a short month on one database: nothing is lost, nothing comes twice."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import update

from core.policy import Policy
from core.quota import Allowance
from storage.engine import Database
from storage.tables import account
from tests.support.on_quota import TIGHT, ZALO, QuotaOffice
from tests.support.tasks import act_of, deliveries, give

PEOPLE = (("nam", "LDVL"), ("hoa", "LDVL"), ("ncc", "NCC"), ("thu", "TTHC"), ("tkt", "TCKT"))
MOMENTS = ("02 09:00", "02 16:00", "03 05:00", "03 07:30", "03 07:31", "03 08:00", "03 08:01",
           "03 08:02")


@pytest.fixture
async def both(postgres_url: str) -> AsyncIterator[tuple[QuotaOffice, QuotaOffice]]:
    policy = Policy(organisation="Sở mẫu", parent="UBND tỉnh", place="Hà Tĩnh",
                    allowances={ZALO: Allowance(1000, 50)})
    one, other = (QuotaOffice(Database(postgres_url), policy, "2026-03-02 08:00")
                  for _ in range(2))
    await one.open()
    async with one.database.unit():
        await one.database.execute(update(account).values(channel=ZALO))
    yield one, other
    await one.database.close()
    await other.database.close()


async def test_two_processes_in_a_short_month(both: tuple[QuotaOffice, QuotaOffice]) -> None:
    one, _ = both
    await one.used(TIGHT)
    await one.app.tick(one.clock.now())
    before = sum(len(screen) for screen in one.zalo.session.screens.values())
    used = (await one.used()).outgoing
    for who, unit in PEOPLE:
        await give(one, "2026-03-03", unit, (who,))
        for _ in range(3):
            task = await give(one, "2026-03-25", unit, (who,), assigned="2026-03-02")
            async with one.database.unit():
                await one.app.use_cases["announce_tasks"](await act_of(one, "cvp"), [task.id])
    for moment in MOMENTS:
        for office in both:
            office.clock.set(f"2026-03-{moment}")
        await asyncio.gather(*(office.app.tick(office.clock.now()) for office in both))
    texts = [shown.text for office in both
             for screen in office.zalo.session.screens.values() for shown in screen]
    assert sum(text.count("giao anh/chị nhiệm vụ") for text in texts) == 3 * len(PEOPLE)
    told = Counter(code for text in texts for code in re.findall(r"CCHC-2026-\d+", text))
    assert set(told.values()) == {1}, told
    assert (await one.used()).outgoing - used == len(texts) - before
    states = {row[1] for row in await deliveries(one, "kind", "state") if row[0] == "assigned"}
    assert states == {"sent"}
