"""A channel that takes nothing now, although it works: a closed window, a month used up."""

from sqlalchemy import select

from core.errors import ClosedError
from core.ports.deliveries import Signs
from storage.tables import account
from tests.support.clock import at
from tests.support.office import Office
from tests.support.second_channel import Second
from tests.support.tasks import change, deliveries, get, give, live, tick
from tests.support.undelivered import BLOCKED, CARD, DIED, DOWN, DUPLICATE, again, nams, ping, told

WINDOW, QUOTA = ClosedError("window"), ClosedError("quota")


async def only_on(office: Office, second: Second, *whose: str) -> None:
    """These people have no other address than the second channel's."""
    await second.link(*whose)
    async with office.database.unit():
        for who in whose:
            await second.knows(who)
            await office.database.execute(account.delete().where(
                account.c.channel == "telegram",
                account.c.person_id == office.person_ids[who]))


async def test_a_closed_window_gives_way_in_the_same_try(quick_office: Office) -> None:
    office = quick_office
    second = Second(office, "zalo_oa")
    await second.link("nam")
    await ping(office, WINDOW)
    assert await nams(office) == ("sent", "window:telegram", 1, "zalo_oa")
    assert len(second.chat("nam").screen) == 1
    async with office.database.reading():
        blocked = await office.database.execute(
            select(account.c.id).where(account.c.blocked_at.is_not(None)))
        assert not blocked.all()
    card = await office.chat("cvp").say(CARD)
    assert "thay cho Telegram: quá hạn tương tác, người nhận cần nhắn trước" in card
    await live(office, "2026-03-03 07:40")
    assert told(office) == []


async def test_refused_here_and_closed_there_waits_for_the_person_to_write(
    quick_office: Office,
) -> None:
    office = quick_office
    second = Second(office, "zalo_oa")
    await second.link("nam")
    second.faults = [WINDOW]
    await ping(office, BLOCKED)
    assert await nams(office) == ("failed", "window", 1, "zalo_oa")
    await again(office, 10, 60, 300)
    assert await nams(office) == ("failed", "window", 1, "zalo_oa"), "no retry would change it"
    assert "chưa nhắn cho bot trong 7 ngày" in await office.chat("cvp").say("/chualienlac")
    assert "chưa nhắn cho bot trong 7 ngày" in await office.chat("cvp").say(CARD)


async def test_what_a_window_ended_comes_when_the_person_writes(office: Office) -> None:
    second = Second(office, "zalo_oa")
    await only_on(office, second, "nam")
    second.faults = [WINDOW]
    await ping(office)
    assert await nams(office) == ("failed", "window", 1, "zalo_oa")
    await live(office, "2026-03-03 07:40", "2026-03-03 09:00")
    assert "Vũ Nam: chưa nhắn cho bot" in told(office)[0]
    await second.heard("nam", office.clock.now())
    await live(office, "2026-03-03 09:01", "2026-03-03 09:02", "2026-03-03 09:30")
    (message,) = second.chat("nam").screen
    assert "CCHC-2026-001" in message.text
    assert await nams(office) == ("sent", "", 1, "zalo_oa")


async def test_days_behind_a_closed_window_are_one_message(office: Office) -> None:
    second = Second(office, "zalo_oa")
    await only_on(office, second, "nam")
    second.faults = [WINDOW] * 50
    await ping(office)
    done = await give(office, "2026-03-05")
    await live(office, "2026-03-04 07:30", "2026-03-05 07:30", "2026-03-06 07:30")
    await change(office, await get(office, done), state="completed")
    await second.heard("nam", office.clock.now())
    second.faults = []
    await live(office, "2026-03-06 23:00", "2026-03-07 08:00", "2026-03-08 09:00")
    assert second.chat("nam").screen == [], "in quiet hours and on a weekend nothing leaves"
    await live(office, "2026-03-09 07:00", "2026-03-09 07:30", "2026-03-09 08:00")
    (message,) = second.chat("nam").screen
    assert "CCHC-2026-001" in message.text
    assert "CCHC-2026-002" not in message.text, "what is done is not told any more"
    left = await deliveries(office, "kind", "state", "reason")
    assert ("morning", "sent", "") in left


async def test_what_is_older_than_a_week_is_told_no_more(quick_office: Office) -> None:
    office = quick_office
    second = Second(office, "zalo_oa")
    await only_on(office, second, "nam")
    second.faults = [WINDOW] * 50
    await ping(office)
    await second.heard("nam", at("2026-03-12 09:00"))
    async with office.database.reading():
        opened = office.app.stores.deliveries.opened
        week = at("2026-03-02 00:00")
        assert await opened(week, week, Signs({}, {}), 10)
        assert await opened(at("2026-03-04 00:00"), week, Signs({}, {}), 10) == []


async def test_a_month_used_up_begins_anew(quick_office: Office) -> None:
    office = quick_office
    second = Second(office, "zalo_bot")
    await tick(office, "2026-03-30 08:00")
    await only_on(office, second, "nam")
    await give(office, "2026-04-01")
    second.faults = [QUOTA] * 20
    await live(office, "2026-03-31 07:30", "2026-03-31 07:45", "2026-03-31 12:00")
    assert await nams(office) == ("failed", "quota", 1, "zalo_bot")
    assert "hết lượt gửi của tháng" in await office.chat("cvp").say("/chualienlac")
    second.faults = []
    await live(office, "2026-03-31 17:00")
    assert second.chat("nam").screen == [], "the month is the same"
    await live(office, "2026-04-01 07:00", "2026-04-01 07:30", "2026-04-01 08:00")
    (message,) = second.chat("nam").screen
    assert "hạn hôm nay" in message.text


async def test_closed_after_it_may_have_arrived_comes_once_and_labelled(
    quick_office: Office,
) -> None:
    office = quick_office
    second = Second(office, "zalo_oa")
    await only_on(office, second, "nam")
    second.faults = [DIED, WINDOW]
    await ping(office)
    await again(office, 10)
    assert await nams(office) == ("failed", "unknown", 2, "zalo_oa")
    office.clock.forward(seconds=60)
    await second.heard("nam", office.clock.now())
    await again(office, 60, 600)
    (message,) = second.chat("nam").screen
    assert DUPLICATE in message.text


async def test_an_unknown_outcome_beside_a_closed_channel_is_sent_once_more_only(
    quick_office: Office,
) -> None:
    office = quick_office
    second = Second(office, "zalo_oa")
    await second.link("nam")
    second.faults = [WINDOW] * 9
    await ping(office, DIED)
    await again(office, 10)
    assert await nams(office) == ("sent", "resent", 2, "telegram")
    assert DUPLICATE in office.chat("nam").text
    assert second.chat("nam").screen == []


async def test_what_an_outage_ended_comes_once_the_channel_works_again(office: Office) -> None:
    """Not only the next morning: the first sign of life brings it, once."""
    await ping(office, *[DOWN] * 8)
    await again(office, 10, 60, 300, 900, 900, 900, 900)
    assert await nams(office) == ("failed", "unavailable", 8, "telegram")
    assert "chưa nhận được tin" in await office.chat("cvp").say(CARD), "she writes: it works"
    await live(office, "2026-03-03 10:00", "2026-03-03 10:01", "2026-03-03 11:00")
    (message,) = office.chat("nam").screen
    assert "CCHC-2026-001" in message.text
    assert DUPLICATE not in message.text


async def test_a_channel_known_to_be_dead_gives_way_at_once(quick_office: Office) -> None:
    office = quick_office
    second = Second(office)
    await second.link("nam")
    for _ in range(10):
        office.app.messenger._silence.note("telegram", answered=False)
    office.app.messenger._silence.spares("telegram", at("2026-03-03 07:30"))
    await ping(office)
    assert await nams(office) == ("sent", "silent:telegram", 1, "zalo_bot")
    assert office.chat("nam").screen == []


async def test_who_writes_where_a_window_was_shut_gets_what_a_dead_channel_ended(
    office: Office,
) -> None:
    """Telegram stays dead: the account's window is the way, as soon as it is open."""
    second = Second(office, "zalo_oa")
    await second.link("nam")
    await second.knows("nam")
    second.faults = [WINDOW] * 50
    await ping(office, *[DOWN] * 50)
    await again(office, 10, 60, 300, 900, 900, 900, 900, 900)
    assert (await nams(office))[:2] == ("failed", "unavailable")
    second.faults = []
    await second.heard("nam", office.clock.now())
    await again(office, 60, 60, 300, 300)
    (message,) = second.chat("nam").screen
    assert "CCHC-2026-001" in message.text
    assert DUPLICATE not in message.text
    await again(office, 900, 900)
    assert len(second.chat("nam").screen) == 1


async def test_a_month_that_opens_again_brings_what_it_had_ended(office: Office) -> None:
    """The plan was raised, or Zalo's 429 was no month's end: nobody waits for the first."""
    second = Second(office, "zalo_bot")
    await only_on(office, second, "nam", "hoa")
    second.faults = [QUOTA] * 50
    await ping(office)
    assert await nams(office) == ("failed", "quota", 1, "zalo_bot")
    await second.chat("hoa").say("/viec")
    await live(office, "2026-03-03 09:00", "2026-03-03 09:01")
    assert (await nams(office))[:2] == ("failed", "quota"), "who writes opens no month"
    second.faults = []
    task = await give(office, "2026-03-20", who=("hoa",))
    await office.chat("cvp").say(f"/dondoc {task.code}")
    await live(office, *(f"2026-03-03 09:0{minute}" for minute in (2, 3, 4, 5)))
    texts = [shown.text for shown in second.chat("nam").screen if shown.author == "bot"]
    assert sum("CCHC-2026-001" in text for text in texts) == 1
