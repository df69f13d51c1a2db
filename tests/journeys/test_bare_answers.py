"""A bare word is read after what was asked: "rồi ạ", "60", "thứ 6", "1 xong, 2 được 50%"."""

from core.tasks import State
from tests.support.builders import add_task, fresh
from tests.support.office import Office
from tests.support.tasks import get, give, live

CODE = "CCHC-2026-001"


async def test_roi_after_a_ping_is_done(office: Office) -> None:
    task = await give(office, "2026-03-05")
    chat = office.chat("nam")
    await live(office, "2026-03-02 08:05")
    assert str(task.code) in chat.text
    assert "✅ xong" in await chat.say("rồi ạ", reply_to=chat.last)
    assert (await get(office, task)).state is State.COMPLETED


async def test_chua_after_a_ping_is_not_done(office: Office) -> None:
    task = await give(office, "2026-03-05")
    chat = office.chat("nam")
    await live(office, "2026-03-02 08:05")
    await chat.say("chưa ạ")
    assert (await get(office, task)).state is not State.COMPLETED


async def test_ok_after_a_ping_finishes_nothing(office: Office) -> None:
    task = await give(office, "2026-03-05")
    chat = office.chat("nam")
    await live(office, "2026-03-02 08:05")
    for words in ("ok", "vâng ạ", "dạ em biết rồi", "👍"):
        await chat.say(words)
    assert (await get(office, task)).state is State.ASSIGNED


async def test_a_number_after_how_far(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {CODE}")
    await chat.press("Tiến độ")
    assert "60%" in await chat.say("60")
    assert (await fresh(office, task)).percent == 60


async def test_a_day_after_until_when(office: Office) -> None:
    await add_task(office, assignees=("nam",), due="2026-03-06")
    chat = office.chat("nam")
    assert "đến ngày nào" in await chat.say("xin gia hạn giúp em với ạ")
    assert "đề nghị gia hạn đến" in await chat.say("thứ 6 tuần sau")


async def test_lines_of_a_message_are_answered_by_their_numbers(office: Office) -> None:
    for n in range(20):
        await add_task(office, f"Việc của người khác {n}", assignees=("hoa",))
    first = await give(office, "2026-03-03")
    second = await give(office, "2026-03-04")
    chat = office.chat("nam")
    await live(office, "2026-03-02 08:05")
    await chat.say("1 xong, 2 được 50%", reply_to=chat.last)
    assert (await get(office, first)).state is State.COMPLETED
    assert (await get(office, second)).percent == 50


async def test_both_tasks_are_done(office: Office) -> None:
    tasks = [await add_task(office, f"Việc {n}", assignees=("nam",)) for n in range(2)]
    chat = office.chat("nam")
    await chat.say("cả 2 việc xong rồi anh nhé")
    assert all([(await fresh(office, t)).state is State.COMPLETED for t in tasks])
    await chat.press("Hoàn tác")
    assert all([(await fresh(office, t)).state is State.ASSIGNED for t in tasks])


async def test_two_of_three_tasks_are_asked_about(office: Office) -> None:
    tasks = [await add_task(office, f"Việc {n}", assignees=("nam",)) for n in range(3)]
    chat = office.chat("nam")
    await chat.say("cả 2 việc xong rồi anh nhé")
    assert "việc nào" in chat.text
    assert all([(await fresh(office, t)).state is State.ASSIGNED for t in tasks])


async def test_a_question_about_one_task_is_not_answered_for_another(office: Office) -> None:
    first = await add_task(office, assignees=("nam",))
    second = await add_task(office, "Báo cáo quý", assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {first.code}")
    await chat.press("Tiến độ")
    await chat.say(f"{second.code} 60")
    assert (await fresh(office, first)).percent is None


async def test_a_reply_to_a_ping_is_no_title_for_the_order_that_waits(office: Office) -> None:
    task = await give(office, "2026-03-05", unit="VP", who=("cvp",))
    chat = office.chat("cvp")
    await live(office, "2026-03-02 08:05")
    ping = next(shown for shown in chat.screen if str(task.code) in shown.text)
    await chat.say("/giao")
    assert "Giao việc gì" in chat.text
    assert "✅" in await chat.say("xong rồi ạ", reply_to=ping)
    assert (await get(office, task)).state is not State.ASSIGNED
    await chat.say("rà soát sổ công văn đến")
    assert "Đơn vị nào" in chat.text, "the order still waits"
