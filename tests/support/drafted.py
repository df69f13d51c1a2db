"""A part in its draft, and hands that press any button."""

from typing import Any

from core.tasks import Task
from tests.support.builders import add_task
from tests.support.chat import Chat, Shown
from tests.support.office import Office
from tests.support.tasks import tick


async def drafted(office: Office) -> Task:
    office.clock.set("2026-05-20 09:00")
    task = await add_task(office, "Rà soát thủ tục hành chính", unit="LDVL", due="2026-06-30",
                          assigned="2026-03-20")
    await add_task(office, "Báo cáo kết quả", unit="NCC", due="2026-05-10", assigned="2026-03-20")
    await office.chat("hung").say(f"/capnhat {task.code} được 40%")
    await tick(office, "2026-06-04 07:30")
    return task


def data(shown: Shown, label: str) -> str:
    return next(d for text, d in shown.buttons if label in text)


async def press(chat: Chat, button: Any) -> str:
    return await chat.press_data(chat.last, button.pack())
