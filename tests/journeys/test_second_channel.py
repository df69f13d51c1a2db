"""Adding, preferring and leaving a channel: one's own, without asking the Office."""

import json
import re

import pytest
from sqlalchemy import select, update

from core.errors import ClosedError
from core.ports.register import Way
from storage.tables import consent, person
from tests.support.chat import Chat
from tests.support.office import Office
from tests.support.second_channel import Second
from tests.support.tasks import change, give, live, tick
from tests.support.undelivered import BLOCKED, nams, ping

CODE = re.compile(r"[A-Z0-9]{5}-[A-Z0-9]{5}")
ZALO = "https://bot.zaloplatforms.com/bots/12345689"


def with_zalo(office: Office) -> Second:
    cards = office.app.use_cases["invite_cards"]
    cards.telegram_name, cards.others = "nhacviec_bot", (
        Way("zalo_bot", ZALO), Way("web", "https://nv.example/chat", app=False))
    return Second(office)


async def a_code(chat: Chat) -> str:
    await chat.say("/caidat")
    await chat.press("Thêm kênh nhận tin")
    card = next(s for s in reversed(chat.screen) if CODE.search(s.text))
    found = CODE.search(card.text)
    assert found
    return found[0]


async def person_of(second: Second, who: str) -> str | None:
    async with second.office.database.reading():
        found = await second.office.app.stores.people.by_chat(
            second.channel.name, second.number(who))
    return found.code if found else None


@pytest.mark.parametrize("typed", [
    "/start {}", "/ketnoi {}", "{}", "mã {}", "ma moi: {}", "ket noi {}", "liên kết {}", " {}. ",
    "/link {}", "Mã: {}",
])
async def test_one_adds_zalo_by_oneself_however_the_code_is_typed(
    quick_office: Office, typed: str
) -> None:
    office = quick_office
    second = with_zalo(office)
    code = await a_code(office.chat("nam"))
    card, picture = office.chat("nam").screen[-2:]
    assert f"Zalo: {ZALO} (mở ra rồi gõ {code})" in card.text
    assert "t.me" not in card.text, "that one is linked already"
    assert picture.file is not None
    chat = second.chat("nam")
    assert "Xin chào Vũ Nam" in await chat.say(typed.format(code.lower().replace("-", " ")))
    told = await chat.press("Đồng ý")
    assert "Tin nhắc vẫn đến qua Telegram trước" in told
    assert "nhắc việc tại đây" not in told, "not both at once"
    assert await person_of(second, "nam") == "nam"
    assert "Đã liên kết: Telegram, Zalo" in await office.chat("nam").say("/caidat")


@pytest.mark.parametrize("text", [
    "xong rồi", "hoàn thành", "80%", "CCHC-2026-001", "346789", "98764 39876", "mã nào",
])
async def test_what_is_no_code_is_no_code(quick_office: Office, text: str) -> None:
    assert "Mã không đúng" not in await quick_office.chat("nam").say(text)


async def test_a_stranger_who_mistypes_is_told_of_the_code(quick_office: Office) -> None:
    chat = with_zalo(quick_office).chat("nam")
    assert "Mã không đúng" in await chat.say("mã 123456")
    assert "Mã không đúng" in await chat.say("K7QM4-XTPB9")
    assert "mã mời" in await chat.say("chào bạn")


async def test_invited_on_every_channel_that_runs(quick_office: Office) -> None:
    office = quick_office
    with_zalo(office)
    chat = office.chat("cvp")
    before = len(chat.screen)
    await chat.say("/moi hoa")
    card, *pictures = [s for s in chat.screen[before:] if s.author == "bot"]
    code = CODE.search(card.text)
    assert code
    assert f"Telegram: https://t.me/nhacviec_bot?start={code[0]} (mở ra và bấm Start" in card.text
    assert f"Zalo: {ZALO} (mở ra rồi gõ {code[0]})" in card.text
    assert "Chat trên web: https://nv.example/chat" in card.text
    assert [p.text for p in pictures] == [
        "Mã QR mời Bùi Hoa qua Telegram: quét bằng điện thoại.",
        "Mã QR mời Bùi Hoa qua Zalo: quét bằng điện thoại."]


async def test_the_same_chat_linked_again_keeps_the_code(quick_office: Office) -> None:
    office = quick_office
    second = with_zalo(office)
    code = await a_code(office.chat("nam"))
    assert "đã liên kết với Vũ Nam rồi" in await office.chat("nam").say(f"/start {code}")
    assert "Xin chào Vũ Nam" in await second.chat("nam").say(code), "it is still good"


async def test_a_chat_belongs_to_one_person_and_says_so_before_it_moves(
    quick_office: Office,
) -> None:
    office = quick_office
    second = with_zalo(office)
    await second.link("nam")
    code = await a_code(office.chat("hoa"))
    chat = second.chat("nam")
    assert "đang liên kết với Vũ Nam" in await chat.say(code)
    assert await person_of(second, "nam") == "nam", "not before the yes"
    await chat.press("Đồng ý")
    assert await person_of(second, "nam") == "hoa"
    assert "Zalo" not in await office.chat("nam").say("/caidat")


async def test_leaving_one_channel_leaves_the_other(quick_office: Office) -> None:
    office = quick_office
    second = with_zalo(office)
    await second.link("nam")
    await office.chat("nam").say("/caidat")
    await office.chat("nam").press("Telegram")
    assert "Từ nay tin nhắc đến qua Zalo" in await office.chat("nam").say("/huylienket")
    assert "mã mời" in await office.chat("nam").say("/viec")
    assert "kênh liên kết đầu tiên" in await second.chat("nam").say("/caidat")
    await ping(office)
    assert await nams(office) == ("sent", "", 1, "zalo_bot")


async def test_preferred_is_changed_while_messages_wait(quick_office: Office) -> None:
    office = quick_office
    second = with_zalo(office)
    await second.link("nam")
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 06:00")
    await second.chat("nam").say("/caidat")
    await second.chat("nam").press("Zalo")
    await tick(office, "2026-03-03 07:30")
    assert await nams(office) == ("sent", "", 1, "zalo_bot")


async def test_settings_say_that_the_first_channel_refuses_and_how_it_opens_again(
    quick_office: Office,
) -> None:
    office = quick_office
    second = with_zalo(office)
    await second.link("nam")
    await ping(office, BLOCKED)
    page = await second.chat("nam").say("/caidat")
    assert "Đã liên kết: Telegram (không nhận tin), Zalo" in page
    assert "⚠ Telegram không nhận, đang gửi qua Zalo" in page
    await office.chat("nam").say("chào bot")
    assert "không nhận" not in await second.chat("nam").say("/caidat")
    task = await give(office, "2026-03-05")
    await change(office, task, due_on=None)
    await live(office, "2026-03-04 07:30")
    assert (await nams(office))[1:] == ("", 1, "telegram")


async def test_the_coordinator_sees_which_channel_is_out_of_order(office: Office) -> None:
    second = with_zalo(office)
    await second.link("nam", "hoa", "hung")
    async with office.database.unit():
        for who in ("nam", "hung"):
            await office.database.execute(update(person).where(person.c.code == who).values(
                preferred_channel="telegram" if who == "nam" else "zalo_bot"))
    await ping(office, BLOCKED)
    task = await give(office, "2026-03-20", who=("hung",))
    second.faults = [ClosedError("window")]
    await office.chat("cvp").say(f"/dondoc {task.code}")
    await tick(office, "2026-03-03 08:00")
    page = await office.chat("cvp").say("/nhansu phong viec lam")
    assert "✅ Vũ Nam, Chuyên viên (nam): Telegram đã chặn, Zalo" in page
    assert "✅ Đỗ Hùng, Trưởng phòng (hung): Telegram, Zalo chờ người này nhắn trước" in page
    assert "✅ Bùi Hoa, Chuyên viên (hoa): Telegram, Zalo" in page


async def test_both_channels_are_told_when_one_is_added_or_left(quick_office: Office) -> None:
    office = quick_office
    second = with_zalo(office)
    nam = office.chat("nam")
    code = await a_code(nam)
    await second.chat("nam").say(code)
    await second.chat("nam").press("Đồng ý")
    await tick(office)
    assert "Tài khoản Zalo vừa được liên kết với anh/chị" in nam.text
    await nam.say("/huylienket")
    await tick(office)
    assert "Tài khoản Telegram của anh/chị vừa được hủy liên kết" in second.chat("nam").text


async def test_a_chat_that_moves_is_told_to_who_had_it(quick_office: Office) -> None:
    office = quick_office
    second = with_zalo(office)
    await second.link("nam")
    code = await a_code(office.chat("hoa"))
    await second.chat("nam").say(code)
    await second.chat("nam").press("Đồng ý")
    await tick(office)
    assert "Tài khoản Zalo của anh/chị vừa được hủy liên kết" in office.chat("nam").text
    assert "Tài khoản Zalo vừa được liên kết" in office.chat("hoa").text


async def test_a_chat_that_moves_takes_no_consent_and_no_choice_along(
    quick_office: Office,
) -> None:
    """Who had it has left that channel, as if by their own word."""
    office = quick_office
    second = with_zalo(office)
    await second.chat("nam").say(await a_code(office.chat("nam")))
    await second.chat("nam").press("Đồng ý")
    await office.chat("nam").say("/caidat")
    await office.chat("nam").press("Zalo")
    await second.chat("nam").say(await a_code(office.chat("hoa")))
    await second.chat("nam").press("Đồng ý")
    assert "Kênh nhận tin: kênh liên kết đầu tiên" in await office.chat("nam").say("/caidat")
    async with office.database.reading():
        given = (await office.database.execute(
            select(consent.c.person_id, consent.c.withdrawn_at)
            .where(consent.c.channel == "zalo_bot"))).all()
    assert {row.person_id: row.withdrawn_at is None for row in given} == {
        office.person_ids["nam"]: False, office.person_ids["hoa"]: True}


async def test_my_data_hold_every_channel_and_what_was_said_there(quick_office: Office) -> None:
    office = quick_office
    second = with_zalo(office)
    await second.link("nam")
    await second.knows("nam")
    task = await give(office, "2026-03-20")
    await second.chat("nam").say(f"{task.code} được 40%")
    await office.chat("nam").say("/dulieucuatoi")
    file = office.chat("nam").screen[-2].file
    assert file is not None
    data = json.loads(file[1])
    assert [(row["channel"], row["external"]) for row in data["accounts"]] == [
        ("telegram", None), ("zalo_bot", "nam")]
    assert data["progress"][0]["channel"] == "zalo_bot"
    assert data["history"][0]["channel"] == "zalo_bot"
