"""A Zalo bot in front of the double, with a web server for its webhook and its links."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Update
from pydantic import SecretStr

from bot.app import App
from bot.config import Settings, WebSettings, ZaloBotSettings
from bot.zalo_bot import zalo_bot_channel
from channels.base import Channel, Feed
from channels.pacing.limits import UNLIMITED
from channels.zalo_bot.channel import ZaloBotChannel
from tests.support.running import address, running
from tests.support.waiting import until
from tests.support.zalo_server import ZaloServer

SECRET = "s3cret_s3cret"


@dataclass
class Noting:
    """A feed; `failures` are raised first."""

    updates: list[Update] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    async def __call__(self, bot: Bot, update: Update) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.updates.append(update)

    def attach(self, _channel: Channel) -> Feed:
        return self

    @property
    def texts(self) -> list[str | None]:
        return [u.message.text if u.message else f"→{u.callback_query.data}" for u in self.updates]


@dataclass
class ZaloHome:
    """A running channel; `url` is where its own web server is reached."""

    server: ZaloServer
    channel: ZaloBotChannel
    url: str


@asynccontextmanager
async def zalo_home(
    app: App, server: ZaloServer, attach: Callable[[Channel], Feed], *, webhook: bool = True,
    public: bool = True,
) -> AsyncIterator[ZaloHome]:
    """The channel runs until the end; what it receives goes to the feed of `attach`."""
    with address() as (listening, url):
        settings = Settings(
            zalo_bot=ZaloBotSettings(
                token=SecretStr(server.token), mode="webhook" if webhook else "polling",
                api_base=server.url, webhook_secret=SecretStr(SECRET)),
            web=WebSettings(public_url=url if public else ""))
        channel = zalo_bot_channel(settings, app, UNLIMITED)
        async with running(channel, attach(channel), listening):
            if public or not webhook:
                await until(lambda: server.webhook or server.polling)
            yield ZaloHome(server, channel, url)


def keys(*labels: str) -> InlineKeyboardMarkup:
    """A keyboard of one column; the data are a, b, c…"""
    return InlineKeyboardMarkup(inline_keyboard=[
        [InlineKeyboardButton(text=label, callback_data=chr(97 + n))]
        for n, label in enumerate(labels)])
