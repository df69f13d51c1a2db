"""`nhacviec run` as the machine runs it: a process of its own, stopped by signal, started again."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.support.home import home
from tests.support.telegram_server import NAM, TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        yield found


async def said(server: TelegramServer, words: str) -> dict[str, Any]:
    """Wait for the bot's message with these words; there must be just one."""
    async with asyncio.timeout(20):
        while True:
            found = [m for m in server.world.sent_to(NAM.id) if words in m.get("text", "")]
            if found:
                assert len(found) == 1, [m["text"] for m in found]
                return found[0]
            await asyncio.sleep(0.05)


async def test_a_dialogue_outlives_the_process(server: TelegramServer, tmp_path: Path) -> None:
    place = await home(tmp_path, server, warm=True)
    code = (await place.command("invite", "--person", "cvp")).split("Mã mời của ")[1].split()
    word = next(w for w in code if "-" in w and w.isascii() and w.upper() == w and len(w) > 8)
    async with place.running() as log:
        server.say(NAM, f"/start {word}")
        notice = await said(server, "ĐỒNG Ý")
        button = notice["reply_markup"]["inline_keyboard"][0][0]
        server.press(NAM, notice, button["callback_data"])
        await said(server, "Đã liên kết")
        server.say(NAM, "/giao rà soát 30% thủ tục hành chính, trước 25/12")
        question = await said(server, "ơn vị nào")
        assert (await place.health())["status"] == "ok"
    assert "ERROR" not in log.read_text()
    server.say(NAM, "Phòng Người có công")
    server.say(NAM, "/khongco")
    assert server.waiting == 2, "nobody listens"
    async with place.running() as log:
        assert "Người có công" in (await said(server, "Đã giao"))["text"]
        await said(server, "Chưa có lệnh này")
        old = question["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        server.press(NAM, question, old)
        await said(server, "lượt giao việc đã xong")
    assert server.waiting == 0
    assert "ERROR" not in log.read_text()
    assert server.token not in log.read_text()


async def test_one_channel_fails_alone(server: TelegramServer, tmp_path: Path) -> None:
    place = await home(tmp_path, server, "42:a-wrong-token")
    async with place.running() as log:
        health = await place.health()
        for _ in range(200):
            if not health["channels"]["telegram"]:
                break
            await asyncio.sleep(0.05)
            health = await place.health()
        assert health == {"status": "degraded", "database": True,
                          "channels": {"telegram": False, "web": True, "clock": True}}
        async with aiohttp.ClientSession() as client, client.get(f"{place.url}/chat") as page:
            assert page.status == 200
    assert "telegram failed: TelegramUnauthorizedError" in log.read_text()
    assert "a-wrong-token" not in log.read_text()
