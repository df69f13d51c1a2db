"""Who is linked; inviting from the chat; help by role; a person without a role; /cancel."""

import pytest
from sqlalchemy import delete, update

from storage.tables import account, membership, person
from tests.support.office import Office


async def unlink(office: Office, *codes: str) -> None:
    async with office.database.unit():
        for code in codes:
            await office.database.execute(
                delete(account).where(account.c.person_id == office.person_ids[code])
            )


async def block(office: Office, code: str) -> None:
    async with office.database.unit():
        await office.database.execute(
            update(account).where(account.c.person_id == office.person_ids[code])
            .values(blocked_at=office.clock.now(), blocked_reason="blocked")
        )


async def test_the_coordinator_sees_everyone_by_unit_and_turns_pages(office: Office) -> None:
    await unlink(office, "nam", "hoa")
    await block(office, "hung")
    chat = office.chat("cvp")
    text = await chat.say("nhansu")
    assert "14 người, 12 đã liên kết, 01 không nhận được tin (trang 1/2)" in text
    assert text.index("Nguyễn Văn Giám") < text.index("Văn phòng Sở") < text.index("Lê Thị Lan")
    shown = chat.last
    await chat.press("Trang 2/2")
    assert chat.last is shown, "pages are edited in place"
    everyone = shown.text
    await chat.press("Trang trước")
    everyone += shown.text
    assert "Vũ Nam, Chuyên viên (nam): chưa liên kết" in everyone
    assert "Telegram đã chặn" in everyone
    assert everyone.count("(hung)") == 1


async def test_a_unit_by_any_of_its_names(office: Office) -> None:
    text = await office.chat("cvp").say("/people phong viec lam")
    assert "03 người" in text
    assert text.index("Đỗ Hùng") < text.index("Bùi Hoa"), "the head first"
    assert "Lê Thị Lan" not in text
    assert "Không có đơn vị" in await office.chat("cvp").say("/people phòng <b>ma</b> 🏢") \
        or "đơn vị" in office.chat("cvp").text


async def test_a_head_sees_and_invites_the_own_unit_only(office: Office) -> None:
    await unlink(office, "nam", "ncc")
    chat = office.chat("hung")
    assert "03 người" in await chat.say("/nhansu")
    assert chat.labels == ["Mời Vũ Nam"]
    await chat.press("Mời Vũ Nam")
    card, picture = chat.screen[-2:]
    code = card.text.split("Mã mời của Vũ Nam: ")[1].split()[0]
    assert picture.file is not None
    assert picture.file[1].startswith(b"\x89PNG")
    stranger = office.stranger()
    assert "Vũ Nam" in await stranger.say(f"/start {code}")
    assert "không có quyền" in await chat.say("/invite ncc")
    assert "không có quyền" in await chat.say("/people Phòng NCC")


@pytest.mark.parametrize("who", ["nam", "cdoan"])
async def test_others_neither_look_nor_invite(office: Office, who: str) -> None:
    assert "không có quyền" in await office.chat(who).say("/people")
    assert "không có quyền" in await office.chat(who).say("/invite hoa")


async def test_invite_wants_a_known_code(office: Office) -> None:
    chat = office.chat("cvp")
    assert "/moi ld.nam" in await chat.say("/moi")
    assert "Không tìm thấy người có mã <b>x</b>" in await chat.say("/moi <b>x</b>")


async def test_the_link_opens_telegram_once_its_name_is_known(office: Office) -> None:
    office.app.use_cases["invite_cards"].telegram_name = "nhacviec_bot"
    chat = office.chat("admin")
    await chat.say("/invite nam")
    assert "https://t.me/nhacviec_bot?start=" in chat.screen[-2].text


@pytest.mark.parametrize(("who", "has", "lacks"), [
    ("nam", "/hoantac", "/dondoc"), ("hung", "/dondoc", "/nhap"), ("cvp", "/nhap", "Quản trị"),
    ("gd", "/bantin", "/capnhat"), ("cdoan", "/thongke", "/dondoc"), ("admin", "backup", "/nhap"),
])
async def test_help_is_by_role(office: Office, who: str, has: str, lacks: str) -> None:
    text = await office.chat(who).say("trogiup" if who == "nam" else "/help")
    assert has in text
    assert lacks not in text
    assert "/caidat" in text


async def test_a_person_without_a_role_is_told_so(office: Office) -> None:
    async with office.database.unit():
        await office.database.execute(
            delete(membership).where(membership.c.person_id == office.person_ids["nam"])
        )
    chat = office.chat("nam")
    for text in ("/viec", "/people", "xong rồi", "/quahan", "x" * 4000):
        assert "chưa ghi vai trò" in await chat.say(text)
    assert "Cài đặt" in await chat.say("/caidat")
    assert "Đã hủy liên kết" in await chat.say("/huylienket")


async def test_a_leaver_is_a_stranger(office: Office) -> None:
    async with office.database.unit():
        await office.database.execute(
            update(person).where(person.c.code == "nam").values(active=False)
        )
    assert "mã mời" in await office.chat("nam").say("/viec")


async def test_cancel_with_nothing_under_way(office: Office) -> None:
    assert "Không có việc gì đang làm dở" in await office.chat("nam").say("/huy")
    assert "Không có việc gì đang làm dở" in await office.chat("nam").say("hủy")
