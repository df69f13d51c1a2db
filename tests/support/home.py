"""An installation as the machine has it: a configuration, `nhacviec` as its own processes."""

import asyncio
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

import bot
from bot.config_file import load
from bot.people_desk import import_people
from bot.upkeep import migrate
from tests.support.telegram_server import TelegramServer
from tests.support.warm import Warm

DEPARTMENT = Path(bot.__file__).parent / "sample" / "department.toml"
ROOT = Path(bot.__file__).parent.parent


@dataclass
class Home:
    """An installation: its configuration file and where its web server listens.

    `warm`: its processes are forked from one that has imported everything.
    """

    config: Path
    url: str
    metrics_url: str
    warm: bool = False

    async def command(self, *arguments: str) -> str:
        """Run `nhacviec` to its end; its output."""
        log = self.config.parent / "command.log"
        process = await self._start(log, *arguments)
        code = await asyncio.wait_for(process.wait(), 60)
        assert code == 0, log.read_text()
        return log.read_text()

    @asynccontextmanager
    async def running(self, *options: str) -> AsyncIterator[Path]:
        """`nhacviec run` from the moment it serves until SIGTERM has ended it; its log."""
        log = self.config.parent / "run.log"
        async with self.process(log, *options) as process:
            yield log
            process.send_signal(signal.SIGTERM)
            began = time.monotonic()
            assert await asyncio.wait_for(process.wait(), 20) == 0, log.read_text()
            assert time.monotonic() - began < 20

    @asynccontextmanager
    async def process(self, log: Path, *options: str) -> AsyncIterator[Process | Warm]:
        """The same, for the caller to end; killed at the latest when the block ends."""
        process = await self._start(log, "run", *options)
        try:
            await self._serves(process, log)
            yield process
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

    async def metrics(self) -> str:
        """What Prometheus reads."""
        async with aiohttp.ClientSession() as client, client.get(self.metrics_url) as answer:
            assert answer.status == 200
            return await answer.text()

    async def _serves(self, process: Process | Warm, log: Path) -> None:
        async with asyncio.timeout(60):
            while True:
                assert process.returncode is None, f"it ended by itself, see {log}"
                try:
                    await self.health()
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
                else:
                    return

    async def _start(self, log: Path, *arguments: str) -> Process | Warm:
        told = ("--config", str(self.config), *arguments)
        with log.open("wb") as target:
            if self.warm:
                return await Warm(told, str(ROOT), str(log)).start()
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *told,
                cwd=ROOT, stdout=target, stderr=asyncio.subprocess.STDOUT)


async def home(
    folder: Path, server: TelegramServer, token: str = "", database: str = "", *,
    warm: bool = False,
) -> Home:
    """The sample department (on SQLite unless `database` names another), Telegram at the double."""
    place = dwelling(folder, server, token, database, warm=warm)
    settings = load(place.config)
    await migrate(settings)
    await import_people(settings, DEPARTMENT, prune=False)
    return place


def dwelling(
    folder: Path, server: TelegramServer, token: str = "", database: str = "", *,
    warm: bool = False,
) -> Home:
    """The configuration only: another process of a database that is there."""
    port, watched = free_port(), free_port()
    folder.mkdir(exist_ok=True)
    config = folder / "config.toml"
    config.write_text(
        f'[database]\nurl = "{database or f"sqlite:///{folder}/nhacviec.db"}"\n'
        f'[evidence]\nfolder = "{folder}/evidence"\n'
        # The machine's clock runs here: the story must not depend on when it is told.
        '[reminders]\nquiet_from = "00:00"\nquiet_until = "00:00"\n'
        f'[telegram]\ntoken = "{token or server.token}"\napi_base = "{server.url}"\n'
        f'[web]\nlisten = "127.0.0.1:{port}"\nmetrics_listen = "127.0.0.1:{watched}"\n',
        encoding="utf-8")
    return Home(config, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{watched}/metrics", warm)


def free_port() -> int:
    """A loopback port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
