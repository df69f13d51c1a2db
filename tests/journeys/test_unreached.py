"""Whom messages do not reach: the other channel, the coordinators, /unreached, the task's card."""

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
from sqlalchemy import insert, select, update

from core.usecases.tell_unreached import WINDOW, TellUnreached
from storage.tables import account, delivery, membership, person
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import act_of, change, deliveries, give, live, tick

ME = GetMe()
DOWN = TelegramServerError(ME, "502")
DIED = TelegramNetworkError(ME, "connection died")
BLOCKED = TelegramForbiddenError(ME, "bot was blocked by the user")
DUPLICATE = "có thể trùng"
CARD = "/xem CCHC-2026-001"


async def on_web(office: Office, who: str, chat_id: int) -> None:
    """A second address of the person."""
    async with office.database.unit():
        await office.app.stores.accounts.add(
            office.person_ids[who], "web", chat_id, office.clock.now())


async def ping(office: Office, *faults: Any) -> None:
    """Nam's ping of the 3rd, with these faults of Telegram; the digest has left before."""
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04")
    office.channel.session.faults = list(faults)
    await tick(office, "2026-03-03 07:30")


async def again(office: Office, *seconds: float) -> None:
    for pause in seconds:
        office.clock.forward(seconds=pause)
        await tick(office)


async def nams(office: Office) -> tuple[Any, ...]:
    """State, reason, tries and channel of Nam's last morning message."""
    rows = await deliveries(office, "kind", "person_id", "state", "reason", "tries", "channel")
    return [r[2:] for r in rows if r[:2] == ("morning", office.person_ids["nam"])][-1]


# The other channel


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
    assert "đã nhận tin lúc 03/3/2026 07:36 qua Chat trên web" in card
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
    monkeypatch.setattr("core.usecases.deliver._SOON_S", -1.0)
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


# Until the next milestone takes over


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


# An outage that outlasts all tries


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


# The coordinators


def told(office: Office, who: str = "cvp") -> list[str]:
    return [s.text for s in office.chat(who).screen if "Không gửi được tin" in s.text]


async def test_a_refused_address_is_told_once(quick_office: Office) -> None:
    office = quick_office
    await ping(office, BLOCKED)
    assert told(office) == [], "who else fails in this morning is told together"
    await live(office, "2026-03-03 07:40", "2026-03-03 07:50", "2026-03-04 07:30",
               "2026-03-04 07:40", "2026-03-05 07:30", "2026-03-05 07:40")
    (message,) = told(office)
    assert "01 người" in message
    assert "Vũ Nam: đã chặn hoặc xóa bot (Telegram)" in message


async def test_five_hundred_failures_are_one_message_with_a_count(office: Office) -> None:
    now = at("2026-03-03 09:00")
    people = await _crowd(office, 500)
    tell = TellUnreached(office.app.stores.people, office.app.use_cases["notify"])
    async with office.database.unit():
        await office.database.execute(insert(delivery), [
            {"key": f"x{i}", "kind": "changed", "person_id": i, "state": "failed",
             "reason": "unavailable", "send_at": now, "payload": {}, "created_at": now,
             "tried_at": now + timedelta(minutes=3), "channel": "telegram", "tries": 8}
            for i in people])
        for _ in range(3):
            await tell(now + timedelta(minutes=3))
    await live(office, "2026-03-03 09:09")
    assert told(office) == []
    await live(office, "2026-03-03 09:10", "2026-03-03 09:11", "2026-03-03 09:30")
    (message,) = told(office)
    assert "500 người" in message
    assert "và 490 người khác" in message
    assert "không trả lời" in message
    assert len(message) < 1500


async def test_the_same_people_fail_again_the_same_day_and_are_not_told_again(
    quick_office: Office,
) -> None:
    office = quick_office
    await tick(office, "2026-03-03 08:00")
    for number, hour in enumerate(("09:00", "13:00")):
        office.clock.set(f"2026-03-03 {hour}")
        async with office.database.unit():
            await office.database.execute(insert(delivery).values(
                key=f"f{number}", kind="changed", person_id=office.person_ids["nam"],
                state="retrying", send_at=office.clock.now(), created_at=office.clock.now(),
                payload={"task_id": (await give_in_unit(office)), "change": "paused"}, tries=7))
        office.channel.session.faults = [DOWN]
        await tick(office)
        await again(office, WINDOW.total_seconds())
    assert len(told(office)) == 1
    rows = await deliveries(office, "kind", "state", "reason")
    assert [r[1:] for r in rows if r[0] == "unreachable"] == [("sent", ""), ("skipped", "gone")]


async def give_in_unit(office: Office) -> int:
    """A task inside of the caller's unit of work."""
    return int(await office.app.stores.tasks.add({
        "code": await office.app.stores.tasks.next_code("CCHC", 2026), "title": "x",
        "state": "assigned", "kind": "assigned", "lead_unit_id": office.unit_ids["LDVL"],
        "created_at": office.clock.now(), "assignees": {office.person_ids["nam"]}}))


async def test_a_coordinator_is_not_told_of_themselves_and_failures_do_not_chain(
    quick_office: Office,
) -> None:
    office = quick_office
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04", unit="VP", who=("cvp",))
    office.channel.session.faults = [DOWN] * 300
    await tick(office, "2026-03-03 07:30")
    await again(office, 10, 60, *[900] * 30)
    rows = [r for r in await deliveries(office, "kind", "state") if r[0] == "unreachable"]
    assert len(rows) == 1
    assert rows[0][1] == "skipped"


# /unreached


async def test_why_how_often_when_and_through_whom(office: Office) -> None:
    async with office.database.unit():
        await office.app.stores.accounts.remove("telegram", office.chat("hoa").chat_id)
    await give(office, "2026-03-04", who=("hoa",))
    await ping(office, BLOCKED)
    await tick(office, "2026-03-04 07:30")
    text = await office.chat("gd").say("/chualienlac")
    assert "02 người" in text
    assert "Bùi Hoa (Phòng Lao động – Việc làm – Bảo hiểm): chưa liên kết" in text
    assert "Vũ Nam (Phòng Lao động – Việc làm – Bảo hiểm): đã chặn hoặc xóa bot (Telegram)" in text
    assert "2 tin, gần nhất 04/3/2026 07:30" in text
    assert "nhắn qua Đỗ Hùng" in text
    await tick(office, "2026-03-12 08:00")


async def test_a_head_sees_the_own_people_and_a_forged_page_nothing_else(
    quick_office: Office,
) -> None:
    office = quick_office
    await give(office, "2026-03-04", unit="NCC", who=("ncc",))
    await ping(office, BLOCKED, BLOCKED)
    assert "Vũ Nam" in await office.chat("hung").say("/chualienlac")
    assert "Hồ Công" not in office.chat("hung").text
    await office.chat("hung").press_data(office.chat("hung").last, "unre:99")
    assert "Vũ Nam" in office.chat("hung").text
    for who in ("nam", "cdoan", "admin"):
        assert "dành cho Văn phòng" in await office.chat(who).say("/chualienlac")
        await office.chat(who).press_data(office.chat(who).last, "unre:0")
        assert "Hồ Công" not in office.chat(who).text


async def test_many_people_are_pages(office: Office) -> None:
    now = office.clock.now()
    people = await _crowd(office, 20)
    async with office.database.unit():
        await office.database.execute(insert(delivery), [
            {"key": f"x{i}", "kind": "changed", "person_id": i, "state": "failed",
             "reason": "unknown", "send_at": now, "payload": {}, "created_at": now, "tries": 2}
            for i in people])
    chat = office.chat("cvp")
    assert "20 người" in await chat.say("/unreached")
    shown = len(chat.screen)
    for page in (2, 3, 4):
        assert f"trang {page}/4" in await chat.press(f"Trang {page}")
    assert chat.text.count("không rõ tin đã đến") == 2
    assert len(chat.screen) == shown, "edited in place"


# The task's card


async def test_the_card_tells_those_who_manage_it_where_the_message_is(office: Office) -> None:
    await ping(office, DOWN)
    chat = office.chat("hung")
    assert ("Vũ Nam: đang gửi lại, đã thử 1 lần, gần nhất 03/3/2026 07:30: "
            "kênh nhắn tin không trả lời (Telegram)") in await chat.say(CARD)
    await again(office, 10, 60)
    assert "Vũ Nam: đã nhận tin lúc 03/3/2026 07:30 qua Telegram" in await chat.say(CARD)
    for who in ("cvp", "gd"):
        assert "đã nhận tin lúc" in await office.chat(who).say(CARD)
    for who in ("nam", "hoa", "cdoan"):
        assert "nhận tin lúc" not in await office.chat(who).say(CARD)
    await tick(office, "2026-03-04 05:00")
    assert "Vũ Nam: tin chờ gửi lúc 04/3/2026 07:30" in await chat.say(CARD)
    office.channel.session.faults = [BLOCKED] * 50
    await tick(office, "2026-03-04 07:30")
    office.channel.session.faults = []
    assert "chưa nhận được tin, thử lần cuối 04/3/2026 07:30: đã chặn" in await chat.say(CARD)


async def test_the_card_shows_what_was_skipped_and_the_newest_notice(
    quick_office: Office,
) -> None:
    office = quick_office
    await ping(office)
    async with office.database.reading():
        (task,) = await office.app.stores.tasks.many([1])
    act = await act_of(office, "cvp")
    async with office.database.unit():
        await office.app.use_cases["announce_tasks"](act, [task.id])
    await tick(office, "2026-03-03 09:00")
    assert "đã nhận tin lúc 03/3/2026 09:00" in await office.chat("hung").say(CARD)
    await tick(office, "2026-03-04 05:00")
    office.clock.set("2026-03-04 07:00")
    await change(office, task, state="paused")
    await tick(office, "2026-03-04 07:30")
    assert "không còn gì cần nhắc" in await office.chat("hung").say(CARD)


async def test_a_crowd_of_owners_is_five_lines(quick_office: Office) -> None:
    office = quick_office
    people = await _crowd(office, 9)
    await tick(office, "2026-03-02 08:00")
    for number, one in enumerate(people[:8], 100):
        async with office.database.unit():
            await office.app.stores.accounts.add(one, "web", number, office.clock.now())
    await give(office, "2026-03-04", assignees=set(people))
    await tick(office, "2026-03-03 07:30")
    card = await office.chat("cvp").say(CARD)
    assert card.count("✉ Người") == 5
    assert "và 04 người khác" in card
    assert card.index("chưa liên kết tài khoản") < card.index("đã nhận tin"), "the worst first"


async def _crowd(office: Office, size: int) -> list[int]:
    """So many people of one unit, without any address."""
    async with office.database.unit():
        await office.database.execute(insert(person), [
            {"code": f"p{n}", "full_name": f"Người {n:03d}", "title": ""} for n in range(size)])
        rows = await office.database.execute(
            select(person.c.id).where(person.c.code.like("p%"), person.c.code != "pgd"))
        ids = [row.id for row in rows]
        await office.database.execute(insert(membership), [
            {"person_id": i, "unit_id": office.unit_ids["NCC"], "role": "staff"} for i in ids])
    return ids
