"""The faults that other task bots were seen to have (delivery.md §1): one test of each number.

  1  test_fault_01_*: a failed send is never noted as sent, and the ping still arrives
  2  test_fault_02_*: rows that nobody wants do not starve the others (10,000 of them: `drill`)
  3  test_fault_03_*: a moved deadline: the pings of the last date only
  4  tests/bot/test_reminder_settings.py: every key of [reminders] has an effect
  5  test_fault_05_*: a stop of eight hours across forty pings
  6  test_fault_06_*: the digest leaves by itself, once
  7  test_fault_07_*: nothing after "done", nothing twice, no date no reminder
     (the ladder as a state machine: tests/core/test_ladder_machine.py)
  8  test_fault_08_*: titles full of marks on every channel
  9  test_fault_09_*: files only from and for those who may
  10 test_fault_10_*: rights are looked at when the message leaves
  11 test_fault_11_*: who presses /start is not a user by that
"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, update

from bot.app import App
from channels.markup import parse_html
from core.ports.deliveries import DeliveryState
from storage.tables import account, delivery, evidence, membership, person
from tests.support.clock import at
from tests.support.office import Office
from tests.support.on_telegram import on_telegram
from tests.support.tasks import change, deliveries, get, give, live, tick

DUPLICATE = "(gửi lại, có thể trùng)"
MARKS = "tỷ lệ < 5% & > 3%, _nghiêng_ *đậm* [x](y) `mã` <b>thẻ</b> 🙂"


async def pinged(office: Office) -> tuple[Any, ...]:
    """The state of Nam's only ping: state, tries, the platform's message id."""
    rows = await deliveries(office, "kind", "person_id", "state", "tries", "message_id")
    (row,) = [r[2:] for r in rows if r[:2] == ("morning", office.person_ids["nam"])]
    return row


def restart(office: Office) -> None:
    """From here on another process has the clock."""
    app = App(office.database, office.app.policy, office.clock, office.evidence)
    app.connect([office.channel, office.other])
    app.messenger._plot = office.app.messenger._plot
    office.app.tick = app.tick


@pytest.mark.parametrize(("fault", "state", "arrived"), [
    ("500", "retrying", 1), ("502page", "unknown", 1), ("refuse", "unknown", 1),
    ("hang", "unknown", 1), ("drop", "unknown", 2),
])
async def test_fault_01_a_failed_send_is_not_noted_as_sent_and_arrives_later(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch, fault: str, state: str, arrived: int
) -> None:
    monkeypatch.setattr("channels.telegram.channel.SEND_SECONDS", 0.3)
    task = await give(quick_office, "2026-03-04")
    async with on_telegram(quick_office) as desk:
        await desk.tick("2026-03-03 07:00")
        desk.server.fail(fault, "sendmessage")
        await desk.tick("2026-03-03 07:30")
        assert await pinged(quick_office) == (state, 1, None)
        quick_office.clock.forward(seconds=10)
        await desk.tick()
        (now, tries, message_id) = await pinged(quick_office)
        assert (now, tries) == ("sent", 2)
        texts = desk.texts("nam")
        assert len(texts) == arrived
        assert (str(message_id), quick_office.chat("nam").chat_id) in [
            (str(m), c) for c, m in desk.server.world.messages]
        assert (DUPLICATE in texts[-1]) == (state == "unknown")
        assert task.code is not None
        assert task.code in texts[-1]


async def test_fault_01_who_blocked_the_bot_is_reported(quick_office: Office) -> None:
    await give(quick_office, "2026-03-04")
    async with on_telegram(quick_office) as desk:
        desk.server.world.blocked.add(quick_office.chat("nam").chat_id)
        await desk.tick("2026-03-03 07:30")
        assert await pinged(quick_office) == ("failed", 1, None)
        await desk.tick("2026-03-03 07:40")
        assert "Vũ Nam" in desk.texts("cvp")[-1]
        assert "chặn" in desk.texts("cvp")[-1]


async def test_fault_02_unwanted_rows_do_not_starve_wanted_ones(quick_office: Office) -> None:
    office, early = quick_office, at("2026-03-03 07:00")
    unwanted = {"kind": "morning", "person_id": office.person_ids["hoa"], "payload": {},
                "state": DeliveryState.PENDING, "send_at": early, "created_at": early}
    async with office.database.unit():
        await office.database.execute(
            insert(delivery), [{"key": f"old-{n}", **unwanted} for n in range(300)])
    codes = [(await give(office, "2026-03-04", who=(who,))).code
             for who in ("nam", "hung", "minh", "ncc") for _ in range(5)]
    await tick(office, "2026-03-03 07:30")
    seen = " ".join(office.chat(who).text for who in ("nam", "hung", "minh", "ncc"))
    assert all(code is not None and code in seen for code in codes)
    assert office.chat("hoa").screen == []
    left = [r for r in await deliveries(office, "key", "state") if r[0].startswith("old-")]
    assert {state for _, state in left} == {"skipped"}


async def test_fault_03_a_deadline_moved_three_times_in_a_day(quick_office: Office) -> None:
    office = quick_office
    task = await give(office, "2026-03-10")
    await tick(office, "2026-03-03 05:00")
    for day in (12, 20, 17):
        office.clock.forward(minutes=20)
        await change(office, task, due_on=date(2026, 3, day))
    await live(office, *(f"2026-03-{day:02d} {hour}" for day in range(3, 18)
                         for hour in ("07:29", "07:30", "13:00")))
    pings = [s.text for s in office.chat("nam").screen]
    assert ["còn 7" in pings[0], "còn 4" in pings[1], "còn 1" in pings[2],
            "hạn hôm nay" in pings[3]] == [True] * 4, "Saturday the 14th is told on Friday"
    assert len(pings) == 4
    assert all("17/3" in text for text in pings)


@pytest.mark.parametrize("planned", [True, False])
async def test_fault_05_a_stop_of_eight_hours_across_forty_pings(
    quick_office: Office, planned: bool
) -> None:
    office, people = quick_office, ("nam", "hoa", "hung", "minh", "ncc")
    codes = [(await give(office, "2026-03-04", who=(people[n % 5],), assigned="2026-03-02")).code
             for n in range(40)]
    if planned:
        await tick(office, "2026-03-03 05:00")
    await live(office, "2026-03-03 15:30", "2026-03-03 15:31", "2026-03-03 17:00")
    for number, who in enumerate(people):
        (message,) = office.chat(who).screen
        assert all(code is not None and code in message.text for code in codes[number::5])


async def test_fault_06_the_digest_leaves_by_itself_once(quick_office: Office) -> None:
    office = quick_office
    await give(office, "2026-06-30")
    await live(office, "2026-03-09 07:29", "2026-03-09 07:30", "2026-03-09 07:31")
    restart(office)
    await live(office, "2026-03-09 07:32", "2026-03-10 08:00")
    for who in ("gd", "pgd", "cvp"):
        pages = [s for s in office.chat(who).screen if "BẢN TIN TUẦN" in s.text]
        assert len(pages) == 1
        assert all(s.author == "bot" for s in office.chat(who).screen), "nobody asked"


async def test_fault_07_not_twice_not_after_done_not_without_a_date(quick_office: Office) -> None:
    office = quick_office
    task = await give(office, "2026-03-04")
    await give(office, None)
    await live(office, *["2026-03-03 07:30"] * 3, "2026-03-03 07:31")
    restart(office)
    await live(office, "2026-03-03 07:32", "2026-03-03 16:00")
    (message,) = office.chat("nam").screen
    assert "001" in message.text
    assert "002" not in message.text, "a task without a date is no reminder"
    await change(office, task, state="completed", completed_on=date(2026, 3, 3))
    await live(office, "2026-03-04 07:30", "2026-03-05 07:30", "2026-03-09 07:30")
    assert len(office.chat("nam").screen) == 1


async def test_fault_08_titles_full_of_marks_on_every_channel(quick_office: Office) -> None:
    office = quick_office
    async with office.database.unit():
        await office.app.stores.accounts.add(
            office.person_ids["hoa"], "web", 5, office.clock.now())
        await office.database.execute(update(person).where(
            person.c.code == "hoa").values(preferred_channel="web"))
    await give(office, "2026-03-04", who=("nam", "hoa"), title=MARKS)
    async with on_telegram(office) as desk:
        await desk.tick("2026-03-03 07:30")
        assert MARKS in desk.texts("nam")[-1]
        (shown,) = desk.web.session.screens[5]
        assert MARKS in parse_html(shown.html)[0]


async def test_fault_09_files_only_from_and_for_those_who_may(quick_office: Office) -> None:
    office, pdf = quick_office, b"%PDF-1.4\n" + b"y" * 300
    task = await give(office, "2026-03-10")
    await office.chat("nam").upload("của nam.pdf", pdf, str(task.code))
    for who in ("hoa", "ncc", "cdoan"):
        await office.chat(who).upload("lạ.pdf", pdf + who.encode(), str(task.code))
    async with office.database.reading():
        rows = (await office.database.execute(select(evidence.c.id, evidence.c.name))).all()
    ((evidence_id, name),) = rows
    assert name == "của nam.pdf"
    for who, gets in (("ncc", False), ("cvp", True)):
        chat = office.chat(who)
        await chat.say("/viec")
        await chat.press_data(chat.last, f"evi:{evidence_id}")
        sent = [s.file for s in chat.screen if s.author == "bot" and s.file]
        assert bool(sent) == gets


@pytest.mark.parametrize("loss", ["access", "task", "done", "cancelled", "paused", "left"])
async def test_fault_10_rights_are_looked_at_when_the_message_leaves(
    quick_office: Office, loss: str
) -> None:
    office = quick_office
    task = await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    await tick(office, "2026-03-03 07:00")
    nam = office.person_ids["nam"]
    match loss:
        case "access":
            await change(office, task, lead_unit_id=office.unit_ids["NCC"], assignees=set())
        case "task":
            await change(office, task, assignees={office.person_ids["hoa"]})
        case "done":
            await change(office, task, state="completed", completed_on=date(2026, 3, 3))
        case "cancelled" | "paused":
            await change(office, task, state=loss)
        case "left":
            async with office.database.unit():
                await office.database.execute(
                    update(person).where(person.c.id == nam).values(active=False))
    await tick(office, "2026-03-03 07:30")
    assert office.chat("nam").screen == []
    rows = await deliveries(office, "person_id", "kind", "state", "reason")
    (outcome,) = [r[2:] for r in rows if r[:2] == (nam, "morning")]
    assert outcome == ("skipped", "inactive" if loss == "left" else "gone")


async def test_fault_10_a_notice_to_who_may_no_longer_see_the_task(quick_office: Office) -> None:
    office = quick_office
    task = await give(office, "2026-03-20")
    async with office.database.unit():
        await office.app.use_cases["notify"](
            office.clock.now(), "changed", [office.person_ids["hoa"]],
            {"task_id": task.id, "change": "deadline"}, "1")
        await office.database.execute(
            delete(membership).where(membership.c.person_id == office.person_ids["hoa"]))
    await tick(office)
    assert office.chat("hoa").screen == []
    assert ("skipped", "not_allowed") in await deliveries(office, "state", "reason")


async def test_fault_11_who_presses_start_is_not_a_user_by_that(quick_office: Office) -> None:
    office, chat = quick_office, quick_office.stranger(777)
    task = await give(office, "2026-03-04")
    async with office.database.reading():
        before = await _people(office)
    for text in ("/start", "/start abc", f"/xem {task.code}", "/viec", "xong"):
        said = await chat.say(text)
        assert task.code is not None
        assert task.code not in said
        assert ("mã mời" in said) == (text != "/start abc")
    async with office.database.reading():
        assert await _people(office) == before
    await live(office, "2026-03-03 07:30", "2026-03-04 07:30")
    assert chat.screen[-1].text == said, "nothing comes of its own accord"
    assert (await get(office, task)).state == "assigned"


async def _people(office: Office) -> tuple[int, int]:
    count = [await office.database.execute(select(func.count()).select_from(table))
             for table in (person, account)]
    return int(count[0].scalar_one()), int(count[1].scalar_one())
