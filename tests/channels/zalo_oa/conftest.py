"""An app in front of an Official Account's double."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from core.policy import Policy
from storage.engine import Database
from tests.support.clock import TestClock
from tests.support.on_zalo import Noting
from tests.support.on_zalo_oa import OaHome, oa_home
from tests.support.waiting import until
from tests.support.zalo_oa_events import NAM
from tests.support.zalo_oa_server import ZaloOaServer


@pytest.fixture
def feed() -> Noting:
    return Noting()


@pytest.fixture
async def app(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[App]:
    path = tmp_path / "zalo-oa.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield App(database, Policy(), TestClock("2026-03-02 08:00"), tmp_path)
    await database.close()


@pytest.fixture
async def server(app: App) -> AsyncIterator[ZaloOaServer]:
    async with ZaloOaServer(app.clock.now) as found:
        began = app.clock.now()
        found.tokens.now = lambda: began
        yield found


@pytest.fixture
async def home(app: App, server: ZaloOaServer, feed: Noting) -> AsyncIterator[OaHome]:
    async with oa_home(app, server, feed.attach, template="385412") as found:
        yield found


@pytest.fixture
async def chat(home: OaHome, feed: Noting) -> int:
    """Nam has written once."""
    home.server.say(NAM, "chào")
    await until(lambda: feed.updates)
    chat_id: int = feed.updates.pop().message.chat.id
    return chat_id
