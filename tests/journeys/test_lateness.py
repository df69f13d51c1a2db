"""Why a task was late: said, contested, judged by somebody else, shown beside each other."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from core.tasks import State
from storage.tables import delay_reason, delivery, task
from tests.support.builders import add_task, fresh
from tests.support.chat import Chat
from tests.support.office import Office
from tests.support.tasks import tick

CODE = "CCHC-2026-001"


async def told(office: Office, who: str) -> list[str]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery.c.kind).where(delivery.c.person_id == office.person_ids[who])
            .order_by(delivery.c.id))
        return [row.kind for row in rows]


def seen(chat: Chat, words: str) -> bool:
    """On the screen, though the week's digest may stand below it."""
    return any(words in shown.text for shown in chat.screen)


async def card_of(chat: Chat) -> Chat:
    await chat.say(f"/xem {CODE}")
    return chat


async def standing(office: Office) -> list[tuple[str, str, str, str]]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(delay_reason.c.cause, delay_reason.c.text, delay_reason.c.verdict,
                   delay_reason.c.contest)
            .where(delay_reason.c.undone_at.is_(None)).order_by(delay_reason.c.id))
        return [tuple(row) for row in rows]


async def test_said_refused_contested_and_confirmed(office: Office) -> None:
    await add_task(office, due="2026-02-25", assignees=("nam",))
    nam, lan = office.chat("nam"), office.chat("cvp")
    assert "trễ 5 ngày" in await nam.say(f"{CODE} xong rồi ạ")
    await nam.press("Nêu lý do trễ")
    assert "khách quan hay chủ quan" in nam.text
    await nam.press("Khách quan")
    assert "Vì sao" in nam.text
    assert "chờ Sở Tư pháp góp ý" in await nam.say("chờ Sở Tư pháp góp ý đến 27/2")
    assert "đã được báo" in nam.text
    await tick(office)
    assert seen(lan, "Vũ Nam nêu lý do trễ hạn 5 ngày")
    await lan.press("Kết luận chủ quan")
    await tick(office)
    assert "kết luận nguyên nhân chủ quan" in nam.text
    await nam.press("Không đồng ý")
    await nam.say("đã gửi kết quả ngày 24/2 qua Zalo cho chị Lan")
    await tick(office)
    assert seen(lan, "không đồng ý bị ghi trễ hạn")
    await lan.press("Xác nhận khách quan")
    assert "khách quan" in lan.text
    await tick(office)
    assert "không tính vào số lần trễ" in nam.text
    assert "Không đồng ý" not in "".join(nam.labels), "nothing is left to object to"
    assert "đã được xác nhận" in await nam.press("Nêu lý do trễ"), "an old button costs nothing"
    assert "Đổi kết luận: chủ quan" in (await card_of(lan)).labels
    card = await office.chat("hung").say(f"/xem {CODE}")
    assert "chờ Sở Tư pháp góp ý" in card
    assert "24/2 qua Zalo" in card
    assert "Đã xác nhận nguyên nhân khách quan (Lê Thị Lan)" in card
    await office.chat("hung").press("Lịch sử")
    history = office.chat("hung").text
    for said in ("nêu lý do trễ: khách quan", "kết luận nguyên nhân chủ quan",
                 "không đồng ý ghi trễ hạn", "xác nhận nguyên nhân khách quan"):
        assert said in history
    assert len(await standing(office)) == 4, "nothing is overwritten"


async def test_words_before_the_cause_are_not_lost(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, due="2026-02-25", assignees=("nam",))
    nam = office.chat("nam")
    await nam.say(f"/xem {CODE}")
    await nam.press("Nêu lý do trễ")
    assert "mất điện cả tuần" in await nam.say("mất điện cả tuần")
    await nam.press("Khách quan")
    assert await standing(office) == [("objective", "mất điện cả tuần", "", "")]
    await nam.press("Hoàn tác")
    assert await standing(office) == []
    await nam.press("Nêu lý do trễ")
    await nam.say("chu quan, em quen mat a")
    assert await standing(office) == [("subjective", "em quen mat a", "", "")]


async def test_what_a_report_said_is_offered(quick_office: Office) -> None:
    office = quick_office
    task = await add_task(office, due="2026-02-25", assignees=("nam",))
    nam = office.chat("nam")
    await nam.say("được 60%, vướng chờ Sở Tư pháp góp ý")
    await nam.press("Nêu lý do trễ")
    assert "chờ Sở Tư pháp góp ý" in nam.text
    await nam.press("Khách quan")
    assert (await standing(office))[0][1] == "chờ Sở Tư pháp góp ý"
    assert (await fresh(office, task)).state is State.IN_PROGRESS


async def test_done_and_why_late_in_one_sentence(quick_office: Office) -> None:
    office = quick_office
    task = await add_task(office, due="2026-02-25", assignees=("nam",))
    nam = office.chat("nam")
    assert "xong" in await nam.say("xong roi a, tre do cho So Tu phap gop y")
    assert (await fresh(office, task)).state is State.COMPLETED
    await nam.press("Nêu lý do trễ")
    await nam.press("Khách quan")
    assert (await standing(office))[0][:2] == ("objective", "cho So Tu phap gop y")
    await nam.say("/dulieucuatoi")
    files = [shown.file[1].decode() for shown in nam.screen if shown.file]
    assert any("cho So Tu phap gop y" in text for text in files)


async def test_nobody_judges_the_own_reason(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, due="2026-02-25", unit="VP", assignees=("cvp",))
    lan, director = office.chat("cvp"), office.chat("gd")
    await lan.say(f"/xem {CODE}")
    await lan.press("Nêu lý do trễ")
    await lan.say("khách quan: chờ UBND tỉnh")
    assert await told(office, "cvp") == []
    assert await told(office, "gd") == ["delay_raised"]
    assert "người khác phải kết luận" in await lan.press_data(lan.last, "judge:1:objective")
    await tick(office)
    asked = next(s for s in director.screen if "Lê Thị Lan nêu lý do" in s.text)
    await director.press("Xác nhận khách quan")
    assert "xác nhận" in director.text
    deputy = office.chat("pgd")
    await deputy.press_data(asked, "judge:1:subjective")
    assert "lựa chọn cũ" in deputy.text, "somebody has judged it meanwhile"
    assert "Nguyễn" not in deputy.text
    await director.press_data(asked, "judge:1:objective")
    assert "như vậy rồi" in director.toast
    assert [row[2] for row in await standing(office)] == ["", "objective"]


async def test_who_has_no_say(quick_office: Office) -> None:
    office = quick_office
    task = await add_task(office, due="2026-02-25", assignees=("nam",))
    nam, hoa, other = office.chat("nam"), office.chat("hoa"), office.chat("tkt")
    button = f"late:{task.id}:reason:0"
    await hoa.say(f"/xem {CODE}")
    assert "Nêu lý do trễ" not in "".join(hoa.labels)
    assert "Chỉ người thực hiện" in await hoa.press_data(hoa.last, button)
    await other.say("/viec")
    assert "Không tìm thấy" in await other.press_data(other.last, button)
    assert "Không tìm thấy" in await other.press_data(other.last, f"cause:{task.id}:objective")
    await nam.say(f"/xem {CODE}")
    await nam.press("Không đồng ý")
    await nam.say("<b>đã xong</b> " + "rất dài " * 2000)
    assert "không có quyền" in await nam.press_data(nam.last, "judge:1:objective")
    assert "Không tìm thấy" in await other.press_data(other.last, "judge:1:objective")
    assert "Không tìm thấy" in await other.press_data(other.last, "judge:99:objective")
    await nam.press_data(nam.last, "cause:1:neither")
    assert "không còn dùng được" in nam.toast


async def test_a_moved_deadline_leaves_only_the_history(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, due="2026-02-25", assignees=("nam",))
    nam, lan = office.chat("nam"), office.chat("cvp")
    await nam.say(f"/xem {CODE}")
    card = nam.last
    await nam.press("Nêu lý do trễ")
    await nam.say("khách quan, chờ kinh phí")
    await nam.say(f"/giahan {CODE} 10/3 chờ kinh phí")
    await lan.press_data(nam.last, "ext:1:grant")
    assert "không bị ghi là trễ hạn" in await lan.press_data(nam.last, "judge:1:objective")
    assert "không bị ghi là trễ hạn" in await nam.press("Nêu lý do trễ", on=card)
    assert "chờ kinh phí" not in await nam.say(f"/xem {CODE}")
    await nam.press("Lịch sử")
    assert "chờ kinh phí" in nam.text
    office.clock.set("2026-03-16 09:00")
    assert "Lý do trễ" not in await nam.say(f"/xem {CODE}"), "about the first deadline only"
    assert "rút lại" in await lan.press_data(nam.last, "judge:1:objective")
    await nam.press("Nêu lý do trễ")
    await nam.say("chủ quan, em quên")
    assert "em quên" in await nam.say(f"/xem {CODE}")


async def test_undo_within_ten_minutes_and_not_under_a_verdict(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, due="2026-02-25", assignees=("nam",))
    nam, lan = office.chat("nam"), office.chat("cvp")
    await nam.say(f"/xem {CODE}")
    await nam.press("Nêu lý do trễ")
    await nam.say("khách quan, chờ kinh phí")
    said = nam.last
    await lan.say(f"/xem {CODE}")
    await lan.press("Xác nhận khách quan")
    verdict = lan.last
    assert "cập nhật tiếp" in await nam.press("Hoàn tác", on=said)
    await lan.press("Hoàn tác", on=verdict)
    assert await standing(office) == [("objective", "chờ kinh phí", "", "")]
    await nam.press("Hoàn tác", on=said)
    assert await standing(office) == []
    await tick(office)
    assert not seen(lan, "nêu lý do trễ hạn"), "what was taken back is not told"


async def test_two_who_judge_at_once(office: Office) -> None:
    await add_task(office, due="2026-02-25", assignees=("nam",))
    nam, lan, director = office.chat("nam"), office.chat("cvp"), office.chat("gd")
    await nam.say(f"/xem {CODE}")
    await nam.press("Nêu lý do trễ")
    await nam.say("khách quan, chờ kinh phí")
    for chat in (lan, director):
        await chat.say(f"/xem {CODE}")
    await asyncio.gather(lan.press("Xác nhận khách quan"), director.press("Kết luận chủ quan"))
    rows = await standing(office)
    assert len(rows) == 2, "the second is told, and may press again"
    assert sum("Đã ghi" in chat.text for chat in (lan, director)) == 1


async def test_a_reply_to_a_reminder_is_no_reason(quick_office: Office) -> None:
    office = quick_office
    late = await add_task(office, due="2026-02-25", assignees=("nam",))
    nam = office.chat("nam")
    await nam.say(f"/xem {CODE}")
    card = nam.last
    await nam.press("Nêu lý do trễ")
    await nam.say("được 50% rồi ạ", reply_to=card)
    assert (await fresh(office, late)).percent == 50
    await nam.say("chủ quan, em quên")
    assert await standing(office) == [("subjective", "em quên", "", "")]


async def test_what_is_done_late_is_not_told_as_overdue(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, due="2026-02-25", assignees=("nam",))
    nam, lan = office.chat("nam"), office.chat("cvp")
    await nam.say(f"{CODE} xong rồi ạ")
    await nam.press("Nêu lý do trễ")
    await nam.say("khách quan, chờ kinh phí")
    office.clock.set("2026-03-09 09:00")
    await tick(office)
    raised = next(s.text for s in lan.screen if "nêu lý do trễ hạn" in s.text)
    await lan.press("Kết luận chủ quan")
    await tick(office)
    judged = next(s.text for s in nam.screen if "kết luận nguyên nhân chủ quan" in s.text)
    for told in (raised, judged):
        assert "hoàn thành trễ 5 ngày (hạn 25/02)" in told
        assert "quá hạn" not in told
        assert "100%" not in told


@pytest.mark.parametrize("pressed", ["", "Khách quan", "Không đồng ý"])
async def test_a_question_that_lapsed_holds_nobody(quick_office: Office, pressed: str) -> None:
    office = quick_office
    late = await add_task(office, due="2026-02-25", assignees=("nam",))
    other = await add_task(office, "Việc khác", due="2026-04-25", assignees=("nam",))
    nam = await card_of(office.chat("nam"))
    card = nam.last
    await nam.press("Nêu lý do trễ")
    if pressed:
        await nam.press(pressed, on=card if pressed == "Không đồng ý" else None)
    async with office.database.unit():
        await office.database.execute(
            update(task).where(task.c.id == late.id).values(due_on=date(2026, 3, 20)))
    await nam.say("CCHC-2026-002 được 70%")
    assert seen(nam, "không bị ghi là trễ hạn"), "why nothing is asked any more"
    assert (await fresh(office, other)).percent == 70, "what was typed is not lost"
    before = len(nam.screen)
    await nam.say("CCHC-2026-002 được 80%")
    assert len(nam.screen) == before + 2, "typed and answered, no more"
    assert await standing(office) == []


async def test_who_gave_the_reason_is_not_taken_for_the_owner(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, due="2026-02-25", assignees=("nam",))
    head = await card_of(office.chat("hung"))
    await head.press("Nêu lý do trễ")
    await head.say("khách quan, chờ kinh phí")
    shown = (await card_of(office.chat("nam"))).text
    assert "Lý do trễ, nêu là khách quan (Đỗ Hùng): “chờ kinh phí”" in shown
    assert "theo người thực hiện" not in shown
