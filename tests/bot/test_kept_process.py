"""`nhacviec run` is killed while it fetches what somebody sent: Zalo has its 200, we have it."""

import asyncio
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from aiohttp import web
from sqlalchemy import Table, func, insert, select

from storage.engine import Database
from storage.tables import (
    account,
    evidence,
    external_id,
    kept_update,
    membership,
    person,
    task,
    task_assignee,
    unit,
)
from tests.journeys.test_channels_alike import PNG
from tests.support.home import dwelling
from tests.support.waiting import until
from tests.support.zalo_oa_events import NAM
from tests.support.zalo_oa_server import ZaloOaServer

CODE = "CCHC-2026-001"


class Slow(ZaloOaServer):
    """Its pictures come when they may."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may = asyncio.Event(), asyncio.Event()

    async def _medium(self, request: web.Request) -> web.Response:
        self.asked.set()
        await self.may.wait()
        return await super()._medium(request)


async def test_what_it_was_told_is_done_by_the_next_one_once(
    tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "nhacviec.db")
    await _fill(tmp_path)
    async with Slow() as server:
        place = dwelling(tmp_path, cast("Any", SimpleNamespace(token="", url="")), warm=True)
        with place.config.open("a", encoding="utf-8") as config:
            config.write(
                f'[zalo_oa]\napp_id = "{server.app_id}"\napp_secret = "{server.app_secret}"\n'
                f'oa_secret = "{server.oa_secret}"\nrefresh_token = "{server.refresh_token}"\n'
                f'api_base = "{server.url}"\noauth_base = "{server.url}"\n')
        server.webhook = f"{place.url}/zalo-oa/webhook"
        async with place.process(tmp_path / "first.log") as process:
            event = server.picture(NAM, PNG, f"{CODE} ảnh họp")
            await until(lambda: server.webhook_answers == [200])
            await asyncio.wait_for(server.asked.wait(), 20)
            process.kill()
            await process.wait()
        assert await _count(tmp_path) == (0, 1)
        server.may.set()
        async with place.process(tmp_path / "second.log"):
            await until(lambda: server.texts(NAM), 30)
            assert "1 tệp minh chứng" in server.texts(NAM)[0]
            assert await server.push(event, 1) == 200
            async with asyncio.timeout(20):
                while await _count(tmp_path) != (1, 0):  # noqa: ASYNC110 - rows of another process
                    await asyncio.sleep(0.1)
        assert len(server.texts(NAM)) == 1
    log = (tmp_path / "second.log").read_text()
    assert "1 updates that were not finished are taken up again" in log
    assert "ảnh họp" not in log


async def _fill(folder: Path) -> None:
    database, now = Database(f"sqlite:///{folder}/nhacviec.db"), datetime.now(UTC)
    rows: dict[Table, dict[str, Any]] = {
        unit: {"id": 1, "code": "P", "name": "Phòng", "type": "phong", "aliases": []},
        person: {"id": 1, "code": "x", "full_name": "Vũ Nam"},
        membership: {"person_id": 1, "unit_id": 1, "role": "staff"},
        external_id: {"channel": "zalo_oa", "external": NAM.id, "local": 1},
        account: {"person_id": 1, "channel": "zalo_oa", "chat_id": 1, "linked_at": now},
        task: {"id": 1, "code": CODE, "title": "Rà soát", "state": "assigned",
               "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
               "created_at": now},
        task_assignee: {"task_id": 1, "person_id": 1},
    }
    async with database.unit():
        for table, values in rows.items():
            await database.execute(insert(table), [values])
    await database.close()


async def _count(folder: Path) -> tuple[int, int]:
    """Files of evidence; updates that are not finished."""
    database = Database(f"sqlite:///{folder}/nhacviec.db")
    async with database.reading():
        found = [(await database.execute(select(func.count()).select_from(table))).scalar_one()
                 for table in (evidence, kept_update)]
    await database.close()
    return found[0], found[1]
