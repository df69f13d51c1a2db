"""Telegram dies in the middle of the day, in every way it can, and lives again."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramUnauthorizedError
from sqlalchemy import update

from storage.tables import account, person
from tests.support.office import Office
from tests.support.second_channel import Second
from tests.support.tasks import deliveries, give, live, tick
from tests.support.undelivered import DIED, DOWN, DUPLICATE, ME, again, nams, ping

REVOKED = TelegramUnauthorizedError(ME, "Unauthorized")


async def prefer(office: Office, who: str, channel: str) -> None:
    async with office.database.unit():
        await office.database.execute(
            update(person).where(person.c.code == who).values(preferred_channel=channel))


@pytest.mark.parametrize("fault", [DOWN, REVOKED])
@pytest.mark.parametrize("dead", ["telegram", "zalo_bot"])
async def test_either_channel_takes_over_from_the_other(
    quick_office: Office, dead: str, fault: Any
) -> None:
    office = quick_office
    second = Second(office)
    await second.link("nam")
    await prefer(office, "nam", dead)
    first = office.channel if dead == "telegram" else second.channel
    first.session.faults = [fault] * 9
    await ping(office, *first.session.faults if dead == "telegram" else ())
    await again(office, 10, 60, 300)
    other = "zalo_bot" if dead == "telegram" else "telegram"
    assert await nams(office) == ("sent", f"silent:{dead}", 4, other)
    first.session.faults = []
    await tick(office, "2026-03-04 07:30")
    assert await nams(office) == ("sent", "", 1, dead), "it comes first again"


async def test_a_preferred_channel_that_runs_no_more_is_passed_over(quick_office: Office) -> None:
    office = quick_office
    second = Second(office)
    await second.link("nam")
    async with office.database.unit():
        await office.app.stores.accounts.add(
            office.person_ids["nam"], "zalo_oa", 77, office.clock.now())
    await prefer(office, "nam", "zalo_oa")
    await ping(office)
    assert await nams(office) == ("sent", "", 1, "telegram")


async def test_a_day_with_telegram_dead_in_the_middle(quick_office: Office) -> None:
    """Nam has both, Hoa only Telegram, Hung only Zalo."""
    office = quick_office
    second = Second(office)
    await second.link("nam", "hung", "cvp")
    async with office.database.unit():
        await office.database.execute(account.delete().where(
            account.c.channel == "telegram", account.c.person_id == office.person_ids["hung"]))
    await tick(office, "2026-03-02 08:00")
    tasks = [await give(office, "2026-03-04", who=(who,)) for who in ("nam", "hoa", "hung")]
    await tick(office, "2026-03-03 07:30")
    office.channel.session.faults = [DOWN] * 500
    office.clock.set("2026-03-03 10:00")
    codes = " ".join(str(task.code) for task in tasks)
    await second.chat("cvp").say(f"/dondoc {codes}")
    await again(office, 0, 10, 60, 300, 900, 900, 900, 900, 900)
    for who in ("nam", "hung"):
        assert "đôn đốc" in second.chat(who).text
    listed = await second.chat("cvp").say("/chualienlac")
    assert "Bùi Hoa" in listed
    assert "Vũ Nam" not in listed
    assert f"{tasks[0].code}: 80%" in await second.chat("nam").say("80%")
    office.channel.session.faults = []
    before = len(office.chat("hoa").screen)
    await office.chat("minh").say("/viec")
    await live(office, "2026-03-03 15:00", "2026-03-03 15:01")
    (message,) = office.chat("hoa").screen[before:]
    assert "đôn đốc" in message.text
    assert DUPLICATE not in message.text
    states = await deliveries(office, "kind", "state")
    assert {state for kind, state in states if kind == "urge"} == {"sent"}


async def test_it_dies_among_the_mornings_messages(quick_office: Office) -> None:
    office = quick_office
    second = Second(office)
    everyone = ("nam", "hoa", "hung", "thu", "tkt", "ncc")
    await second.link(*everyone)
    await tick(office, "2026-03-02 08:00")
    for who in everyone:
        await give(office, "2026-03-04", who=(who,))
    office.clock.set("2026-03-03 07:29")

    async def once() -> None:
        await tick(office, "2026-03-03 07:30")

    office.channel.session.faults = [DIED, DOWN, DOWN]
    await once()
    await again(office, 10, 60, 300, 900)
    arrived = {who: [s.text for s in (*office.chat(who).screen, *second.chat(who).screen)
                     if "Việc cần lưu ý ngày 03/3" in s.text] for who in everyone}
    assert all(len(texts) == 1 for texts in arrived.values()), arrived
    labelled = [who for who, texts in arrived.items() if DUPLICATE in texts[0]]
    assert len(labelled) == 1, "of one nobody knew whether it had arrived"


async def test_what_two_unknown_outcomes_left_comes_once_more_and_labelled(
    office: Office,
) -> None:
    await ping(office, DIED, DIED)
    await again(office, 10)
    assert await nams(office) == ("failed", "unknown", 2, "telegram")
    office.clock.forward(seconds=60)
    await office.chat("hoa").say("/viec")
    office.channel.session.faults = [DIED]
    await again(office, 60)
    assert office.channel.session.faults == [], "it was tried once more"
    assert (await nams(office))[:2] == ("failed", "unknown")
    office.clock.forward(seconds=60)
    await office.chat("hoa").say("/viec")
    await again(office, 60, 600)
    assert office.chat("nam").screen == [], "once is once: it may have arrived three times"


async def test_the_sign_of_life_brings_an_unknown_one(quick_office: Office) -> None:
    office = quick_office
    await ping(office, DIED, DIED)
    await again(office, 10, 60)
    office.clock.forward(seconds=60)
    await office.chat("hoa").say("/viec")
    await again(office, 60, 600)
    (message,) = office.chat("nam").screen
    assert DUPLICATE in message.text
