"""What operators see of the month's quota: `check`, /metrics, the digest, and what is left out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import insert

from bot.check_quota import look_at_quota
from storage.tables import person
from tests.support.on_quota import QuotaOffice, quota_office
from tests.support.tasks import give, live


@pytest.fixture
async def office(sqlite_department: Path, tmp_path: Path) -> AsyncIterator[QuotaOffice]:
    async with quota_office(sqlite_department, tmp_path, start="2026-03-13 18:00") as found:
        yield found


async def samples(office: QuotaOffice) -> dict[tuple[str, ...], float]:
    page = (await office.app.metrics.page()).decode()
    return {(s.name.removeprefix("nhacviec_month_messages"), *s.labels.values()): s.value
            for family in text_string_to_metric_families(page) for s in family.samples
            if s.name.startswith("nhacviec_month")}


async def test_metrics_have_the_month(office: QuotaOffice) -> None:
    await office.used(400)
    await office.chat("nam").say("việc")
    assert await samples(office) == {
        ("", "zalo_bot", "in"): 1, ("", "zalo_bot", "out"): 401, ("_left", "zalo_bot"): 598,
        ("_forecast", "zalo_bot"): 884}


async def test_without_a_quota_metrics_have_none(quick_office: QuotaOffice) -> None:
    page = (await quick_office.app.metrics.page()).decode()
    assert "nhacviec_month_messages{" not in page


async def test_check_says_when_it_will_not_last(office: QuotaOffice) -> None:
    async def look() -> list[tuple[bool, str]]:
        async with office.database.reading():
            return [found[:2] for found in await look_at_quota(
                office.database, office.app.policy, office.clock.now())]

    await office.used(400)
    assert await look() == [(True, "check-quota")]
    await office.used(600)
    assert await look() == [(False, "check-quota-short")]
    async with office.database.unit():
        for number in range(40):
            done = await office.database.execute(
                insert(person).values(code=f"p{number}", full_name="x", title=""))
            await office.app.stores.accounts.add(
                int(done.inserted_primary_key[0]), "zalo_bot", 7000 + number, office.clock.now())
    assert await look() == [(False, "check-quota-short"), (False, "check-people-limit")]


async def test_the_digest_speaks_of_it_only_when_it_will_not_last(office: QuotaOffice) -> None:
    await give(office, "2026-03-30")
    await office.used(300)
    for used in (300, 600):
        await office.used(used)
        await office.chat("gd").say("/digest")
    texts = [s.text for s in office.chat("gd").screen if "BẢN TIN TUẦN" in s.text]
    assert ["Hạn mức tin Zalo còn" in text for text in texts] == [False, True]


async def test_when_it_is_tight_answers_come_without_pictures(office: QuotaOffice) -> None:
    def pictures(who: str) -> int:
        return sum(1 for s in office.chat(who).screen if s.file and s.author == "bot")

    await give(office, "2026-03-30")
    await office.chat("gd").say("/digest")
    assert pictures("gd") == 1
    await office.used(950)
    await office.chat("gd").say("/digest")
    assert pictures("gd") == 1
    assert sum("BẢN TIN TUẦN" in s.text for s in office.chat("gd").screen) == 2
    await live(office, "2026-03-16 07:30")
    assert sum("BẢN TIN TUẦN" in s.text for s in office.chat("gd").screen) == 3
    assert pictures("gd") == 1, "the digest's picture is a message too"
