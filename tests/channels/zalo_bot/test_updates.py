"""Zalo's events become updates; hostile ones become nothing, and never an error."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from hypothesis import given
from hypothesis import strategies as st

from channels.zalo.incoming import chat_of_callback, message_update, number_of, press_update
from channels.zalo_bot.updates import events, read_event

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BOT = Bot("3:zalo-bot")


def event(**message: Any) -> dict[str, Any]:
    return {"event_name": "message.text.received", "message": {
        "message_id": "00ab", "date": 1772413200000,
        "from": {"id": "u1", "display_name": "Vũ Nam", "is_bot": False},
        "chat": {"id": "u1", "chat_type": "PRIVATE"}, **message}}


def test_a_text() -> None:
    incoming = read_event(event(text="xong"), NOW)
    assert incoming is not None
    update = message_update(BOT, incoming, 7)
    assert update.message is not None
    assert (update.message.text, update.message.chat.id, update.message.from_user.id) == (
        "xong", 7, 7)
    assert update.message.date == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert update.message.chat.type == "private"


@pytest.mark.parametrize("field", ["photo", "photo_url"])
def test_a_picture_by_either_name(field: str) -> None:
    incoming = read_event(event(**{field: "https://x.zdn.vn/1.jpg"}, caption="nv1"), NOW)
    assert incoming is not None
    message = message_update(BOT, incoming, 7).message
    assert message is not None
    assert message.photo is not None
    assert (message.photo[-1].file_id, message.caption) == ("https://x.zdn.vn/1.jpg", "nv1")


def test_an_update_keeps_its_id_however_often_it_comes_and_whatever_it_chooses() -> None:
    first, again = (read_event(event(text="1"), NOW) for _ in range(2))
    other = read_event(event(text="1", message_id="00ac"), NOW)
    assert first
    assert again
    assert other
    ids = [message_update(BOT, i, 7).update_id for i in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]
    press = press_update(BOT, first, 7, 99, "done:1")
    assert press.update_id == ids[0]
    assert press.callback_query is not None
    assert press.callback_query.message is not None
    assert (press.callback_query.data, press.callback_query.message.message_id) == ("done:1", 99)
    assert chat_of_callback(press.callback_query.id) == 7
    assert chat_of_callback("x-y") is None


@pytest.mark.parametrize("content", [
    {"sticker": "a", "url": "b"}, {"voice_url": "https://x/a.aac"}, {}, {"text": 5},
    {"text": None}, {"photo": ["x"]}, {"photo_url": "https://x/" + "a" * 5000},
])
def test_what_cannot_be_read_is_a_message_without_content(content: dict[str, Any]) -> None:
    incoming = read_event(event(**content), NOW)
    assert incoming is not None
    message = message_update(BOT, incoming, 7).message
    assert message is not None
    assert not message.text
    assert not message.photo


@pytest.mark.parametrize(("date", "moment"), [
    (1772413200, NOW), (1772413200000, NOW), ("1772413200000", NOW), (None, NOW), ("x", NOW),
    (1e300, NOW), ([], NOW), (-1, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
    (float("nan"), NOW),
])
def test_dates_in_milliseconds_or_seconds_or_nonsense(date: object, moment: datetime) -> None:
    incoming = read_event(event(text="x", date=date), NOW)
    assert incoming is not None
    assert incoming.at == moment


def test_bodies_are_flat_or_wrapped_or_empty() -> None:
    flat = event(text="x")
    assert events(flat) == events({"ok": True, "result": flat}) == events([flat]) == [flat]
    assert events(None) == events("x") == events(5) == events({"ok": True, "result": None}) == []
    assert events({"ok": True, "result": []}) == []


@pytest.mark.parametrize("hostile", [
    None, [], "x", {}, {"message": []},
    {"message": {"chat": {"id": "u"}, "from": {"is_bot": True}}},
    {"message": {"chat": {"id": ""}}}, {"message": {"chat": {"id": "u" * 500}}},
    {"message": {"chat": {"id": True}}}, {"message": {"from": {"id": ["x"]}}},
])
def test_no_person_no_message(hostile: object) -> None:
    assert read_event(hostile, NOW) is None


def test_groups_are_told_from_private_chats() -> None:
    for chat, private in (({"id": "g", "chat_type": "GROUP"}, False), ({"id": "g"}, False),
                          ({"id": "u1"}, True), ({"id": "u1", "chat_type": "private"}, True)):
        incoming = read_event(event(text="x", chat=chat), NOW)
        assert incoming is not None
        assert incoming.private is private


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["message", "from", "chat", "id", "text", "date", "photo_url", "result",
                         "message_id", "display_name", "chat_type", "caption", "ok"]),
        inner, max_size=6), max_leaves=20)


@given(JSON)
def test_no_body_raises(body: object) -> None:
    for one in events(body):
        incoming = read_event(one, NOW)
        if incoming is not None:
            message_update(BOT, incoming, 1)


@given(st.text(), st.text())
def test_numbers_fit_the_database(chat: str, message: str) -> None:
    assert 0 <= number_of(chat, message) < 2**63


@pytest.mark.parametrize("odd", ["a\ud800b", "a\0b", "mã"])
def test_an_id_that_no_database_takes_is_no_person(odd: str) -> None:
    assert read_event(event(**{"chat": {"id": odd}, "from": {"id": odd}}, text="x"), NOW) is None
