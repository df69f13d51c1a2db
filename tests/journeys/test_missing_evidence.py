"""From "chưa có minh chứng" to a wish for it, and to the file."""

from core.tasks import State
from tests.support.builders import add_task
from tests.support.clock import at
from tests.support.evidence import prove
from tests.support.office import Office
from tests.support.tasks import tick

NOW = "2026-05-06 09:00"
PDF = b"%PDF-1.4\n" + b"y" * 300


async def done(office: Office, title: str, unit: str = "LDVL", who: tuple[str, ...] = ("nam",),
               **more: object) -> int:
    task = await add_task(office, title, unit=unit, assigned="2026-04-01", assignees=who,
                          state=State.COMPLETED, completed_on=at(NOW).date(), **more)
    return task.id


async def test_from_the_figure_to_the_file(office: Office) -> None:
    office.clock.set(NOW)
    first = await done(office, "Rà soát thủ tục")
    hidden = await done(office, "Nhân sự mật danh", restricted=True)
    proven = await done(office, "Đã có tệp")
    await done(office, "Phòng khác", "NCC", ())
    async with office.database.reading():
        task = await office.app.stores.tasks.get(proven)
    assert task is not None
    await prove(office, task, "a.pdf", b"a")
    lan = office.chat("cvp")
    await lan.say("/tonghop Q2/2026")
    await lan.press("chưa có minh chứng: 03")
    await lan.press("Nhắc bổ sung minh chứng (3)")
    assert "đến 2 người" in lan.text
    button = next(s for s in reversed(lan.screen) if any("Nhắc bổ" in b for b, _ in s.buttons))
    await tick(office)
    nam, head = office.chat("nam"), office.chat("ncc")
    assert "Lê Thị Lan đề nghị bổ sung minh chứng" in nam.text
    assert "Rà soát thủ tục" in nam.text
    assert "mật danh" not in nam.text
    assert "Phòng khác" in head.text, "nobody was assigned: the head answers"
    assert len([s for s in nam.screen if s.author == "bot"]) == 1
    await lan.press("Nhắc bổ sung", on=button)
    assert "Hôm nay đã nhắc" in lan.text
    note = nam.last
    await nam.upload("quyết định.pdf", PDF, "CCHC-2026-001", reply_to=note)
    async with office.database.reading():
        assert (await office.app.stores.evidences.count_and_size(first))[0] == 1
        assert (await office.app.stores.evidences.count_and_size(hidden))[0] == 0
    await head.upload("kết quả.pdf", PDF + b"2", reply_to=head.last)
    assert "1 tệp minh chứng" in head.text
    office.clock.set("2026-05-07 09:00")
    await lan.press("Nhắc bổ sung", on=button)
    assert "CCHC-2026-002" in lan.text
    assert "CCHC-2026-001" not in lan.text, "that one has its file now"
    await nam.upload("sau.pdf", PDF + b"3", "CCHC-2026-002")
    seen = len(nam.screen)
    await tick(office)
    assert len(nam.screen) == seen, "sent meanwhile: nothing is asked for any more"


async def test_only_who_may_urge_asks(quick_office: Office) -> None:
    office = quick_office
    office.clock.set(NOW)
    own, other = await done(office, "Của phòng"), await done(office, "Phòng khác", "NCC", ())
    still = await add_task(office, "Đang làm", assigned="2026-04-01", assignees=("nam",))
    watcher = office.chat("cdoan")
    await watcher.say("/tonghop Q2/2026")
    await watcher.press("chưa có minh chứng")
    assert not any("Nhắc bổ" in label for label in watcher.labels)
    await watcher.press_data(watcher.last, f"evask:{own}")
    assert "không có quyền" in watcher.text
    head = office.chat("hung")
    await head.say("/trogiup")
    await head.press_data(head.last, f"evask:{other}")
    assert "Không tìm thấy nhiệm vụ" in head.text
    await head.press_data(head.last, f"evask:{own}.{other}.{own}")
    assert "minh chứng CCHC-2026-001 đến 1 người" in head.text
    await head.press_data(head.last, f"evask:{still.id}")
    assert "không cần nhắc" in head.text
    for data in ("evask:", "evask:x.y", "evask:99999999999999", "evask:0"):
        await head.press_data(head.last, data)
        assert "Không tìm thấy" in head.text
