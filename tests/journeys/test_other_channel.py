"""A person with two addresses: when a message goes over to the other one."""

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
)
from sqlalchemy import select, update

from storage.tables import account, person
from tests.support.office import Office
from tests.support.tasks import live, tick
from tests.support.undelivered import (
    BLOCKED,
    CARD,
    DIED,
    DOWN,
    DUPLICATE,
    ME,
    again,
    nams,
    on_web,
    ping,
    told,
)


async def test_a_silent_channel_gives_way_after_three_tries(quick_office: Office) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    await ping(office, *[DOWN] * 9)
    await again(office, 10, 60)
    assert await nams(office) == ("retrying", "unavailable", 3, "telegram")
    assert 5 not in office.other.session.screens, "a short outage is waited for"
    await again(office, 300)
    assert await nams(office) == ("sent", "silent:telegram", 4, "web")
    assert len(office.other.session.screens[5]) == 1
    assert DUPLICATE not in office.other.session.screens[5][0].text, "nothing was accepted before"
    office.channel.session.faults = []
    await again(office, 900)
    assert office.chat("nam").screen == []
    card = await office.chat("cvp").say(CARD)
    assert "đã gửi tin lúc 03/3/2026 07:36 qua Chat trên web" in card
    assert "(thay cho Telegram: không trả lời)" in card


async def test_two_silent_channels_take_turns(quick_office: Office) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    await ping(office, *[DOWN] * 4)
    office.other.session.faults = [DOWN]
    await again(office, 10, 60, 300)
    assert await nams(office) == ("retrying", "unavailable", 4, "web")
    office.channel.session.faults = []
    await again(office, 900)
    assert await nams(office) == ("sent", "", 5, "telegram")


async def test_an_unknown_outcome_stays_there_then_goes_over_and_says_so(
    quick_office: Office,
) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    await ping(office, DIED, DIED)
    await again(office, 10)
    assert await nams(office) == ("retrying", "resent", 2, "telegram")
    assert 5 not in office.other.session.screens
    await again(office, 60)
    assert await nams(office) == ("sent", "silent:telegram", 3, "web")
    assert DUPLICATE in office.other.session.screens[5][0].text


async def test_what_may_have_arrived_is_never_sent_a_third_time_blindly(
    quick_office: Office,
) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    await ping(office, DIED, DIED)
    office.other.session.faults = [DIED]
    await again(office, 10, 60)
    assert await nams(office) == ("failed", "unknown", 3, "web")
    await again(office, 900, 900)
    await live(office, "2026-03-04 07:00")
    assert office.chat("nam").screen == []
    assert not office.other.session.screens.get(5)


async def test_the_preferred_channel_comes_first(quick_office: Office) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    async with office.database.unit():
        await office.database.execute(
            update(person).where(person.c.code == "nam").values(preferred_channel="web"))
    await ping(office)
    assert await nams(office) == ("sent", "", 1, "web")
    assert office.chat("nam").screen == []


async def test_a_refusal_is_written_on_the_row_also_the_next_days(quick_office: Office) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    await ping(office, BLOCKED)
    assert await nams(office) == ("sent", "refused:telegram", 1, "web")
    await tick(office, "2026-03-04 07:30")
    assert await nams(office) == ("sent", "refused:telegram", 1, "web")
    assert "thay cho Telegram: bị từ chối" in await office.chat("cvp").say(CARD)


async def test_after_a_slow_refusal_the_other_channel_waits_for_a_lease_of_its_own(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    monkeypatch.setattr("core.usecases.delivery_try._SOON_S", -1.0)
    await on_web(office, "nam", 5)
    await ping(office, BLOCKED)
    assert await nams(office) == ("retrying", "refused", 0, "telegram")
    await again(office, 30)
    assert await nams(office) == ("sent", "refused:telegram", 1, "web")
    assert len(office.other.session.screens[5]) == 1
    await tick(office, "2026-03-03 07:40")
    assert "tin đi qua kênh khác" in told(office)[0]


async def test_a_message_one_channel_will_not_have_is_taken_by_the_other(
    quick_office: Office,
) -> None:
    office = quick_office
    await on_web(office, "nam", 5)
    await ping(office, TelegramBadRequest(ME, "can't parse entities"))
    assert await nams(office) == ("sent", "refused:telegram", 1, "web")
    async with office.database.reading():
        assert not (await office.database.execute(
            select(account.c.id).where(account.c.blocked_at.is_not(None)))).all()


async def test_a_channel_that_does_not_run_here_is_named(quick_office: Office) -> None:
    office = quick_office
    async with office.database.unit():
        await office.database.execute(update(account).where(
            account.c.person_id == office.person_ids["nam"]).values(channel="zalo_bot"))
    await ping(office)
    assert (await nams(office))[:2] == ("failed", "no_channel")
    assert "hiện không hoạt động" in await office.chat("cvp").say("/chualienlac")
