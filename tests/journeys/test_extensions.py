"""More time: asked with a reason, decided with one tap, the first date kept for ever."""

from datetime import date

from sqlalchemy import select

from core.tasks import State
from storage.tables import delivery
from tests.support.builders import add_task, fresh
from tests.support.office import Office

CODE = "CCHC-2026-001"


async def told(office: Office, who: str) -> list[str]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery.c.kind).where(delivery.c.person_id == office.person_ids[who])
            .order_by(delivery.c.id))
        return [row.kind for row in rows]


async def test_asked_by_button_and_granted(office: Office) -> None:
    task = await add_task(office, due="2026-03-20", assignees=("nam",))
    nam, lan = office.chat("nam"), office.chat("cvp")
    await nam.say(f"/xem {CODE}")
    card = nam.last
    await nam.press("Xin gia hạn", on=card)
    assert "Chưa đọc được ngày" in await nam.say("để em xem đã")
    assert "sau hạn hiện tại" in await nam.say("15/3")
    assert "Lý do" in await nam.say("30/3")
    assert "chờ lãnh đạo" in await nam.say("chờ ý kiến <b>Sở Tư pháp</b>")
    assert await told(office, "cvp") == ["extension_asked"]
    assert "đang chờ quyết định" in await nam.say(f"/giahan {CODE} 5/4 nữa")
    await lan.press_data(card, "ext:1:grant")
    assert "hạn mới 30/3/2026" in lan.text
    now = await fresh(office, task)
    assert now.deadline.due_on == date(2026, 3, 30)
    assert now.original_due_on == date(2026, 3, 20)
    assert now.deadline_revision == 1
    assert await told(office, "nam") == ["extension_decided"]
    await lan.press_data(card, "ext:1:refuse")
    assert "đã được quyết định" in lan.text
    await nam.press("Xong", on=card)
    assert "Hạn của" in nam.text, "the old card's buttons are explained"
    assert (await fresh(office, task)).state is State.ASSIGNED
    assert "Đã gia hạn 1 lần" in await nam.say(f"/xem {CODE}")


async def test_in_one_line_late_refused_and_undone(office: Office) -> None:
    task = await add_task(office, due="2026-02-27", assignees=("nam",))
    nam, lan = office.chat("nam"), office.chat("cvp")
    assert "quá hạn" in await nam.say(f"/giahan {CODE} 10/3 chờ số liệu của Cục Thống kê")
    assert "chờ số liệu của Cục Thống kê" in nam.text
    await lan.press_data(nam.last, "ext:1:refuse")
    assert "Đã từ chối" in lan.text
    await lan.press("Hoàn tác")
    await lan.press_data(nam.last, "ext:1:other")
    assert "10/3/2026" in lan.text
    assert "Chưa đọc được ngày" in await lan.say("20/2/2026"), "long past"
    await lan.say("12/3")
    assert (await fresh(office, task)).deadline.due_on == date(2026, 3, 12)
    await lan.press("Hoàn tác")
    now = await fresh(office, task)
    assert now.deadline.due_on == date(2026, 2, 27)
    assert now.deadline_revision == 2


async def test_a_wish_in_a_sentence(office: Office) -> None:
    task = await add_task(office, due="2026-03-20", assignees=("nam",))
    chat = office.chat("nam")
    text = await chat.say("em xin gia hạn đến 30/3 vì chờ Sở Tư pháp")
    assert "đề nghị gia hạn đến 30/3/2026" in text
    assert (await fresh(office, task)).deadline.due_on == date(2026, 3, 20)
    other = await add_task(office, "Không hạn", assignees=("nam",))
    assert "không có thời hạn" in await chat.say(f"{other.code} cho em lùi đến 30/3 nhé")


async def test_a_late_forecast_offers_the_wish(office: Office) -> None:
    await add_task(office, due="2026-03-20", assignees=("nam",))
    chat = office.chat("nam")
    assert "sau hạn 20/3" in await chat.say("được 50%, dự kiến xong 25/3")
    await chat.press("Xin gia hạn")
    assert "chờ lãnh đạo" in await chat.say("25/3 vì chờ số liệu")


async def test_who_may_not(office: Office) -> None:
    await add_task(office, due="2026-03-20", assignees=("nam",))
    nam = office.chat("nam")
    await nam.say(f"/giahan {CODE} 30/3 chờ kinh phí")
    assert "Chỉ Trưởng đơn vị" in await office.chat("hoa").say(f"/giahan {CODE} 30/3 x y")
    assert "không có quyền" in await nam.press_data(nam.last, "ext:1:grant")
    assert "Không tìm thấy" in await office.chat("tkt").press_data(nam.last, "ext:1:grant")
    assert "Không tìm thấy" in await office.chat("cvp").press_data(nam.last, "ext:99:grant")
