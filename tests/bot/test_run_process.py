"""`nhacviec run` as the machine runs it: a process of its own, stopped by signal, started again."""

import asyncio
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

import bot
from bot.config_file import load
from bot.people_desk import import_people
from bot.upkeep import migrate
from tests.support.telegram_server import NAM, TelegramServer

DEPARTMENT = Path(bot.__file__).parent / "sample" / "department.toml"
ROOT = Path(bot.__file__).parent.parent


@dataclass
class Home:
    """An installation: its configuration file and where its web server listens."""

    config: Path
    url: str

    async def command(self, *arguments: str) -> str:
        """Run `nhacviec` to its end; its output."""
        process = await self._start(*arguments)
        out, _ = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0, out.decode()
        return out.decode()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Path]:
        """`nhacviec run` from the moment it serves until SIGTERM has ended it; its log."""
        log = self.config.parent / "run.log"
        with log.open("wb") as target:
            process = await self._start("run", out=target)
            try:
                await self._serves(process, log)
                yield log
                process.send_signal(signal.SIGTERM)
                began = time.monotonic()
                assert await asyncio.wait_for(process.wait(), 20) == 0, log.read_text()
                assert time.monotonic() - began < 20
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()

    async def health(self) -> dict[str, Any]:
        """What /healthz says."""
        async with aiohttp.ClientSession() as client, client.get(f"{self.url}/healthz") as answer:
            assert answer.status == 200
            found: dict[str, Any] = await answer.json()
            return found

    async def _serves(self, process: asyncio.subprocess.Process, log: Path) -> None:
        async with asyncio.timeout(60):
            while True:
                assert process.returncode is None, f"it ended by itself, see {log}"
                try:
                    await self.health()
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
                else:
                    return

    async def _start(
        self, *arguments: str, out: Any = asyncio.subprocess.PIPE
    ) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "--config", str(self.config), *arguments,
            cwd=ROOT, stdout=out, stderr=asyncio.subprocess.STDOUT)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        yield found


async def home(folder: Path, server: TelegramServer, token: str) -> Home:
    """The sample department on SQLite, Telegram at the double."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = folder / "config.toml"
    config.write_text(
        f'[database]\nurl = "sqlite:///{folder}/nhacviec.db"\n'
        f'[evidence]\nfolder = "{folder}/evidence"\n'
        f'[telegram]\ntoken = "{token}"\napi_base = "{server.url}"\n'
        f'[web]\nlisten = "127.0.0.1:{port}"\n', encoding="utf-8")
    settings = load(config)
    await migrate(settings)
    await import_people(settings, DEPARTMENT, prune=False)
    return Home(config, f"http://127.0.0.1:{port}")


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
    place = await home(tmp_path, server, server.token)
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
