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
