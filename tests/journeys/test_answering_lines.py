"""A number answers the line that stands on the screen, or is asked about; never another task."""

from core.tasks import State
from tests.support.builders import add_task, fresh
from tests.support.office import Office


async def test_a_turned_page_is_answered_by_its_own_lines(office: Office) -> None:
    for n in range(20):
        await add_task(office, f"Việc của người khác {n}", assignees=("hoa",))
    tasks = [await add_task(office, f"Việc {n}", assignees=("nam",), due=f"2026-03-{n}")
             for n in range(10, 18)]
    chat = office.chat("nam")
    await chat.say("/viec")
    await chat.press("Trang 2/2")
    assert "1. " in chat.text
    assert str(tasks[6].code) in chat.text
    await chat.say("1 xong", reply_to=chat.last)
    done = [t.title for t in tasks if (await fresh(office, t)).state is State.COMPLETED]
    assert done == [tasks[6].title]


async def test_a_message_that_became_another_is_no_list_any_more(office: Office) -> None:
    tasks = [await add_task(office, f"Việc {n}", assignees=("nam",), due=f"2026-03-{n}")
             for n in range(10, 13)]
    chat = office.chat("nam")
    await chat.say("/viec")
    listed = chat.last
    async with office.database.unit():
        sent = office.app.stores.sent
        spoken = await sent.said("telegram", chat.chat_id, str(listed.id))
        assert len(spoken.task_ids) == len(tasks)
        await sent.remember("telegram", chat.chat_id, str(listed.id), (), office.clock.now())
        assert not (await sent.said("telegram", chat.chat_id, str(listed.id))).task_ids
