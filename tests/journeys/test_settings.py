"""One's own settings by buttons, and a copy of one's own data."""

import json
from datetime import time

import pytest

from core.people import Person
from tests.support.office import Office


async def stored(office: Office, code: str) -> Person:
    async with office.database.reading():
        found = await office.app.stores.people.by_code(code)
    assert found is not None
    return found


async def test_hour_and_language_by_one_tap(office: Office) -> None:
    chat = office.chat("nam")
    assert "Giờ nhận tin buổi sáng: theo cơ quan" in await chat.say("caidat")
    page = chat.last
    await chat.press("08:00")
    assert "08:00" in page.text
    assert (await stored(office, "nam")).morning_at == time(8)
    assert "● 08:00" in [label for label, _ in page.buttons]
    await chat.press("theo cơ quan")
    assert (await stored(office, "nam")).morning_at is None
    await chat.press("English")
    assert "Your settings" in page.text
    assert "Hello Vũ Nam" in await chat.say("/help")
    await chat.press("Tiếng Việt", on=page)
    assert "Cài đặt của anh/chị" in page.text


async def test_the_channel_is_offered_once_there_are_two(office: Office) -> None:
    chat = office.chat("nam")
    await chat.say("/settings")
    assert not any("Telegram" in label for label in chat.labels)
    async with office.database.unit():
        await office.app.stores.accounts.add(
            office.person_ids["nam"], "web", 77, office.clock.now())
    await chat.say("/settings")
    await chat.press("Chat trên web")
    assert (await stored(office, "nam")).preferred_channel == "web"
    assert "Kênh nhận tin: Chat trên web" in chat.last.text


@pytest.mark.parametrize("data", [
    "set:hour:0300", "set:hour:noon", "set:language:fr", "set:channel:zalo", "set:active:0",
])
async def test_what_is_not_offered_is_not_set(office: Office, data: str) -> None:
    chat = office.chat("nam")
    await chat.say("/caidat")
    before = await stored(office, "nam")
    assert "Không đặt được" in await chat.press_data(chat.last, data) or "Không đặt được" in \
        chat.toast
    assert await stored(office, "nam") == before


async def test_my_data_is_mine_alone_and_whole(office: Office) -> None:
    chat = office.chat("nam")
    await chat.say("/dulieucuatoi")
    machine, readable = chat.screen[-2:]
    assert machine.file is not None
    assert readable.file is not None
    data = json.loads(machine.file[1])
    assert data["person"][0]["full_name"] == "Vũ Nam"
    assert data["roles"] == [
        {"role": "staff", "name": "Phòng Lao động – Việc làm – Bảo hiểm"}]
    assert data["accounts"][0]["chat_id"] == chat.chat_id
    assert "Đỗ Hùng" not in machine.file[1].decode()
    text = readable.file[1].decode("utf-8-sig")
    assert "DỮ LIỆU VỀ Vũ Nam" in text
    assert "full_name: Vũ Nam" in text
    await chat.say("/mydata")
    assert chat.screen[-2].file is not None
    again = json.loads(chat.screen[-2].file[1])
    assert again["history"][0]["action"] == "export_my_data", "giving it out is on record"
