"""Every channel, the clock and the web server of one process, from start to a clean stop."""

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from aiogram.types import BotCommand
from aiohttp import web

from bot.app import App
from bot.calm_log import Calm
from bot.supervisor import Supervisor, Work
from bot.web import build_web
from channels.base import Channel, Feed
from core.errors import SendError, WorkError
from handlers.texts import Catalogue
from jobs.ticker import Ticker
from storage.locks import alone

log = logging.getLogger(__name__)

#: The commands that Telegram's menu offers, by their Vietnamese names.
MENU = ("viec", "quahan", "sapden", "giao", "tonghop", "bantin", "vuongmac", "tim", "caidat",
        "trogiup")
#: Objects that live for ever need not be looked at by every collection.
_YOUNGEST = 50_000
#: How long a thread that writes a report may keep the interpreter, in seconds: with Python's own
#: 5 ms every step of everybody else's update waits that long.
SWITCH_S = 0.0005


def set_up_logging(level: int = logging.INFO) -> None:
    """What happens, never what is said: no texts, no addresses with tokens."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for handler in logging.getLogger().handlers:
        if not any(isinstance(found, Calm) for found in handler.filters):
            handler.addFilter(Calm())
    for name in ("aiogram", "aiohttp", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


class Role(StrEnum):
    """What a process does: everything, the channels and the web, or the clock and the sending."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a process listens ("host:port", "" nowhere), and what it does."""

    listen: str = ""
    metrics: str = ""
    role: Role = Role.ALL


async def serve(
    app: App, channels: Sequence[Channel], serving: Serving, ready: Callable[[], None],
    stop: asyncio.Event | None = None,
) -> None:
    """Until `stop` (SIGTERM or SIGINT when none is given). `ready` is called once we serve.

    Raises WorkError `port-taken`. The stop: no more requests, handlers end, connections close.
    """
    stop = stop or _stop_signal()
    feed = app.connect(channels)
    receiving = [] if serving.role is Role.WORKER else channels
    work = {channel.name: _work_of(channel, feed, app) for channel in receiving}
    if serving.role is not Role.WEB:
        work["clock"] = Ticker(app.metrics.ticking(app.tick), app.clock, on_stop=app.halt.set).run
    supervisor = Supervisor(work)
    routes = [route for channel in receiving for route in channel.routes(feed)]
    runner = _runner(build_web(routes, app.database, supervisor.health))
    watched = _runner(app.metrics.application())
    await runner.setup()
    await watched.setup()
    try:
        await _listening(watched, serving.metrics)
        site = await _listening(runner, serving.listen)
        ready()
        _settle()
        await supervisor.run(stop, site.stop if site else None)
    finally:
        await runner.cleanup()
        await watched.cleanup()


def _runner(application: web.Application) -> web.AppRunner:
    return web.AppRunner(application, access_log=None, shutdown_timeout=5)


async def _listening(runner: web.AppRunner, listen: str) -> web.TCPSite | None:
    if not listen:
        return None
    host, _, port = listen.rpartition(":")
    site = web.TCPSite(runner, host, int(port))
    try:
        await site.start()
    except OSError:
        raise WorkError("port-taken", address=listen) from None
    return site


def _work_of(channel: Channel, feed: Feed, app: App) -> Work:
    receive = partial(channel.run, feed)
    if channel.alone:
        # A network gives each update to one poller: of several processes one polls, others stand
        # by.
        receive = partial(alone, app.database, f"receive {channel.name}", receive)
    if channel.name == "telegram":
        return _greeting(channel, receive, app)
    return _naming(channel, receive, app) if channel.name == "zalo_oa" else receive


def _greeting(channel: Channel, receive: Work, app: App) -> Work:
    async def telegram() -> None:
        # Telegram must answer before it can deliver: who am I, and here is my menu. Who stands by
        # knows it too: invitations from the web chat name the bot.
        me = await channel.bot.me()
        app.use_cases["invite_cards"].telegram_name = me.username or ""
        await channel.bot.set_my_commands(menu(app.catalogue, app.policy.language))
        await receive()

    return telegram


def _naming(channel: Channel, receive: Work, app: App) -> Work:
    async def name() -> None:
        try:
            me = await channel.bot.me()
        except SendError as error:
            # Without tokens the account is known by its name only; `check` says what is missing.
            log.info("the account did not say who it is: %s", type(error).__name__)
            return
        app.use_cases["invite_cards"].name_account(me.username or "")

    async def zalo_oa() -> None:
        # Beside receiving: what is delivered meanwhile must not wait, nor a stop.
        naming = asyncio.create_task(name())
        try:
            await receive()
        finally:
            naming.cancel()

    return zalo_oa


def menu(catalogue: Catalogue, language: str) -> list[BotCommand]:
    """What Telegram shows behind the menu button."""
    t = catalogue.translator(language)
    return [BotCommand(command=name, description=t.plain(f"menu-{name}")) for name in MENU]


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


def _settle() -> None:
    sys.setswitchinterval(SWITCH_S)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNGEST, *gc.get_threshold()[1:])
