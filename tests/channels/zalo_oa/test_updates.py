"""What an account's webhook is told, read without trust."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram import Bot
from hypothesis import given
from hypothesis import strategies as st

from channels.zalo.incoming import Incoming, message_update
from channels.zalo_oa.updates import read_body
from tests.support.zalo_oa_events import NAM, Events

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
EVENTS = Events("app", "oa", lambda: NOW)


def one(event: object) -> Incoming:
    (found,) = read_body(event, NOW)
    return found


def test_words() -> None:
    event = EVENTS.message(NAM, "user_send_text", text="xong")
    found = one(event)
    assert (found.chat, found.text, found.at, found.private) == (NAM.id, "xong", NOW, True)
    assert found.message_id == event["message"]["msg_id"]
    assert [m.text for m in read_body([event, event], NOW)] == ["xong", "xong"]


def test_a_sentence_with_an_address_comes_as_a_link() -> None:
    event = EVENTS.attachment(NAM, "link", "xong nv1, xem https://a.vn", url="https://a.vn")
    assert one(event).text == "xong nv1, xem https://a.vn"


def test_a_file_and_a_picture() -> None:
    found = one(EVENTS.attachment(
        NAM, "file", url="https://f.zalo.me/a", name="biên bản.pdf", size="1234"))
    assert (found.file, found.file_name, found.file_size) == (
        "https://f.zalo.me/a", "biên bản.pdf", 1234)
    picture = one(EVENTS.attachment(NAM, "image", "nv1", url="https://f.zalo.me/b"))
    assert (picture.photo, picture.text, picture.file) == ("https://f.zalo.me/b", "nv1", "")
    document = message_update(Bot("4:zalo-oa"), found, 5).message.document
    assert (document.file_name, document.file_size) == ("biên bản.pdf", 1234)


def test_several_pictures_are_several_messages_with_one_caption() -> None:
    event = EVENTS.attachment(NAM, "image", "nv1", url="https://f.zalo.me/0")
    event["message"]["attachments"] += [
        {"type": "image", "payload": {"url": f"https://f.zalo.me/{n}"}} for n in range(1, 30)]
    found = read_body(event, NOW)
    assert len(found) == 10
    assert len({m.message_id for m in found}) == 10
    assert [m.text for m in found[:3]] == ["nv1", "", ""]


@pytest.mark.parametrize("kind", [
    "sticker", "gif", "audio", "video", "location", "business_card", "kind_of_next_year",
])
def test_what_cannot_be_read_is_a_message_without_content(kind: str) -> None:
    found = one(EVENTS.attachment(NAM, kind, "tiêu đề", url="https://a.vn", id="8f3"))
    assert (found.text, found.photo, found.file, found.left) == ("", "", "", False)


@pytest.mark.parametrize(("name", "text", "left"), [
    ("follow", "/start", False), ("user_follow", "/start", False),
    ("unfollow", "", True), ("user_unfollow", "", True),
])
def test_who_comes_and_who_leaves(name: str, text: str, left: bool) -> None:
    event = EVENTS.follow(NAM, name)
    found = one(event)
    assert (found.chat, found.text, found.left) == (NAM.id, text, left)
    assert found.message_id == one(event).message_id, "the guard knows it again"
    later = event | {"timestamp": str(int(event["timestamp"]) + 1)}
    assert found.message_id != one(later).message_id
    assert one(event | {"timestamp": int(event["timestamp"])}).message_id == found.message_id


@pytest.mark.parametrize("event", [
    EVENTS.echo(NAM, "chào", "m1"), EVENTS.receipt(NAM, "user_received_message", "m1"),
    EVENTS.receipt(NAM, "user_seen_message", "m1"), EVENTS.group(NAM, "xong"),
    EVENTS.message(NAM, "anonymous_send_text", text="x"), {"event_name": "change_oa_daily_quota"},
    {"event_name": "user_submit_info", "sender": {"id": "1"}}, {}, [], None, 5, "x", [[]], [None],
    {"event_name": "user_send_text"}, {"event_name": "user_send_text", "sender": {"id": ""}},
    {"event_name": "user_send_text", "sender": {"id": "9" * 101}},
    {"event_name": "user_send_text", "sender": {"id": "\ud800"}},
    {"event_name": "follow", "follower": "x"}, {"event_name": ["user_send_text"]},
])
def test_what_is_no_message_of_a_person(event: object) -> None:
    assert read_body(event, NOW) == []


def test_times_are_never_later_than_now() -> None:
    event = EVENTS.message(NAM, "user_send_text", text="x")
    hour = str(int((NOW - timedelta(hours=1)).timestamp() * 1000))
    assert one(event | {"timestamp": hour}).at == NOW - timedelta(hours=1)
    for odd in ("99999999999999", "x", None, "nan", 10**400, {}, "-1e400"):
        assert one(event | {"timestamp": odd}).at == NOW


def test_seconds_do_not_put_a_person_into_the_last_century() -> None:
    event = EVENTS.message(NAM, "user_send_text", text="x")
    hour = NOW - timedelta(hours=1)
    for told in (int(hour.timestamp()), str(int(hour.timestamp()))):
        assert one(event | {"timestamp": told}).at == hour, "else their window would be closed"


hostile: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["event_name", "sender", "message", "id", "attachments", "payload", "url", "size", "name",
         "text", "msg_id", "timestamp", "follower"]) | st.text(max_size=5), inner, max_size=6),
    max_leaves=20)


@given(hostile, st.sampled_from(["user_send_text", "user_send_image", "user_send_file", "follow",
                                 "unfollow", "user_send_", "oa_send_text"]))
def test_no_body_raises(body: object, name: str) -> None:
    for event in (body, {**body, "event_name": name} if isinstance(body, dict) else body):
        for found in read_body(event, NOW):
            assert found.chat
            assert found.at <= NOW
            if not found.left:
                message_update(Bot("4:zalo-oa"), found, 5)
