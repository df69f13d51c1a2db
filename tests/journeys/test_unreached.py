"""Whom messages do not reach: the coordinators' message, /unreached, the task's card."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from core.usecases.tell_unreached import WINDOW, TellUnreached
from storage.tables import delivery, membership, person
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import act_of, change, deliveries, give, live, tick
from tests.support.undelivered import BLOCKED, CARD, DOWN, again, ping, told

FAULT: Any = ValueError("a fault of ours")

# The coordinators


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
        # A fault of ours: an outage's end would bring it the same day.
        office.channel.session.faults = [FAULT]
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
    assert "Vũ Nam: đã gửi tin lúc 03/3/2026 07:30 qua Telegram" in await chat.say(CARD)
    for who in ("cvp", "gd"):
        assert "đã gửi tin lúc" in await office.chat(who).say(CARD)
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
    assert "đã gửi tin lúc 03/3/2026 09:00" in await office.chat("hung").say(CARD)
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
    assert card.index("chưa liên kết tài khoản") < card.index("đã gửi tin"), "the worst first"


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
