"""A quarter whose parts are gathered."""

from core.tasks import Task
from tests.support.builders import add_task
from tests.support.office import Office

LDVL = "Phòng Lao động – Việc làm – Bảo hiểm"


async def a_quarter(office: Office) -> list[Task]:
    """Four units with work of Q2/2026 (15/3 to 14/6) and what they reported on it."""
    office.clock.set("2026-04-01 09:00")
    made = [await add_task(office, title, unit=unit, due=due, assigned="2026-03-20", field=field)
            for title, unit, due, field in (
                ("Rà soát thủ tục hành chính", "LDVL", "2026-06-30", "procedures"),
                ("Nâng cấp trang thông tin điện tử", "LDVL", "2026-05-20", "digital_government"),
                ("Tập huấn một cửa", "LDVL", "2026-07-30", "steering"),
                ("Báo cáo kết quả 27/7", "NCC", "2026-06-30", "steering"),
                ("Niêm yết công khai", "TTHC", "2026-06-30", "procedures"),
                ("Quyết toán kinh phí", "TCKT", "2026-06-30", "public_finance"))]
    office.clock.set("2026-05-18 09:00")
    await office.chat("hung").say(f"/capnhat {made[0].code} được 40%")
    office.clock.set("2026-05-20 09:00")
    await office.chat("hung").say(
        f"/capnhat {made[0].code} đã rà soát 45/60 thủ tục, dự kiến xong 20/6")
    await office.chat("ncc").say(f"/capnhat {made[3].code} đã gửi báo cáo cho các huyện")
    await office.chat("thu").say(f"/xong {made[4].code}")
    await office.chat("tkt").say(f"/capnhat {made[5].code} vướng chờ Sở Tài chính cho ý kiến")
    return made


def parts_told(office: Office, who: str) -> list[str]:
    return [s.text for s in office.chat(who).screen
            if s.author == "bot" and "phần báo cáo" in s.text.lower() and "hạn gửi" in s.text]
