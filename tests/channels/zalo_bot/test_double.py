"""The double speaks the real protocol: a client written by others can work with it."""

import pytest
import zalo_bot

from tests.support.zalo_server import NAM, ZaloServer


@pytest.fixture
async def theirs(server: ZaloServer):
    bot = zalo_bot.Bot(server.token, base_url=server.url)
    async with bot:
        yield bot


async def test_it_knows_itself(theirs) -> None:
    me = await theirs.get_me()
    assert me.id == "123456789012345678"
    assert me.account_name == "bot.AbCdEf"


async def test_it_polls_one_event_and_an_idle_round_is_nothing(server: ZaloServer, theirs) -> None:
    server.say(NAM, "xong 80%")
    server.picture(NAM, b"\xff\xd8\xff", "ảnh")
    first = await theirs.get_update(timeout=1)
    assert first.message.text == "xong 80%"
    assert first.message.from_user.display_name == "Vũ Nam"
    second = await theirs.get_update(timeout=1)
    assert second.message.photo_url.startswith(server.url)
    assert second.message.api_kwargs["caption"] == "ảnh"
    assert (await theirs.get_update(timeout=1)) is None


async def test_it_sends(server: ZaloServer, theirs) -> None:
    server.fetches = False
    server.say(NAM, "chào")
    sent = await theirs.send_message(NAM.id, "Được rồi")
    assert sent.message_id
    await theirs.send_photo(NAM.id, "Ảnh", "https://a.vn/1.png")
    await theirs.send_chat_action(NAM.id, "typing")
    assert [s.text for s in server.sent] == ["Được rồi", "Ảnh"]
    assert server.calls("sendChatAction") == [{"chat_id": NAM.id, "action": "typing"}]


async def test_errors_come_with_200_and_it_swallows_them(server: ZaloServer, theirs) -> None:
    server.fail(429, "sendMessage")
    server.say(NAM, "x")
    assert await theirs.send_message(NAM.id, "x") is None
    assert await theirs.send_message(NAM.id, "x" * 2001) is None
    assert await theirs.send_message("unknown", "x") is None


async def test_a_webhook_excludes_polling(server: ZaloServer, theirs) -> None:
    await theirs._set_webhook_async("http://127.0.0.1:1/x", "s3cret_s3cret")
    assert server.webhook["secret"] == "s3cret_s3cret"
    assert await theirs.get_update(timeout=1) is None
    await theirs._delete_webhook_async()
    server.say(NAM, "x")
    assert (await theirs.get_update(timeout=1)).message.text == "x"
