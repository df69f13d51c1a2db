"""A person is reminded: once a morning, on working days, in words that can be answered."""

from datetime import date, time, timedelta

from sqlalchemy import update

from storage.tables import person
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import act_of, change, deliveries, get, give, live, milestones, tick


async def test_one_message_for_all_tasks_of_a_morning(office: Office) -> None:
    tasks = [await give(office, due) for due in ("2026-03-09", "2026-03-05", "2026-03-03")]
    await tick(office, "2026-03-02 05:00")
    assert office.chat("nam").screen == []
    await tick(office, "2026-03-02 07:30")
    chat = office.chat("nam")
    assert len(chat.screen) == 1
    for task in tasks:
        assert task.code is not None
        assert task.code in chat.text
    assert "03/3" in chat.text
    assert any("Xem tất cả" in label for label in chat.labels)
    await tick(office, "2026-03-02 07:31")
    await tick(office, "2026-03-02 16:00")
    assert len(chat.screen) == 1


async def test_the_ladder_of_one_task(office: Office) -> None:
    task = await give(office, "2026-03-10")
    day = date(2026, 2, 25)
    while day < date(2026, 4, 1):
        await live(office, f"{day} 05:00", f"{day} 07:30", f"{day} 23:00")
        day += timedelta(days=1)
    own = [name for name, _ in await milestones(office, task) if "escalate" not in name]
    assert own == ["before:7", "before:3", "before:1", "before:0", "after:1", "after:3",
                   "after:10", "after:17"]
    sent = await deliveries(office, "kind", "person_id", "state", "sent_at", "message_id")
    mine = [r for r in sent if r[1] == office.person_ids["nam"]]
    assert len(mine) == 8
    assert all(r[0] == "morning" and r[2] == "sent" and r[4] for r in mine)
    local = [r[3].astimezone(office.app.policy.zone) for r in mine]
    assert all(m.weekday() < 5 and m.time() == time(7, 30) for m in local)


async def test_a_single_ping_carries_every_answer(office: Office) -> None:
    await give(office, "2026-03-03")
    await tick(office, "2026-03-02 07:30")
    labels = " ".join(office.chat("nam").labels)
    for word in ("Xong", "Tiến độ", "Vướng mắc", "gia hạn", "Chi tiết"):
        assert word in labels
    assert "còn 1 ngày" in office.chat("nam").text


async def test_a_ping_due_on_a_day_off_comes_on_the_working_day_before(office: Office) -> None:
    await give(office, "2026-03-08")  # a Sunday
    await live(office, "2026-03-05 07:30", "2026-03-06 07:30", "2026-03-07 07:30",
               "2026-03-08 07:30")
    texts = [s.text for s in office.chat("nam").screen]
    assert len(texts) == 2, "Thursday and Friday"
    assert not any("quá hạn" in text for text in texts)
    await tick(office, "2026-03-09 07:30")
    assert "quá hạn 1 ngày" in office.chat("nam").text


async def test_nothing_in_quiet_hours_and_on_days_off(office: Office) -> None:
    await give(office, "2026-03-06")
    await live(office, "2026-03-06 19:00", "2026-03-06 23:59", "2026-03-07 09:00",
               "2026-03-08 09:00", "2026-03-09 06:59")
    assert office.chat("nam").screen == []
    await tick(office, "2026-03-09 07:30")
    assert len(office.chat("nam").screen) == 1
    assert "quá hạn 3 ngày" in office.chat("nam").text


async def test_a_fresh_forecast_in_time_is_left_in_peace(office: Office) -> None:
    task = await give(office, "2026-03-10")
    office.clock.set("2026-03-06 10:00")
    await change(office, task, "nam", forecast_on=date(2026, 3, 10),
                 last_progress_at=office.clock.now())
    await live(office, "2026-03-06 11:00", "2026-03-09 05:00", "2026-03-09 07:30")
    assert len(office.chat("nam").screen) == 1, "the answer is three days old on Monday"


async def test_own_morning_hour(office: Office) -> None:
    async with office.database.unit():
        await office.database.execute(update(person).where(
            person.c.code == "nam").values(morning_at=time(9, 15)))
    await give(office, "2026-03-03")
    await live(office, "2026-03-02 05:00", "2026-03-02 07:30", "2026-03-02 09:14")
    assert office.chat("nam").screen == []
    await tick(office, "2026-03-02 09:15")
    assert len(office.chat("nam").screen) == 1


async def test_without_a_person_the_head_is_pinged(office: Office) -> None:
    await give(office, "2026-03-03", who=())
    await tick(office, "2026-03-02 07:30")
    assert len(office.chat("hung").screen) == 1


async def test_an_hour_gives_one_more_ping(office: Office) -> None:
    await give(office, "2026-03-03", hour=time(16, 0))
    await live(office, "2026-03-03 07:30", "2026-03-03 13:59", "2026-03-03 14:00",
               "2026-03-03 15:00")
    chat = office.chat("nam")
    assert len(chat.screen) == 2
    assert "16:00" in chat.text


async def test_a_restricted_title_stays_unsaid(office: Office) -> None:
    task = await give(office, "2026-03-03", restricted=True)
    await tick(office, "2026-03-02 07:30")
    assert task.title not in office.chat("nam").text
    assert "hạn chế" in office.chat("nam").text


async def test_new_tasks_are_announced_once_to_each_owner(office: Office) -> None:
    tasks = [await give(office, "2026-05-05") for _ in range(3)]
    ids = [t.id for t in tasks]
    act = await act_of(office, "cvp")
    for _ in range(2):
        async with office.database.unit():
            await office.app.use_cases["announce_tasks"](act, ids)
    await tick(office)
    assert len(office.chat("nam").screen) == 1
    assert "Lê Thị Lan giao" in office.chat("nam").text
    assert not any("giao" in s.text for s in office.chat("cvp").screen)


async def test_urging_names_who_urges(office: Office) -> None:
    task = await give(office, "2026-05-05")
    assert "1 người" in await office.chat("cvp").say(f"/dondoc {task.code}")
    await tick(office)
    assert "Lê Thị Lan đôn đốc" in office.chat("nam").text
    assert "vừa được đôn đốc" in await office.chat("cvp").say(f"/urge {task.code}")
    office.clock.forward(hours=1)
    assert "1 người" in await office.chat("cvp").say(f"/urge {task.code}")


async def test_urging_in_the_evening_waits(office: Office) -> None:
    task = await give(office, "2026-05-05")
    office.clock.set("2026-03-02 20:00")
    assert "07:00" in await office.chat("gd").say(f"/urge {task.code}")
    await tick(office)
    assert office.chat("nam").screen == []
    await tick(office, "2026-03-03 07:00")
    assert len(office.chat("nam").screen) == 1


async def test_only_some_may_urge(office: Office) -> None:
    task = await give(office, "2026-05-05")
    assert "không có quyền" in await office.chat("nam").say(f"/urge {task.code}")
    assert "Không tìm thấy" in await office.chat("ncc").say(f"/urge {task.code}")
    assert "Không tìm thấy" in await office.chat("gd").say("/urge CCHC-2026-999")
    assert "mã nhiệm vụ" in await office.chat("gd").say("/urge")


async def test_a_recurring_duty_comes_again_once(office: Office) -> None:
    await give(office, "2026-03-19", recurrence="monthly", recurrence_rule="monthly:19",
               kind="recurring")
    await live(office, "2026-03-19 07:30", "2026-03-20 05:00", "2026-03-20 07:30",
               "2026-03-23 07:30")
    async with office.database.reading():
        again = await office.app.stores.tasks.by_code("CCHC-2026-002")
        third = await office.app.stores.tasks.by_code("CCHC-2026-003")
    assert again is not None
    assert again.deadline.due_on == date(2026, 4, 19)
    assert again.target_on == date(2026, 4, 17)
    assert third is None


async def test_the_task_knows_what_was_done(office: Office) -> None:
    task = await give(office, "2026-03-03")
    await tick(office, "2026-03-02 07:30")
    now = await get(office, task)
    assert now.wake_at == at("2026-03-03 05:00")
    assert now.last_step_at == at("2026-03-02 07:30")


async def test_a_task_given_in_the_chat_is_pinged(office: Office) -> None:
    await office.chat("cvp").say(
        "/giao Phòng LĐ-VL-BH rà soát thủ tục hành chính, chậm nhất 05/3/2026, anh Nam")
    await tick(office)
    assert "giao" in office.chat("nam").text
    await tick(office, "2026-03-04 07:30")
    assert "còn 1 ngày" in office.chat("nam").text


async def test_urging_a_page_of_the_overdue_list(office: Office) -> None:
    for _ in range(3):
        await give(office, "2026-02-20")
    await office.chat("cvp").say("/quahan")
    assert "1 người" in await office.chat("cvp").press("Đôn đốc 3 việc")
    await office.chat("nam").say("/quahan")
    assert not any("Đôn đốc" in label for label in office.chat("nam").labels)
