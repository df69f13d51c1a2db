"""A channel that cannot send files (a Zalo bot without a public address) promises none."""

from tests.support.office import Office


async def test_an_invitation_ends_with_no_complaint_of_its_picture(quick_office: Office) -> None:
    office = quick_office
    office.app.outgoing[office.channel.name].files = False
    chat = office.chat("cvp")
    await chat.say("/moi nam")
    assert "Mã mời của " in chat.text
    assert chat.last.file is None


async def test_files_are_named_once_and_no_later_try_is_promised(quick_office: Office) -> None:
    office = quick_office
    office.app.outgoing[office.channel.name].files = False
    chat = office.chat("cvp")
    await chat.say("/dulieucuatoi")
    assert "chưa gửi được tệp (du-lieu-cua-toi.json, du-lieu-cua-toi.txt)" in chat.text
    assert "Xin thử lại" not in chat.text
    assert all(shown.file is None for shown in chat.screen)
