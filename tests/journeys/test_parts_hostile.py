"""Parts in the wrong hands: old buttons, other people's units, nonsense that is typed."""

import asyncio

from core.part_words import EditKind, TypedEdit
from core.quarters import Scheme, window
from core.usecases.edit_part import Seen
from handlers.callbacks_parts import BoardDo, PartDo, PartGive, PartLine, PartOpen
from tests.support.builders import add_task
from tests.support.drafted import data, drafted, press
from tests.support.office import Office
from tests.support.tasks import act_of, change, tick


async def test_an_old_button_confirms_nothing(quick_office: Office) -> None:
    office = quick_office
    task = await drafted(office)
    hung = office.chat("hung")
    await hung.say("/phan")
    old = hung.last
    office.clock.set("2026-06-05 08:00")
    await hung.say(f"/capnhat {task.code} được 60%")
    assert "Nội dung đã thay đổi" in await hung.press_data(old, data(old, "Xác nhận"))
    await hung.say("/phan")
    await hung.press("Xác nhận")
    confirmed = hung.last
    assert "Đạt 60%" in confirmed.text
    assert "đã được Đỗ Hùng xác nhận" in await hung.press_data(old, data(old, "Xác nhận"))
    await hung.redeliver()
    assert "Đã xác nhận 01/02" in await office.chat("cvp").say("/phan")


async def test_a_confirmed_part_is_handed_to_nobody(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    hung = office.chat("hung")
    await hung.say("/phan")
    old = hung.last
    await hung.press("Xác nhận")
    assert not [label for label in hung.labels if "Giao người soạn" in label]
    give = PartGive(part=PartDo.unpack(data(old, "Xác nhận")).part,
                    person=office.person_ids["nam"])
    assert "đã được Đỗ Hùng xác nhận" in await press(hung, give), "nobody would be told"
    assert "giao Vũ Nam" not in await office.chat("cvp").say("/phan")


async def test_two_heads_at_once_the_second_is_told(quick_office: Office) -> None:
    from sqlalchemy import insert

    from storage import tables

    office = quick_office
    await drafted(office)
    async with office.database.unit():
        await office.database.execute(insert(tables.membership).values(
            person_id=office.person_ids["hoa"], unit_id=office.unit_ids["LDVL"], role="head"))
    hung, hoa = office.chat("hung"), office.chat("hoa")
    await hung.say("/phan")
    await hoa.say("/phan")
    page = hoa.last
    office.clock.forward(minutes=1)
    await hung.say("1: Chữ của anh Hùng")
    office.clock.forward(minutes=1)
    told = await hoa.say("1: Chữ của chị Hoa")
    assert "vừa được người khác sửa" in told
    assert "Chữ của anh Hùng" in told
    assert "Nội dung đã thay đổi" in await hoa.press_data(page, data(page, "Xác nhận"))
    await hoa.say("/phan")
    await hoa.say("1: Chữ của chị Hoa")
    assert "Chữ của chị Hoa" in hoa.text, "having seen it she may"


async def test_what_several_write_at_the_same_moment_is_all_kept(office: Office) -> None:
    await drafted(office)
    await office.chat("hung").say("/phan")
    edit_part, act = office.app.use_cases["edit_part"], await act_of(office, "hung")

    async def add(number: int) -> None:
        async with office.database.unit():
            await edit_part.typed(act, 1, [TypedEdit(EditKind.ADD, text=f"Dòng {number}")],
                                  Seen((), act.now))

    await asyncio.gather(*(add(number) for number in range(4)))
    async with office.database.reading():
        part = await office.app.stores.parts.get(1)
    assert part is not None
    assert {line.text for line in part.lines} == {f"Dòng {n}" for n in range(4)}
    assert {line.number for line in part.lines} == {1, 2, 3, 4}


async def test_a_coordinator_may_send_a_plan_while_a_part_is_open(quick_office: Office) -> None:
    office = quick_office
    office.clock.set("2026-05-20 09:00")
    await add_task(office, "Tổng hợp", unit="VP", due="2026-05-10", assigned="2026-03-20")
    await tick(office, "2026-06-04 07:30")
    cvp = office.chat("cvp")
    await cvp.press("Mở phần")
    await cvp.upload("ke-hoach.xlsx", b"no workbook")
    assert "tệp" in cvp.text.lower(), "read as a plan, not kept as evidence"
    assert "việc nào" not in cvp.text


async def test_nobody_touches_anothers_part(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    await office.chat("hung").say("/phan")
    page = office.chat("hung").last
    part = PartDo.unpack(data(page, "Sửa"))
    mark = PartDo.unpack(data(page, "Xác nhận")).mark
    every = [PartOpen(part=part.part), PartDo(part=part.part, do="confirm", mark=mark),
             PartDo(part=part.part, do="edit"), PartDo(part=part.part, do="hand"),
             PartDo(part=part.part, do="add"), PartLine(part=part.part, key="t1", do="edit"),
             PartLine(part=part.part, key="t1", do="restore"),
             PartGive(part=part.part, person=office.person_ids["nam"]),
             BoardDo(period=1, do="urge"), BoardDo(period=1, do="close")]
    for who in ("ncc", "nam", "admin"):
        chat = office.chat(who)
        await chat.say("/phan" if who != "ncc" else "/viec")
        for button in every:
            assert "dành cho trưởng đơn vị" in await press(chat, button), (who, button)
    # An observer reads and changes nothing; neither does the director.
    for who in ("cdoan", "gd"):
        chat = office.chat(who)
        assert "chưa xác nhận" in await chat.say("/phan")
        assert "Đạt 40%" in await press(chat, PartOpen(part=part.part, fresh=True))
        assert not [x for x in chat.labels if "Xác nhận" in x or "Sửa" in x]
        assert "Đạt 40%" not in await press(chat, PartDo(part=part.part, do="confirm", mark=mark))
        await press(chat, PartGive(part=part.part, person=office.person_ids["nam"]))
    await press(office.chat("cdoan"), BoardDo(period=1, do="close"))
    board = await office.chat("cvp").say("/phan")
    assert "Đã xác nhận 0/02" in board
    assert "Đã ngừng thu" not in board
    assert "giao Vũ Nam" not in board


async def test_made_up_ids_are_no_part(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    for who in ("hung", "cvp", "gd"):
        chat = office.chat(who)
        await chat.say("/phan")
        for button in (PartOpen(part=999_999), PartDo(part=0, do="confirm", mark="x"),
                       PartLine(part=1, key="t999", do="edit"), BoardDo(period=999, do="urge"),
                       PartGive(part=1, person=office.person_ids["ncc"])):
            assert "Lỗi" not in await press(chat, button)


async def test_a_closed_gathering_takes_nothing_until_it_is_open_again(
    quick_office: Office,
) -> None:
    office = quick_office
    await drafted(office)
    hung, cvp = office.chat("hung"), office.chat("cvp")
    await hung.say("/phan")
    page = hung.last
    await cvp.say("/phan")
    board = cvp.last
    await cvp.press("Ngừng thu, không chờ nữa", on=board)
    assert "đã ngừng thu" in await hung.say("1: Muộn rồi")
    assert "đã ngừng thu" in await hung.press_data(page, data(page, "Xác nhận"))
    await tick(office, "2026-06-10 07:30")
    assert "chưa được xác nhận" not in hung.text
    await cvp.press("Mở lại, chờ tiếp", on=board)
    await hung.say("/phan")
    await hung.say("1: Kịp rồi")
    await hung.press("Xác nhận")
    assert "Kịp rồi" in hung.text
    assert "không cần đôn đốc" in await press(cvp, BoardDo(
        period=1, do="urge", unit=office.unit_ids["LDVL"]))


async def test_urging_twice_in_an_hour_is_once(quick_office: Office) -> None:
    office = quick_office
    await drafted(office)
    office.clock.set("2026-06-05 08:00")
    cvp = office.chat("cvp")
    await cvp.say("/phan")
    board = cvp.last
    await cvp.press("Đôn đốc 2", on=board)
    assert "vừa được đôn đốc" in await cvp.press("Đôn đốc 2", on=board)
    await cvp.press("Đôn đốc một đơn vị", on=board)
    assert len(cvp.labels) == 2


async def test_a_restricted_title_leaves_in_no_message_of_the_clock(
    quick_office: Office,
) -> None:
    office = quick_office
    office.clock.set("2026-06-01 09:00")
    await add_task(office, "Chuyện riêng của Sở", unit="LDVL", due="2026-05-20",
                   assigned="2026-03-20", restricted=True)
    await tick(office, "2026-06-04 07:30")
    hung = office.chat("hung")
    assert not [s for s in hung.screen if "Chuyện riêng" in s.text]
    assert "Chuyện riêng" in await hung.say("/phan")


async def test_what_two_units_added_before_they_merged_is_all_kept(quick_office: Office) -> None:
    from sqlalchemy import insert, update

    from storage import tables

    office = quick_office
    await drafted(office)
    for who, typed in (("hung", "thêm: Việc của phòng cũ"), ("ncc", "thêm: Việc của phòng mới")):
        await office.chat(who).say("/phan")
        await office.chat(who).say(typed)
    async with office.database.unit():
        await office.database.execute(update(tables.unit).where(
            tables.unit.c.id == office.unit_ids["LDVL"]).values(active=False))
        await office.database.execute(insert(tables.unit_predecessor).values(
            unit_id=office.unit_ids["NCC"], predecessor_id=office.unit_ids["LDVL"]))
    ncc = office.chat("ncc")
    page = await ncc.say("/phan")
    assert "Việc của phòng mới" in page
    assert "Việc của phòng cũ" in page, "both were the first that their unit added"
    number = next(n for n in range(1, 9) if f"{n}. Việc của phòng cũ" in page)
    await ncc.say(f"{number}: Việc đã nhận về")
    await ncc.say("thêm: Việc thêm sau")
    assert "Việc đã nhận về" in ncc.text
    assert "Việc thêm sau" in ncc.text
    assert "Việc của phòng cũ" not in ncc.text, "rewritten, and not there twice"


async def test_a_task_that_moved_after_it_was_confirmed_is_told_once(
    quick_office: Office,
) -> None:
    office = quick_office
    task = await drafted(office)
    await office.chat("hung").say("/phan")
    await office.chat("hung").press("Xác nhận")
    office.clock.set("2026-06-05 09:00")
    await change(office, task, lead_unit_id=office.unit_ids["NCC"])

    async def tellers() -> list[str]:
        async with office.database.reading():
            summary = await office.app.use_cases["build_summary"].of(
                window(2026, "Q2", Scheme.DECREE_09_2019), office.clock.now(), None)
        return [r.unit for r in summary.results if r.code == task.code]

    assert len(await tellers()) == 1, "the new unit has confirmed nothing yet"
    await office.chat("ncc").say("/phan")
    await office.chat("ncc").press("Xác nhận")
    assert await tellers() == ["Phòng Người có công"]
