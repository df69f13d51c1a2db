"""From a figure of the summary to the tasks, to one task, to what was said of it."""

from datetime import date

from core.tasks import State
from tests.support.builders import add_task
from tests.support.office import Office


async def a_quarter(office: Office) -> None:
    """Ten overdue tasks of one unit, one of another, one done without evidence."""
    for number in range(10):
        await add_task(office, f"Rà soát <b>{number}</b>", unit="LDVL", due="2026-05-20",
                       assigned="2026-04-01", assignees=("nam",))
    await add_task(office, "Báo cáo", unit="NCC", due="2026-05-21", assigned="2026-04-01")
    await add_task(office, "Niêm yết", unit="VP", due="2026-05-20", assigned="2026-04-01",
                   state=State.COMPLETED, completed_on=date(2026, 5, 20))
    office.clock.set("2026-06-10 09:00")


async def test_a_figure_opens_to_the_reply_it_rests_on(office: Office) -> None:
    await a_quarter(office)
    await office.chat("nam").say("CCHC-2026-001 đang rà soát 5/12 thủ tục")
    chat = office.chat("gd")
    summary = await chat.say("/tonghop Q2/2026")
    assert "11 quá hạn" in summary
    text = await chat.press("quá hạn: 11")
    assert "quá hạn: 11 nhiệm vụ" in text
    assert "trang 1/2" in text
    assert "Rà soát <b>0</b>" in text, "a title is no markup"
    assert chat.last.text.count("CCHC-2026-") == 8
    await chat.press("Trang 2/2")
    assert chat.last.text.count("CCHC-2026-") == 3
    await chat.press("Trang trước")
    await chat.press("CCHC-2026-001")
    assert "Rà soát" in chat.text
    await chat.press("Lịch sử")
    assert "5/12" in chat.text


async def test_every_figure_has_its_button(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    chat = office.chat("cvp")
    await chat.say("/tonghop Q2/2026")
    await chat.press("từng con số")
    labels = [label for label, _ in chat.last.buttons]
    assert "tổng số nhiệm vụ: 12" in labels
    assert "hoàn thành, chưa có minh chứng: 01" in labels
    assert not [label for label in labels if label.endswith((": 0", ": 00"))]
    menu = chat.last
    for label, data in menu.buttons:
        assert len(data.encode()) <= 64
        if ": " in label:
            number = label.rpartition(" ")[2]
            assert f"{number} nhiệm vụ" in await chat.press_data(menu, data)


async def test_a_button_proves_nothing(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    other = office.unit_ids["NCC"]
    head = office.chat("hung")
    assert "11 nhiệm vụ" not in await head.say("/tonghop Q2/2026")
    assert "quá hạn: 10 nhiệm vụ" in await head.press("quá hạn: 10")
    shown = head.last
    for data in (f"fg:oo:2026-Q2:{other}:", f"fm:2026-Q2:{other}:",
                 f"fp:oo:2026-Q2:{other}::0", f"fr:p:2026-Q2:{other}:0:0"):
        await head.press_data(shown, data)
        assert "dành cho trưởng đơn vị" in head.text
    staff = office.chat("nam")
    await staff.say("/viec")
    await staff.press_data(staff.last, "fg:oo:2026-Q2:0:")
    assert "dành cho trưởng đơn vị" in staff.text


async def test_hostile_buttons_are_answered(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    chat = office.chat("cvp")
    await chat.say("/tonghop Q2/2026")
    shown = chat.last
    await chat.press_data(shown, "fg:oo:quý mười:0:")
    assert "Không hiểu kỳ" in chat.text
    await chat.press_data(shown, "fg:oo:2030-Q1:0:")
    assert "chưa bắt đầu" in chat.text
    await chat.press_data(shown, "fg:drop table:2026-Q2:0:")
    await chat.press_data(shown, "fp:oo:2026-Q2:0::99999")
    assert "11 nhiệm vụ" in shown.text, "a page that is no more has a way back"
    assert any("Trang trước" in label for label, _ in shown.buttons)


async def test_an_empty_period_has_no_figures_to_open(quick_office: Office) -> None:
    chat = quick_office.chat("cvp")
    await chat.say("/tonghop Q1/2020")
    assert not any("con số" in label for label, _ in chat.last.buttons)
