"""`nhacviec run`: every channel that has credentials, the clock, the web routes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from aiogram import Bot
from aiogram.utils.token import TokenValidationError

from bot.app import App
from bot.check_shapes import token_fault
from bot.config import Settings
from bot.config_file import ConfigError
from bot.invitations import other_ways
from bot.opening import open_database, opened
from bot.serving import Role, Serving, serve, set_up_logging
from bot.zalo_bot import zalo_bot_channel
from bot.zalo_oa import zalo_oa_channel
from channels.base import Channel
from channels.keeping import Keeper
from channels.lanes import Lanes
from channels.pacing.limits import TELEGRAM
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import read
from channels.web.channel import WebChannel
from channels.web.ports import DemoDesk
from core.errors import WorkError
from storage.kept_updates import KeptUpdateStore


async def run(
    settings: Settings, ready: Callable[[], None], role: Role = Role.ALL
) -> None:
    """The bot, until SIGTERM or SIGINT; `ready` is called once it serves.

    Raises WorkError `already-running`, `role-needs-postgres`, `port-taken`, `database-…`;
    ConfigError.
    """
    set_up_logging()
    if role is not Role.ALL and open_database(settings).is_sqlite:
        raise WorkError("role-needs-postgres", role=role.value)
    web = settings.web
    serving = Serving(web.listen, web.metrics_listen, role)
    async with opened(settings, migrating=True, alone=True) as app:
        app.use_cases["invite_cards"].others = other_ways(settings)
        await serve(app, build_channels(settings, app), serving, ready)


def build_channels(settings: Settings, app: App) -> list[Channel]:
    """Every channel that has what it needs. Raises ConfigError when there is none."""
    _refuse_mixed_up(settings)
    channels: list[Channel] = []
    telegram = settings.telegram
    if telegram.token.get_secret_value():
        channels.append(telegram_channel(settings, keeper_of(app)))
    if settings.zalo_bot.token.get_secret_value():
        channels.append(zalo_bot_channel(settings, app))
    if settings.zalo_oa.app_id:
        channels.append(zalo_oa_channel(settings, app))
    if settings.web.listen:
        channels.append(web_channel(app, None))
    if not channels:
        raise ConfigError("config-no-channel", key="telegram.token")
    return channels


def _refuse_mixed_up(settings: Settings) -> None:
    """A token pasted into the other bot's key must not be sent to the other network."""
    tokens = {"telegram.token": settings.telegram.token, "zalo_bot.token": settings.zalo_bot.token}
    for key, token in tokens.items():
        telegrams = key.startswith("telegram")
        if token.get_secret_value() and token_fault(token.get_secret_value(), telegrams=telegrams):
            raise ConfigError("config-bad-token", key=key)


def keeper_of(app: App) -> Callable[[Bot, Lanes], Keeper]:
    """What keeps Telegram's updates, for its channel to make."""
    store = KeptUpdateStore(app.database, TelegramChannel.name)
    words = app.catalogue.translator(app.policy.language).plain
    return lambda bot, lanes: Keeper(
        store, bot, lanes, app.clock.now, partial(read, bot), words)


def telegram_channel(
    settings: Settings, keeper: Callable[[Bot, Lanes], Keeper] | None = None
) -> TelegramChannel:
    """What only sends needs no keeper. Raises ConfigError when the token is of another shape."""
    telegram = settings.telegram
    try:
        return TelegramChannel(
            telegram.token.get_secret_value(), mode=telegram.mode, api_base=telegram.api_base,
            proxy=telegram.proxy.get_secret_value(), public_url=settings.web.public_url,
            webhook_secret=telegram.webhook_secret.get_secret_value(),
            limits=replace(TELEGRAM, per_second=telegram.per_second), keeper=keeper,
        )
    except (TokenValidationError, ValueError) as error:
        key = "webhook_secret" if "webhook_secret" in str(error) else "token"
        raise ConfigError("config-bad-secret", key=f"telegram.{key}") from None


def web_channel(app: App, desk: DemoDesk | None) -> WebChannel:
    """The web chat; with a desk it is the demo's."""
    return WebChannel(
        ids=app.stores.external_ids, messages=app.stores.web_messages, desk=desk,
        upload_limit_mb=app.policy.evidence_mb, clock=app.clock.now,
    )
