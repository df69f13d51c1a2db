"""What is said in time is in time, however late it reaches the bot (docs/decisions/0017)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from aiogram import Bot
from aiogram.types import CallbackQuery
from sqlalchemy import select

from channels.zalo.incoming import Incoming, press_update
from core.acting import LATEST, sent_late
from core.progress import ReplyReading
from core.quarters import Scheme, parse_period
from core.replies import Said
from core.tasks import State
from storage.tables import extension, progress
from tests.support.builders import add_task, fresh
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import act_of

EVENING, MORNING = "2026-03-20 16:50", "2026-03-21 07:10"


async def test_done_on_the_last_day_while_the_bot_was_away(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-03-20")
    office.clock.set(MORNING)
    text = await office.chat("nam").say("xong rồi ạ", sent_at=EVENING)
    assert "✅ xong" in text
    assert "trễ" not in text
    assert "Tính theo lúc anh/chị nhắn: 20/3/2026 16:50." in text
    now = await fresh(office, task)
    assert (now.state, now.completed_on) == (State.COMPLETED, date(2026, 3, 20))
    assert "20/3/2026" in await office.chat("nam").say(f"/xem {task.code}")


async def test_a_day_is_counted_from_when_it_was_named(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-03-30")
    office.clock.set(MORNING)
    await office.chat("nam").say("được 60%, mai xong", sent_at=EVENING)
    assert (await fresh(office, task)).forecast_on == date(2026, 3, 21)


async def test_an_older_report_does_not_overtake_a_newer_one(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    office.clock.set("2026-03-20 09:00")
    await chat.say("được 70%", sent_at="2026-03-20 09:00")
    office.clock.set("2026-03-20 09:05")
    text = await chat.say("được 50%, đang chờ Sở Tài chính", sent_at="2026-03-20 08:40")
    assert "đến sau một báo cáo mới hơn" in text
    assert "giữ làm ghi chú" in text
    assert (await fresh(office, task)).percent == 70
    async with office.database.reading():
        notes = (await office.database.execute(select(progress.c.note))).scalars().all()
    assert "được 50%, đang chờ Sở Tài chính" in notes
    await chat.say("được 80%", sent_at="2026-03-20 09:04")
    assert (await fresh(office, task)).percent == 80


async def test_a_note_overtakes_nothing(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    office.clock.set("2026-03-20 09:00")
    await office.chat("cvp").say(f"{task.code} nhờ phòng làm sớm")
    office.clock.set("2026-03-20 09:05")
    await office.chat("nam").say("được 50%", sent_at="2026-03-20 08:40")
    assert (await fresh(office, task)).percent == 50


async def test_the_task_is_chosen_the_next_morning(office: Office) -> None:
    await add_task(office, assignees=("nam",), due="2026-03-20")
    task = await add_task(office, "Báo cáo quý", assignees=("nam",), due="2026-03-20")
    office.clock.set(EVENING)
    chat = office.chat("nam")
    assert "việc nào" in await chat.say("xong rồi ạ")
    office.clock.set(MORNING)
    await chat.press(task.code or "")
    assert "Tính theo lúc anh/chị nhắn: 20/3/2026 16:50." in chat.text
    assert (await fresh(office, task)).completed_on == date(2026, 3, 20)


async def test_words_of_several_days_wait_for_one_choice(office: Office) -> None:
    await add_task(office, assignees=("nam",))
    task = await add_task(office, "Báo cáo quý", assignees=("nam",))
    chat = office.chat("nam")
    office.clock.set("2026-03-16 08:00")
    assert "việc nào" in await chat.say("được 40%")
    office.clock.set("2026-03-17 08:00")
    await chat.say(f"{task.code} được 70%")
    office.clock.set("2026-03-20 08:00")
    await chat.say("xong rồi ạ")
    assert "việc nào" in chat.text
    await chat.press(task.code or "")
    now = await fresh(office, task)
    assert (now.state, now.completed_on) == (State.COMPLETED, date(2026, 3, 20))
    assert "Tính theo lúc" not in chat.text, "what counts was said today"


async def test_words_said_again_keep_their_moment(office: Office) -> None:
    wrong = await add_task(office, assignees=("nam",), due="2026-03-20")
    task = await add_task(office, "Báo cáo quý", assignees=("nam",), due="2026-03-20")
    chat = office.chat("nam")
    office.clock.set(MORNING)
    await chat.say(f"{wrong.code} xong rồi ạ", sent_at=EVENING)
    office.clock.forward(minutes=2)
    await chat.press("Sửa lại")
    await chat.press(task.code or "")
    assert "trễ" not in chat.text
    assert (await fresh(office, task)).completed_on == date(2026, 3, 20)


async def test_words_behind_a_press_that_has_no_date(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-03-20")
    chat = office.chat("nam")
    office.clock.set("2026-03-20 16:00")
    await chat.say(f"/xem {task.code}")
    office.clock.set(MORNING)
    await chat.press("Tiến độ")
    await chat.press("50")
    office.clock.forward(seconds=2)
    await chat.say("xong rồi ạ", sent_at=EVENING)
    now = await fresh(office, task)
    assert (now.state, now.completed_on) == (State.COMPLETED, date(2026, 3, 20))


async def test_a_late_press_twice_is_once(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    office.clock.set(MORNING)
    act, report = await act_of(office, "nam"), office.app.use_cases["report_task"]
    for second in ("00", "02"):
        late = replace(act, sent_at=at(f"{EVENING}:{second}"))
        async with office.database.unit():
            await report(late, task.id, 0, Said(state="in_progress", percent=50))
    async with office.database.reading():
        rows = await office.database.execute(select(progress.c.id))
    assert len(rows.all()) == 1


async def test_late_words_do_not_answer_a_ping_that_was_not_there_yet(office: Office) -> None:
    answered = await add_task(office, assignees=("nam",), due="2026-03-20")
    pinged = await add_task(office, "Báo cáo quý", assignees=("nam",), due="2026-03-23")
    chat = office.chat("nam")
    office.clock.set("2026-03-20 16:45")
    await chat.say(f"/xem {answered.code}")
    async with office.database.unit():
        await office.app.stores.sent.remember(
            "telegram", chat.chat_id, "99999", [pinged.id], at("2026-03-21 07:05"), "done")
    office.clock.set(MORNING)
    assert "việc nào" in await chat.say("xong rồi ạ", sent_at=EVENING)
    assert (await fresh(office, pinged)).is_open
    await chat.press(answered.code or "")
    assert (await fresh(office, answered)).completed_on == date(2026, 3, 20)


async def test_a_choice_on_the_same_day_is_the_newest_word(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    await add_task(office, "Báo cáo quý", assignees=("nam",))
    chat = office.chat("nam")
    office.clock.set("2026-03-20 08:00")
    assert "việc nào" in await chat.say("xong rồi ạ")
    asked = chat.last
    office.clock.set("2026-03-20 09:00")
    await chat.say(f"{task.code} được 70%")
    office.clock.set("2026-03-20 10:00")
    await chat.press(task.code or "", on=asked)
    assert (await fresh(office, task)).state is State.COMPLETED


async def test_done_on_a_quarters_last_day_and_heard_of_in_the_next(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-06-14", assigned="2026-03-16")
    office.clock.set("2026-06-15 07:10")
    chat = office.chat("nam")
    await chat.say("xong rồi ạ", sent_at="2026-06-14 16:50")
    assert (await fresh(office, task)).completed_on == date(2026, 6, 14)
    found = {}
    for code in ("2026-Q2", "2026-Q3"):
        period = parse_period(code, Scheme.DECREE_09_2019, date(2026, 9, 1))
        async with office.database.reading():
            counts = await office.app.stores.figures.counts(period, period.end, None)
        found[code] = [(c.open_in_term, c.carried_in, c.on_time) for c in counts.values()]
    assert found == {"2026-Q2": [(1, 0, 0)], "2026-Q3": [(0, 1, 1)]}, "in one report, and in time"
    await chat.say("/undo")
    assert (await fresh(office, task)).accepted_on is None


async def test_words_older_than_their_task(office: Office) -> None:
    await add_task(office, assignees=("nam",))
    await add_task(office, "Báo cáo tháng", assignees=("nam",))
    office.clock.set(EVENING)
    chat = office.chat("nam")
    assert "việc nào" in await chat.say("xong rồi ạ")
    office.clock.set(MORNING)
    task = await add_task(office, "Báo cáo quý", assignees=("nam",))
    await chat.say(task.code or "")
    assert (await fresh(office, task)).completed_on == date(2026, 3, 21), "not before it was given"


@pytest.mark.parametrize(("pressed_at", "done_on"), [
    ("2026-03-20 17:30", date(2026, 3, 20)), (MORNING, date(2026, 3, 20)),
])
async def test_an_unsure_word_is_made_plain_later(
    office: Office, pressed_at: str, done_on: date
) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-03-20")
    office.clock.set(EVENING)
    chat = office.chat("nam")
    reply = office.app.use_cases["reply_progress"]
    read = reply.read
    object.__setattr__(reply, "read", lambda *_: ReplyReading(is_progress=True, confidence=0.3))
    assert "thế nào rồi" in await chat.say("ổn ổn rồi đó anh")
    object.__setattr__(reply, "read", read)
    if pressed_at != MORNING:
        office.clock.set("2026-03-20 17:00")
        await chat.say("được 70%")
    office.clock.set(pressed_at)
    await chat.press("Xong", on=next(s for s in chat.screen if "thế nào rồi" in s.text))
    now = await fresh(office, task)
    assert (now.state, now.completed_on) == (State.COMPLETED, done_on), "a press is the newest word"


async def test_more_time_is_asked_for_in_time(office: Office) -> None:
    task = await add_task(office, due="2026-03-20")
    office.clock.set(MORNING)
    text = await office.chat("hung").say(
        f"/giahan {task.code} 30/3 chờ ý kiến Sở Tài chính", sent_at=EVENING)
    assert "sau khi đã quá hạn" not in text
    async with office.database.reading():
        asked = (await office.database.execute(select(extension.c.asked_at))).scalar_one()
    assert asked == at(EVENING)


@pytest.mark.parametrize(("dated", "counts"), [
    (timedelta(seconds=59), False), (timedelta(seconds=61), True), (LATEST, True),
    (LATEST + timedelta(seconds=1), False), (-timedelta(hours=2), False),
])
def test_a_date_nobody_can_rely_on_is_none(dated: timedelta, counts: bool) -> None:
    now = datetime(2026, 3, 20, tzinfo=UTC)
    assert sent_late(now - dated, now) == (now - dated if counts else None)
    assert sent_late(None, now) is None


def test_zalo_dates_a_press() -> None:
    said = at(EVENING)
    incoming = Incoming("c", "m", "Nam", said, True)
    query = press_update(Bot("1:x"), incoming, 7, 3, "x").callback_query
    assert isinstance(query, CallbackQuery)
    assert (query.model_extra or {})["date"] == said


async def test_a_late_word_on_a_done_task_is_kept_with_its_moment(office: Office) -> None:
    task = await add_task(office, assignees=("nam",), due="2026-03-20")
    chat = office.chat("nam")
    office.clock.set(MORNING)
    await chat.say("xong", sent_at=MORNING)
    office.clock.forward(minutes=5)
    words = f"{task.code} xong"
    assert "Lời nhắn được giữ làm ghi chú" in await chat.say(words, sent_at=EVENING)
    assert (await fresh(office, task)).completed_on == date(2026, 3, 21)
    async with office.database.reading():
        kept = await office.database.execute(
            select(progress.c.at).where(progress.c.note == words))
    assert kept.scalar_one() == at(EVENING)
