"""The double itself: what it is asked by other hands than our client's."""

import json
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.support.clock import TestClock
from tests.support.waiting import until
from tests.support.zalo_oa_events import NAM, signature
from tests.support.zalo_oa_server import ZaloOaServer


async def post(url: str, **what: Any) -> Any:
    async with aiohttp.ClientSession() as client, client.post(url, **what) as answer:
        assert answer.status == 200
        return json.loads(await answer.text() or "null")


async def trade(server: ZaloOaServer, token: str) -> Any:
    return await post(f"{server.url}/v4/oa/access_token", headers={"secret_key": "APP-SECRET"},
                      data={"app_id": server.app_id, "grant_type": "refresh_token",
                            "refresh_token": token})


async def send(server: ZaloOaServer, access: str, text: str = "xin chào") -> Any:
    body = {"recipient": {"user_id": NAM.id}, "message": {"text": text}}
    return await post(f"{server.url}/v3.0/oa/message/cs", json=body,
                      headers={"access_token": access})


async def test_a_refresh_token_is_good_for_one_use() -> None:
    async with ZaloOaServer() as server:
        first = await trade(server, server.refresh_token)
        assert first["expires_in"] == "90000"
        assert await trade(server, server.refresh_token) is None
        server.tokens.used_is = "-14014"
        assert (await trade(server, server.refresh_token))["error"] == -14014
        assert (await trade(server, first["refresh_token"]))["access_token"]
        assert (await send(server, first["access_token"]))["error"] == -216


async def test_what_may_be_sent_depends_on_when_somebody_was_heard() -> None:
    clock = TestClock()
    async with ZaloOaServer(clock.now) as server:
        async def error() -> int:
            access = server.tokens.grant()
            return int((await send(server, access))["error"])

        assert await error() == -213
        server.follow(NAM)
        assert (await error(), server.billed) == (0, 0)
        clock.forward(hours=49)
        assert (await error(), server.billed) == (0, 1)
        clock.forward(days=6)
        assert await error() == -230
        server.unfollow(NAM)
        assert await error() == -213
        assert server.texts(NAM) == ["xin chào"] * 2


@pytest.mark.parametrize(("attachment", "error"), [
    ({"type": "template", "payload": {"buttons": [
        {"title": "Xong", "type": "oa.query.hide", "payload": "done"}]}}, 0),
    ({"type": "template", "payload": {"buttons": [
        {"title": "x" * 36, "type": "oa.query.hide", "payload": "done"}]}}, -201),
    ({"type": "image", "payload": {"url": "https://x.vn/a.png"}}, -201),
    ({"type": "file", "payload": {"token": "nobody's"}}, -100),
])
async def test_attachments(attachment: dict[str, Any], error: int) -> None:
    async with ZaloOaServer() as server:
        server.say(NAM, "x")
        body = {"recipient": {"user_id": NAM.id},
                "message": {"text": "Việc?", "attachment": attachment}}
        answer = await post(f"{server.url}/v3.0/oa/message/cs", json=body,
                            headers={"access_token": server.tokens.grant()})
        assert answer["error"] == error


async def test_events_are_signed_and_come_again_until_they_are_taken() -> None:
    taken: list[tuple[str, bytes, str]] = []

    async def hook(request: web.Request) -> web.Response:
        taken.append((request.headers["X-ZEvent-Signature"], await request.read(),
                      request.headers.get("num_retry", "")))
        return web.Response(status=200 if len(taken) > 2 else 503)

    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    async with ZaloOaServer(retries=(0.01, 0.01, 0.01)) as server:
        server.webhook = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        event = server.say(NAM, "Đã xong ạ")
        await until(lambda: len(server.webhook_answers) == 3)
    await runner.cleanup()
    assert [number for _, _, number in taken] == ["", "1", "2"]
    given, body, _ = taken[0]
    assert "Đã xong ạ".encode() in body
    assert given == signature(server.app_id, body, event["timestamp"], server.oa_secret)
