"""Several processes over one PostgreSQL, as a province runs them; one killed in the middle."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, insert, select, update

from bot.config import Settings
from bot.run import run
from bot.serving import Role
from core.errors import WorkError
from storage.engine import Database
from storage.tables import account, delivery, person, task, task_assignee
from tests.support.home import dwelling, home
from tests.support.telegram_server import HOA, NAM, TelegramServer
from tests.support.waiting import until

DUE = 40


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as found:
        found.rate_limited = True
        yield found


async def test_one_receives_several_send_and_one_is_killed(
    server: TelegramServer, tmp_path: Path, postgres_url: str
) -> None:
    first = await home(tmp_path / "a", server, database=postgres_url, warm=True)
    second, third = (
        dwelling(tmp_path / name, server, database=postgres_url, warm=True) for name in "bc")
    chats = await _due(postgres_url)
    for chat in chats:
        server.world.chats[chat] = {"id": chat, "type": "private", "first_name": "x"}
    async with contextlib.AsyncExitStack() as stack:
        web = await stack.enter_async_context(first.process(tmp_path / "a.log", "--role", "web"))
        await stack.enter_async_context(
            second.process(tmp_path / "b.log", "--role", "worker"))
        # Does everything, but while the first one lives it only sends.
        both = await stack.enter_async_context(third.process(tmp_path / "c.log"))
        await until(lambda: all(server.world.sent_to(chat) for chat in chats), 40)
        assert [len(server.world.sent_to(chat)) for chat in chats] == [1] * DUE
        # The last of them is noted as sent a moment after it has left.
        async with asyncio.timeout(20):
            while "nhacviec_queue_sent_last_day 40.0" not in await second.metrics():  # noqa: ASYNC110 - a page
                await asyncio.sleep(0.1)
        server.say(NAM, "/trogiup")
        await server.until_sent(NAM.id, 2)
        # The one that polls dies; another one takes its place.
        web.kill()
        await web.wait()
        server.say(HOA, "/start")
        await server.until_sent(HOA.id)
        assert both.returncode is None
    for name in "abc":
        log = (tmp_path / f"{name}.log").read_text()
        assert "ERROR" not in log, log
        assert server.token not in log


async def test_roles_need_postgresql(tmp_path: Path) -> None:
    office = Settings(database={"url": f"sqlite:///{tmp_path}/office.db"})
    with pytest.raises(WorkError, match="role-needs-postgres"):
        await run(office, lambda: None, Role.WORKER)


async def _due(url: str) -> list[int]:
    """People with a task and a message about it, due by the wall clock; their chats."""
    database = Database(url)
    now = datetime.now(UTC)
    async with database.unit():
        await database.execute(update(task).values(wake_at=None))
        unit_id = (await database.execute(select(person.c.id))).scalars().first()
        assert unit_id is not None
        numbers = range(5001, 5001 + DUE)
        rows: dict[Table, list[dict[str, Any]]] = {
            person: [{"id": n, "code": f"x{n}", "full_name": f"Người {n}"} for n in numbers],
            account: [{"person_id": n, "channel": "telegram", "chat_id": _chat(n),
                       "linked_at": now} for n in numbers],
            task: [{"id": n, "code": f"CCHC-2026-{n}", "title": "Rà soát", "state": "assigned",
                    "kind": "assigned", "lead_unit_id": 1, "assigned_on": date(2026, 3, 1),
                    "created_at": now} for n in numbers],
            task_assignee: [{"task_id": n, "person_id": n} for n in numbers],
            delivery: [{"key": f"a:{n}", "kind": "assigned", "person_id": n, "state": "pending",
                        "send_at": now - timedelta(minutes=1), "payload": {"task_ids": [n]},
                        "created_at": now} for n in numbers],
        }
        for table, values in rows.items():
            await database.execute(insert(table), values)
    await database.close()
    return [_chat(n) for n in numbers]


def _chat(number: int) -> int:
    return NAM.id if number == 5001 else number
