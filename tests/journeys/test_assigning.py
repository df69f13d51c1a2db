"""The coordinator, or a head, gives a task by one line or step by step."""

from datetime import date

from sqlalchemy import select

from core.tasks import Kind, State, Task
from storage.tables import delivery, task
from tests.support.office import Office


async def tasks(office: Office) -> list[Task]:
    async with office.database.reading():
        return await office.app.stores.tasks.find(
            select(task).where(task.c.state != "draft").order_by(task.c.id))


async def told(office: Office, who: str) -> list[str]:
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery.c.kind).where(delivery.c.person_id == office.person_ids[who]))
        return list(rows.scalars())


async def test_one_line_makes_the_task_and_can_be_undone(office: Office) -> None:
    chat = office.chat("cvp")
    text = await chat.say("/giao Phòng Việc làm rà soát 30% TTHC, trước 25/3, anh Nam, "
                          "phối hợp Phòng NCC")
    for words in ("CCHC-2026-001", "Rà soát 30% TTHC", "Vũ Nam", "Phòng Người có công",
                  "“trước 25/3” → hạn: thứ Ba 24/3/2026"):
        assert words in text
    [made] = await tasks(office)
    assert made.lead_unit_id == office.unit_ids["LDVL"]
    assert made.assignees == {office.person_ids["nam"]}
    assert made.supporting == {office.unit_ids["NCC"]}
    assert (made.deadline.due_on, made.original_due_on) == (date(2026, 3, 24),) * 2
    assert await told(office, "nam") == ["assigned"]
    await chat.press("Hoàn tác")
    assert await tasks(office) == []
    await chat.say("giao")
    assert "Giao việc gì" in chat.text


async def test_what_is_missing_is_asked_and_nothing_typed_is_lost(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao rà soát <b>hồ sơ</b> 🎉 trước 25/3, anh Nguyên")
    assert "rà soát <b>hồ sơ</b> 🎉".lower() in chat.text.lower()
    assert "Đơn vị nào chủ trì" in chat.text
    assert "Chưa rõ đơn vị" in await chat.say("phòng nào đó")
    await chat.say("p. viec lam")
    assert "Không thấy “anh Nguyên”" in chat.text
    await chat.press("Bùi Hoa")
    [made] = await tasks(office)
    assert made.title == "Rà soát <b>hồ sơ</b> 🎉"
    assert made.assignees == {office.person_ids["hoa"]}
    assert made.deadline.due_on == date(2026, 3, 24)


async def test_the_question_for_the_unit_shows_the_deadline_that_was_read(
    office: Office
) -> None:
    chat = office.chat("cvp")
    text = await chat.say("giao viec cho phong abc ra soat 30% thu tuc truoc 25/3 nhe")
    assert "Giao việc: Ra soat 30% thu tuc\n" in text
    assert "Thời hạn: “truoc 25/3” → hạn: thứ Ba 24/3/2026" in text
    assert "Chưa rõ đơn vị “phong abc”. Đơn vị nào chủ trì?" in text
    await chat.say("phong tthc")
    [made] = await tasks(office)
    assert (made.title, made.deadline.due_on) == ("Ra soat 30% thu tuc", date(2026, 3, 24))
    assert "Thời hạn" not in await chat.say("giao rà soát hồ sơ thường xuyên")


async def test_a_further_order_is_no_report_on_the_task_just_given(office: Office) -> None:
    head = office.chat("hung")
    await head.say("giao anh Nam làm báo cáo, trước 25/3")
    assert "chưa ghi gì" in await head.say("nam oi lam bao cao nhe")
    await head.say("/huy")
    await head.say("hủy việc vừa giao")
    chat = office.chat("cvp")
    await chat.say("giao Phòng TTHC rà soát thủ tục, trước 25/3")
    for words in ("sửa hạn thành 30/3", "thu oi lam nhanh nhe"):
        assert "chưa ghi gì" in await chat.say(words)
        await chat.say("/huy")
    [made] = await tasks(office)
    assert made.state is State.ASSIGNED
    await chat.say("hủy việc vừa giao")
    assert await tasks(office) == []


async def test_a_reply_about_another_task_leaves_the_question_open(quick_office: Office) -> None:
    chat = quick_office.chat("cvp")
    await chat.say("/giao Văn phòng kiểm kê tài sản, trước 25/3")
    card = chat.last
    await chat.say("/giao lập danh sách trực lễ")
    await chat.say("đã làm được 50%", reply_to=card)
    assert (await tasks(quick_office))[0].percent == 50
    await chat.say("Phòng NCC")
    assert (await tasks(quick_office))[-1].title == "Lập danh sách trực lễ"


async def test_a_day_that_is_none_is_asked_about(quick_office: Office) -> None:
    chat = quick_office.chat("hung")
    await chat.say("giao Nam và Hoa khảo sát 50 doanh nghiệp trước 32/3")
    assert "Thời hạn khi nào?" in chat.text
    await chat.say("31/3")
    [made] = await tasks(quick_office)
    assert made.assignees == {quick_office.person_ids["nam"], quick_office.person_ids["hoa"]}
    assert made.deadline.due_on == date(2026, 3, 31)


async def test_step_by_step(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/assign")
    await chat.say("Báo cáo tình hình việc làm")
    await chat.press("Lao động")
    assert "Chưa hiểu" in await chat.say("hôm nào rảnh")
    old = next(s for s in chat.screen if any("Phòng Người có công" in b for b, _ in s.buttons))
    await chat.say("thường xuyên")
    assert "Giao cho ai" in chat.text
    await chat.press("Phòng Người có công", old)
    assert "đã xong hoặc đã thôi" in chat.text, "a button of an earlier question"
    await chat.press("Chưa giao người")
    [made] = await tasks(office)
    assert (made.kind, made.state, made.deadline.due_on) == (Kind.ONGOING, State.ASSIGNED, None)
    assert await told(office, "hung") == ["assigned"], "nobody chosen: the head's"
    await chat.press("Phòng Người có công", old)
    assert len(await tasks(office)) == 1


async def test_several_units_get_a_task_each_under_a_parent(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao Phòng NCC và Phòng TTHC báo cáo quý, chậm nhất 30/3")
    parent, *children = await tasks(office)
    assert parent.is_parent
    assert [c.parent_id for c in children] == [parent.id] * 2
    assert {c.lead_unit_id for c in children} == {office.unit_ids["NCC"], office.unit_ids["TTHC"]}
    assert "2 việc" in chat.text


async def test_a_head_gives_within_the_unit_only(office: Office) -> None:
    chat = office.chat("hung")
    await chat.say("/giao chị Hoa tổng hợp số liệu, trước 20/3")
    [made] = await tasks(office)
    assert made.lead_unit_id == office.unit_ids["LDVL"]
    assert made.assignees == {office.person_ids["hoa"]}
    assert "trong đơn vị mình" in await chat.say("/giao Phòng NCC rà soát hồ sơ")
    assert "không có quyền" in await office.chat("nam").say("/giao Phòng NCC rà soát hồ sơ")
    assert len(await tasks(office)) == 1


async def test_a_long_story_and_cancel(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao Phòng NCC " + "rà soát hồ sơ, " * 700)
    [made] = await tasks(office)
    assert len(made.title) <= 301
    assert len(made.detail) > 9000, "nothing typed is lost"
    await chat.say("/giao")
    await chat.say("/huy")
    await chat.say("Kiểm tra kho")
    assert len(await tasks(office)) == 1


async def with_a_second_nam(office: Office) -> None:
    """Another Nam, in the division of procedures."""
    async with office.database.unit():
        await office._person(90, "nam2", "Lê Hoài Nam", "Chuyên viên", "TTHC", "staff")


async def test_of_two_nams_one_is_chosen_and_the_unit_follows(office: Office) -> None:
    await with_a_second_nam(office)
    chat = office.chat("cvp")
    await chat.say("/giao rà soát 30% TTHC, trước 25/3, anh Nam, phối hợp Phòng NCC, "
                   "báo cáo Văn phòng")
    assert "“anh Nam” là ai?" in chat.text
    assert any(label.startswith("Lê Hoài Nam – ") for label in chat.labels), "told apart by unit"
    question = chat.last
    await chat.say("/viec")
    await chat.say("CCHC-2026-099 xong 50%")
    assert await tasks(office) == [], "another message answers nothing"
    await chat.press("Lê Hoài Nam", question)
    [made] = await tasks(office)
    assert made.lead_unit_id == office.unit_ids["TTHC"]
    assert made.assignees == {office.person_ids["nam2"]}
    assert made.supporting == {office.unit_ids["NCC"]}
    assert (made.targets, made.report_to) == ("Rà soát 30% TTHC", "Văn phòng")
    for words in ("Chủ trì: Phòng Thủ tục hành chính", "Lê Hoài Nam (“anh Nam”)",
                  "“trước 25/3” → hạn: thứ Ba 24/3/2026", "Chỉ tiêu: Rà soát 30% TTHC",
                  "Phòng Người có công (“Phòng NCC”)", "Báo cáo: Văn phòng"):
        assert words in chat.text
    for label in ("Đơn vị chủ trì", "Giao người", "Thời hạn", "Đơn vị phối hợp", "Hoàn tác"):
        assert any(label in shown for shown in chat.labels), label


async def test_of_two_nams_one_is_typed(quick_office: Office) -> None:
    await with_a_second_nam(quick_office)
    chat = quick_office.chat("cvp")
    for answer, who in (("hoai nam", "nam2"), ("2", "nam"), ("Vũ Nam", "nam")):
        await chat.say("giao báo cáo số liệu, anh Nam, 20/3")
        assert "“anh Nam” là ai?" in chat.text
        await chat.say(answer)
        assert (await tasks(quick_office))[-1].assignees == {quick_office.person_ids[who]}
    await chat.say("giao báo cáo số liệu, anh Nam, 20/3")
    await chat.say("9")
    assert "Không thấy “9”" in chat.text
    await chat.press("Chưa giao người")
    assert "Đơn vị nào chủ trì?" in chat.text
    await chat.say("phòng tthc nhé")
    assert (await tasks(quick_office))[-1].assignees == frozenset()


async def test_an_unknown_unit_is_asked_about_with_the_nearest(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao phòng NNC lập danh sách điều dưỡng, trước 15/4, phối hợp Phòng Quản lý "
                   "số liệu, ông Công")
    assert "“phòng NNC” là đơn vị nào?" in chat.text
    assert len([label for label in chat.labels if "Người có công" in label]) == 1
    await chat.press("Đơn vị khác")
    assert any("Trung tâm" in label for label in chat.labels)
    await chat.press("Người có công")
    assert "Chưa rõ đơn vị phối hợp “Phòng Quản lý số liệu”" in chat.text
    await chat.press("Bỏ qua")
    [made] = await tasks(office)
    assert made.lead_unit_id == office.unit_ids["NCC"]
    assert made.assignees == {office.person_ids["ncc"]}
    assert made.supporting == frozenset()
    assert "Phòng Quản lý số liệu" in made.detail, "nothing typed is lost"
    assert "⚠ Chưa ghi đơn vị phối hợp “Phòng Quản lý số liệu”" in chat.text


async def test_slips_of_the_finger_are_understood_and_shown(quick_office: Office) -> None:
    chat = quick_office.chat("cvp")
    await chat.say("giao phong thu tuc hanh chnh ra soat mau don, c Thu, han 20/3 nhe")
    [made] = await tasks(quick_office)
    assert made.lead_unit_id == quick_office.unit_ids["TTHC"]
    assert made.assignees == {quick_office.person_ids["thu"]}
    assert made.title == "Ra soat mau don"
    assert "Phòng Thủ tục hành chính (“phong thu tuc hanh chnh”)" in chat.text
    await chat.press("Thời hạn")
    await chat.say("25/3")
    assert (await tasks(quick_office))[0].deadline.due_on == date(2026, 3, 25)
    await chat.say("giao phòng tthc kiểm tra kho, chị Thuu")
    assert "“chị Thuu” là ai?" in chat.text
    await chat.press("Ngô Thu")
    assert (await tasks(quick_office))[-1].assignees == {quick_office.person_ids["thu"]}


async def test_cancel_ends_the_question_and_old_buttons_say_so(office: Office) -> None:
    await with_a_second_nam(office)
    chat = office.chat("cvp")
    await chat.say("/giao rà soát, anh Nam")
    question = chat.last
    await chat.say("/huy")
    await chat.press("Vũ Nam", question)
    assert "đã xong hoặc đã thôi" in chat.text
    assert await tasks(office) == []
    await chat.say("/giao rà soát, anh Nam")
    await chat.press_data(chat.last, question.buttons[0][1])
    assert "đã xong hoặc đã thôi" in chat.text
    await chat.press_data(chat.last, "as:x:person:-1")
    await chat.say("🎉 <b>" * 2000)
    assert await tasks(office) == []


async def test_a_day_of_no_calendar_is_asked_for(office: Office) -> None:
    chat = office.chat("cvp")
    assert "Thời hạn khi nào" in await chat.say("giao anh Nam rà soát TTHC trước 31/4")
    assert "hạn: thứ Tư 29/4/2026" in await chat.say("trước 30/4")


async def test_a_bare_done_behind_an_order_is_not_the_other_units(office: Office) -> None:
    chat = office.chat("cvp")
    await chat.say("/giao phòng NCC làm báo cáo tháng trước 20/3")
    assert "Đã giao" in chat.text
    assert "việc nào" in await chat.say("xong")
    await chat.press("CCHC-2026-001")
    assert "✅ xong" in chat.text
