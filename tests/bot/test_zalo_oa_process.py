"""`nhacviec run` with an Official Account: a stop in the middle of a renewal loses nothing."""

import asyncio
import shutil
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from storage.channel_tokens import ChannelTokenStore
from storage.engine import Database
from tests.support.home import dwelling
from tests.support.waiting import until
from tests.support.zalo_oa_server import ZaloOaServer


async def test_a_stop_waits_for_what_zalo_has_just_given(
    tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "nhacviec.db")
    async with ZaloOaServer() as server:
        place = dwelling(
            tmp_path, cast("Any", SimpleNamespace(token="", url="")), warm=True)
        with place.config.open("a", encoding="utf-8") as config:
            config.write(
                f'[zalo_oa]\napp_id = "{server.app_id}"\napp_secret = "{server.app_secret}"\n'
                f'oa_secret = "{server.oa_secret}"\nrefresh_token = "{server.refresh_token}"\n'
                f'api_base = "{server.url}"\noauth_base = "{server.url}"\n')
        server.fail("slow", "/access_token")
        server.slow = 3
        log = tmp_path / "run.log"
        async with place.process(log) as process:
            await until(lambda: server.tokens.granted, 20)
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 20) == 0, log.read_text()
        database = Database(f"sqlite:///{tmp_path}/nhacviec.db")
        grant = await ChannelTokenStore(database, "zalo_oa", server.app_id).load()
        await database.close()
    assert grant is not None
    server.tokens.check(grant.access_token)
    told = log.read_text()
    assert "ERROR" not in told, told
    assert not any(word in told for word in ("access-", "refresh-", "SECRET"))
