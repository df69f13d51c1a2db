"""The last change is taken back whole, for ten minutes, unless somebody built on it."""

from core.tasks import State
from tests.support.builders import add_task, fresh
from tests.support.office import Office

CODE = "CCHC-2026-001"


async def test_undo_and_the_one_before(office: Office) -> None:
    task = await add_task(office, due="2026-03-20", assignees=("nam",))
    chat = office.chat("nam")
    await chat.say("được 40%, vướng chờ kinh phí")
    await chat.say("xong rồi ạ")
    assert (await fresh(office, task)).state is State.COMPLETED
    assert "báo cáo hoàn thành" in await chat.say("/hoantac")
    now = await fresh(office, task)
    assert (now.state, now.percent, now.completed_on) == (State.IN_PROGRESS, 40, None)
    await chat.say("/undo")
    assert (await fresh(office, task)).state is State.ASSIGNED
    assert "chờ kinh phí" not in await chat.say(f"/xem {CODE}")
    card = chat.last
    assert "không có thay đổi" in await chat.say("/undo")
    await chat.press("Lịch sử", on=card)
    assert "(đã hoàn tác)" in card.text
    assert "Vũ Nam" in card.text


async def test_a_second_tap_takes_back_nothing_more(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.say("được 30%")
    await chat.say("được 60%")
    button = chat.last
    await chat.press("Hoàn tác", on=button)
    await chat.press("Hoàn tác", on=button)
    assert "đã được hoàn tác" in chat.toast
    assert (await fresh(office, task)).percent == 30


async def test_ten_minutes(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.say("được 30%")
    button = chat.last
    office.clock.forward(minutes=11)
    assert "Trong 10 phút" in await chat.say("/undo")
    await chat.press("Hoàn tác", on=button)
    assert "Đã quá 10 phút" in chat.text
    assert (await fresh(office, task)).percent == 30


async def test_what_somebody_built_on_stays(office: Office) -> None:
    task = await add_task(office, assignees=("nam", "hoa"))
    nam, hoa = office.chat("nam"), office.chat("hoa")
    await nam.say("được 30%")
    mine = nam.last
    await hoa.say("được 70%")
    await nam.press("Hoàn tác", on=mine)
    assert "cập nhật tiếp" in nam.text
    assert (await fresh(office, task)).percent == 70
    await hoa.press_data(mine, mine.buttons[-1][1])
    assert "không có thay đổi" in hoa.text, "nobody takes back what another person did"


async def test_say_it_again_for_the_right_task(office: Office) -> None:
    first = await add_task(office, assignees=("nam",))
    second = await add_task(office, "Báo cáo quý", assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {CODE}")
    await chat.say("được 55%")
    assert (await fresh(office, first)).percent == 55
    await chat.press("Sửa lại")
    assert "được 55%" in chat.text
    await chat.press(second.code or "")
    assert (await fresh(office, first)).percent is None
    assert (await fresh(office, second)).percent == 55
