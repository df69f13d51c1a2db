"""A quarter's parts: drafted, edited line by line, confirmed, handed over, chased, closed."""

import io

import docx

from tests.support.gathered import LDVL, a_quarter, parts_told
from tests.support.office import Office
from tests.support.tasks import live, tick


async def test_a_quarter_is_gathered(office: Office) -> None:
    await a_quarter(office)
    await live(office, "2026-06-03 08:00", "2026-06-03 17:59")
    assert not parts_told(office, "hung"), "ten days before the last one, not earlier"
    await live(office, "2026-06-04 00:10", "2026-06-04 07:30", "2026-06-04 09:00")
    for head in ("hung", "ncc", "thu", "tkt"):
        (told,) = parts_told(office, head)
        assert "Đã có dự thảo" in told
        assert "15/6/2026" in told
    for nobody in ("nam", "gdnn", "gd", "cvp", "cdoan"):
        assert not parts_told(office, nobody), "no work in the period, or no head"

    hung = office.chat("hung")
    await hung.press("Mở phần")
    assert "Đã rà soát 45/60 thủ tục (đạt 75%), dự kiến hoàn thành ngày 20/6/2026." in hung.text
    assert "40%" not in hung.text
    assert "Chưa có báo cáo (hạn 20/5/2026)." in hung.text
    assert "Tập huấn" not in hung.text, "nobody reported on it and it is not due"
    lines = hung.text
    number = next(n for n in (1, 2) if f"{n}. CCHC-2026-002" in lines)
    await hung.say(f"{number}: Đã nâng cấp xong giao diện, đang chạy thử nghiệm")
    await hung.say("kiến nghị: Sở Thông tin sớm cấp tên miền")
    assert "đang chạy thử nghiệm" in hung.text
    await hung.press("Xác nhận")
    assert "Đã xác nhận" in hung.text
    assert "Đỗ Hùng" in await office.chat("cvp").say("/phan")
    assert "Đã xác nhận 01/04" in office.chat("cvp").text

    thu = office.chat("thu")
    await thu.say("/phan")
    assert "Đã hoàn thành ngày 20/5/2026." in thu.text
    await thu.press("Xác nhận")
    await live(office, "2026-06-10 07:30", "2026-06-10 08:00", "2026-06-11 07:30")
    assert len(parts_told(office, "ncc")) == 2
    assert "chưa được xác nhận" in parts_told(office, "ncc")[-1]
    assert len([x for x in parts_told(office, "hung") if "chưa được xác nhận" in x]) == 0
    await live(office, "2026-06-12 07:30", "2026-06-13 07:30", "2026-06-14 07:30")
    assert len(parts_told(office, "ncc")) == 3, "the day before is Friday; none on the weekend"
    await live(office, "2026-06-15 07:30")
    assert "hạn gửi hôm nay" in parts_told(office, "ncc")[-1]
    (missing,) = [s.text for s in office.chat("cvp").screen if "hết hạn gửi" in s.text]
    assert "Phòng Người có công" in missing
    assert LDVL not in missing

    await live(office, "2026-06-16 07:30", "2026-06-17 07:30", "2026-06-18 07:30")
    assert len(parts_told(office, "ncc")) == 4, "nobody is chased for ever"
    await office.chat("ncc").say("/phan")
    await office.chat("ncc").press("Xác nhận")
    assert "gửi muộn" in office.chat("ncc").text

    cvp = office.chat("cvp")
    await cvp.say("/phan Q2/2026")
    await cvp.press("Đôn đốc 1 đơn vị")
    assert "Đã đôn đốc" in cvp.text
    await tick(office, "2026-06-18 07:31")
    assert "Lê Thị Lan đôn đốc" in office.chat("tkt").text
    await cvp.press("Ngừng thu, không chờ nữa")
    assert any("Đã ngừng thu lúc" in s.text for s in cvp.screen), "the board, in its place"
    await office.chat("tkt").say("/phan")
    assert "đã ngừng thu phần báo cáo" in office.chat("tkt").text
    assert "Xác nhận" not in " ".join(office.chat("tkt").labels)
    await the_report_holds_them(office)


async def the_report_holds_them(office: Office) -> None:
    chat = office.chat("gd")
    assert "Phần của đơn vị: 03/04 đã xác nhận" in await chat.say("/tonghop Q2/2026")
    await chat.press(".docx")
    assert chat.last.file is not None
    content = chat.last.file[1]
    assert isinstance(content, bytes)
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Đã nâng cấp xong giao diện, đang chạy thử nghiệm" in words
    assert "Đã rà soát 45/60 thủ tục (đạt 75%)" in words
    assert ("Đến thời điểm lập báo cáo, 03/04 đơn vị đã gửi phần báo cáo; chưa gửi: Phòng Tài "
            "chính – Kế toán; gửi muộn: Phòng Người có công.") in words
    assert f"{LDVL}: Sở Thông tin sớm cấp tên miền." in words
    assert "Chờ Sở Tài chính" in words or "chờ Sở Tài chính" in words, "nobody confirmed: as is"


async def test_handed_over_and_written_by_somebody_of_the_unit(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await tick(office, "2026-06-04 07:30")
    hung, nam = office.chat("hung"), office.chat("nam")
    await hung.say("/phan")
    await hung.press("Giao người soạn")
    assert "Vũ Nam" in hung.labels
    assert "Hồ Công" not in hung.labels, "people of the unit only"
    await hung.press("Vũ Nam")
    await tick(office)
    assert "Đỗ Hùng giao anh/chị soạn" in nam.text
    await nam.press("Mở phần")
    await nam.press("Sửa một dòng")
    await nam.press("1.")
    assert "Viết lại dòng 1" in nam.text
    await nam.say("Tìm ra 15 thủ tục có thể cắt giảm")
    assert "Tìm ra 15 thủ tục có thể cắt giảm" in nam.text, "a line may begin like a command"
    await nam.press("Thêm dòng")
    await nam.say("Đã tổ chức 02 lớp tập huấn")
    assert "Đã tổ chức 02 lớp tập huấn" in nam.text
    await nam.say("bỏ 2")
    assert "đã bỏ, không đưa vào báo cáo" in nam.text
    await nam.press("Đưa lại dòng 2")
    assert "đã bỏ, không đưa vào báo cáo" not in nam.text
    await tick(office, "2026-06-10 07:30")
    assert len([x for x in parts_told(office, "nam") if "chưa được xác nhận" in x]) == 1
    assert not [x for x in parts_told(office, "hung") if "chưa được xác nhận" in x]
    await tick(office, "2026-06-15 07:30")
    assert len([x for x in parts_told(office, "hung") if "chưa được xác nhận" in x]) == 1
    await nam.say("/phan")
    await nam.say("xac nhan a")
    assert "Vũ Nam đã xác nhận" in nam.text
    await tick(office)
    assert "Vũ Nam đã xác nhận phần báo cáo" in hung.text


async def test_who_left_hands_it_back_to_the_head(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await tick(office, "2026-06-04 07:30")
    await office.chat("hung").say("/phan")
    await office.chat("hung").press("Giao người soạn")
    await office.chat("hung").press("Vũ Nam")
    async with office.database.unit():
        await office.app.stores.people.set(office.person_ids["nam"], active=False)
    await tick(office, "2026-06-10 07:30")
    assert [x for x in parts_told(office, "hung") if "chưa được xác nhận" in x]
    assert "giao Vũ Nam" not in await office.chat("cvp").say("/phan")


async def test_progress_newer_than_an_edit_is_offered(quick_office: Office) -> None:
    office = quick_office
    made = await a_quarter(office)
    await tick(office, "2026-06-04 07:30")
    hung = office.chat("hung")
    await hung.say("/phan")
    number = 1 if f"1. {made[0].code}" in hung.text else 2
    await hung.say(f"{number}. Đã rà soát phần lớn thủ tục")
    office.clock.set("2026-06-05 09:00")
    await hung.say(f"/capnhat {made[0].code} rà soát được 50/60 thủ tục")
    await hung.say("/phan")
    assert "Đã rà soát phần lớn thủ tục" in hung.text
    assert "Có tiến độ mới hơn" in hung.text
    await hung.press("Lấy tiến độ mới")
    assert "50/60 thủ tục (đạt 83%)" in hung.text
    assert "phần lớn" not in hung.text


async def test_all_in_is_told_once(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await tick(office, "2026-06-04 07:30")
    for head in ("hung", "ncc", "thu", "tkt"):
        await office.chat(head).say("/phan")
        await office.chat(head).press("Xác nhận")
    await tick(office)
    assert "Đã đủ phần báo cáo" in office.chat("cvp").text
    await office.chat("hung").say("/phan")
    await office.chat("hung").say("1: Đã xong")
    assert "trở lại dự thảo" in office.chat("hung").text
    assert "Đã xác nhận 03/04" in await office.chat("cvp").say("/phan")
    await office.chat("hung").press("Xác nhận")
    await tick(office, "2026-06-15 07:30")
    told = [s.text for s in office.chat("cvp").screen if "Đã đủ phần báo cáo" in s.text]
    assert len(told) == 1
    assert not [s for s in office.chat("cvp").screen if "hết hạn gửi" in s.text]


async def test_a_fresh_install_opens_nothing_old_and_a_stop_is_caught_up_once(
    quick_office: Office,
) -> None:
    office = quick_office
    await a_quarter(office)
    await tick(office, "2026-06-16 08:00")
    assert not parts_told(office, "hung")
    assert "Dự thảo kỳ tới được gửi ngày 04/9/2026" in await office.chat("hung").say("/phan")
    await tick(office, "2026-09-09 08:00")
    await tick(office, "2026-09-09 08:01")
    await tick(office, "2026-09-10 07:30")
    told = parts_told(office, "hung")
    assert len(told) == 2, "opened late on the 9th, and on the 10th the three days' word"
    assert "quý III/2026" in told[0]


async def test_a_period_nobody_gathers_by_the_clock_can_be_gathered_now(
    quick_office: Office,
) -> None:
    office = quick_office
    await a_quarter(office)
    office.clock.set("2026-06-02 09:00")
    cvp = office.chat("cvp")
    await cvp.say("/phan tháng 5/2026")
    await cvp.press("Thu phần của các đơn vị ngay")
    assert "tháng 5/2026" in cvp.text
    await tick(office)
    assert "tháng 5/2026" in parts_told(office, "hung")[-1]
    assert "không thu" in await office.chat("hung").say("/phan tháng 4/2026")


async def test_a_gathering_begun_by_hand_is_told_of_once(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    await tick(office, "2026-05-25 00:10")
    office.clock.set("2026-05-25 09:00")
    cvp = office.chat("cvp")
    await cvp.say("/phan quý 2")
    await cvp.press("Thu phần của các đơn vị ngay")
    await live(office, "2026-05-25 10:00", "2026-05-26 00:10", "2026-05-26 07:30",
               "2026-06-04 07:30")
    assert len(parts_told(office, "hung")) == 1
    await live(office, "2026-06-10 07:30")
    assert "chưa được xác nhận" in parts_told(office, "hung")[-1]


