"""Questions of ours that wait for an answer: they survive a restart, and are forgotten in time."""

from bot.app import App
from tests.support.builders import add_task
from tests.support.chat import Chat
from tests.support.office import Office


async def test_a_dialogue_goes_on_after_a_restart(office: Office) -> None:
    await add_task(office, "Rà soát TTHC", assignees=("nam",), due="2026-03-20")
    chat = office.chat("nam")
    await chat.say("/viec")
    await chat.press("CCHC-2026-001")
    await chat.press("Vướng mắc")
    again = App(office.database, office.app.policy, office.clock)
    feed = again.connect([office.channel])
    later = Chat(office.channel, feed, chat.chat_id)
    assert "thiếu kinh phí" in await later.say("thiếu kinh phí")


async def test_a_question_left_open_overnight_does_not_swallow_the_next_morning(
    office: Office,
) -> None:
    await add_task(office, "Rà soát TTHC", assignees=("nam",), due="2026-03-20")
    chat = office.chat("nam")
    await chat.say("/viec")
    await chat.press("CCHC-2026-001")
    await chat.press("Xin gia hạn")
    office.clock.set("2026-03-03 07:40")
    assert "80%" in await chat.say("được 80% rồi ạ")


async def test_nobody_is_held_by_a_question_about_what_is_settled(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, "Rà soát TTHC", assignees=("nam",), due="2026-03-20",
                   needs_acceptance=True)
    await add_task(office, "Báo cáo", unit="VP", assignees=("cvp",), due="2026-03-25")
    await office.chat("nam").say("CCHC-2026-001 xong rồi ạ")
    lan, director = office.chat("cvp"), office.chat("gd")
    for chat in (lan, director):
        await chat.say("/xem CCHC-2026-001")
    await lan.press("Trả lại")
    await director.press("Xác nhận")
    assert "CCHC-2026-001" in await lan.say("thiếu biên bản"), "it is settled, and says so"
    assert "40%" in await lan.say("002 được 40%")
