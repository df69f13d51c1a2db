"""An Official Account in front of its double, with a web server for its webhook and its links."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from bot.app import App
from bot.config import Settings, WebSettings
from bot.config_zalo import ZaloOaSettings
from bot.zalo_oa import zalo_oa_channel
from channels.base import Channel, Feed
from channels.pacing.limits import UNLIMITED
from channels.zalo_oa.channel import ZaloOaChannel
from tests.support.running import address, running
from tests.support.zalo_oa_server import ZaloOaServer


@dataclass
class OaHome:
    """A running channel; `url` is where its own web server is reached."""

    server: ZaloOaServer
    channel: ZaloOaChannel
    url: str


@asynccontextmanager
async def oa_home(
    app: App, server: ZaloOaServer, attach: Callable[[Channel], Feed], *, template: str = "",
    public: bool = True,
) -> AsyncIterator[OaHome]:
    """The channel runs until the end; what it receives goes to the feed of `attach`."""
    with address() as (listening, url):
        settings = Settings(
            zalo_oa=ZaloOaSettings(
                app_id=server.app_id, app_secret=SecretStr(server.app_secret),
                oa_secret=SecretStr(server.oa_secret),
                refresh_token=SecretStr(server.refresh_token),
                api_base=server.url, oauth_base=server.url, template=template),
            web=WebSettings(public_url=url if public else ""))
        channel = zalo_oa_channel(settings, app, UNLIMITED)
        async with running(channel, attach(channel), listening):
            server.webhook = f"{url}/zalo-oa/webhook"
            try:
                # With its first tokens: a test's clock may leap over their life.
                await channel.bot.me()
                yield OaHome(server, channel, url)
            finally:
                server.webhook = ""
