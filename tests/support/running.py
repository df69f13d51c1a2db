"""Web servers of the tests: of a double, and of a channel at work."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web

from channels.base import Channel, Feed


async def served(app: web.Application) -> tuple[web.AppRunner, str]:
    """What ends it, and its URL."""
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, "http://{}:{}".format(*runner.addresses[0][:2])


@contextmanager
def address() -> Iterator[tuple[socket.socket, str]]:
    """A socket that nobody serves yet, and its URL: a webhook must know where it will be."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening, "http://{}:{}".format(*listening.getsockname())


@asynccontextmanager
async def running(channel: Channel, feed: Feed, listening: socket.socket) -> AsyncIterator[None]:
    """The channel receives, and its routes stand at the socket; at the end it is closed too."""
    application = web.Application()
    application.add_routes(channel.routes(feed))
    runner = web.AppRunner(application, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    work = asyncio.create_task(channel.run(feed))
    try:
        yield
    finally:
        work.cancel()
        await asyncio.wait([work])
        await channel.close()
        await runner.cleanup()
