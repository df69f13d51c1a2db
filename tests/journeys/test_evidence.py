"""Photos and files become evidence; what is not safe is refused; only who may see gets it back."""

import io
import shutil
import zipfile

import pytest

from core.policy import Policy
from storage.engine import Database
from tests.support.builders import add_task, fresh
from tests.support.office import Office

CODE = "CCHC-2026-001"
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 2000
PDF = b"%PDF-1.4\n" + b"y" * 3000


def slides() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/presentation.xml", "<p/>")
    return data.getvalue()


async def files_of(office: Office, task_id: int) -> list[str]:
    async with office.database.reading():
        return [row.name for row in await office.app.stores.evidences.of_task(task_id, 100)]


async def test_a_photo_with_words_on_a_ping(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    await add_task(office, "Việc khác", assignees=("nam",))
    chat = office.chat("nam")
    await chat.say(f"/xem {CODE}")
    card = chat.last
    await chat.upload("a.jpg", JPEG, "được 90% rồi ạ", reply_to=card, photo=True)
    assert f"{CODE}: 90%" in chat.text
    assert "1 tệp minh chứng" in chat.text
    assert (await fresh(office, task)).percent == 90
    assert len(await files_of(office, task.id)) == 1
    await chat.press("Hoàn tác")
    assert await files_of(office, task.id) == []
    assert (await fresh(office, task)).percent is None


async def test_a_file_without_words_is_kept_until_its_task_is_chosen(office: Office) -> None:
    first = await add_task(office, assignees=("nam",))
    await add_task(office, "Việc khác", assignees=("nam",))
    chat = office.chat("nam")
    assert "việc nào" in await chat.upload("báo cáo.pdf", PDF)
    assert "2 tệp này" in await chat.upload("ảnh.jpg", JPEG, photo=True)
    await chat.press(CODE)
    assert "2 tệp minh chứng" in chat.text
    assert len(await files_of(office, first.id)) == 2


async def test_a_file_after_the_last_task_is_done_is_kept_until_its_code_is_said(
    quick_office: Office,
) -> None:
    task = await add_task(quick_office, assignees=("nam",))
    chat = quick_office.chat("nam")
    await chat.say(f"{CODE} xong")
    assert "xin nhắn mã nhiệm vụ để gắn" in await chat.upload("báo cáo.pdf", PDF)
    await chat.say(CODE)
    assert "1 tệp minh chứng" in chat.text
    assert await files_of(quick_office, task.id) == ["báo cáo.pdf"]


async def test_the_way_out_again(office: Office) -> None:
    task = await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    await chat.upload("quyết định.pdf", PDF, "xong, gửi quyết định")
    await chat.upload("lần nữa.pdf", PDF, CODE)
    assert await files_of(office, task.id) == ["quyết định.pdf"], "the same content once"
    head = office.chat("hung")
    await head.say(f"/xem {CODE}")
    await head.press("Minh chứng")
    button = head.last
    await head.press("quyết định")
    assert head.last.file == ("quyết định.pdf", PDF)
    other = office.chat("tkt")
    await other.press_data(button, button.buttons[0][1])
    assert "Không tìm thấy minh chứng" in other.text


@pytest.mark.parametrize(("name", "content"), [
    ("a.exe", b"MZ\x90\x00" + b"\x00" * 100), ("a.jpg", b"MZ\x90\x00" + b"\x00" * 100),
    ("a.html", b"<!DOCTYPE html><script>1</script>"), ("a.txt", b"<html>x</html>"),
    ("a.svg", b"<svg xmlns='x'/>"), ("a.zip", b"PK\x05\x06" + b"\x00" * 18),
    ("a.sh", b"echo 1"),
])
async def test_unsafe_files_are_refused(
    quick_office: Office, name: str, content: bytes
) -> None:
    task = await add_task(quick_office, assignees=("nam",))
    assert "không thuộc loại" in await quick_office.chat("nam").upload(name, content)
    assert await files_of(quick_office, task.id) == []
    assert not quick_office.evidence.exists()


async def test_sizes_and_people(database: Database) -> None:
    policy = Policy(evidence_mb=1, evidence_per_task_mb=1)
    office = await Office(database, policy).open()
    await add_task(office, assignees=("nam",))
    chat = office.chat("nam")
    assert "quá lớn" in await chat.upload("a.pdf", PDF + b"z" * 1_100_000)
    await chat.upload("a.pdf", PDF + b"z" * 700_000)
    assert "1 tệp" in chat.text
    assert "tối đa 1 MB" in await chat.upload("b.pdf", PDF + b"w" * 700_000)
    assert "trống" in await chat.upload("c.pdf", b"")
    assert "không phụ trách" in await office.chat("hoa").upload("a.pptx", slides(), CODE)
    assert "việc nào đang mở" in await office.chat("minh").upload("a.pptx", slides())
    shutil.rmtree(office.evidence, ignore_errors=True)
