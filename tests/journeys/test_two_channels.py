"""One person on two channels: what is said on one counts on the other."""

import pytest

from core.tasks import State
from tests.support.office import Office
from tests.support.second_channel import Second
from tests.support.tasks import get, give, tick
from tests.support.undelivered import CARD, ping


async def paired(office: Office, who: str = "nam") -> Second:
    """Nam, pinged on Telegram this morning, has Zalo in his hand."""
    second = Second(office)
    await second.link(who)
    await ping(office)
    assert len(office.chat(who).screen) == 1
    assert second.chat(who).screen == []
    return second


@pytest.mark.parametrize(("words", "told"), [
    ("80%", "CCHC-2026-001: 80%"),
    ("dc 80% roi nhe, dang vuong cho y kien so tu phap", "CCHC-2026-001: 80%, vướng"),
    ("xong roi a", "CCHC-2026-001: ✅ xong"),
])
async def test_a_ping_on_telegram_is_answered_on_zalo(
    office: Office, words: str, told: str
) -> None:
    second = await paired(office)
    for number in range(2, 4):
        await give(office, f"2026-03-2{number}")
    office.clock.set("2026-03-03 08:05")
    assert told in await second.chat("nam").say(words), "three tasks are open: one is spoken of"
    card = await office.chat("cvp").say(CARD)
    assert "Báo cáo gần nhất (03/3/2026 08:05 qua Zalo)" in card
    await office.chat("cvp").press("Lịch sử")
    assert "03/3/2026 08:05 · Vũ Nam (Zalo)" in office.chat("cvp").text


async def looked_and_urged(second: Second, hour: str) -> str:
    """Nam looks at another task on Zalo at nine and is urged on Telegram at `hour`; its code."""
    office = second.office
    other = await give(office, "2026-03-20")
    office.clock.set("2026-03-03 09:00")
    await second.chat("nam").say(f"/xem {other.code}")
    office.clock.set(f"2026-03-03 {hour}")
    await office.chat("cvp").say("/dondoc CCHC-2026-001")
    await tick(office, f"2026-03-03 {hour}")
    assert "CCHC-2026-001" in office.chat("nam").text, "urged meanwhile"
    return other.code


async def test_what_is_talked_of_in_a_chat_is_not_interrupted_from_another(
    quick_office: Office,
) -> None:
    second = await paired(quick_office)
    code = await looked_and_urged(second, "09:02")
    assert f"{code}: 40%" in await second.chat("nam").say("40%")


async def test_hours_later_the_newest_message_is_meant_wherever_it_came(
    quick_office: Office,
) -> None:
    second = await paired(quick_office)
    await looked_and_urged(second, "14:00")
    assert "CCHC-2026-001: 40%" in await second.chat("nam").say("40%")


async def test_undo_from_the_other_channel(quick_office: Office) -> None:
    office = quick_office
    second = await paired(office)
    task = await give(office, "2026-03-04")
    await office.chat("nam").say(f"{task.code} xong rồi")
    assert (await get(office, task)).state is State.COMPLETED
    assert "Đã hoàn tác" in await second.chat("nam").say("hoàn tác")
    assert (await get(office, task)).state is not State.COMPLETED
    assert "không có thay đổi nào" in await office.chat("nam").say("/hoantac"), "once is once"


async def test_a_photo_on_the_other_channel_is_evidence_of_what_was_spoken_of(
    quick_office: Office,
) -> None:
    office = quick_office
    second = await paired(office)
    await give(office, "2026-03-20")
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
    await second.chat("nam").upload("anh.png", picture, photo=True)
    assert "CCHC-2026-001" in second.chat("nam").text
    assert "1 tệp minh chứng" in second.chat("nam").text
    await office.chat("cvp").say(CARD)
    await office.chat("cvp").press("Minh chứng")
    assert "qua Zalo" in office.chat("cvp").text


async def test_a_question_on_one_channel_is_not_answered_by_accident_on_the_other(
    quick_office: Office,
) -> None:
    office = quick_office
    second = await paired(office)
    other = await give(office, "2026-03-20")
    await office.chat("nam").say(f"/xem {other.code}")
    await office.chat("nam").press("Vướng")
    assert "đang vướng gì" in office.chat("nam").text
    before = len(office.chat("nam").screen)
    await second.chat("nam").say("/viec")
    assert "Việc của anh/chị" in second.chat("nam").text
    assert len(office.chat("nam").screen) == before
    await office.chat("nam").say("chờ ý kiến Sở Tư pháp")
    assert f"{other.code}: vướng: chờ ý kiến" in office.chat("nam").text, "it still waits there"


async def test_somebody_elses_messages_are_never_meant(quick_office: Office) -> None:
    office = quick_office
    second = await paired(office)
    await second.link("hoa")
    await give(office, "2026-03-20", who=("hoa",))
    await give(office, "2026-03-21", who=("hoa",))
    answer = await second.chat("hoa").say("80%")
    assert "CCHC-2026-001" not in answer
