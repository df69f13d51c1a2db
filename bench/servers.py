"""The bots that are compared; each runs in a process of its own: `python -m bench.servers KIND`."""

import asyncio
import gc
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, select
from sqlalchemy.ext.asyncio import create_async_engine

from bench.load import PEOPLE, SECRET

TOKEN = "1:bench"
PATH = "/telegram/webhook"


def echo(api: str) -> web.Application:
    """A bare aiogram echo."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        await message.answer(message.text or "")

    return _aiogram_app(dispatcher, api)


def hand(api: str, path: Path) -> web.Application:
    """aiogram with one SELECT and one INSERT by hand (Core, aiosqlite, WAL)."""
    metadata = MetaData()
    person = Table("person", metadata, Column("id", Integer, primary_key=True),
                   Column("name", String))
    note = Table("note", metadata, Column("id", Integer, primary_key=True),
                 Column("person_id", Integer), Column("text", String))
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
    dispatcher = Dispatcher()

    @dispatcher.startup()
    async def prepare() -> None:
        async with engine.begin() as connection:
            await connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            await connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
            await connection.run_sync(metadata.create_all)
            rows = [{"id": 1000 + n, "name": "x"} for n in range(PEOPLE)]
            await connection.execute(insert(person), rows)

    lock = asyncio.Lock()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        async with lock, engine.begin() as connection:
            found = await connection.execute(
                select(person.c.name).where(person.c.id == message.chat.id))
            name = found.scalar_one()
            await connection.execute(
                insert(note).values(person_id=message.chat.id, text=message.text))
        await message.answer(name)

    app = _aiogram_app(dispatcher, api)
    app.on_startup.append(lambda _: dispatcher.emit_startup())
    return app


async def ours(api: str, url: str) -> web.Application:
    """The whole product over the database: a department of 32 people, each with ten open tasks."""
    from bot.app import App
    from bot.clock import SystemClock
    from channels.pacing.limits import UNLIMITED
    from channels.telegram.channel import TelegramChannel
    from core.policy import Policy
    from storage.engine import Database
    from storage.schema import migrate

    database = Database(url)
    await migrate(database)
    app = App(database, Policy(organisation="Sở"), SystemClock())
    await _department(database, app.stores)
    channel = TelegramChannel(TOKEN, mode="webhook", api_base=api, webhook_secret=SECRET,
                              limits=UNLIMITED)
    feed = app.connect([channel])
    found = web.Application()
    found.add_routes(channel.routes(feed))
    return found


async def _department(database: Any, stores: Any) -> None:
    from core.tasks import Kind, State
    from storage import tables

    now = datetime.now(UTC)
    async with database.unit():
        unit = await _insert(database, tables.unit, code="P", name="Phòng", type="phong",
                             aliases=[])
        for n in range(PEOPLE):
            person = await _insert(database, tables.person, code=f"p{n}", full_name=f"Người {n}")
            await _insert(database, tables.membership, person_id=person, unit_id=unit, role="staff")
            await _insert(database, tables.account, person_id=person, channel="telegram",
                          chat_id=1000 + n, linked_at=now)
            for number in range(10):
                await stores.tasks.add({
                    "code": f"CCHC-2026-{n * 10 + number + 1:03d}", "title": "Rà soát TTHC",
                    "state": State.ASSIGNED, "kind": Kind.ASSIGNED, "lead_unit_id": unit,
                    "due_on": now.date(), "assigned_on": now.date(), "created_at": now,
                    "assignees": {person}})


async def _insert(database: Any, table: Any, **values: Any) -> int:
    return int((await database.execute(insert(table).values(**values))).inserted_primary_key[0])


def _aiogram_app(dispatcher: Dispatcher, api: str) -> web.Application:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False,
                                   secret_token=SECRET)
    handler.register(app, path=PATH)
    return app


async def serve(arguments: Sequence[str]) -> None:
    """KIND PORT API_PORT URL: serve until killed by the parent; "ours-pg" works over the URL."""
    kind, port, api_port, url = arguments
    api = f"http://127.0.0.1:{api_port}"
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        path = Path(folder) / "bench.db"
        match kind.removesuffix("-gc"):
            case "echo":
                app = echo(api)
            case "hand":
                app = hand(api, path)
            case _:
                app = await ours(api, url if kind == "ours-pg" else f"sqlite:///{path}")
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", int(port)).start()
        if kind.startswith("ours") or kind.endswith("-gc"):
            gc.collect()
            gc.freeze()
            gc.set_threshold(50_000, 20, 20)
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1:]))
