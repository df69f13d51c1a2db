"""Somebody is invited, reads the notice, agrees, and leaves again."""


import pytest

from core.people import Person
from tests.support.chat import Chat
from tests.support.office import Office


async def code_for(office: Office, who: str) -> str:
    issue = office.app.use_cases["issue_code"]
    async with office.database.unit():
        return await issue(office.person_ids[who], None, office.clock.now())


async def person_of(office: Office, chat: Chat) -> Person | None:
    async with office.database.reading():
        return await office.app.stores.people.by_chat(chat.channel.name, chat.chat_id)


async def test_a_stranger_gets_one_sentence_whatever_they_send(office: Office) -> None:
    chat = office.stranger()
    for text in ("/start", "xin chào", "/mytasks", "/quahan", "x" * 4000):
        assert "mã mời" in await chat.say(text)
    assert "mã mời" in await chat.upload("a.xlsx", b"x")


async def test_code_notice_consent_link(office: Office) -> None:
    chat = office.stranger()
    code = await code_for(office, "nam")
    assert "Vũ Nam" in await chat.say(f"/start {code.lower().replace('-', '')}")
    assert "huylienket" in chat.text
    assert await person_of(office, chat) is None, "nothing is linked before the yes"
    assert "Đã liên kết" in await chat.press("Đồng ý")
    linked = await person_of(office, chat)
    assert linked is not None
    assert linked.code == "nam"


@pytest.mark.parametrize("word", ["ĐỒNG Ý", "đồng ý.", "dong y", "Dong Y!"])
async def test_the_yes_may_be_typed(office: Office, word: str) -> None:
    chat = office.stranger()
    await chat.say(f"ketnoi {await code_for(office, 'nam')}")
    assert "Đã liên kết" in await chat.say(word)


async def test_a_no_keeps_nothing(office: Office) -> None:
    chat = office.stranger()
    code = await code_for(office, "nam")
    await chat.say(f"/start {code}")
    assert "Chưa liên kết" in await chat.press("Không đồng ý")
    assert await person_of(office, chat) is None
    await chat.say(f"/start {code}")
    assert "Đã liên kết" in await chat.press("Đồng ý"), "the code is still good after a no"


async def test_a_code_works_once(office: Office) -> None:
    code = await code_for(office, "nam")
    first, second = office.stranger(), office.stranger(98)
    await first.say(f"/start {code}")
    await second.say(f"/start {code}")
    await first.press("Đồng ý")
    assert "đã dùng" in await second.press("Đồng ý")
    assert await person_of(office, second) is None


async def test_a_code_dies_after_a_day_and_when_a_new_one_is_made(office: Office) -> None:
    old = await code_for(office, "nam")
    await code_for(office, "nam")
    assert "Mã không đúng" in await office.stranger().say(f"/start {old}")
    late = await code_for(office, "nam")
    office.clock.forward(hours=24, seconds=1)
    assert "Mã không đúng" in await office.stranger(97).say(f"/start {late}")


async def test_guessing_is_stopped(office: Office) -> None:
    chat = office.stranger()
    for _ in range(5):
        assert "Mã không đúng" in await chat.say("/start AAAAA-BBBBB")
    good = await code_for(office, "nam")
    assert "nhiều lần" in await chat.say(f"/start {good}")
    office.clock.forward(hours=1, seconds=1)
    assert "Vũ Nam" in await chat.say(f"/start {good}")


async def test_a_second_channel_of_the_same_person(office: Office) -> None:
    chat = office.stranger(5, channel="web")
    await chat.say(f"/link {await code_for(office, 'nam')}")
    await chat.press("Đồng ý")
    linked = await person_of(office, chat)
    assert linked is not None
    assert linked.code == "nam"
    assert await person_of(office, office.chat("nam")) == linked


async def test_unlink_forgets_the_address_at_once(office: Office) -> None:
    chat = office.chat("nam")
    assert "Đã hủy liên kết" in await chat.say("/huylienket")
    assert await person_of(office, chat) is None
    assert "mã mời" in await chat.say("/viec")


async def test_a_redelivered_update_takes_effect_once(office: Office) -> None:
    chat = office.stranger()
    await chat.say(f"/start {await code_for(office, 'nam')}")
    await chat.press("Đồng ý")
    shown = len(chat.screen)
    await chat.redeliver()
    assert len(chat.screen) == shown
