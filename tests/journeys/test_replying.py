"""People answer as they write: a word, a sentence, a button; the bot says what it understood."""

from datetime import date

import pytest
from sqlalchemy import select

from core.progress import ReplyReading
from core.tasks import State
from storage.tables import delivery
from tests.support.builders import add_task, fresh
from tests.support.office import Office

CODE = "CCHC-2026-001"


async def test_plain_text_goes_to_the_only_open_task(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    text = await chat.say("duoc 80% roi, vuong cho So Tu phap, du kien xong 20/3")
    assert f"{CODE}: 80%" in text
    assert "vướng" in text
    assert "dự kiến xong 20/3/2026" in text
    now = await fresh(office, task)
    assert (now.percent, now.state) == (80, State.IN_PROGRESS)
    assert chat.labels == ["✏ Sửa lại?", "↶ Hoàn tác"]


async def test_a_word_on_a_ping_is_done_for_that_task(office: Office) -> None:
    first = await add_task(office, assignees=("nam",))
    second = await add_task(office, "Báo cáo quý", assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {second.code}")
    await chat.say("xong", reply_to=chat.last)
    assert f"{second.code}: ✅ xong" in chat.text
    assert (await fresh(office, second)).state is State.COMPLETED
    assert (await fresh(office, first)).state is State.ASSIGNED
    assert "đã xong rồi" in await chat.say(f"{second.code} xong")


async def test_which_task_is_asked_and_nothing_typed_is_lost(office: Office) -> None:
    first = await add_task(office, assignees=("nam",))
    second = await add_task(office, "Báo cáo <b>quý</b> 😊", assignees=("nam",))
    chat = office.chat("nam")
    assert "việc nào" in await chat.say("được 60% rồi ạ")
    assert any("<b>quý</b> 😊" in label for label in chat.labels)
    question = chat.last
    await chat.press(second.code or "")
    assert f"{second.code}: 60%" in chat.text
    assert (await fresh(office, second)).percent == 60
    await chat.press(second.code or "", on=question)
    assert "Không còn tin nào" in chat.toast
    await chat.say("còn vướng kinh phí")
    assert (await fresh(office, first)).last_progress_at is None, "goes on about the same task"


async def test_a_short_number_and_several_tasks_in_one_message(office: Office) -> None:
    tasks = [await add_task(office, f"Việc {n}", assignees=("nam",)) for n in range(3)]
    chat = office.chat("nam")
    await chat.say("nv1 xong, nv2 được 50%")
    assert [(await fresh(office, t)).percent for t in tasks] == [100, 50, None]
    await chat.press("Hoàn tác")
    assert [(await fresh(office, t)).percent for t in tasks] == [None, None, None]
    assert "Không thấy việc số 99" in await chat.say("nv99 xong rồi")


async def test_thanks_and_questions_record_nothing_or_a_note(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    assert "cảm ơn" in await chat.say("ok cảm ơn anh")
    await chat.say(f"xem {CODE}")
    assert "ghi chú" in await chat.say("biểu mẫu lấy ở đâu vậy anh?", reply_to=chat.last)
    now = await fresh(office, task)
    assert (now.state, now.percent) == (State.ASSIGNED, None)
    assert "biểu mẫu lấy ở đâu" in await chat.say(f"/xem {CODE}")


async def test_text_of_somebody_without_tasks(office: Office) -> None:
    chat = office.chat("minh")
    assert "trogiup" in await chat.say("hôm nay trời đẹp quá nhỉ")
    assert "trogiup" in await chat.say("x" * 10_000)
    assert "trogiup" in await chat.say("/khongco lenh")


async def test_buttons_of_a_card(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {CODE}")
    card = chat.last
    await chat.press("Tiến độ", on=card)
    await chat.press("50%")
    assert (await fresh(office, task)).percent == 50
    await chat.press("50%", on=chat.screen[-2])
    assert "đã ghi nhận rồi" in chat.text
    await chat.press("Vướng mắc", on=card)
    assert "đang vướng gì" in chat.text
    await chat.say("chờ ý kiến của Sở Tư pháp")
    assert "vướng: chờ ý kiến" in chat.text
    await chat.press("Xong", on=card)
    assert "✅ xong" in chat.text
    shown = len(chat.screen)
    await chat.press("Xong", on=card)
    assert "đã xong rồi" in chat.text
    assert len(chat.screen) == shown + 1


async def test_old_and_made_up_buttons(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {CODE}")
    card = chat.last
    await chat.press_data(card, f"rep:{task.id}:7:done")
    assert "Hạn của" in chat.text
    assert (await fresh(office, task)).state is State.ASSIGNED
    await chat.press_data(card, "rep:999:0:done")
    assert "Không tìm thấy" in chat.text
    await chat.press_data(card, "nonsense")
    assert "không còn dùng được" in chat.toast
    other = office.chat("tkt")
    await other.press_data(card, f"rep:{task.id}:0:done")
    assert "Không tìm thấy" in other.text, "somebody else's task does not exist for them"
    assert "Không tìm thấy" in await other.say(f"/xem {CODE}")


async def test_commands(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    for usage in ("/capnhat", "/vuong", "/giahan", "/xem"):
        assert CODE[:4] in await chat.say(usage)
    await chat.say(f"/capnhat {CODE} được 30%")
    assert (await fresh(office, task)).percent == 30
    await chat.say(f"/vuong {CODE} chờ kinh phí")
    assert "vướng: chờ kinh phí" in chat.text
    await chat.say("/xong 1")
    assert (await fresh(office, task)).state is State.COMPLETED
    assert "Không tìm thấy" in await chat.say("/vuong CCHC-2026-777 abc")


async def test_a_supporting_unit_adds_its_part(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), supporting=("TTHC",))
    chat = office.chat("thu")
    text = await chat.say(f"{CODE} phần của phòng đã xong 100%")
    assert "phần phối hợp của Phòng Thủ tục hành chính" in text
    now = await fresh(office, task)
    assert (now.state, now.percent) == (State.ASSIGNED, None)


async def test_a_director_leaves_a_note_and_a_colleague_is_refused(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    boss = office.chat("gd")
    await boss.say(f"/xem {CODE}")
    assert "ghi chú" in await boss.say("sao chậm thế?", reply_to=boss.last)
    assert "không phụ trách" in await office.chat("hoa").say(f"/capnhat {CODE} xong")
    assert (await fresh(office, task)).state is State.ASSIGNED


async def test_acceptance_and_return(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), needs_acceptance=True)
    owner, lan = office.chat("nam"), office.chat("cvp")
    assert "chờ xác nhận" in await owner.say("xong")
    reported = (await fresh(office, task)).completed_on
    office.clock.forward(days=2)
    await lan.say(f"/xem {CODE}")
    card = lan.last
    await lan.press("Trả lại", on=card)
    await lan.say("thiếu phụ lục")
    now = await fresh(office, task)
    assert (now.state, now.completed_on) == (State.RETURNED, None)
    await lan.press("Hoàn tác")
    assert (await fresh(office, task)).completed_on == reported
    await lan.press("Xác nhận", on=card)
    now = await fresh(office, task)
    assert (now.state, now.completed_on) == (State.COMPLETED, reported)
    await lan.press("Xác nhận", on=card)
    assert "không còn chờ" in lan.text


async def test_the_named_day_is_decided_with_one_tap(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-03-01", named_date=date(2026, 3, 2))
    assert "Văn phòng sẽ xác định" in await office.chat("nam").say("xong")
    lan = office.chat("cvp")
    await lan.say(f"/xem {CODE}")
    await lan.press("Tính đúng hạn")
    assert "đúng hạn" in lan.text
    assert (await fresh(office, task)).boundary_decision == "on_time"


async def test_two_difficulties_in_one_message_are_both_told(office: Office) -> None:
    for title in ("Một", "Hai"):
        await add_task(office, title, assignees=("nam",))
    await office.chat("nam").say("nv1 vướng chờ Sở Tư pháp, nv2 vướng chờ kinh phí")
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery.c.kind).where(delivery.c.person_id == office.person_ids["cvp"]))
        assert [row.kind for row in rows] == ["blocker_raised"] * 2


async def test_a_blocker_ends(office: Office) -> None:
    await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.say("vướng chờ ý kiến Sở Tư pháp")
    await chat.say("dạ vẫn vướng chờ ý kiến Sở Tư pháp")
    assert "không còn vướng" in await chat.say("đã hết vướng rồi ạ")
    assert "⚠" not in await chat.say(f"/xem {CODE}")
    await chat.press("Hoàn tác")
    assert "⚠ " in await chat.say(f"/xem {CODE}")
    await chat.press("Đã hết vướng")
    assert "không còn vướng" in chat.text


async def test_an_unsure_reading_is_kept_and_asked_about(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    reply = office.app.use_cases["reply_progress"]
    object.__setattr__(reply, "read", lambda *_: ReplyReading(is_progress=True, confidence=0.3))
    assert "thế nào rồi" in await chat.say("ổn ổn rồi đó anh")
    question = chat.last
    await chat.press("Chỉ là ghi chú", on=question)
    assert (await fresh(office, task)).state is State.ASSIGNED
    await chat.press("Đang làm", on=question)
    assert (await fresh(office, task)).state is State.IN_PROGRESS
    await chat.press("Vướng mắc", on=question)
    assert "vướng: ổn ổn rồi đó anh" in chat.text
    await chat.press("Xong", on=question)
    assert (await fresh(office, task)).state is State.COMPLETED


async def test_a_blocker_is_answered(office: Office) -> None:
    await add_task(office, assignees=("nam",))
    await office.chat("nam").say("vướng chờ ý kiến Sở Tư pháp")
    boss = office.chat("gd")
    await boss.say(f"/xem {CODE}")
    await boss.press("Trả lời")
    await boss.say("tôi đã gọi anh Tư, mai có văn bản")
    assert "người nêu đã được báo" in boss.text
    assert "mai có văn bản" in await office.chat("nam").say(f"/xem {CODE}")
    assert "Không tìm thấy" in await office.chat("tkt").press_data(boss.last, "blk:1")


@pytest.mark.parametrize("text", ["<b>xong</b> & 100% 😊", "x" * 10_000, "xong " * 2000, "\u200b"])
async def test_hostile_text_never_breaks_the_bot(office: Office, text: str) -> None:
    await add_task(office, assignees=("nam",))
    await add_task(office, "Việc <i>khác", assignees=("nam",))
    chat = office.chat("nam")
    assert "trục trặc" not in await chat.say(text)
    assert "trục trặc" not in await chat.say(f"{CODE} {text}")
