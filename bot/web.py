"""The one web application: the channels' routes and /healthz."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from aiohttp import web

from core.errors import StoreDownError
from storage.engine import Database

#: Channels cap their own bodies; this is for whatever forgets to.
_MAX_BODY = 1024 * 1024
#: How long it may take to write, then to read.
_WRITE_SECONDS, _READ_SECONDS = 3.0, 3.0


def build_web(
    routes: Iterable[web.RouteDef], database: Database, health: Callable[[], dict[str, bool]]
) -> web.Application:
    """`health` tells by name which channels run."""

    async def healthz(_request: web.Request) -> web.Response:
        """200 while the database takes what is written (one failing channel is only named), or
        503."""
        answers = await _answers(database)
        channels = health()
        state = "ok" if answers and all(channels.values()) else "degraded" if answers else "down"
        return web.json_response(
            {"status": state, "database": answers, "channels": channels},
            status=200 if answers else 503,
        )

    application = web.Application(client_max_size=_MAX_BODY, middlewares=[_waiting])
    application.add_routes([web.get("/healthz", healthz), *routes])
    return application


@web.middleware
async def _waiting(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """A database that cannot work now is no error of the page: it keeps what was typed."""
    try:
        return await handler(request)
    except StoreDownError:
        return web.Response(status=503, headers={"Retry-After": "5"})


async def _answers(database: Database) -> bool:
    try:
        try:
            await asyncio.wait_for(database.ping(), _WRITE_SECONDS)
        except TimeoutError:
            # Somebody writes for long: that is work, and no fault.
            await asyncio.wait_for(database.look(), _READ_SECONDS)
    except Exception:  # noqa: BLE001 - down is down, whatever the driver calls it
        return False
    return True
