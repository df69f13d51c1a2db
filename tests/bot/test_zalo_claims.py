"""A link is used once on each channel: who asks whether it was is told the channel's own."""

from pathlib import Path

import pytest

from bot.app import App
from bot.claims import Claims
from core.policy import Policy
from storage.engine import Database
from tests.support.clock import TestClock


@pytest.mark.parametrize("name", ["zalo_bot", "zalo_oa"])
async def test_a_used_link_is_known_as_used_on_its_own_channel(
    database: Database, tmp_path: Path, name: str
) -> None:
    app = App(database, Policy(), TestClock(), tmp_path)
    claims, other = (Claims(app.stores.updates, app.database, app.clock, channel)
                     for channel in (name, "elsewhere"))
    assert not await claims.seen("upload:1-a")
    assert await claims.first_time("upload:1-a")
    assert await claims.seen("upload:1-a")
    assert not await claims.first_time("upload:1-a")
    assert not await other.seen("upload:1-a")
