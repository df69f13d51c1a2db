"""A Zalo bot before its double."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from core.policy import Policy
from storage.engine import Database
from tests.support.clock import TestClock
from tests.support.on_zalo import Noting, ZaloHome, zalo_home
from tests.support.zalo_server import ZaloServer


@pytest.fixture
def feed() -> Noting:
    return Noting()


@pytest.fixture
async def app(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[App]:
    path = tmp_path / "zalo.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield App(database, Policy(), TestClock("2026-03-02 08:00"), tmp_path)
    await database.close()


@pytest.fixture
async def server() -> AsyncIterator[ZaloServer]:
    async with ZaloServer() as found:
        yield found


@pytest.fixture
async def home(app: App, server: ZaloServer, feed: Noting) -> AsyncIterator[ZaloHome]:
    async with zalo_home(app, server, feed.attach) as found:
        yield found
